import { type Answer, answersIn } from "./answer.ts";
import { found, lacking, undecided } from "./evidence.ts";
import type { Probe } from "./probe.ts";

/** A08: the path at the head of the page, or that of its sample, as they were sent. */
export const requestPath: Probe = {
  id: "request-path",
  ambiguity: "A08",
  intents: ["empty-body", "sample-path"],
  read(exchanges) {
    const heads = answersIn(exchanges, "empty-body");
    const samples = answersIn(exchanges, "sample-path");
    const both = [...heads, ...samples];
    const served = heads.filter(({ kind }) => kind !== "unreadable");
    const gone = heads.filter(
      (answer) => answer.kind === "unreadable" && answer.exchange.received?.status === 404,
    );
    if (served.length > 0 && gone.length > 0)
      return { reading: undecided("contradictory: served, and HTTP 404", heads) };
    if (served.length > 0) return { reading: found(pathOf(served), served) };
    const sampleServed = samples.filter(({ kind }) => kind !== "unreadable");
    if (gone.length > 0 && gone.length === heads.length && sampleServed.length > 0) {
      return { reading: found(pathOf(sampleServed), [...gone, ...sampleServed], "likely") };
    }
    return {
      reading: lacking("an answer with state from one of the two paths (empty-body, sample-path)", both),
    };
  },
};

const pathOf = ([answer]: readonly Answer[]): string => answer?.exchange.sent.path ?? "";
