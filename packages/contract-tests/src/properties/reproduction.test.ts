import { execFileSync } from "node:child_process";
import fc from "fast-check";
import { expect, test } from "vitest";
import { reproduction } from "./reproduction.ts";
import { invalidRequests, validRequests } from "./requests.ts";
import { context } from "./testing/mock-sender.ts";
import { unusualRequests } from "./unusual-json.ts";

/** What the line gives to curl. */
const sentBy = (line: string) => execFileSync("sh", ["-c", line.slice(0, line.lastIndexOf(" | curl "))]);

test("the line sends the same bytes, whatever they are", () => {
  const all = Array.from({ length: 512 }, (_, at) => String.fromCharCode(at)).join("");
  expect(sentBy(reproduction({ body: all, hidden: {} }, { method: "POST", path: "/api" }))).toEqual(
    Buffer.from(all),
  );
  const unusual = fc.property(unusualRequests(context), ({ body }) => {
    const line = reproduction({ body, hidden: {} }, { method: "POST", path: "/api" });
    expect(line).not.toMatch(/[^ -~]/);
    expect(sentBy(line).toString()).toBe(body);
  });
  fc.assert(unusual, { seed: 43, numRuns: 50 });
});

test("it has a placeholder for each key, the e-mail address and the video, in each way that JSON may be written", () => {
  const keys = { email: 'péle"@example.com', userKey: "us\\er/secret", apiKey: "비밀'secret" };
  const requests = fc.oneof(
    validRequests({ ...context, keys }),
    invalidRequests({ ...context, keys }, [1, 2]),
  );
  const property = fc.property(requests, ({ body, hidden }) => {
    const sent = sentBy(reproduction({ body, hidden }, { method: "POST", path: "/api" })).toString();
    const read = JSON.stringify(JSON.parse(sent));
    for (const value of [...Object.values(keys), hidden.base64_video as string]) {
      expect(read).not.toContain(JSON.stringify(value).slice(1, -1));
    }
  });
  fc.assert(property, { seed: 43, numRuns: 100 });
});
