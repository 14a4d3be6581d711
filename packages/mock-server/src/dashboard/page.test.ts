import { operationList } from "@remo-kit/openapi";
import { expect, test } from "vitest";
import { createGuard } from "../control/guard.ts";
import { table } from "../control/table/operations.ts";
import { menuOf } from "../scenarios.ts";
import { guardedMock } from "./test-support.ts";

const secret = {
  email: "secretmail@secret.example",
  userKey: "s3cret-user",
  apiKey: "s3cret-api",
  credits: 7,
};

test("a browser gets the dashboard, every other caller the index as before", async () => {
  const { page, fetch } = guardedMock();
  expect((await page()).headers.get("content-type")).toContain("text/html");
  for (const accept of [undefined, "*/*", "application/json", "application/json, text/html;q=0.5"]) {
    const response = await fetch("/__mock", accept === undefined ? {} : { headers: { accept } });
    expect(await response.json()).toMatchObject({ openapi: { en: "/__mock/openapi.json" } });
  }
});

test("the language is that of ?lang, which is remembered, else that of the browser, else English", async () => {
  const { page } = guardedMock();
  const languageOf = async (path: string, headers: Record<string, string>) => {
    const response = await page(path, headers);
    const [, language] = /<html lang="(\w+)"/.exec(await response.text()) ?? [];
    return { language, cookie: response.headers.get("set-cookie") };
  };
  expect(await languageOf("/__mock", {})).toMatchObject({ language: "en" });
  expect(await languageOf("/__mock", { "accept-language": "ko-KR,ko;q=0.9,en;q=0.8" })).toMatchObject({
    language: "ko",
  });
  const chosen = await languageOf("/__mock?lang=ko", { "accept-language": "en" });
  expect(chosen).toMatchObject({ language: "ko", cookie: expect.stringContaining("remo-mock-lang=ko") });
  const remembered = { cookie: "remo-mock-lang=ko; remo-mock-theme=dark", "accept-language": "en" };
  expect(await languageOf("/__mock", remembered)).toMatchObject({ language: "ko" });
  expect(await (await page("/__mock", remembered)).text()).toContain('data-theme="dark"');
});

test("the page speaks one language only, beside names and what the mock itself says", async () => {
  const { page } = guardedMock();
  const html = await (await page("/__mock?lang=en")).text();
  expect(html.replace(/<a [^>]*lang="ko"[^>]*>.*?<\/a>/, "")).not.toMatch(/[가-힣]/);
  const korean = await (await page("/__mock?lang=ko")).text();
  for (const heading of ["요청 기록", "다음 응답", "계정", "가상 시계", "프로필", "장애"])
    expect(korean).toContain(heading);
});

