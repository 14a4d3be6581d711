import { errorCodes, openApiDocument, type Profile } from "@remo-kit/openapi";
import { type Answer, answerOf } from "./answer.ts";
import type { ClientReading, Exchange, Received } from "./exchange.ts";
import type { Divergence } from "./report/model.ts";
import { schemaProblems } from "./spec-check.ts";

type Found = Pick<Divergence, "kind" | "text"> & { readonly place: string };

/** Everything that one exchange shows and that the spec under a profile, the catalogue or the client says otherwise. */
export function checkExchange(exchange: Exchange, profile: Partial<Profile>): Divergence[] {
  const { received, intent, operation, id } = exchange;
  if (!received || intent === "sample-path" || intent === "result-path") return [];
  const answer = answerOf(received);
  const found = [
    ...requestsOf(exchange),
    ...(answer.kind === "other" ? [unreadable(answer, received)] : []),
    ...(answer.kind === "other" ? [] : contentType(received)),
    ...schema(answer, operation, profile),
    ...code(answer, received, profile),
    ...success(answer, exchange),
    ...clientAgrees(answer, exchange.client),
  ];
  return found.map(({ kind, place, text }) => ({
    key: [kind, operation, intent, place].filter(Boolean).join(":"),
    kind,
    text,
    exchanges: [id],
  }));
}

const requestsOf = ({ requests }: Exchange): Found[] =>
  requests === 1
    ? []
    : [{ kind: "requests", place: "", text: `${requests} requests went over the wire for one call` }];

const unreadable = ({ why }: Answer & { kind: "other" }, { contentType }: Received): Found => ({
  kind: "schema",
  place: "answer",
  text: `the answer is none of the API: ${why}; content type ${contentType}`,
});

function contentType({ contentType: given }: Received): Found[] {
  const media = given?.split(";")[0]?.trim().toLowerCase();
  if (media === "application/json") return [];
  return [
    {
      kind: "content-type",
      place: "",
      text: `the content type is ${given}, and the spec has application/json`,
    },
  ];
}

function schema(answer: Answer, operation: string, { statusKey }: Partial<Profile>): Found[] {
  if (answer.kind === "other") return [];
  // A02: the spec names the field `status`; where a profile names it otherwise, it is read as that one.
  const body =
    answer.kind === "refusal" && statusKey === "status_code"
      ? { status: answer.body.status_code, ...answer.body }
      : answer.body;
  return schemaProblems(operation, answer.kind, body).map(({ place, text }) => ({
    kind: "schema",
    place,
    text,
  }));
}

const known = new Set(Object.values(errorCodes).map((entry) => entry.code as number));

/** A refusal's code is in the catalogue, and stands in the status line as the profile says (A05). */
function code(answer: Answer, { status }: Received, profile: Partial<Profile>): Found[] {
  if (answer.kind !== "refusal") return [];
  const found: Found[] = [];
  if (!known.has(answer.code)) {
    found.push({
      kind: "code",
      place: String(answer.code),
      text: `code ${answer.code} is not in the catalogue`,
    });
  }
  const expected = { code: answer.code, class: Math.floor(answer.code / 100) * 100, ok: 200 };
  const due = profile.httpStatus && expected[profile.httpStatus];
  if (due !== undefined && due !== status) {
    const text = `code ${answer.code} came with HTTP ${status}, and other refusals show that it should be ${due}`;
    found.push({ kind: "code", place: "http-status", text });
  }
  return found;
}

/** A09: a success names the uuid that was sent. */
function success(answer: Answer, { sent }: Exchange): Found[] {
  if (answer.kind !== "success" || sent.uuid === undefined) return [];
  const { uuid } = answer.body;
  if (typeof uuid !== "string" || uuid.toLowerCase() === sent.uuid.toLowerCase()) return [];
  return [{ kind: "schema", place: "/uuid", text: "the uuid of the answer is not the one that was sent" }];
}

const fields = {
  waitTime: "wait_time",
  fileExists: "file_exist",
  credit: "credit",
  uuid: "uuid",
  message: "message",
};

/** What the client says equals what the raw bytes say. */
function clientAgrees(answer: Answer, client: ClientReading | undefined): Found[] {
  if (!client) return [];
  const differs = (place: string, text: string): Found => ({
    kind: "client",
    place,
    text: `the client ${text}`,
  });
  if (client.kind === "receipt") {
    if (answer.kind !== "success") return [differs("", "gives a receipt, and the answer is none")];
    return Object.entries(fields).flatMap(([own, wire]) =>
      client[own as keyof typeof fields] === answer.body[wire]
        ? []
        : [differs(wire, `reads another ${wire}`)],
    );
  }
  if (answer.kind === "success") {
    // It rightly refuses a success that breaks the spec, which the schema shows by itself.
    return client.name === "RemoProtocolError"
      ? []
      : [differs("", `throws a ${client.name}, and the answer is a success`)];
  }
  if (answer.kind === "other") {
    const isOther = client.name === "RemoGatewayError" || client.name === "RemoProtocolError";
    return isOther ? [] : [differs("", `throws a ${client.name} for an answer that is not the API's`)];
  }
  if (client.name !== "RemoApiError") return [differs("", `throws a ${client.name} for a refusal`)];
  return client.code === answer.code
    ? []
    : [differs("code", `reads code ${client.code}, not ${answer.code}`)];
}

/** Operations that the spec has, by slug. */
export const slugs: readonly string[] = Object.keys(openApiDocument.paths).map(
  (path) => path.split("/").pop() ?? "",
);
