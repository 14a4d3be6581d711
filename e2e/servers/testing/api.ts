// What the submit of a stand-in decides, from its switches and what it has had.

import { createHash, randomUUID } from "node:crypto";
import { account, type Switches } from "./switches.ts";

export type Fields = { readonly [name: string]: unknown };

export type Decision = {
  readonly code: number;
  readonly message: string;
  /** Whether an account was found before the request was decided. */
  readonly identified: boolean;
  readonly charged: number;
  /** Of an accepted request. */
  readonly accepted?: { readonly uuid: string; readonly exists: boolean };
};

const names = ["Email", "UserKey", "APIKey", "base64_video", "height", "uuid"] as const;

export type Account = {
  balance: number;
  wrongKeys: number;
  readonly uuids: Set<unknown>;
  readonly contents: Set<string>;
};

export const newAccount = ({ start }: Switches): Account => ({
  balance: start,
  wrongKeys: 0,
  uuids: new Set(),
  contents: new Set(),
});

const md5 = (value: unknown) => createHash("md5").update(String(value)).digest("hex");

/** The first step that refuses decides; a request that none refuses is accepted. */
export function decide(s: Switches, own: Account, body: Fields | "empty" | "not json"): Decision {
  const refused = (code: number, message: string, identified = false): Decision => {
    const charged = s.refusalCharged && identified && code === 412 ? s.price : 0;
    own.balance -= charged;
    return { code, message, identified, charged };
  };
  if (body === "empty") return refused(s.emptyBody, "protocol error");
  if (body === "not json") return refused(400, "protocol error");
  let identified = false;
  const steps: Record<string, () => Decision | undefined> = {
    fields: () => {
      const absent = names.find((name) => typeof body[name] !== "string" || body[name] === "");
      return absent && refused(s.missing, `no input data: ${absent}`, identified);
    },
    user: () => {
      const [wrongUser, wrongKey] = s.codes === "420 and 421 swapped" ? [421, 420] : [420, 421];
      const { email, userKey, apiKey } = account;
      if (body.Email !== email || body.UserKey !== userKey) {
        if (body.Email === email) own.wrongKeys++;
        return refused(wrongUser, "user not identified");
      }
      identified = true;
      if (s.wrongKeys === "lock the account" && own.wrongKeys >= 2) return refused(403, "locked", true);
      if (body.APIKey === apiKey) return undefined;
      own.wrongKeys++;
      return refused(wrongKey, "wrong APIKey", true);
    },
    video: () =>
      typeof body.base64_video !== "string" || isTaken(s, body.base64_video)
        ? undefined
        : refused(s.codes === "412 is 599" ? 599 : 412, "video cannot be decoded", identified),
  };
  for (const step of s.order.split(", ")) {
    const decision = steps[step]?.();
    if (decision) return decision;
  }
  return accept(s, own, body, refused);
}

const isTaken = (s: Switches, text: string): boolean => {
  if (s.base64 === "lenient") return !text.includes("%");
  const isBase64 = /^[A-Za-z0-9+/]+={0,2}$/.test(text) && text.length % 4 === 0;
  return isBase64 && !(s.jpeg === "refused" && text.startsWith("/9j/"));
};

function accept(
  s: Switches,
  own: Account,
  body: Fields,
  refused: (code: number, message: string, identified: boolean) => Decision,
): Decision {
  const content = md5(body.base64_video);
  const exists = s.fileExist === "content" ? own.contents.has(content) : own.uuids.has(body.uuid);
  if (exists && s.repeat.startsWith("refused")) return refused(Number(s.repeat.slice(-3)), "same uuid", true);
  const charged = exists && s.repeat === "free" ? 0 : s.price;
  if (own.balance < charged) return refused(422, "not enough credits", true);
  own.balance -= charged;
  own.uuids.add(body.uuid);
  own.contents.add(content);
  if (s.others === "top-up" && own.uuids.size === 2) own.balance += 500;
  const uuid = { same: String(body.uuid), "upper case": String(body.uuid).toUpperCase() }[s.uuid as "same"];
  return {
    code: 200,
    message: "success",
    identified: true,
    charged,
    accepted: { uuid: uuid ?? randomUUID(), exists },
  };
}
