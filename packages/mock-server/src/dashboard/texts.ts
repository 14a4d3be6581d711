// Every word of the dashboard, in both languages; it is as long as there are words.

import type { Text } from "../control/operation.ts";

const texts = {
  title: { en: "REMO mock", ko: "REMO 목 서버" },
  skip: { en: "Skip to the journal", ko: "요청 기록으로 바로 가기" },
  onThisPage: { en: "On this page", ko: "이 페이지의 항목" },
  docs: { en: "Docs", ko: "문서" },
  controlDocs: { en: "Control API", ko: "제어 API" },
  otherLanguage: { en: "한국어", ko: "English" },
  theme: { en: "Dark or light", ko: "어둡게/밝게" },
  tenant: { en: "Tenant", ko: "테넌트" },
  tenantOpen: { en: "Open", ko: "열기" },
  noScript: {
    en: "The dashboard needs JavaScript. Without it, use the control API.",
    ko: "대시보드는 JavaScript가 있어야 동작합니다. JavaScript를 쓸 수 없으면 제어 API를 이용하십시오.",
  },
  connecting: { en: "Connecting …", ko: "연결 중 …" },
  live: { en: "Live", ko: "실시간 연결됨" },
  gone: {
    en: "The mock does not answer. Trying again …",
    ko: "목 서버가 응답하지 않습니다. 다시 연결하는 중입니다 …",
  },
  done: { en: "Done", ko: "적용했습니다" },
  failed: { en: "Failed", ko: "실패했습니다" },
  close: { en: "Close", ko: "닫기" },
  remove: { en: "Remove", ko: "삭제" },
  set: { en: "Set", ko: "적용" },
  add: { en: "Add", ko: "추가" },
  copy: { en: "Copy", ko: "복사" },
  copied: { en: "Copied", ko: "복사했습니다" },
  pressCopy: { en: "Selected. Press Ctrl+C to copy.", ko: "선택했습니다. Ctrl+C로 복사하십시오." },

  reset: { en: "Reset", ko: "초기화" },
  resetConfirm: {
    en: "Forget the accounts, jobs, queued answers, settings, clock and journal of this tenant?",
    ko: "이 테넌트의 계정, 분석 작업, 대기열, 설정, 시계, 요청 기록을 모두 지우고 처음 상태로 되돌리시겠습니까?",
  },

  journal: { en: "Journal", ko: "요청 기록" },
  journalEmpty: {
    en: "No request yet. Send one to {path}, or drop a video on this page.",
    ko: "아직 요청이 없습니다. {path}로 요청을 보내거나 이 페이지에 영상을 끌어다 놓으십시오.",
  },
  journalUnfit: { en: "No request matches the filter.", ko: "필터와 일치하는 요청이 없습니다." },
  filter: { en: "Filter", ko: "필터" },
  clearJournal: { en: "Clear", ko: "기록 지우기" },
  clearJournalConfirm: {
    en: "Forget the journal of this tenant?",
    ko: "이 테넌트의 요청 기록을 모두 지우시겠습니까?",
  },
  time: { en: "Time", ko: "시각" },
  outcome: { en: "Outcome", ko: "결과" },
  reason: { en: "Reason", ko: "이유" },
  size: { en: "Size", ko: "크기" },
  container: { en: "Container", ko: "영상 형식" },
  timing: { en: "Received / total", ko: "수신/전체" },
  noAnswer: { en: "no answer", ko: "응답 없음" },
  details: { en: "Details of request {id}", ko: "요청 {id} 상세" },

  send: { en: "Send a video", ko: "영상 보내기" },
  sendAbout: {
    en: "Goes through the real client code in this browser, to this mock. Use placeholder keys only; nothing is kept.",
    ko: "이 브라우저에서 실제 클라이언트 코드로 이 목 서버에 요청합니다. 실제 키 대신 예시 값을 입력하십시오. 입력한 값은 저장하지 않습니다.",
  },
  operation: { en: "Operation", ko: "API" },
  drop: { en: "Drop a video here, or choose a file", ko: "영상을 여기에 끌어다 놓거나 파일을 선택하십시오" },
  sendFile: { en: "Send", ko: "보내기" },
  sendSample: { en: "Send the sample video", ko: "샘플 영상 보내기" },
  cancel: { en: "Cancel", ko: "취소" },
  noFile: { en: "Choose a video first.", ko: "먼저 영상을 선택하십시오." },
  progress: { en: "Progress of the upload", ko: "업로드 진행률" },
  connect: { en: "preparing and connecting", ko: "준비 및 연결 중" },
  upload: { en: "uploading", ko: "업로드 중" },
  answer: { en: "waiting for the answer", ko: "응답 대기 중" },
  accepted: { en: "Accepted", ko: "접수되었습니다" },
  refused: { en: "Failed with {name}", ko: "{name} 에러" },
  sentTwice: {
    en: "The browser sent the request again by itself, because its connection broke. Both are in the journal.",
    ko: "연결이 끊기자 브라우저가 같은 요청을 스스로 다시 보냈습니다. 두 요청 모두 요청 기록에 있습니다.",
  },
  meaning: { en: "meaning", ko: "의미" },
  advice: { en: "what to do", ko: "해결 방법" },
  aboutError: { en: "About this error", ko: "이 에러 설명" },
  assetMissing: {
    en: "The mock does not give the file that is needed for this. Was it built completely?",
    ko: "목 서버에서 필요한 파일을 받지 못했습니다. 빌드가 모두 끝났는지 확인하십시오.",
  },
  email: { en: "E-mail", ko: "이메일" },
  userKey: { en: "User key", ko: "유저 키" },
  apiKey: { en: "API key", ko: "API 키" },
  height: { en: "Height (cm)", ko: "키(cm)" },
  optional: { en: "optional", ko: "선택" },

  scenarios: { en: "Next answer", ko: "다음 응답" },
  scenariosAbout: {
    en: "The next request gets the scenario that you queue, instead of what the mock would answer.",
    ko: "대기열에 추가한 시나리오를 목 서버의 원래 응답 대신 다음 요청에 보냅니다.",
  },
  times: { en: "Times", ko: "횟수" },
  always: { en: "always", ko: "계속" },
  onlyUuid: { en: "Only for uuid", ko: "이 uuid에만" },
  uuidForm: {
    en: "A UUID with its hyphens: 8-4-4-4-12 hexadecimal digits",
    ko: "하이픈을 포함한 UUID(16진수 8-4-4-4-12자리)",
  },
  delay: { en: "Delay (ms)", ko: "지연(ms)" },
  success: { en: "Accepted", ko: "접수" },
  input: { en: "Input problems", ko: "입력 데이터 문제" },
  account: { en: "Account problems", ko: "계정 문제" },
  process: { en: "Processing errors", ko: "프로세스 에러" },
  "not-ready": { en: "Not ready", ko: "준비 중" },
  fault: { en: "Faults on the wire", ko: "네트워크 장애" },
  queueIt: { en: "Next", ko: "추가" },
  queueScenario: { en: "Queue {name} as the next answer", ko: "{name} 시나리오를 다음 응답으로 추가" },
  code: { en: "Code", ko: "코드" },
  codeOf: { en: "Code for {name}", ko: "{name} 코드 보기" },
  value: { en: "Value", ko: "값" },
  waitTime: { en: "wait_time (s)", ko: "wait_time(초)" },

  queue: { en: "Queued answers", ko: "응답 대기열" },
  queueEmpty: {
    en: "Nothing is queued: the mock decides by itself.",
    ko: "대기열이 비어 있어 목 서버가 스스로 응답합니다.",
  },
  clearQueue: { en: "Remove all", ko: "모두 삭제" },
  removeQueued: { en: "Remove {name} from the queue", ko: "대기열에서 {name} 삭제" },

  accounts: { en: "Accounts", ko: "계정" },
  accountsEmpty: {
    en: "There is no account: no request is accepted.",
    ko: "계정이 없으므로 어떤 요청도 접수하지 않습니다.",
  },
  credits: { en: "Credits", ko: "크레딧" },
  creditsOf: { en: "Credits of {name}", ko: "{name}의 크레딧" },
  removeAccount: { en: "Remove {name} and its jobs", ko: "{name} 계정과 분석 작업 삭제" },
  removeAccountConfirm: {
    en: "Take this account and its jobs away?",
    ko: "이 계정과 분석 작업을 삭제하시겠습니까?",
  },
  addAccount: { en: "Add or replace an account", ko: "계정 추가 또는 변경" },

  jobs: { en: "Jobs and clock", ko: "분석 작업과 가상 시계" },
  jobList: { en: "Jobs", ko: "분석 작업 목록" },
  jobsEmpty: { en: "No job was accepted yet.", ko: "접수된 분석 작업이 없습니다." },
  jobsMore: { en: "The newest {n} are shown.", ko: "최신 {n}건만 표시합니다." },
  clock: { en: "Virtual clock", ko: "가상 시계" },
  advance: { en: "Advance", ko: "시간 앞당기기" },
  advanceSeconds: { en: "+{n} s", ko: "+{n}초" },
  advanceAll: { en: "until all are ready", ko: "모두 완료될 때까지" },
  scale: { en: "Speed (1 = real time)", ko: "속도(1 = 실제 시간)" },
  ready: { en: "ready", ko: "완료" },
  charged: { en: "Charged", ko: "차감" },
  acceptedTimes: { en: "Accepted", ko: "접수 횟수" },
  family: { en: "Family", ko: "API 묶음" },
  state: { en: "State", ko: "상태" },
  waiting: { en: "queued", ko: "대기" },
  analysing: { en: "analysing", ko: "분석 중" },
  analysisFailed: { en: "failed", ko: "실패" },

  profile: { en: "Profile", ko: "프로필" },
  profileAbout: {
    en: "The page leaves these points open; the profile says how the mock plays each.",
    ko: "제공사 페이지에서 확인되지 않은 점을 목 서버가 어떻게 해석할지 정합니다.",
  },
  builtIn: { en: "Built-in profile", ko: "내장 프로필" },
  custom: { en: "custom", ko: "직접 설정" },

  faults: { en: "Random faults", ko: "확률적 장애" },
  faultsEmpty: { en: "No fault is set.", ko: "설정된 장애가 없습니다." },
  faultName: { en: "Fault", ko: "장애" },
  probability: { en: "Probability (0–1)", ko: "확률(0~1)" },
  removeFault: { en: "Remove {name}", ko: "{name} 삭제" },
  faultDefault: { en: "default", ko: "기본값" },

  asCurl: { en: "curl", ko: "curl" },
  asClient: { en: "Client code", ko: "클라이언트 코드" },
  asTest: { en: "vitest test", ko: "vitest 테스트" },
  answerThisUuid: { en: "Choose the next answer for this uuid", ko: "이 uuid의 다음 응답 고르기" },
  inDocs: { en: "In the docs", ko: "문서에서 보기" },
  entryGone: {
    en: "The journal no longer has this request.",
    ko: "요청 기록에 더 이상 남아 있지 않은 요청입니다.",
  },

  closedTitle: { en: "The dashboard is disabled", ko: "대시보드를 사용할 수 없습니다" },
  exposed: {
    en: "This mock can be reached from other machines and was started without a control token, so its dashboard and its control API are closed. The mocked API itself answers as usual.",
    ko: "이 목 서버는 다른 컴퓨터에서도 접속할 수 있는데 제어 토큰 없이 시작되어, 대시보드와 제어 API가 닫혀 있습니다. 목 API 자체는 정상적으로 응답합니다.",
  },
  exposedHow: {
    en: "Start it again with a token, or on this machine only:",
    ko: "토큰을 지정하거나 이 컴퓨터에서만 접속할 수 있게 다시 시작하십시오.",
  },
  foreign: {
    en: "Without a control token, the dashboard answers this machine only, under its own name. The request came under another one, which a foreign web page may have made up (DNS rebinding).",
    ko: "제어 토큰이 없으면 대시보드는 이 컴퓨터의 주소로 접속할 때만 열립니다. 다른 이름으로 들어온 요청은 외부 웹 페이지가 꾸며 낸 것일 수 있어(DNS 리바인딩) 거부합니다.",
  },
  foreignHow: {
    en: "Open it as http://127.0.0.1 or http://localhost, or start the mock with a token:",
    ko: "http://127.0.0.1 또는 http://localhost로 접속하거나, 토큰을 지정해 목 서버를 다시 시작하십시오.",
  },
  tokenTitle: { en: "The control token is needed", ko: "제어 토큰이 필요합니다" },
  tokenAbout: {
    en: "This mock was started with --control-token. The token stays in this tab, and is forgotten when it is closed.",
    ko: "이 목 서버는 --control-token을 지정해 시작되었습니다. 입력한 토큰은 이 탭에서만 쓰이고, 탭을 닫으면 지워집니다.",
  },
  token: { en: "Control token", ko: "제어 토큰" },
  open: { en: "Open", ko: "열기" },
  enterFailed: { en: "The token may be right, but: {detail}", ko: "토큰과 관계없는 문제입니다. {detail}" },
  wrongToken: { en: "That is not the token of this mock.", ko: "이 목 서버의 토큰이 아닙니다." },
} as const satisfies { readonly [name: string]: Text };

export const languages = ["en", "ko"] as const;
export type Language = (typeof languages)[number];

/** The words of one language. */
export type Words = { readonly [Name in keyof typeof texts]: string };

const wordsIn = (language: Language) =>
  Object.fromEntries(Object.entries(texts).map(([name, text]) => [name, text[language]])) as Words;

export const words: { readonly [Name in Language]: Words } = { en: wordsIn("en"), ko: wordsIn("ko") };

/** Puts values in the place of `{name}`. */
export const fill = (text: string, values: { readonly [name: string]: string | number }): string =>
  text.replace(/\{(\w+)\}/g, (_, name: string) => String(values[name]));

/** The words that the browser's own script says. */
export const spoken = [
  "connecting",
  "live",
  "gone",
  "done",
  "failed",
  "copied",
  "pressCopy",
  "ready",
  "waiting",
  "analysing",
  "analysisFailed",
  "noFile",
  "connect",
  "upload",
  "answer",
  "accepted",
  "refused",
  "sentTwice",
  "meaning",
  "advice",
  "aboutError",
  "assetMissing",
  "wrongToken",
  "enterFailed",
] as const satisfies readonly (keyof Words)[];