test("nothing but its own files may run or be loaded, and nothing is written in line", async () => {
  const { page } = guardedMock();
  const response = await page();
  expect(response.headers.get("content-security-policy")).toContain("default-src 'none'");
  expect(response.headers.get("cache-control")).toBe("no-store");
  expect(response.headers.get("referrer-policy")).toBe("no-referrer");
  expect(response.headers.get("x-content-type-options")).toBe("nosniff");
  const html = await response.text();
  expect(html).not.toMatch(/<style|style="|\son\w+="|<script(?![^>]* src="__mock\/assets\/)/);
  expect(html).not.toMatch(/(src|href)="(https?:)?\/\//);
});

test("no key, and of an e-mail address only its domain, is in the page", async () => {
  const { page, fetch } = guardedMock(undefined, { accounts: [secret] });
  await fetch("/__mock/next", {
    method: "POST",
    body: JSON.stringify({ scenario: "hang", email: secret.email }),
  });
  const html = await (await page()).text();
  expect(html).toContain("s…@secret.example");
  for (const text of ["secretmail@", secret.userKey, secret.apiKey]) expect(html).not.toContain(text);
});

test("the demo account is filled in only where the tenant has it", async () => {
  const filled = 'value="example@email.com"';
  expect(await (await guardedMock().page()).text()).toContain(filled);
  const { page } = guardedMock(undefined, { accounts: [{ ...secret, email: "example@email.com" }] });
  expect(await (await page()).text()).not.toContain(filled);
});

test("what callers send is text in the page, whatever it looks like", async () => {
  const { page, fetch } = guardedMock();
  await fetch("/<img src=x onerror=alert(1)>");
  await fetch("/__mock/accounts", {
    method: "POST",
    body: JSON.stringify({ ...secret, email: 'x@"><img src=x onerror=alert(1)>' }),
  });
  const html = await (await page()).text();
  expect(html).toContain("&quot;&gt;&lt;img src=x onerror=alert(1)&gt;");
  expect(html).not.toContain("<img");
  const details = await (await page("/__mock/fragments/entries/1")).text();
  expect(details).toContain("onerror");
  expect(details).not.toContain("<img");
});

test("each form sends what an operation of the control API is, and each change that there is has a form", async () => {
  const { page, fetch, analyse } = guardedMock();
  await analyse();
  await fetch("/__mock/next", { method: "POST", body: '{"scenario":"hang"}' });
  await fetch("/__mock/faults", { method: "PUT", body: '{"faults":[{"fault":"hang"}]}' });
  const html = (await (await page()).text()) + (await (await fetch("/__mock/fragments/jobs/1")).text());
  const forms = [...html.matchAll(/data-method="(\w+)" data-path="([^"]+)"/g)];
  const sent = forms.map(([, method, path = ""]) => `${method} ${path.replace(/\/\d+\b/, "/{id}")}`);
  const changes = table.filter(({ method }) => method !== "GET");
  expect([...new Set(sent)].sort()).toEqual(changes.map(({ method, path }) => `${method} ${path}`).sort());
});

test("a tenant has a page of its own, and a name that is none is refused", async () => {
  const { page, analyse } = guardedMock();
  await analyse({}, { "x-remo-mock-tenant": "blue" });
  expect(await (await page("/__mock?tenant=blue")).text()).toContain('data-id="1"');
  expect(await (await page()).text()).not.toContain('data-id="1"');
  expect((await page("/__mock?tenant=a%20b")).status).toBe(400);
});

const closed = [
  ["exposed", createGuard({ loopback: false }), {}, 403, "--control-token"],
  ["remote", createGuard({ loopback: true }), { host: "evil.example" }, 403, "127.0.0.1"],
  ["token", createGuard({ loopback: true, token: "s3cret-token" }), {}, 401, "token-form"],
] as const;

test.each(closed)(
  "a closed dashboard (%s) says why, and nothing of the mock",
  async (why, guard, headers, status, how) => {
    const { page, fetch, analyse } = guardedMock(guard, { accounts: [secret] });
    await analyse();
    for (const language of ["en", "ko"]) {
      const response = await page(`/__mock?lang=${language}`, headers);
      expect(response.status).toBe(status);
      const html = await response.text();
      expect(html).toContain(`data-closed="${why}"`);
      expect(html).toContain(how);
      expect(html).not.toMatch(/data-id|data-path|secret|accepted<|s3cret/);
    }
    for (const path of [
      "/__mock/events",
      "/__mock/fragments/entries/1",
      "/__mock/fragments/scenarios/hang",
    ]) {
      expect((await fetch(path, { headers })).status).toBe(status);
    }
  },
);

test("with its token the dashboard opens, and has the token nowhere", async () => {
  const { page } = guardedMock(createGuard({ loopback: false, token: "s3cret-token" }));
  const response = await page("/__mock", { authorization: "Bearer s3cret-token" });
  expect(response.status).toBe(200);
  expect(await response.text()).not.toContain("s3cret-token");
});

test("a scenario is shown with the end of a uuid that asks its operation for it", async () => {
  const { page } = guardedMock();
  for (const operation of operationList) {
    for (const [ending, name] of menuOf(operation).byEnding) {
      const details = await page(`/__mock/fragments/scenarios/${name}@${operation.slug}`);
      expect(await details.text()).toContain(`uuid <code>…-${ending}</code>`);
    }
  }
});

test.each([
  ["", "http://mock.test/api/"],
  ["https://a.example/mock", "https://a.example/mock/api/"],
  ["https://a.example/o'$(x)", "https://a.example/o%27%24(x)/api/"],
  ["javascript:alert(1)", "http://mock.test/api/"],
])("the code of a page at %j sends to %s", async (at, address) => {
  const { fetch } = guardedMock();
  const query = new URLSearchParams({ at });
  const details = await fetch(`http://mock.test/__mock/fragments/scenarios/hang?${query}`);
  expect(await details.text()).toContain(address);
});

test("a part that does not exist is answered with 404, and so is a file that was not built", async () => {
  const { page, fetch } = guardedMock();
  for (const path of ["entries/x", "scenarios/x", "keys/1"]) {
    expect((await page(`/__mock/fragments/${path}`)).status).toBe(404);
  }
  expect(await (await page("/__mock/fragments/entries/9?lang=ko")).text()).toContain("남아 있지 않은");
  expect((await fetch("/__mock/assets/..%2Fassets.ts")).status).toBe(404);
  const missing = await fetch("/__mock/assets/dashboard.js");
  expect(await missing.json()).toMatchObject({ detail: expect.stringContaining("npm run setup") });
});

test("an input takes what the control API takes of its field", async () => {
  const html = await (await guardedMock().page()).text();
  for (const input of [
    'name="delay" type="number" min="0" max="600000"',
    'name="times" required="" type="number" min="1" max="1000000"',
    'name="probability" required="" type="number" min="0.000001" max="1" step="any"',
    'name="email" required="" maxlength="320"',
  ]) {
    expect(html).toContain(` ${input}`);
  }
});
