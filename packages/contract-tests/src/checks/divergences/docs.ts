import { operationList, profileKeys } from "@remo-kit/openapi";
import type { Exchange } from "../../model/exchange.ts";
import { operationOfSlug } from "../../model/exchange.ts";
import { probes } from "../../probes/registry.ts";
import { fieldsOf } from "../schema.ts";
import type { Found } from "./found.ts";

const at = (page: string, anchor: string) => `en/${page}.html#${anchor.toLowerCase()}`;

/** Where the published docs have it: of a field, of the codes of an operation, else of the open question behind it. */
export function docsOf(
  { kind, place }: Pick<Found, "kind" | "place">,
  { operation: slug }: Pick<Exchange, "operation">,
): string | undefined {
  const operation = operationOfSlug(slug);
  if (["content-type", "encoding", "notation"].includes(kind) || place === "answer")
    return at("ambiguities", "a06");
  if (place === "http-status") return at("ambiguities", "a05");
  if (kind === "security") return at("ambiguities", "a28");
  if (!operation) return undefined;
  const field = kind === "schema" ? place.split("/")[1] : kind === "client" ? place : undefined;
  if (kind === "code" || place === "code" || place === "reason")
    return at(
      "error-codes",
      `${operation.method} ${operation.path}`.replace(/[^\w\- ]/g, "").replaceAll(" ", "-"),
    );
  if (field && fieldsOf(operation, "success").named.includes(field)) {
    const prefix = operation.id === operationList[0]?.id ? "" : `${slug}-`;
    return at("fields", `${prefix}${operation.kind === "submit" ? "receipt" : "result"}-${field}`);
  }
  if (field && fieldsOf(operation, "refusal").named.includes(field)) return at("fields", `refusal-${field}`);
  return undefined;
}

export function docsOfReading(name: string): string | undefined {
  const key = Object.hasOwn(profileKeys, name) ? profileKeys[name as keyof typeof profileKeys] : undefined;
  const ambiguity = key?.ambiguity ?? probes.find(({ id }) => id === name)?.ambiguity;
  return ambiguity && at("ambiguities", ambiguity);
}
