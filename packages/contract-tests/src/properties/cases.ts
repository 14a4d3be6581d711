import { isUtf8 } from "node:buffer";
import { demoAccount } from "@remo-kit/mock-server";
import type fc from "fast-check";
import type { Case } from "../case.ts";
import { price } from "../cases/analysis-soccer.ts";
import { accepted, refusedWith } from "../cases/expect.ts";
import { nobody, type Session } from "../session.ts";
import { check, type Sender } from "./check.ts";
import type { Generated, Ground } from "./generated.ts";
import { hostileRequests } from "./hostile.ts";
import { spoiltRequests, validRequests } from "./requests.ts";
import { outOfCreditsCode, requestFields } from "./schema.ts";

/** Requests that each of these cases sends to somebody's server at most, whatever was asked for. */
export const mostOnForeign = 50;

const operation = "analysis-soccer";
const fields = requestFields(operation);

type Requests = (ground: Ground) => fc.Arbitrary<Generated>;

const whole: Requests = validRequests;
const oneDefect: Requests = (ground) => spoiltRequests(ground, [1, 1]);
const severalDefects: Requests = (ground) => spoiltRequests(ground, [2, fields.length]);
// A session sends text.
const hostileTexts: Requests = (ground) => hostileRequests(ground).filter(({ body }) => isUtf8(body));

/**
 * Cases whose requests are generated, so many for each; none for 0, the default on somebody's server. There they carry
 * keys that were issued to nobody, and a failure is told as it was found: no further request is sent to make it smaller.
 */
export function propertyCases(seed: number, runs: number): readonly Case[] {
  if (runs === 0) return [];
  const facts = ["F02", "F03", "F04", "F05", "F06", "F07", "F08"] as const;
  const refusals = [...facts, "F09", "F18", "F19"] as const;
  const generated = (id: string, title: string, of: readonly `F${number}`[], requests: Requests): Case => ({
    id,
    title,
    facts: of,
    run: (session) => run(session, { name: id, requests, seed, runs }),
  });
  return [
    {
      ...generated("property-valid", "whatever is valid by the spec is accepted", [...facts, "F15"], whole),
      mock: true,
    },
    {
      id: "property-unknown-user",
      title: "whatever is valid but for its user is refused for the user",
      facts: refusals,
      run: (session) =>
        run(session, { name: "property-unknown-user", requests: whole, seed, runs }, "nobody"),
    },
    generated("property-one-defect", "one defect is refused with a code of its own", refusals, oneDefect),
    generated(
      "property-several-defects",
      "several defects are refused with a code of one of them (A18)",
      refusals,
      severalDefects,
    ),
    generated("property-hostile-json", "hostile JSON is answered like any other", refusals, hostileTexts),
    refusalsAreFree(seed, runs),
  ];
}

type Plan = {
  readonly name: string;
  readonly requests: Requests;
  readonly seed: number;
  readonly runs: number;
};

/** With the keys of a mock's account, or with those of nobody. */
async function run(session: Session, plan: Plan, keys: Used = usual(session)): Promise<void> {
  if (session.target.kind === "url") return send(session, plan, keys);
  // Whatever is accepted is paid for: none of the requests may fail for lack of credits.
  const rich = await session.another(price * 1000 * plan.runs);
  try {
    await send(rich, plan, keys);
  } finally {
    await rich.close();
  }
}

type Used = "own" | "nobody";
const usual = ({ target }: Session): Used => (target.kind === "url" ? "nobody" : "own");

function send({ target, post }: Session, plan: Plan, keys: Used): Promise<void> {
  const { name, requests, seed, runs } = plan;
  const foreign = target.kind === "url";
  const profile = foreign ? {} : target.profile;
  const own = keys === "own";
  const ground: Ground = { fields, profile, own, keys: own ? demoAccount : nobody };
  const text = new TextDecoder("utf-8", { ignoreBOM: true });
  const sender: Sender = ({ body }) => post("generated", text.decode(body), { keys });
  return check(name, requests(ground), sender, {
    seed,
    profile,
    runs: foreign ? Math.min(runs, mostOnForeign) : runs,
    shrink: !foreign,
  });
}

/** Whatever a profile has `credit` say: an account that can pay for one video still can, and for no second. */
const refusalsAreFree = (seed: number, runs: number): Case => ({
  id: "property-refusals-are-free",
  title: "no refusal costs credits",
  facts: ["F14", "F18", "F19"],
  mock: true,
  async run(session) {
    const poor = await session.another(price);
    const requests: Requests = (ground) => spoiltRequests(ground, [1, fields.length]);
    try {
      await send(poor, { name: "property-refusals-are-free", requests, seed, runs }, "own");
      accepted(await poor.call("generated"));
      refusedWith(await poor.call("generated", { video: "second" }), outOfCreditsCode);
    } finally {
      await poor.close();
    }
  },
});
