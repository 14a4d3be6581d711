// A browser may send a request again without a word: Chromium does when a connection that it used before is reset.

import { ask } from "./page.ts";

type Entry = { readonly id: number; readonly uuid?: string; readonly status?: number };

/** To be asked before a request is sent; then says whether more than one of its uuid came. */
export async function watchRequests(): Promise<(uuid: unknown) => Promise<boolean>> {
  const [last] = await entries("limit=1");
  return async (uuid) => {
    const since = await entries(`after=${last?.id ?? 0}`);
    // Of a request that broke off before it was answered, the mock may not know the uuid.
    return since.filter((entry) => entry.uuid === uuid || entry.status === undefined).length > 1;
  };
}

async function entries(query: string): Promise<readonly Entry[]> {
  const response = await ask(`/__mock/journal?${query}`).catch(() => undefined);
  return response?.ok ? ((await response.json()) as { entries: Entry[] }).entries : [];
}
