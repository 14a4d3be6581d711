// Made when the description is generated; the mock itself does not load it.

import { tenantHeader } from "../tenant.ts";
import { type JsonObject, jsonSchemas, type Language, refTo } from "./json-schemas.ts";
import { type ControlOperation, type Text, tags } from "./operation.ts";
import { operations } from "./operations.ts";
import { type SchemaName, schemas } from "./schemas.ts";

type Schemas = ReturnType<typeof jsonSchemas>;

/** The control API as OpenAPI has it. */
export function controlDescription(language: Language): JsonObject {
  const made = jsonSchemas(language);
  return {
    openapi: "3.1.1",
    info: {
      title: words.title[language],
      version: "1.0.0",
      description: words.description[language],
      license: { name: "MIT", identifier: "MIT" },
    },
    servers: [{ url: "http://127.0.0.1:4010", description: words.server[language] }],
    security: [{}, { controlToken: [] }],
    tags: Object.entries(tags).map(([name, text]) => ({ name, description: text[language] })),
    paths: pathsOf(language, made),
    components: {
      securitySchemes: {
        controlToken: { type: "http", scheme: "bearer", description: words.token[language] },
      },
      parameters: { Tenant: tenantParameter(language) },
      responses: Object.fromEntries(
        Object.entries(anywhere).map(([name, text]) => [name, problemResponse(text[language])]),
      ),
      schemas: Object.fromEntries(Object.entries(made).filter(([name]) => !isParameters(name))),
    },
  };
}

function pathsOf(language: Language, made: Schemas): JsonObject {
  const paths: { [path: string]: { [method: string]: JsonObject } } = {};
  for (const [id, operation] of Object.entries<ControlOperation>(operations)) {
    paths[operation.path] ??= {};
    Object.assign(paths[operation.path] as object, {
      [operation.method.toLowerCase()]: operationOf(id, operation, language, made),
    });
  }
  return paths;
}

function operationOf(id: string, operation: ControlOperation, language: Language, made: Schemas): JsonObject {
  const { tag, summary, description, probe, params, query, body, example } = operation;
  const parameters = [
    ...(probe ? [] : [{ $ref: "#/components/parameters/Tenant" }]),
    ...parametersOf("path", params, made),
    ...parametersOf("query", query, made),
  ];
  return {
    operationId: id,
    tags: [tag],
    summary: summary[language],
    ...(description && { description: description[language] }),
    ...(probe && { security: [] }),
    ...(parameters.length > 0 && { parameters }),
    ...(body && {
      requestBody: {
        required: true,
        content: { "application/json": { schema: { $ref: refTo(nameOf(body)) }, example } },
      },
    }),
    responses: responsesOf(operation, language, made),
  };
}

function responsesOf(operation: ControlOperation, language: Language, made: Schemas): JsonObject {
  const { answer, body, probe, refusals = {}, status = answer ? 200 : 204 } = operation;
  const shared = (name: keyof typeof anywhere) => ({ $ref: `#/components/responses/${name}` });
  const done = answer
    ? {
        description: made[nameOf(answer)].description,
        content: contentOf("application/json", nameOf(answer)),
      }
    : { description: words.done[language] };
  return {
    [status]: done,
    ...(!probe && { 400: shared("BadRequest"), 401: shared("Unauthorized"), 403: shared("Forbidden") }),
    ...(body && { 413: shared("TooLarge") }),
    ...Object.fromEntries(
      Object.entries<Text>(refusals).map(([code, text]) => [code, problemResponse(text[language])]),
    ),
  };
}

const contentOf = (type: string, name: string) => ({ [type]: { schema: { $ref: refTo(name) } } });

const problemResponse = (description: string) => ({
  description,
  content: contentOf("application/problem+json", "Problem"),
});

/** Schemas of paths and queries become parameters, and are none of the components. */
const isParameters = (name: string): boolean => /(Query|Path)$/.test(name);

