import type { Divergence, Verdict } from "../model/run.ts";

/** Longer than most files: it is all that the reports say, in both languages, in one place. */
export const languages = ["en", "ko"] as const;
export type Language = (typeof languages)[number];
export type Text = { readonly [Each in Language]: string };
type Texts<Key extends string> = { readonly [Each in Key]: Text };

/** The verdict in a word or two, and what it means. */
export const verdictTexts: { readonly [Each in Verdict]: { readonly title: Text; readonly meaning: Text } } =
  {
    agree: {
      title: { en: "Agrees", ko: "일치" },
      meaning: {
        en: "Every answer that was looked at is as the spec, the error codes and the client have it.",
        ko: "확인한 응답이 모두 명세, 에러 코드, 클라이언트의 해석과 일치합니다.",
      },
    },
    diverges: {
      title: { en: "Diverges", ko: "불일치" },
      meaning: {
        en: "Something differs from the spec, the error codes or the client, or the list of known divergences is out of date.",
        ko: "명세나 에러 코드, 클라이언트의 해석과 다른 점이 있거나, 알려진 불일치 목록이 최신 상태가 아닙니다.",
      },
    },
    usage: {
      title: { en: "Wrong usage", ko: "사용법 오류" },
      meaning: {
        en: "The command could not be understood; nothing was sent.",
        ko: "명령을 해석할 수 없어 아무 요청도 보내지 않았습니다.",
      },
    },
    unreachable: {
      title: { en: "Not reached", ko: "연결 실패" },
      meaning: { en: "No request was answered.", ko: "응답을 한 번도 받지 못했습니다." },
    },
    "not-authorised": {
      title: { en: "Keys not accepted", ko: "인증 실패" },
      meaning: {
        en: "The server accepted the keys of the account in no request.",
        ko: "서버가 계정의 키를 한 번도 받아들이지 않았습니다.",
      },
    },
    "budget-exhausted": {
      title: { en: "Budget exhausted", ko: "한도 소진" },
      meaning: {
        en: "The run stopped before its end, because it may not spend or send more.",
        ko: "허용된 크레딧이나 요청 한도에 도달하여 실행을 중단했습니다.",
      },
    },
    inconclusive: {
      title: { en: "Inconclusive", ko: "판단 불가" },
      meaning: {
        en: "Nothing differs, but the run does not show enough to say that all agrees.",
        ko: "다른 점은 없지만, 모두 일치한다고 판단하기에는 확인한 내용이 부족합니다.",
      },
    },
  };

export const kindTexts: Texts<Divergence["kind"]> = {
  schema: { en: "body not as the spec has it", ko: "본문이 명세와 다름" },
  "content-type": { en: "other content type", ko: "Content-Type이 다름" },
  code: { en: "another code or HTTP status", ko: "에러 코드 또는 HTTP 상태 코드가 다름" },
  client: { en: "the client reads it otherwise", ko: "클라이언트의 해석이 다름" },
  requests: { en: "not one request for one call", ko: "호출 한 번에 요청이 한 번이 아님" },
  path: {
    en: "it reached another path than that of its operation",
    ko: "해당 오퍼레이션의 경로가 아닌 곳으로 전송됨",
  },
  credits: { en: "credits not as the page has them", ko: "차감된 크레딧이 페이지의 설명과 다름" },
  case: { en: "a case failed", ko: "테스트 실패" },
  profile: { en: "not what the mock plays", ko: "목 서버의 프로필과 다름" },
  coverage: { en: "not shown by any exchange", ko: "어떤 요청에서도 나타나지 않음" },
};

export const outcomeTexts: Texts<"failed" | "not-run" | "passed"> = {
  failed: { en: "failed", ko: "실패" },
  "not-run": { en: "not run", ko: "실행 안 함" },
  passed: { en: "passed", ko: "통과" },
};

export const confidenceTexts: Texts<"certain" | "likely"> = {
  certain: { en: "certain", ko: "확실함" },
  likely: { en: "likely", ko: "가능성 높음" },
};

export const staleTexts: Texts<"fixed" | "expired"> = {
  fixed: {
    en: "It no longer shows: take it off the list.",
    ko: "더 이상 나타나지 않으므로 목록에서 삭제하십시오.",
  },
  expired: {
    en: "Its date has passed: have it fixed, or agree on a new date.",
    ko: "기한이 지났습니다. 문제를 해결하거나 기한을 다시 정하십시오.",
  },
};

export const costTexts: Texts<"free" | "one-upload" | "paid"> = {
  free: { en: "free, no keys of an account", ko: "무료, 계정의 키를 보내지 않음" },
  "one-upload": {
    en: "one request with an account's keys, may be charged",
    ko: "계정의 키로 요청 한 번, 크레딧이 차감될 수 있음",
  },
  paid: {
    en: "several requests with an account's keys, each may be charged",
    ko: "계정의 키로 요청 여러 번, 매번 크레딧이 차감될 수 있음",
  },
};

