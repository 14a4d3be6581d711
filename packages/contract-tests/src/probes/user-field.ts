import { type Answer, answersIn } from "./answer.ts";
import { found, lacking, undecided } from "./evidence.ts";
import type { Probe } from "./probe.ts";

/** A20: the name that the server knows gets 420 for keys of nobody, the other one is a missing field. */
export const userField: Probe = {
  id: "user-field",
  ambiguity: "A20",
  intents: ["unknown-user", "unknown-user-as-id"],
  read(exchanges) {
    const email = answersIn(exchanges, "unknown-user");
    const id = answersIn(exchanges, "unknown-user-as-id");
    const both = [...email, ...id];
    const [byEmail, byId] = [isKnown(email), isKnown(id)];
    if (byEmail === undefined || byId === undefined) {
      const needs = "keys of nobody with Email and with id, each refused with 420, 411 or 400";
      return { reading: lacking(`${needs} (unknown-user, unknown-user-as-id)`, both) };
    }
    if (byEmail === byId) {
      return { reading: undecided(byId ? "both names get 420" : "neither name gets 420", both) };
    }
    return { reading: found(byEmail ? "Email" : "id", both) };
  },
};

function isKnown(answers: readonly Answer[]): boolean | undefined {
  const [known, ...others] = answers.map((answer) => {
    const reason = answer.kind === "refused" ? answer.reason : undefined;
    if (reason === "user-not-identified") return true;
    return reason === "no-input-data" || reason === "protocol-error" ? false : undefined;
  });
  return others.every((other) => other === known) ? known : undefined;
}
