import type { Language } from "./scenario-words.ts";

const en = {
  title: "Control API of the mock",
  described:
    "The same as data: [in English](../../../packages/mock-server/generated/control.openapi.json), [in Korean](../../../packages/mock-server/generated/control.openapi.ko.json).",
  parameter: "Parameter",
  in_header: "header",
  in_query: "query",
  in_path: "path",
  field: "Field",
  type: "Type",
  required: "required",
  meaning: "Meaning",
  default: "default",
  or: "or",
  listOf: "list of TYPE",
  characters: "N characters",
  also: "Like most operations, it takes",
  body: "Body",
  answers: "Answers",
  shared: "Parameters of most operations",
  refusals: "Refusals",
  refusalsIntro: "Problem documents ([`Problem`](#problem)) that most operations can answer with.",
  objects: "Objects of bodies and answers",
} as const;

const ko: { readonly [Word in keyof typeof en]: string } = {
  title: "목 서버의 제어 API",
  described:
    "같은 내용의 OpenAPI 문서가 [영어](../../../packages/mock-server/generated/control.openapi.json)와 [한국어](../../../packages/mock-server/generated/control.openapi.ko.json)로 있습니다.",
  parameter: "매개변수",
  in_header: "헤더",
  in_query: "쿼리",
  in_path: "경로",
  field: "필드",
  type: "타입",
  required: "필수",
  meaning: "의미",
  default: "기본값",
  or: "또는",
  listOf: "TYPE의 목록",
  characters: "N자",
  also: "공통 매개변수",
  body: "본문",
  answers: "응답",
  shared: "공통 매개변수",
  refusals: "거절 응답",
  refusalsIntro: "대부분의 오퍼레이션에 공통인 문제 보고([`Problem`](#problem)) 응답입니다.",
  objects: "본문과 응답의 객체",
};

/** The words around the operations of the control API. What each does is said where it is defined. */
export const controlWords: {
  readonly [language in Language]: { readonly [Word in keyof typeof en]: string };
} = { en, ko };
