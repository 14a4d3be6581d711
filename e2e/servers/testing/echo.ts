// What a careless server gives back of a request, the keys of the account included.

import { spellings } from "@remo-kit/common/testing/secrets";
import type { Fields } from "./api.ts";
import { account, type Switches } from "./switches.ts";

type Echoed = { readonly body: Fields; readonly headers: Record<string, string> };

const printable = (text: string): string => text.replace(/[^ -~]/g, "?");

export function echoed(s: Switches, given: Fields, text: string): Echoed {
  const message = `${given.message}`;
  const body = { ...given, ...messageOf(s, given, text) };
  const { email, userKey, apiKey } = account;
  switch (s.echo) {
    case "message":
      return { body: { ...body, message: `${message} ${email} ${userKey} ${apiKey}` }, headers: {} };
    case "headers":
      return {
        body,
        headers: {
          server: printable(`remo ${apiKey}`),
          location: `/x?key=${encodeURIComponent(apiKey)}&email=${encodeURIComponent(email)}`,
          "x-echo": printable(userKey),
        },
      };
    case "spellings": {
      const all = Object.values(account).flatMap((key) =>
        Object.values(spellings).map((spell) => spell(key)),
      );
      return { body: { ...body, debug: all }, headers: {} };
    }
    case "names":
      return { body: { ...body, [apiKey]: email, [encodeURIComponent(userKey)]: 1 }, headers: {} };
    default:
      return { body, headers: {} };
  }
}

function messageOf(s: Switches, { message, state }: Fields, text: string): Fields {
  if (message === undefined || state === s.successState) return {};
  switch (s.message) {
    case "korean in escapes":
      return { message: "요청하신사용자정보를찾을수없습니다" };
    case "quotes the video":
      return { message: `cannot decode "${/"base64_video":"([^"]{0,80})/.exec(text)?.[1] ?? ""}"` };
    case "quotes the request":
      return { message: `${message}; request was ${text}` };
    case "unsafe":
      return {
        message: "\u001b[31mred <script>alert(1)</script> | ]]> \u0000 \ud800 \u202e\n::error::x\n# head",
      };
    default:
      return {};
  }
}
