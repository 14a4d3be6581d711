import { randomUUID } from "node:crypto";
import { demoAccount, type MockServer, type MockServerOptions, startMockServer } from "@remo-kit/mock-server";
import type { Page } from "playwright-core";
import { afterAll, beforeEach, expect, onTestFinished } from "vitest";
import { type Tab, useBrowser } from "./browser.ts";

type Answer = { readonly httpStatus: number; readonly [field: string]: unknown };

type Opened = Omit<Parameters<ReturnType<typeof useBrowser>["open"]>[0], "within"> & {
  /** Behind `/__mock`. */
  readonly query?: string;
};

/** A mock for the tests of a file, as at its start before each, and its dashboard in a browser. */
export async function useDashboard() {
  const mock = await startMockServer({ port: 0 });
  const browser = useBrowser();
  beforeEach(() => mock.control.reset());
  afterAll(() => mock.close(0));
  return {
    mock,
    /** The next call of the API, as a program would make it. */
    ask: (fields?: object, headers?: Record<string, string>) => askFor(mock, fields, headers),
    async open({ query = "", ...options }: Opened = {}): Promise<Tab> {
      const tab = await browser.open({ within: mock.url, ...options });
      await tab.page.goto(`${mock.url}/__mock${query}`);
      await untilLive(tab.page);
      return tab;
    },
    /** A page of another mock. */
    openAt: (within: string) => browser.open({ within }),
  };
}

/** A mock with options of its own, until the test ends. */
export async function startOther(options: MockServerOptions): Promise<MockServer> {
  const mock = await startMockServer({ port: 0, ...options });
  onTestFinished(() => mock.close(0));
  return mock;
}

/** From then on the page shows each change. */
export const untilLive = (page: Page) => page.locator("#live[data-state=live]").waitFor();

export async function askFor(
  { url }: Pick<MockServer, "url">,
  fields: object = {},
  headers: Record<string, string> = {},
): Promise<Answer> {
  const { email, userKey, apiKey } = demoAccount;
  const request = {
    ...{ Email: email, UserKey: userKey, APIKey: apiKey },
    ...{ base64_video: "AAAAIGZ0eXBpc29tAAACAGlzb20=", height: "170", uuid: randomUUID() },
    ...fields,
  };
  const response = await fetch(`${url}/api/analysis-soccer`, {
    method: "POST",
    headers: { "content-type": "application/json", ...headers },
    body: JSON.stringify(request),
  });
  const text = await response.text();
  const isJson = response.headers.get("content-type")?.includes("json");
  return { httpStatus: response.status, ...(isJson ? JSON.parse(text) : { text }) };
}

/** Does something on the page that changes the mock, and waits until the mock has taken it; `below` is what a proxy strips. */
export async function change(page: Page, act: () => Promise<unknown>, below = ""): Promise<void> {
  const isChange = (method: string, path: string) => method !== "GET" && path.startsWith(`${below}/__mock`);
  const taken = page.waitForResponse((response) =>
    isChange(response.request().method(), new URL(response.url()).pathname),
  );
  const [response] = await Promise.all([taken, act()]);
  expect(response.ok(), `${response.url()}: ${response.status()}`).toBe(true);
}

/** Presses the button of this name, and waits until the mock has taken what it changes. */
export const press = (page: Page, name: string, section = "body"): Promise<void> =>
  change(page, () => page.locator(section).getByRole("button", { name, exact: true }).click());

/** Queues a scenario with the choices that the page has at the moment. */
export const queue = (page: Page, scenario: string) => press(page, `Queue ${scenario} as the next answer`);
