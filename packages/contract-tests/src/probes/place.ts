import { originOf } from "../checks/origin.ts";
import { answersIn, type ProbeAnswer } from "./answer.ts";
import { found, lacking, type Seen, undecided } from "./evidence.ts";
import { asking, comparing, type Probe } from "./probe.ts";

const isServed = ({ exchange }: ProbeAnswer) => originOf(exchange) === "api";
const isGone = ({ exchange }: ProbeAnswer) => originOf(exchange) === "retired";

/** What an empty POST shows of a path: an answer of the API, or a 404 or 410, also in the form of a refusal. */
function servedOrGone(answer: ProbeAnswer): Seen<"served" | "not served"> {
  if (isServed(answer)) return { shows: "an answer of the API", fits: ["served"] };
  return isGone(answer) ? { shows: "a 404 or 410", fits: ["not served"] } : undefined;
}

const isThere = {
  intents: ["empty-body"],
  from: ["empty-body"],
  readings: ["served", "not served"],
  see: servedOrGone,
} as const;

export const placeProbes: readonly Probe[] = [
  {
    id: "request-path",
    ambiguity: "A08",
    intents: ["empty-body", "sample-path"],
    read: comparing("empty-body", "sample-path", pathRead),
  },
  {
    // A redirect to https shows it; an answer does not, since it may have come over https already.
    id: "https-redirect",
    ambiguity: "A11",
    intents: ["empty-body"],
    read(exchanges) {
      const answers = answersIn(exchanges, "empty-body");
      if (answers.length > 0 && answers.every(leadsToHttps)) return { reading: found("https", answers) };
      return { reading: lacking("a redirect of the plain http address (empty-body)", answers) };
    },
  },
  asking({
    // Whether the address that a page of its own names for the result is there.
    id: "result-address",
    ambiguity: "A17",
    of: "read",
    needs: "an answer of the API from the read, or 404 (empty-body)",
    ...isThere,
  }),
  asking({
    // Anything else that is not the API's leaves it open.
    id: "endpoint-served",
    ambiguity: "A21",
    needs: "an answer of the API, 404 or 410 (empty-body)",
    ...isThere,
  }),
];

/** The path at the head of the page, or that of its sample, as they were sent. */
function pathRead(heads: readonly ProbeAnswer[], samples: readonly ProbeAnswer[]) {
  const served = heads.filter(isServed);
  const gone = heads.filter(isGone);
  if (served.length > 0 && gone.length > 0) return undecided("contradictory: served, and gone", heads);
  if (served.length > 0) return found(pathOf(served), served);
  const sampleServed = samples.filter(isServed);
  if (gone.length > 0 && gone.length === heads.length && sampleServed.length > 0) {
    return found(pathOf(sampleServed), [...gone, ...sampleServed], "likely");
  }
  const needs = "an answer of the API from one of the two paths (empty-body, sample-path)";
  return lacking(needs, [...heads, ...samples]);
}

const pathOf = ([answer]: readonly ProbeAnswer[]): string => answer?.exchange.sent.path ?? "";

/** To the same path: anything else may be a page for people. */
function leadsToHttps({ exchange: { received, sent } }: ProbeAnswer): boolean {
  if (!received || received.status < 300 || received.status >= 400) return false;
  const { location } = received.headers;
  if (location === undefined || !URL.canParse(location)) return false;
  const { protocol, pathname } = new URL(location);
  return protocol === "https:" && pathname === sent.path;
}
