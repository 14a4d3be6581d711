import { adviceOn } from "../../checks/advice.ts";
import { isUntold } from "../../checks/ledger/entries.ts";
import { isBroken, isNoAnswer, isOfGateway, whatAnswered } from "../../checks/origin.ts";
import { carriesKeys, type Exchange, mayCost, type Received } from "../../model/exchange.ts";
import type { Stop } from "../../model/run.ts";
import { retryAfter } from "../../session/retry-after.ts";

export const afterGateway = (exchange: Exchange): string =>
  exchange.received
    ? `something before the API answered: ${whatAnswered(exchange)}`
    : `${isBroken(exchange) ? "the connection broke" : "nothing answered"}: ${whatAnswered(exchange)}`;

/** ms before what is free is sent again: two further attempts. */
const pauses = [1000, 3000];
const whenBusy = [5000, 15_000];
/** Attempts of one request, however often a server says when to come again. */
const most = 10;

/** How long to wait before a request is sent again; what may be charged only where the server has asked for that. */
export function pauseAfter(exchange: Exchange, attempt: number, now: number): number | undefined {
  const { received } = exchange;
  const isFree = !mayCost(exchange);
  if (isBroken(exchange)) return isFree ? pauses.slice(0, 1)[attempt] : undefined;
  if (!received || !isOfGateway(exchange) || attempt + 1 >= most) return undefined;
  const { status } = received;
  const asked = retryAfter(received, now);
  if (asked !== undefined && (isFree ? status >= 400 : status === 429 || status === 503))
    return Math.max(1000, asked);
  if (!isFree || !isPassing(received)) return undefined;
  return (status === 429 ? whenBusy : pauses)[attempt];
}

/** Whether another attempt may have another answer: no page of a login, of a lost path or of a limit of size. */
const isPassing = ({ status, text, headers }: Received): boolean =>
  status >= 500 ||
  [408, 425, 429].includes(status) ||
  (status < 400 && text.trim() === "" && headers.location === undefined);

/** Statuses that are about the one request: another one may be answered by the API. */
const isOfRequest = ({ received }: Exchange): boolean =>
  [400, 404, 405, 410, 411, 413, 414, 415, 422, 431].includes(received?.status ?? 0);

/** Requests in a row after which there is no use in a next one. */
const inARow = 3;

/** Whether a run ends with the last exchange so far. What has keys is not tried in vain twice. */
export function stopAtGateway(exchanges: readonly Exchange[]): Stop | undefined {
  const last = exchanges.at(-1);
  if (!last || !isNoAnswer(last)) return undefined;
  const isCutOff = last.received !== undefined || last.requestSent === "part";
  if (!(carriesKeys(last) && isCutOff) && requestsInARow(exchanges) < inARow) return undefined;
  const charged = isUntold(last)
    ? [`#${last.id} may have been charged: look at the balance of the account`]
    : [];
  return { verdict: "inconclusive", because: [afterGateway(last), adviceOn(last), ...charged].join("; ") };
}

/** Attempts of one request count once. */
function requestsInARow(exchanges: readonly Exchange[]): number {
  const from = exchanges.findLastIndex((exchange) => !isNoAnswer(exchange) || isOfRequest(exchange));
  const row = exchanges.slice(from + 1);
  return new Set(row.map(({ case: id, operation, intent }) => `${id} ${operation} ${intent}`)).size;
}
