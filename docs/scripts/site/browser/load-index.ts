import type { Entry } from "./search.ts";

type WithIndex = typeof globalThis & { searchIndex?: readonly Entry[] };

let loading: Promise<readonly Entry[]> | undefined;

/** By a script element: a page that was opened from the disk may not fetch. */
export function loadIndex(url: string): Promise<readonly Entry[]> {
  loading ??= new Promise((done, failed) => {
    const script = document.createElement("script");
    script.src = url;
    script.addEventListener("load", () => done((globalThis as WithIndex).searchIndex ?? []));
    script.addEventListener("error", () => {
      loading = undefined;
      failed(new Error(`${url} could not be loaded.`));
    });
    document.head.append(script);
  });
  return loading;
}
