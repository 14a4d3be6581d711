import { createHash, randomUUID } from "node:crypto";
import { endQuery, finish } from "../../job-changes.ts";
import { accept, acceptanceQuery, type NewJob } from "../../jobs.ts";
import type { StoreDefaults } from "../../store.ts";
import { openSqliteStore } from "../sqlite.ts";

// What the crash test kills: it has jobs accepted and finished, many at once, and prints each when it was answered.

export const crashDefaults: StoreDefaults = {
  accounts: [{ email: "alice@example.com", userKey: "user", apiKey: "api", credits: 1_000_000 }],
  timeScale: 1,
  maxJobs: 1_000_000,
  now: () => 0,
};

const [, script, file, atOnce] = process.argv;
if (script?.endsWith("crash-child.ts") && file) await fill(file, Number(atOnce));

async function fill(file: string, atOnce: number): Promise<void> {
  const store = await openSqliteStore(file, crashDefaults);
  for (let left = 50_000; left > 0; left -= atOnce) {
    await Promise.all(
      Array.from({ length: atOnce }, async () => {
        const uuid = randomUUID();
        const asked: NewJob = {
          family: "soccer",
          uuid,
          xxh64: createHash("sha256").update(uuid).digest("hex"),
          price: 4,
          fileExistsBy: "uuid",
          repeatIsCharged: true,
          wall: 0,
          analysisMs: 10,
          concurrency: 4,
          failure: undefined,
        };
        const query = acceptanceQuery({ id: 1 }, asked, asked);
        const answer = await store.transact("t", query, (records) => accept(asked, records));
        const ended = await store.transact("t", endQuery({ uuid }), (records) => finish(records, 0));
        if (answer.accepted && "job" in ended) process.stdout.write(`${uuid} ${answer.credits};\n`);
      }),
    );
  }
}
