import { matchPath, type Operation, operationOf, shownPath } from "@remo-kit/openapi";
import type { Case } from "../model/case.ts";
import { type Exchange, isElsewhere, operationOfSlug } from "../model/exchange.ts";

type Place = { readonly method: string; readonly path: string };

function isAt({ method, path }: Place, { id }: Operation): boolean {
  return matchPath(path.split("?", 1).join())?.operations[method]?.id === id;
}

/** What is wrong with where a request went, by the wire and the log of a mock: at another path it says nothing of it. */
export function misled(exchange: Exchange): string | undefined {
  const operation = operationOfSlug(exchange.operation);
  if (!operation) return `the spec has no operation ${exchange.operation}`;
  if (isElsewhere(exchange) || exchange.requests === 0) return undefined;
  const { sent, logged } = exchange;
  const due = `${exchange.operation} is ${operation.method} ${operation.path}`;
  if (!isAt(sent, operation)) return `it was sent to ${placeText(sent)}, and ${due}`;
  if (logged === null) return "the server's own log has no such request";
  if (logged && !isAt(logged, operation)) return `the server's own log has ${placeText(logged)}, and ${due}`;
  return undefined;
}

const placeText = ({ method, path }: Place) => `${method} ${shownPath(path)}`;

/** @throws Error no exchange of the case reached its own operation: whatever it has shown, it is not of that one. */
export function assertReached(one: Pick<Case, "operation">, exchanges: readonly Exchange[]): void {
  const { slug } = operationOf(one.operation);
  const own = exchanges.filter((exchange) => exchange.operation === slug && !isElsewhere(exchange));
  if (own.some((exchange) => exchange.requests > 0 && misled(exchange) === undefined)) return;
  throw new Error(own.map(misled).find(Boolean) ?? `no request of it was for ${slug}`);
}
