import type { Language } from "./scenario-words.ts";

const en = {
  fromMock: "From the mock",
  scenario: "scenario",
  header: "header",
  or: "or",
  uuidEnding: "a uuid that ends in END",
  provenBy: "Proven by the contract tests",

  fields: "Fields",
  fieldsIntro:
    "What goes over the wire, field by field, as the [spec](../../../openapi/generated/openapi.yaml) has it. The names of [`@remo-kit/client`](../../guides/client.md) stand beside those of the API; the client sends and reads the rest by itself.",
  request: "Request",
  receipt: "Receipt",
  refusal: "Refusal",
  requestIntro: "The body of PATH, a JSON object.",
  receiptIntro: "The answer to an accepted request to PATH.",
  refusalIntro: "The answer to a request that was refused, whichever operation it was.",
  field: "Field",
  type: "JSON type",
  required: "Required",
  unit: "Unit",
  example: "Example",
  client: "In the client",
  yes: "yes",
  no: "no",
  unit_cm: "cm",
  unit_s: "seconds",
  unit_credits: "credits",
  errorCodes: "Error codes that concern it",
  pattern: "Pattern",
  inOption: "an option of `createRemoClient`",
  inInput: "what `METHOD` is called with",
  inReceipt: "of the receipt that `METHOD` gives",
  inRefusal: "of a `RemoApiError`",
  notInClient: "the client reads it and gives a receipt or an error",

  traceability: "Traceability",
  traceabilityIntro:
    "How each [fact](facts.md) of the vendor's page is carried through this kit: the places of [the spec](../../../openapi/generated/openapi.yaml) that name it, the examples that show it, the [scenarios](scenarios.md) of the mock that play it, and the contract tests that prove it. The same as data: [`traceability.json`](../../traceability.json).",
  fact: "Fact",
  says: "What the page says",
  tests: "Tests",
  spec: "In the spec",
  examples: "Examples",
  scenarios: "Scenarios of the mock",
} as const;

const ko: { readonly [Word in keyof typeof en]: string } = {
  fromMock: "목 서버에서 재현",
  scenario: "시나리오",
  header: "헤더",
  or: "또는",
  uuidEnding: "끝자리가 END인 uuid",
  provenBy: "확인하는 계약 테스트",

  fields: "필드",
  fieldsIntro:
    "요청과 응답에 실제로 담기는 필드입니다. [명세](../../../openapi/generated/openapi.yaml)에서 생성했습니다. API의 필드 이름 옆에 [`@remo-kit/client`](../../guides/client.ko.md)에서 쓰는 이름을 함께 적었으며, 나머지는 클라이언트가 알아서 보내고 읽습니다.",
  request: "요청",
  receipt: "접수 응답",
  refusal: "거절 응답",
  requestIntro: "PATH의 요청 본문이며, JSON 객체 하나입니다.",
  receiptIntro: "PATH 요청이 접수되었을 때의 응답입니다.",
  refusalIntro: "요청이 거절되었을 때의 응답입니다. 모든 오퍼레이션에 공통입니다.",
  field: "필드",
  type: "JSON 타입",
  required: "필수",
  unit: "단위",
  example: "예시",
  client: "클라이언트에서의 이름",
  yes: "예",
  no: "아니요",
  unit_cm: "cm",
  unit_s: "초",
  unit_credits: "크레딧",
  errorCodes: "관련 에러 코드",
  pattern: "패턴",
  inOption: "`createRemoClient`의 옵션",
  inInput: "`METHOD`에 넘기는 값",
  inReceipt: "`METHOD`가 돌려주는 접수 응답의 속성",
  inRefusal: "`RemoApiError`의 속성",
  notInClient: "클라이언트가 읽고 접수 응답이나 에러로 바꾸어 돌려줍니다",

  traceability: "추적표",
  traceabilityIntro:
    "제공사 페이지에 적힌 [사실](facts.md)이 이 도구에서 어떻게 다루어지는지 보여 줍니다. 사실마다 그 번호가 적힌 [명세](../../../openapi/generated/openapi.yaml)의 위치, 해당하는 예시, 목 서버에서 재현하는 [시나리오](scenarios.md), 이를 확인하는 계약 테스트를 정리했습니다. 테스트 제목은 영어 그대로입니다. 같은 내용의 데이터는 [`traceability.json`](../../traceability.json)에 있습니다.",
  fact: "사실",
  says: "페이지의 내용",
  tests: "테스트",
  spec: "명세에서의 위치",
  examples: "예시",
  scenarios: "목 서버 시나리오",
};

/** The words around fields, error codes and traces. What is said of each stands in the spec and in the ledger. */
export const referenceWords: {
  readonly [language in Language]: { readonly [Word in keyof typeof en]: string };
} = { en, ko };
