import type { Exchange } from "../model/exchange.ts";

const atTarget = "look whether --target is right";

/** What helps where something before the API answers, by its status; 0 is a connection that broke. */
const advices: readonly (readonly [readonly number[], string])[] = [
  [[0], "it may take less at once, or be down: a smaller --video or a later run may help"],
  [
    [301, 302, 303, 307, 308],
    "nothing is sent on to there: look whether --target is right, or leads to a login",
  ],
  [
    [400, 414, 415, 422, 431],
    "it refuses this request before the API sees it, by its size or form: ask its operator",
  ],
  [[401, 403, 407], "a login or a firewall is in front of it: ask its operator to let this machine in"],
  [[408, 425], "it gave up on the request: a smaller --video or a later run may help"],
  [[404, 410], `it is not served there: ${atTarget}`],
  [[411], "what is in front of it wants a length of each request"],
  [[413], "it takes less at once: a smaller --video may help"],
  [[429], "it takes fewer requests: a lower --rate, a longer --max-wait or a later run may help"],
];

export function adviceOn({ received, sent }: Pick<Exchange, "received" | "sent">): string {
  const { status = 0, headers } = received ?? {};
  const { location = "" } = headers ?? {};
  if (location === `${sent.path}/`) return "its paths end in a slash, and those of the API do not";
  if (URL.canParse(location) && new URL(location).pathname.replace(/\/$/, "") === sent.path) {
    return `--target ${new URL(location).origin} is where it leads`;
  }
  const known = advices.find(([statuses]) => statuses.includes(status))?.[1];
  return known ?? (status >= 500 ? "it is down, or too busy: run again later" : atTarget);
}