export const coverageTexts: Texts<"example" | "field" | "profile"> = {
  example: { en: "documented answers", ko: "문서화된 응답" },
  field: { en: "optional fields, present and absent", ko: "선택 필드의 있음과 없음" },
  profile: { en: "values of the profile", ko: "프로필 값" },
};

const words = {
  title: { en: "Contract report", ko: "계약 테스트 보고서" },
  language: { en: "Language", ko: "언어" },
  target: { en: "Target", ko: "대상" },
  remote: { en: "a remote server", ko: "외부 서버" },
  date: { en: "Date", ko: "실행 시각" },
  spec: { en: "Spec (SHA-256)", ko: "명세(SHA-256)" },
  seed: { en: "Seed", ko: "시드" },
  exitCode: { en: "exit code", ko: "종료 코드" },
  divergences: { en: "Divergences", ko: "불일치 항목" },
  noDivergences: { en: "None.", ko: "없습니다." },
  stale: { en: "Out of date in the list of known divergences", ko: "정리가 필요한 알려진 불일치 항목" },
  profile: { en: "Profile found", ko: "확인된 프로필" },
  noProfile: { en: "No key of the profile could be told.", ko: "확인된 프로필 키가 없습니다." },
  undecided: { en: "Keys of the profile that stay open", ko: "확인되지 않은 프로필 키" },
  readings: { en: "Other ambiguities", ko: "그 밖의 미확인 사항" },
  coverage: { en: "Coverage", ko: "커버리지" },
  holes: { en: "Not seen", ko: "나타나지 않은 항목" },
  allCells: { en: "Every cell", ko: "전체 항목" },
  cases: { en: "Cases that failed or were not run", ko: "실패했거나 실행하지 않은 테스트" },
  allCasesPassed: { en: "All cases were run and passed:", ko: "실행한 테스트가 모두 통과했습니다:" },
  budget: { en: "Budget", ko: "사용량" },
  exchanges: { en: "Requests and answers", ko: "요청과 응답" },
  exchangesNote: {
    en: "Keys, e-mail addresses and videos are not kept.",
    ko: "키, 이메일 주소, 영상은 저장하지 않습니다.",
  },
  notShown: {
    en: "not shown here; all are in report.json",
    ko: "건 생략됨. 전체 내용은 report.json에 있습니다",
  },
  key: { en: "Key", ko: "키" },
  what: { en: "What", ko: "내용" },
  kind: { en: "Kind", ko: "종류" },
  known: { en: "Known", ko: "알려진 항목" },
  isNew: { en: "new", ko: "신규" },
  until: { en: "until", ko: "기한" },
  value: { en: "Value", ko: "값" },
  meaning: { en: "Meaning", ko: "의미" },
  confidence: { en: "Confidence", ko: "확신도" },
  ambiguity: { en: "Ambiguity", ko: "미확인 사항" },
  proof: { en: "Shown by", ko: "근거 요청" },
  why: { en: "Why", ko: "이유" },
  needs: { en: "What it needs", ko: "확인 방법" },
  question: { en: "Question", ko: "질문" },
  reading: { en: "Reading", ko: "해석" },
  operation: { en: "Operation", ko: "오퍼레이션" },
  seen: { en: "Seen", ko: "확인" },
  seenIn: { en: "Seen in", ko: "확인된 요청" },
  notSeen: { en: "not seen", ko: "확인 안 됨" },
  case: { en: "Case", ko: "테스트" },
  outcome: { en: "Outcome", ko: "결과" },
  allowed: { en: "Credits allowed", ko: "허용된 크레딧" },
  planned: { en: "Credits planned", ko: "예상 크레딧" },
  spent: { en: "Credits charged, as the answers show", ko: "응답에서 확인된 차감 크레딧" },
  unlimited: { en: "no limit", ko: "제한 없음" },
  unknown: { en: "not shown", ko: "알 수 없음" },
  requests: { en: "Requests", ko: "요청 수" },
  bytes: { en: "Bytes sent", ko: "전송 바이트" },
  sent: { en: "Request", ko: "요청" },
  received: { en: "Answer", ko: "응답" },
  noAnswer: { en: "no answer", ko: "응답 없음" },
  keys: { en: "Keys", ko: "인증 키" },
  fields: { en: "Fields", ko: "필드" },
  body: { en: "Body", ko: "본문" },
  video: { en: "Video", ko: "영상" },
  headers: { en: "Headers", ko: "헤더" },
  client: { en: "As the client reads it", ko: "클라이언트의 해석" },
  onTheWire: { en: "Requests on the wire", ko: "실제 전송된 요청 수" },
  time: { en: "Time", ko: "시각" },
} as const satisfies Texts<string>;

export const texts: Texts<keyof typeof words> = words;
