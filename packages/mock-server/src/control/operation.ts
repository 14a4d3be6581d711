import type * as v from "valibot";

/** A text of the description, in both languages. */
export type Text = { readonly en: string; readonly ko: string };

/** One row of the table: all that the routes, the description and the helper need to know of an operation. */
export type ControlOperation = {
  readonly method: "GET" | "POST" | "PUT" | "PATCH" | "DELETE";
  /** As OpenAPI writes it, with `{id}`. */
  readonly path: `/__mock/${string}`;
  readonly tag: Tag;
  readonly summary: Text;
  readonly description?: Text;
  /** For orchestrators: answered whoever asks, and of no tenant. */
  readonly probe?: true;
  readonly params?: v.GenericSchema;
  /** Default: takes no query. */
  readonly query?: v.GenericSchema;
  /** Default: takes no body. */
  readonly body?: v.GenericSchema;
  /** A body that can be sent, for the reader. */
  readonly example?: unknown;
  /** Default: 200. */
  readonly status?: 201;
  /** Default: the answer is 204 and has no body. */
  readonly answer?: v.GenericSchema;
  /** What can go wrong beside what can go wrong anywhere. */
  readonly refusals?: { readonly [status: number]: Text };
};

export const tags = {
  status: { en: "Whether the mock is up, and what it can play", ko: "목 서버의 상태와 시나리오 목록" },
  journal: { en: "What the mock received and answered", ko: "목 서버가 받은 요청과 보낸 응답의 기록" },
  next: { en: "The answers that come next", ko: "다음에 보낼 응답의 대기열" },
  accounts: { en: "Accounts, their credits and their jobs", ko: "계정, 크레딧, 분석 작업" },
  clock: { en: "The virtual clock", ko: "가상 시계" },
  settings: { en: "The profile that is played, and the faults", ko: "적용 중인 프로필과 장애" },
  tenants: { en: "Tenants, and starting anew", ko: "테넌트와 초기화" },
} as const satisfies { readonly [name: string]: Text };

export type Tag = keyof typeof tags;