function parametersOf(place: "path" | "query", schema: unknown, made: Schemas): JsonObject[] {
  if (!schema) return [];
  const { properties, required = [] } = made[nameOf(schema)] as {
    properties: { [name: string]: { description: string } };
    required?: readonly string[];
  };
  return Object.entries(properties).map(([name, { description, ...property }]) => ({
    name,
    in: place,
    ...(required.includes(name) && { required: true }),
    description,
    schema: property,
  }));
}

function nameOf(schema: unknown): SchemaName {
  const name = Object.entries(schemas).find(([, known]) => known === schema)?.[0];
  if (!name) throw new Error("A schema of the table operations.ts has no name in schemas.ts.");
  return name as SchemaName;
}

const tenantParameter = (language: Language) => ({
  name: tenantHeader,
  in: "header",
  description: words.tenant[language],
  schema: { type: "string", pattern: "^[A-Za-z0-9._-]{1,64}$", default: "default" },
});

const anywhere = {
  BadRequest: {
    en: "The request cannot be used: `detail` says what was received, what is allowed, and what to do.",
    ko: "처리할 수 없는 요청입니다. 받은 값, 허용되는 값, 해결 방법이 `detail`에 있습니다.",
  },
  Unauthorized: { en: "The control token is missing or wrong.", ko: "제어 토큰이 없거나 틀렸습니다." },
  Forbidden: {
    en: "The mock was started without a control token, and the request is not from this machine.",
    ko: "목 서버를 제어 토큰 없이 시작했으며, 이 컴퓨터에서 보낸 요청이 아닙니다.",
  },
  TooLarge: { en: "The body has more than 1 MiB.", ko: "요청 본문이 1 MiB보다 큽니다." },
} as const satisfies { readonly [name: string]: Text };

const words = {
  title: { en: "Control API of REMO Kit's mock", ko: "REMO Kit 목 서버의 제어 API" },
  description: {
    en: `Reads and changes what the mock does while it runs: what it answers next, what it received, its accounts, its
clock, its profile, its faults. It is no part of the vendor's API.

Listening on this machine only, it is open to programs of this machine. Listening elsewhere, it is closed unless the
mock was started with \`--control-token\`; then every request carries that token. \`/__mock/health\` and
\`/__mock/ready\` are always open. Keys are never answered, and of an e-mail address only what tells accounts apart.

A refusal is a problem document (RFC 9457), in English.
`,
    ko: `실행 중인 목 서버의 동작을 조회하고 변경합니다. 다음에 보낼 응답, 받은 요청의 기록, 계정, 가상 시계, 프로필,
장애를 다룹니다. 제공사 API의 일부가 아닙니다.

목 서버가 이 컴퓨터에서만 접속할 수 있는 주소로 실행 중이면 이 컴퓨터의 프로그램은 누구나 사용할 수 있습니다. 그 밖의
주소로 실행하면 \`--control-token\`을 지정해 시작한 경우에만 사용할 수 있으며, 모든 요청에 그 토큰을 담아야 합니다.
\`/__mock/health\`와 \`/__mock/ready\`는 언제나 사용할 수 있습니다. 인증 키는 응답하지 않으며, 이메일 주소는 계정을
구분할 수 있을 만큼만 보여 줍니다.

거절 응답은 문제 문서(RFC 9457)이며 영어로 작성됩니다.
`,
  },
  server: {
    en: "The mock of REMO Kit, running on this machine",
    ko: "이 컴퓨터에서 실행 중인 REMO Kit의 목 서버",
  },
  token: {
    en: "The value of `--control-token`. Needed if the mock was started with one.",
    ko: "`--control-token`의 값. 이 옵션을 지정해 시작한 목 서버에 필요합니다.",
  },
  tenant: {
    en: "Which tenant it is about. Each has accounts, jobs, settings, a clock and a journal of its own.",
    ko: "대상 테넌트. 계정, 분석 작업, 설정, 시계, 요청 기록을 테넌트마다 따로 관리합니다.",
  },
  done: { en: "Done.", ko: "완료되었습니다." },
} as const satisfies { readonly [name: string]: Text };
