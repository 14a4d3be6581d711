// What the other parts know of the page: its words, its tenant, and how the mock is asked.

import { fill, type Language } from "@remo-kit/common/language";

const tokenKey = "remo-mock-token";

/** A word of the page's language, with values in the place of `{name}`. */
export function word(name: string, values: { readonly [name: string]: string } = {}): string {
  const line = document.body.dataset.words?.split("\n").find((one) => one.startsWith(`${name}=`));
  return fill(line?.slice(name.length + 1) ?? name, values);
}

/** Where the mock is for this browser: a proxy may serve it below a path of its own. No slash at its end. */
export const mockUrl = (): string => new URL(".", location.href).href.replace(/\/$/, "");

export const language = (): Language => (document.documentElement.lang === "ko" ? "ko" : "en");

export const tenantHeader = "x-remo-mock-tenant";
export const tenant = (): string => document.body.dataset.tenant ?? "default";

/** The control token of this tab; it is nowhere else. */
export const token = {
  get: () => sessionStorage.getItem(tokenKey),
  set: (value: string) => sessionStorage.setItem(tokenKey, value),
  forget: () => sessionStorage.removeItem(tokenKey),
};

/** Asks the mock for a path of its own as this page's tenant, with the token if there is one. */
export function ask(path: string, init: RequestInit = {}): Promise<Response> {
  const headers = new Headers(init.headers);
  headers.set(tenantHeader, tenant());
  const known = token.get();
  if (known !== null) headers.set("authorization", `Bearer ${known}`);
  return fetch(mockUrl() + path, { ...init, headers });
}

export function element<Kind extends HTMLElement = HTMLElement>(id: string): Kind {
  const found = document.getElementById(id);
  if (!found) throw new Error(`The page has no #${id}.`);
  return found as Kind;
}

let fading = 0;
let last: HTMLElement | undefined;

/** Says in a line at the edge of the page what came of an action, also to a screen reader: over an open dialog, in it. */
export function report(text: string, isProblem = false): void {
  const line = document.querySelector<HTMLElement>("dialog[open] > [role=status]") ?? element("report");
  last?.replaceChildren();
  last = line;
  line.textContent = text;
  line.dataset.kind = isProblem ? "problem" : "done";
  clearTimeout(fading);
  if (!isProblem) fading = setTimeout(() => line.replaceChildren(), 4000);
}
