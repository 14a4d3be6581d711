// The page of a mock that asks for its control token.

import { ask, element, report, token, word } from "./page.ts";

/** Opens the dashboard with the token of this tab, or asks for one; `open` takes the page. */
export function startEntrance(open: (page: Document) => void): void {
  const enter = async (isNew: boolean): Promise<void> => {
    const response = await ask(`/__mock${location.search}`, { headers: { accept: "text/html" } }).catch(
      () => undefined,
    );
    if (!response) return report(word("gone"), true);
    if (response.ok) return open(new DOMParser().parseFromString(await response.text(), "text/html"));
    if (response.status !== 401) {
      const { detail } = (await response.json().catch(() => ({}))) as { detail?: string };
      return report(word("enterFailed", { detail: `${response.status} ${detail ?? ""}` }), true);
    }
    token.forget();
    if (isNew) report(word("wrongToken"), true);
  };
  element("token-form").addEventListener("submit", (event) => {
    event.preventDefault();
    const field = (event.target as HTMLFormElement).elements.namedItem("token") as HTMLInputElement;
    token.set(field.value);
    field.value = "";
    void enter(true);
  });
  if (token.get() !== null) void enter(false);
}
