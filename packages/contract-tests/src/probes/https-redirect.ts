import type { Exchange } from "../model/exchange.ts";
import { type Answer, answersIn } from "./answer.ts";
import { found, lacking } from "./evidence.ts";
import type { Probe } from "./probe.ts";

/** A11: a redirect to https tells; an answer does not, since it may have come over https already. */
export const httpsRedirect: Probe = {
  id: "https-redirect",
  ambiguity: "A11",
  intents: ["empty-body"],
  read(exchanges) {
    const answers = answersIn(exchanges, "empty-body");
    const redirected = answers.filter(leadsToHttps);
    if (redirected.length > 0 && redirected.length === answers.length)
      return { reading: found("https", redirected) };
    return { reading: lacking("a redirect of the plain http address (empty-body)", answers) };
  },
};

/** To the same path: anything else may be a page for people. */
function leadsToHttps({ exchange }: Answer): boolean {
  const { received, sent }: Exchange = exchange;
  if (!received || received.status < 300 || received.status >= 400) return false;
  const { location } = received.headers;
  if (location === undefined || !URL.canParse(location)) return false;
  const { protocol, pathname } = new URL(location);
  return protocol === "https:" && pathname === sent.path;
}
