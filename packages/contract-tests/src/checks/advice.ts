import type { Exchange } from "../model/exchange.ts";

const atTarget = "look whether --target is right";

/** What helps where something before the API answers, by its status; the first that holds. */
const advices: readonly (readonly [(status: number) => boolean, string])[] = [
  [(status) => status < 300, atTarget],
  [
    (status) => status < 400,
    "nothing is sent on to there: look whether --target is right, or leads to a login",
  ],
  [
    (status) => [401, 403, 407].includes(status),
    "a login or a firewall is in front of it: ask its operator to let this machine in",
  ],
  [(status) => status === 404 || status === 410, `it is not served there: ${atTarget}`],
  [(status) => status === 411, "what is in front of it wants a length of each request"],
  [(status) => status === 413, "it takes less at once: a smaller --video may help"],
  [
    (status) => status === 429,
    "it takes fewer requests: a lower --rate, a longer --max-wait or a later run may help",
  ],
  [(status) => status >= 500, "it is down, or too busy: run again later"],
];

/** What the person who runs the suite can do about what answered. */
export function adviceOn({ received, sent }: Pick<Exchange, "received" | "sent">): string {
  const { status = 0, headers } = received ?? {};
  const { location = "" } = headers ?? {};
  const isMoved = status >= 300 && status < 400 && URL.canParse(location);
  if (isMoved && new URL(location).pathname.replace(/\/$/, "") === sent.path) {
    return `--target ${new URL(location).origin} is where it leads`;
  }
  return advices.find(([holds]) => holds(status))?.[1] ?? atTarget;
}
