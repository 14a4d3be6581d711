import { useI18n, useLang, withBase } from "@rspress/core/runtime";
import { type KeyboardEvent as KeyEvent, useEffect, useLayoutEffect, useRef, useState } from "react";
import { searchIndexHash } from "virtual-page-data";
import type { Found } from "./search.ts";

type Search = (query: string) => readonly Found[];

/** The index and what searches in it are loaded when they are first asked for. */
async function loadSearch(lang: string): Promise<Search> {
  const address = withBase(`/static/search_index.${lang}.${searchIndexHash[`###${lang}`]}.json`);
  const [{ createSearch }, response] = await Promise.all([import("./search.ts"), fetch(address)]);
  return createSearch(await response.json());
}

/** A closed dialog may keep the focus until the next frame. */
const isShortcut = ({ key, ctrlKey, metaKey, target }: KeyboardEvent): boolean =>
  (key === "k" && (ctrlKey || metaKey)) || (key === "/" && !(target as Element).closest("dialog[open]"));

type Props = { readonly focused: boolean; readonly setFocused: (focused: boolean) => void };

/** In place of the one of Rspress, which finds a whole query only as it is written. */
export function SearchPanel({ focused, setFocused }: Props) {
  const t = useI18n();
  const lang = useLang();
  const dialog = useRef<HTMLDialogElement>(null);
  const [search, setSearch] = useState<{ readonly lang: string; readonly run: Search }>();
  const [query, setQuery] = useState("");
  const close = () => setFocused(false);
  useEffect(() => {
    const open = (event: KeyboardEvent) => {
      if (!isShortcut(event)) return;
      event.preventDefault();
      if (!dialog.current?.open) dialog.current?.showModal(); // At once: it may still be closing.
      setFocused(true);
    };
    document.addEventListener("keydown", open);
    return () => document.removeEventListener("keydown", open);
  }, [setFocused]);
  // Before the next key: else what closes it late would close it again.
  useLayoutEffect(() => {
    if (!focused) return dialog.current?.close();
    if (!dialog.current?.open) dialog.current?.showModal();
    if (search?.lang !== lang) loadSearch(lang).then((run) => setSearch({ lang, run }));
  }, [focused, lang, search]);
  const found = query.trim() && search ? search.run(query) : [];
  return (
    <dialog
      ref={dialog}
      className="search"
      aria-label={t("searchPlaceholderText")}
      onClose={() => dialog.current?.open || close()}
      onClick={({ target, currentTarget }) => target === currentTarget && close()}
      onKeyDown={(event) => (event.key === "Escape" ? close() : moveFocus(event))} // It would first empty the field.
    >
      <form method="dialog" onSubmit={() => dialog.current?.querySelector("a")?.click()}>
        <input
          type="search"
          autoComplete="off"
          placeholder={t("searchPlaceholderText")}
          aria-label={t("searchPlaceholderText")}
          onChange={({ target }) => setQuery(target.value)}
        />
      </form>
      <p role="status">{query.trim() && search && found.length === 0 ? t("searchNoResultsText") : ""}</p>
      <ol>
        {found.map((one) => (
          <li key={one.id}>
            <a href={addressOf(one)} onClick={close}>
              <strong>{one.heading === one.title ? one.title : `${one.title} › ${one.heading}`}</strong>
              <span>{one.excerpt.map((part, i) => (i % 2 ? <mark key={i}>{part}</mark> : part))}</span>
            </a>
          </li>
        ))}
      </ol>
    </dialog>
  );
}

const addressOf = ({ id }: Found): string =>
  withBase(id.replace(/\/?(?=#|$)/, (end) => (end ? "/index.html" : ".html")));

/** Up and down go through the field and what was found. */
function moveFocus(event: KeyEvent<HTMLElement>): void {
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (!step) return;
  event.preventDefault();
  const places = [...event.currentTarget.querySelectorAll<HTMLElement>("input, li a")];
  places[Math.max(places.indexOf(document.activeElement as HTMLElement) + step, 0)]?.focus();
}
