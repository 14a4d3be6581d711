import { mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { profiles } from "@remo-kit/openapi";
import { afterAll, describe, expect, test } from "vitest";
import { reportNames } from "../report/write.ts";
import { unissued } from "../session/session.ts";
import { account, keys, listen, type Reply, remoContract, remoteServer } from "./testing/remote-server.ts";

// The built command as it is called, against servers of which it knows nothing.

const folder = await mkdtemp(join(tmpdir(), "remo-kit-remote-"));
afterAll(() => rm(folder, { recursive: true }));

/** Against a server of this machine, as fast as it can. */
const against = (url: string, ...flags: string[]) => ["--target", url, "--rate", "1000", ...flags];

test("of what is built, only the entry for a vitest of one's own imports vitest", async () => {
  const built = new URL("../../dist/", import.meta.url);
  const files = (await readdir(built)).filter((name) => name.endsWith(".js"));
  expect(files).toContain("cli.js");
  const texts = await Promise.all(files.map((name) => readFile(new URL(name, built), "utf8")));
  expect(files.filter((_, at) => /["']vitest(\/\w+)?["']/.test(texts[at] ?? ""))).toEqual(["vitest.js"]);
});

describe.concurrent("on a remote server", () => {
  test("without --allow-spend, nothing that carries an account's keys is sent", async () => {
    const server = await remoteServer();
    const { code, output } = await remoContract(against(server.url, "--generated", "10"), keys);
    expect(output).toContain("Expected cost: at most 0 credits, 0 allowed");
    expect(code).toBe(0);
    expect(server.seen.bodies.length).toBeGreaterThan(40);
    for (const key of [account.email, account.userKey, account.apiKey]) {
      expect(server.seen.bodies.filter((body) => body.includes(key))).toEqual([]);
    }
    expect(await server.creditsLeft()).toBe(100);
  });

  test("with it, the run spends no more than that, one request at a time, and what is free comes first", async () => {
    const server = await remoteServer({ profile: profiles.observed });
    const outputs = ["--report", join(folder, "paid"), "--record", join(folder, "paid.json")];
    const { code, output } = await remoContract(against(server.url, "--allow-spend", "60", ...outputs), keys);
    expect(output).toContain("Expected cost: at most 48 credits, 60 allowed");
    expect([code, output]).toEqual([0, expect.stringContaining("successState     true             certain")]);
    expect(await server.creditsLeft()).toBeLessThan(100);
    expect(await server.creditsLeft()).toBeGreaterThanOrEqual(52);
    expect(server.seen.most).toBe(1);
    const first = server.seen.bodies.findIndex((body) => body.includes(account.email));
    // But for four: each read asks with unissued keys for what was paid for, before it is done and afterwards.
    const others = server.seen.bodies.slice(first).filter((body) => body.includes(unissued.email));
    expect(others).toHaveLength(4);
    expect(server.seen.bodies.length - first).toBe(server.withKeys().length + others.length);
    expect(output).toMatch(/… waiting \d+ s for the analysis; \d+ s may follow/);
    const written = await readdir(join(folder, "paid"));
    const texts = [...written.map((name) => join("paid", name)), "paid.json"].map((name) =>
      readFile(join(folder, name), "utf8"),
    );
    expect(texts).toHaveLength(reportNames.length + 1);
    for (const text of [output, ...(await Promise.all(texts))]) {
      for (const key of Object.values(keys)) expect(text).not.toContain(key);
    }
  });

  test("a budget that is too small for a case leaves it out, and takes what fits", async () => {
    const server = await remoteServer();
    const { code, output } = await remoContract(against(server.url, "--allow-spend", "10"), keys);
    expect(output).toContain("may cost 20 credits, and 10 are allowed");
    expect(code).toBe(0);
    expect(await server.creditsLeft()).toBeGreaterThanOrEqual(90);
  });

  test("it stops at the first 422", async () => {
    const server = await remoteServer({ accounts: [{ ...account, credits: 5 }] });
    const { code, output } = await remoContract(against(server.url, "--allow-spend", "60"), keys);
    expect([code, output]).toEqual([
      5,
      expect.stringContaining("the account has not enough credits: code 422"),
    ]);
    expect(server.withKeys()).toHaveLength(3);
  });

  test("a price that the page does not have is named, and the run spends no more than it may", async () => {
    let extra = 0;
    const twice = (answer: Reply): Reply => {
      const body = JSON.parse(answer.text);
      if (body.state === true) extra += 4;
      if (typeof body.credit === "number") body.credit -= extra;
      return { ...answer, text: JSON.stringify(body) };
    };
    const server = await remoteServer({ profile: profiles.observed }, twice);
    const { code, output } = await remoContract(against(server.url, "--allow-spend", "60"), keys);
    expect([code, output]).toEqual([1, expect.stringContaining("an accepted file costs 8 credits")]);
    expect(100 - ((await server.creditsLeft()) ?? 0) + extra).toBeLessThanOrEqual(60);
  });

  test("keys that are refused end the run: one request tried them", async () => {
    const server = await remoteServer({ accounts: [{ ...account, email: "other@secret.test" }] });
    const { code, output } = await remoContract(against(server.url, "--allow-spend", "60"), keys);
    expect([code, output]).toEqual([
      4,
      expect.stringContaining("the keys of the account were refused with 420"),
    ]);
    expect(server.withKeys()).toHaveLength(1);
  });

  test("without keys, the cases that need none run, and the others say what they need", async () => {
    const server = await remoteServer();
    const { code, output } = await remoContract(against(server.url), {
      REMO_EMAIL: account.email,
      REMO_API_KEY: account.apiKey,
    });
    expect(output).toContain("REMO_USER_KEY is not set, so the other keys are not used.");
    expect(output).toContain("11 cases (http://127.0.0.1");
    expect(code).toBe(0);
    expect(server.withKeys()).toEqual([]);
  });

  const { REMO_API_KEY: _, ...noApiKey } = keys;
  test.each<[string, string[], Record<string, string>, string]>([
    [
      "credits without an account",
      ["--allow-spend", "60"],
      noApiKey,
      "an account of the target: REMO_API_KEY is",
    ],
    [
      "a paid case without credits",
      ["--only", "credits"],
      keys,
      "--only names what cannot be run as asked: credits",
    ],
    ["a folder that takes no file", ["--report", "/dev/null/x"], keys, "--report cannot be written: "],
    ["a video that is not there", ["--video", "/nowhere.mp4"], keys, "--video cannot be used."],
    ["a second target", ["--target", "http://127.0.0.1:1"], keys, "--target takes one value"],
  ])(
    "%s is asked for and impossible: exit code 2, and nothing is sent",
    async (_what, flags, env, message) => {
      const server = await remoteServer();
      const { code, output } = await remoContract(against(server.url, ...flags), env);
      expect([code, output]).toEqual([2, expect.stringContaining(message)]);
      expect(server.seen.bodies).toEqual([]);
    },
  );

  test("a limit of requests ends the run", async () => {
    const server = await remoteServer();
    const { code } = await remoContract(against(server.url, "--max-requests", "5"));
    expect(code).toBe(5);
    expect(server.seen.bodies).toHaveLength(5);
  });

  test("--plan prints the cost and sends nothing", async () => {
    const server = await remoteServer();
    const { code, output } = await remoContract(against(server.url, "--allow-spend", "60", "--plan"), keys);
    expect(output).toContain("Expected cost: at most 48 credits, 60 allowed");
    expect(code).toBe(0);
    expect(server.seen.bodies).toEqual([]);
  });

  test("a chosen case runs alone", async () => {
    const server = await remoteServer();
    const flags = ["--allow-spend", "4", "--only", "jpeg", "--only", "empty-body"];
    const { code, output } = await remoContract(against(server.url, ...flags), keys);
    expect([code, output]).toEqual([0, expect.stringContaining("Expected cost: at most 4 credits")]);
    expect(server.seen.bodies).toHaveLength(2);
  });

  test("what the probes find is the profile of the server, and another mock takes it from the file", async () => {
    const profile = {
      ...profiles.observed,
      httpStatus: "ok",
      fileExistsBy: "content",
      emptyBody: 411,
    } as const;
    const server = await remoteServer({ profile });
    const found = join(folder, "found.json");
    const flags = against(server.url, "--allow-spend", "60", "--profile-out", found);
    expect(await remoContract(flags, keys)).toMatchObject({ code: 0 });
    const written = JSON.parse(await readFile(found, "utf8"));
    expect(written).toMatchObject({ profile, undecided: [] });
    expect(Object.keys(written.evidence).sort()).toEqual(Object.keys(profile).sort());
    const again = await remoContract(["--profile", found, "--generated", "5"]);
    expect([again.code, again.output]).toEqual([0, expect.stringMatching(/httpStatus\s+"ok"/)]);
  });

  test("a recording is judged anew without a server", async () => {
    const server = await remoteServer({}, (answer) => ({ ...answer, type: "text/html" }));
    const file = join(folder, "recorded.json");
    const live = await remoContract(against(server.url, "--record", file), keys);
    const sent = server.seen.bodies.length;
    const again = await remoContract(["--replay", file]);
    expect([live.code, again.code]).toEqual([1, 1]);
    expect(again.output).toContain("  content-type");
    expect(server.seen.bodies).toHaveLength(sent);
  });

  test("what is known, and owned, does not fail the run", async () => {
    const server = await remoteServer({}, (answer) =>
      answer.text.includes("protocol error") ? { ...answer, type: "text/plain" } : answer,
    );
    const file = join(folder, "known.json");
    const entry = { owner: "kim", reason: "asked the vendor", expires: "2999-12-31" };
    const places = ["empty-body", "not-json", "not-an-object"];
    const list = places.map((place) => ({ key: `content-type:analysis-soccer:${place}`, ...entry }));
    await writeFile(file, JSON.stringify(list));
    const { code, output } = await remoContract(against(server.url, "--known", file));
    expect([code, output]).toEqual([0, expect.stringContaining("kim, until 2999-12-31: asked the vendor")]);
  });

  test("a Ctrl-C ends the run after its case, and what was recorded is reported", async () => {
    const server = await remoteServer();
    const report = join(folder, "interrupted");
    const flags = ["--target", server.url, "--rate", "4", "--report", report];
    const { code, output } = await remoContract(flags, {}, (kill) => {
      const wait = setInterval(() => {
        if (server.seen.bodies.length < 3) return;
        clearInterval(wait);
        kill();
      }, 20);
    });
    expect([code, output]).toEqual([6, expect.stringContaining("the run was interrupted")]);
    expect(server.seen.bodies.length).toBeLessThan(10);
    expect(await readdir(report)).toContain("report.md");
  });
});

describe.concurrent("on a server that is none", () => {
  test("a redirect is not followed, with keys or without", async () => {
    const elsewhere = await remoteServer();
    const url = await listen((request, response) => {
      const location = `${elsewhere.url}/api/analysis-soccer`;
      request.resume().on("end", () => response.writeHead(307, { location }).end());
    });
    const { code, output } = await remoContract(against(url, "--allow-spend", "100"), keys);
    expect([code, output]).toEqual([6, expect.stringContaining(elsewhere.url)]);
    expect(elsewhere.seen.bodies).toEqual([]);
  });

  test("HTML where JSON is due is not the API", async () => {
    const url = await listen((request, response) => request.resume().on("end", () => response.end("<html>")));
    const { code, output } = await remoContract(against(url));
    expect([code, output]).toEqual([6, expect.stringContaining("what answers there is not the API")]);
  });

  test("a server that is not there is reported after two requests", async () => {
    const { code, output } = await remoContract(against("http://127.0.0.1:1"));
    expect([code, output]).toEqual([3, expect.stringContaining("no request was answered (ECONNREFUSED)")]);
    expect(output).toMatch(/requests \d, bytes 0/);
  });
});
