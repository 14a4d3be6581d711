import { operationList, profileKeys } from "@remo-kit/openapi";
import { registry } from "../../cases/registry.ts";
import { probes } from "../../probes/registry.ts";
import { givenFields } from "../../session/client-outcome.ts";
import { coverageOf } from "../coverage.ts";
import { schemaOf } from "../schema.ts";

/*
 * The keys of divergences:
 *
 *   content-type  encoding:bom  encoding:charset  notation  http-status          of the whole server
 *   schema:<slug>:<JSON pointer>  schema:<slug>:answer                           a field; no answer of the API at all
 *   code:<slug>:<code>  client:<slug>[:<field>|:code|:reason|:operation]  requests:<slug>  path:<slug>
 *   security:<slug>:another-user  credits:<slug>  case:<id>  profile:<key or probe>[:<family>]  coverage:<slug>:<what>
 *
 * Earlier lists have the intent of a request after the slug, and the slug where there is none now.
 */

const anywhere = ["content-type", "encoding:bom", "encoding:charset", "notation", "http-status"];

type Schema = { readonly properties?: { readonly [field: string]: Schema } };

const placesIn = ({ properties = {} }: Schema, above = ""): string[] =>
  Object.entries(properties).flatMap(([field, schema]) => [
    `${above}/${field}`,
    ...placesIn(schema, `${above}/${field}`),
  ]);

const readable = (text: string, list: readonly string[]): string[] => list.map((one) => `${text}:${one}`);

/** Every key that there can be but those of codes, which are any number. `cases` are the ids of all cases. */
export function possibleKeys(cases: readonly string[]): readonly string[] {
  const families = [...new Set(operationList.map(({ family }) => family))];
  const profiles = [...Object.keys(profileKeys), ...probes.map(({ id }) => id)];
  return [
    ...anywhere,
    ...operationList.flatMap((operation) => {
      const { slug, kind, mayBeCharged } = operation;
      const schemas = (["success", "refusal"] as const).map((of) => schemaOf(operation, of) as Schema);
      const given = Object.values(givenFields(operation, registry[operation.id].request));
      return [
        ...readable(`schema:${slug}`, ["answer", ...schemas.flatMap((schema) => placesIn(schema))]),
        `client:${slug}`,
        ...readable(`client:${slug}`, [...given, "code", "reason", "operation"]),
        ...[`requests:${slug}`, `path:${slug}`],
        ...(mayBeCharged ? [`credits:${slug}`] : []),
        ...(kind === "read" ? [`security:${slug}:another-user`] : []),
      ];
    }),
    ...readable("case", cases),
    ...profiles.flatMap((name) => [`profile:${name}`, ...readable(`profile:${name}`, families)]),
    ...coverageOf([], []).map(({ operation, what }) => `coverage:${operation}:${what}`),
  ];
}

/** The keys that an entry of a list means: its own, or what one of earlier lists has become; none that no run can show. */
export function meantBy(key: string, possible: ReadonlySet<string>): readonly string[] {
  const slug = operationList.map((operation) => operation.slug).find((one) => key.split(":")[1] === one);
  if (possible.has(key) || (slug && /^code:[^:]+:\d{3}$/.test(key))) return [key];
  if (slug === undefined) return [];
  const now = earlier(key, slug).filter((one) => possible.has(one) || /^code:[^:]+:\d{3}$/.test(one));
  return key.startsWith("client:") ? now.slice(0, 1) : now;
}

function earlier(key: string, slug: string): string[] {
  const [kind = "", , ...rest] = key.split(":");
  const [intent, last = ""] = [rest.join(":"), rest.at(-1) ?? ""];
  if (intent === "") return kind === "content-type" ? ["content-type"] : [];
  if (kind === "content-type") return ["content-type"];
  if (kind === "requests" || kind === "path") return [`${kind}:${slug}`];
  if (kind === "code") return last === "http-status" ? ["http-status"] : [`code:${slug}:${last}`];
  if (kind === "client") return [`client:${slug}:${last}`, `client:${slug}`];
  if (kind !== "schema") return [];
  // That an answer could not be read had one name, whatever the reason was.
  const unread = ["answer", "/state", "/status"].map((place) => `schema:${slug}:${place}`);
  return last === "answer" ? [...unread, "notation"] : [`schema:${slug}:${last}`];
}
