// What each schema and each of its fields is, in both languages. Only the description is made from it: the mock
// itself does not load it. It is as long as there are fields.

import type { Text } from "./operation.ts";
import type { SchemaName, schemas } from "./schemas.ts";

type Fields<Schema> = Schema extends { readonly entries: infer Entries }
  ? { readonly [Field in keyof Entries]: Text }
  : { readonly [field: string]: never };

type Texts = {
  readonly [Name in SchemaName]: {
    readonly about: Text;
    readonly fields: Fields<(typeof schemas)[Name]>;
  };
};

const filter = {
  after: { en: "Entries of a later id only.", ko: "이 id보다 나중의 기록만 조회합니다." },
  scenario: {
    en: "Name of the scenario that was answered, or `none`.",
    ko: "응답한 시나리오의 이름 또는 `none`.",
  },
  status: { en: "HTTP status that was answered.", ko: "응답한 HTTP 상태 코드." },
  uuid: {
    en: "`uuid` of the request, without regard to case.",
    ko: "요청의 `uuid`. 대소문자를 구분하지 않습니다.",
  },
  fault: { en: "Fault that the request met.", ko: "요청에서 발생한 장애." },
  path: { en: "Path of the request.", ko: "요청 경로." },
  operation: { en: "Operation that the request went to.", ko: "요청을 받은 API." },
};

const uuid = {
  en: "`uuid` of the request, if it has the form of one.",
  ko: "요청의 `uuid`. uuid 형식일 때만 있습니다.",
};
const credits = { en: "Credits that it has.", ko: "남은 크레딧." };
const creditsToSet = { en: "Credits that it has from now on.", ko: "새로 설정할 크레딧." };
const maskedEmail = {
  en: "E-mail address, of which the most is left out: `e…@email.com`.",
  ko: "이메일 주소. `e…@email.com`처럼 대부분을 가립니다.",
};
const faultValue = {
  en: "A number of ms or bytes, or a range of ms such as `500-2000`. Left out, it is the fault's default.",
  ko: "ms 또는 바이트 값이거나 `500-2000` 같은 ms 범위. 없으면 장애의 기본값을 사용합니다.",
};
const next = {
  scenario: {
    en: "Name of the scenario: a success, a refusal or a fault.",
    ko: "시나리오의 이름. 성공, 거절, 장애 중 하나입니다.",
  },
  value: faultValue,
  uuid: {
    en: "Only for this uuid, without regard to case.",
    ko: "이 uuid의 요청에만 적용합니다. 대소문자를 구분하지 않습니다.",
  },
  delay: { en: "Given so much later, in ms.", ko: "응답을 늦출 시간(ms)." },
  waitTime: { en: "`wait_time` of a success, in s.", ko: "성공 응답의 `wait_time`(초)." },
};
const fault = {
  fault: { en: "Name of the fault.", ko: "장애의 이름." },
  value: faultValue,
  probability: {
    en: "The share of requests that meet it, above 0 and up to 1.",
    ko: "장애를 주입할 요청의 비율. 0보다 크고 1 이하입니다.",
  },
};

export const texts: Texts = {
  JournalQuery: {
    about: { en: "Which entries.", ko: "조회 조건." },
    fields: {
      ...filter,
      limit: { en: "The newest that fit, at most.", ko: "조회할 최대 개수(최신 기록부터)." },
    },
  },
  WaitQuery: {
    about: { en: "Which entries, and how many.", ko: "조회 조건과 개수." },
    fields: {
      ...filter,
      count: { en: "How many entries must fit.", ko: "기다릴 기록의 수." },
      timeoutMs: { en: "How long to wait for them, in ms.", ko: "최대 대기 시간(ms)." },
    },
  },
  JobsQuery: {
    about: { en: "How many.", ko: "조회 개수." },
    fields: { limit: { en: "The newest, at most.", ko: "조회할 최대 개수(최신 작업부터)." } },
  },
  IdPath: {
    about: { en: "Which one.", ko: "대상." },
    fields: { id: { en: "Id, as the list gives it.", ko: "목록에 있는 id." } },
  },
  ScenarioName: {
    about: { en: "A success, a refusal or a fault.", ko: "시나리오의 이름. 성공, 거절, 장애 중 하나입니다." },
    fields: {},
  },
  FaultName: { about: { en: "A fault.", ko: "장애의 이름." }, fields: {} },
  NextRequest: {
    about: { en: "An answer to queue.", ko: "대기열에 추가할 응답." },
    fields: {
      ...next,
      times: {
        en: "How often it is given; `always` until it is cleared.",
        ko: "보낼 횟수. `always`이면 삭제할 때까지 계속 보냅니다.",
      },
      email: {
        en: "Only for this e-mail address, letter by letter.",
        ko: "이 이메일 주소의 요청에만 적용합니다. 대소문자까지 일치해야 합니다.",
      },
    },
  },
  AccountRequest: {
    about: { en: "An account to add, or to replace.", ko: "추가하거나 변경할 계정." },
    fields: {
      email: {
        en: "E-mail address; compared letter by letter.",
        ko: "이메일 주소. 대소문자까지 일치해야 합니다.",
      },
      userKey: { en: "User key.", ko: "유저 키 값." },
      apiKey: { en: "API key.", ko: "API 키 값." },
      credits: creditsToSet,
    },
  },
  CreditsRequest: {
    about: { en: "The credits of an account.", ko: "계정의 크레딧." },
    fields: { credits: creditsToSet },
  },
  TimeScaleRequest: {
    about: { en: "The speed of the virtual clock.", ko: "가상 시계의 속도." },
    fields: {
      scale: {
        en: "1 is the speed of the wall clock; 60 makes a minute of waiting a second.",
        ko: "1이면 실제 시계와 같은 속도이고, 60이면 1분이 1초 만에 지나갑니다.",
      },
    },
  },
  AdvanceRequest: {
    about: { en: "How far to put the clock forward.", ko: "시계를 앞으로 이동할 시간." },
    fields: { seconds: { en: "Seconds of the virtual clock.", ko: "가상 시계 기준의 초." } },
  },
  Profile: {
    about: {
      en: "One chosen reading of every ambiguity that shows on the wire.",
      ko: "실제 응답에 드러나는 미확인 사항마다 해석을 하나씩 고른 것.",
    },
    fields: {},
  },
  ProfileRequest: {
    about: {
      en: "The name of a built-in profile, or a whole profile.",
      ko: "내장 프로필의 이름 또는 프로필 전체.",
    },
    fields: {},
  },
  ProfileChange: {
    about: { en: "Some keys of a profile.", ko: "프로필의 일부 키." },
    fields: {},
  },
  FaultRuleRequest: {
    about: { en: "A fault that a share of the requests is to meet.", ko: "요청 중 일부에 주입할 장애." },
    fields: fault,
  },
  FaultsRequest: {
    about: { en: "The faults from now on.", ko: "새로 설정할 장애 목록." },
    fields: {
      faults: {
        en: "Each on its own; an empty list means none.",
        ko: "장애 목록. 비어 있으면 장애를 주입하지 않습니다.",
      },
    },
  },
  Health: {
    about: { en: "All is well.", ko: "정상입니다." },
    fields: { status: { en: "Always `ok`.", ko: "항상 `ok`입니다." } },
  },
  Scenario: {
    about: { en: "A situation that the mock can be in.", ko: "목 서버가 재현할 수 있는 시나리오." },
    fields: {
      name: { en: "Its name.", ko: "시나리오의 이름." },
      category: {
        en: "A success, the category of a refusal's code, or a fault.",
        ko: "성공(`success`), 거절 응답의 에러 코드 분류, 장애(`fault`) 중 하나.",
      },
      operations: { en: "The operations that can answer it.", ko: "이 시나리오로 응답할 수 있는 API." },
      code: {
        en: "Code that they answer; left out for a fault, and where it is not the same for all.",
        ko: "응답하는 코드. 장애이거나 API마다 코드가 다르면 없습니다.",
      },
      codes: {
        en: "Code by operation, where it is not the same for all.",
        ko: "API마다 다를 때의 API별 코드.",
      },
      uuidSuffix: {
        en: "What a `uuid` ends in that asks for it.",
        ko: "이 시나리오를 요청하는 `uuid`의 끝부분.",
      },
      fault: {
        en: "Of a fault only. `phase` is `upload` while the request arrives, so that it costs nothing, and `answer` once the API has answered; `value` tells what its value counts, its default and the most that it can be.",
        ko: "장애에만 있습니다. `phase`가 `upload`이면 요청이 도착하는 동안 발생하므로 크레딧이 차감되지 않고, `answer`이면 API가 처리를 마친 뒤에 발생합니다. `value`는 값의 단위, 기본값, 최댓값입니다.",
      },
      text: { en: "What happens, in English and in Korean.", ko: "영어와 한국어로 된 설명." },
    },
  },
  ScenarioList: {
    about: { en: "Every scenario.", ko: "전체 시나리오 목록." },
    fields: {
      scenarios: { en: "Successes, then refusals, then faults.", ko: "성공, 거절, 장애의 순서입니다." },
    },
  },
  JournalEntry: {
    about: { en: "What the mock tells of one request.", ko: "요청 한 건의 기록." },
    fields: {
      id: {
        en: "1, 2 … in a tenant, also after a clear.",
        ko: "테넌트마다 1부터 매기는 번호. 기록을 삭제해도 이어집니다.",
      },
      tenant: { en: "Tenant of the request.", ko: "요청의 테넌트." },
      time: {
        en: "When the request's head had arrived: wall time.",
        ko: "요청 헤더가 도착한 시각(실제 시계 기준).",
      },
      method: { en: "Method of the request.", ko: "요청 메서드." },
      path: {
        en: "Path without the query; an e-mail address in it is left out.",
        ko: "쿼리를 제외한 요청 경로. 이메일 주소는 가립니다.",
      },
      operation: {
        en: "Operation that it went to, if it went to one.",
        ko: "요청을 받은 API. 어느 API의 요청도 아니면 없습니다.",
      },
      status: {
        en: "HTTP status that was answered; left out if a fault left the request without one.",
        ko: "응답한 HTTP 상태 코드. 장애 때문에 응답하지 않았으면 없습니다.",
      },
      scenario: {
        en: "Name of the scenario, or `none` for an answer that is the mock's own.",
        ko: "시나리오의 이름. 목 서버 자체의 응답이면 `none`입니다.",
      },
      reason: { en: "Why the mock answered so.", ko: "이렇게 응답한 이유." },
      by: {
        en: "Who chose the scenario: the mock's state, a `Prefer` header, the end of the uuid, the queue, or a fault rule.",
        ko: "시나리오를 결정한 것. 목 서버의 상태, `Prefer` 헤더, uuid의 끝부분, 대기열, 장애 설정 중 하나입니다.",
      },
      fault: {
        en: "The fault that it met, with its value, such as `latency=200`.",
        ko: "발생한 장애와 그 값. 예: `latency=200`.",
      },
      uuid,
      account: {
        en: "Id of the account, if one was identified.",
        ko: "계정의 id. 계정이 확인된 경우에만 있습니다.",
      },
      charged: { en: "Credits that were taken.", ko: "차감된 크레딧." },
      credits: { en: "Credits that are left.", ko: "남은 크레딧." },
      bytes: { en: "Bytes of the body.", ko: "요청 본문의 바이트 수." },
      video: {
        en: "Of the decoded video: its bytes, its XXH64, and what its first bytes look like.",
        ko: "디코딩한 영상의 바이트 수, XXH64 값, 첫 바이트로 추정한 형식.",
      },
      receivedMs: {
        en: "From the head of the request to the end of its body, in ms.",
        ko: "요청 헤더가 도착한 뒤 본문을 모두 받기까지 걸린 시간(ms).",
      },
      totalMs: {
        en: "From the head of the request to the start of the answer, in ms.",
        ko: "요청 헤더가 도착한 뒤 응답을 시작하기까지 걸린 시간(ms).",
      },
    },
  },
  Journal: {
    about: { en: "Entries of the journal.", ko: "요청 기록." },
    fields: { entries: { en: "Oldest first.", ko: "오래된 순서입니다." } },
  },
  JournalWait: {
    about: { en: "What a wait has found.", ko: "대기한 결과." },
    fields: {
      complete: {
        en: "Whether as many entries as were wanted came in time.",
        ko: "시간 안에 원하는 수의 기록이 모였는지 여부.",
      },
      entries: { en: "All that fit, oldest first.", ko: "조건에 맞는 모든 기록. 오래된 순서입니다." },
    },
  },
  Cleared: {
    about: { en: "How many went.", ko: "삭제된 개수." },
    fields: { cleared: { en: "The number of those that went.", ko: "삭제된 개수." } },
  },
  NextAnswer: {
    about: { en: "An answer that is queued.", ko: "대기열에 있는 응답." },
    fields: {
      id: { en: "Names it: 1, 2 … in a tenant.", ko: "테넌트마다 1부터 매기는 번호." },
      ...next,
      times: {
        en: "How often it is still given; `always` until it is cleared.",
        ko: "남은 횟수. `always`이면 삭제할 때까지 계속 보냅니다.",
      },
      email: {
        en: "Only for this e-mail address, of which the most is left out: `e…@email.com`.",
        ko: "이 이메일 주소의 요청에만 적용합니다. `e…@email.com`처럼 대부분을 가립니다.",
      },
    },
  },
  NextAnswers: {
    about: { en: "The answers that are queued.", ko: "대기열에 있는 응답 목록." },
    fields: { answers: { en: "First first.", ko: "먼저 나갈 순서입니다." } },
  },
  Account: {
    about: { en: "An account, without its keys.", ko: "계정. 인증 키는 포함하지 않습니다." },
    fields: {
      id: { en: "Names it: 1, 2 … in a tenant.", ko: "테넌트마다 1부터 매기는 번호." },
      email: maskedEmail,
      credits,
    },
  },
  Accounts: {
    about: { en: "The accounts.", ko: "계정 목록." },
    fields: { accounts: { en: "Oldest first.", ko: "오래된 순서입니다." } },
  },
  Job: {
    about: { en: "A request that was accepted.", ko: "접수된 분석 작업." },
    fields: {
      uuid,
      account: { en: "Id of the account.", ko: "계정의 id." },
      family: {
        en: "Its family; operations of a family share jobs.",
        ko: "같은 분석 작업을 다루는 API 묶음.",
      },
      state: {
        en: "Whether its analysis waits for its turn, runs, has a result, or has failed.",
        ko: "분석 대기(`queued`), 분석 중(`analysing`), 완료(`done`), 실패(`failed`) 중 하나.",
      },
      acceptedAt: { en: "When it was accepted, by the virtual clock.", ko: "접수된 시각(가상 시계 기준)." },
      startedAt: {
        en: "When its analysis begins, by the virtual clock.",
        ko: "분석이 시작되는 시각(가상 시계 기준).",
      },
      readyAt: {
        en: "When its analysis ends, by the virtual clock.",
        ko: "분석이 끝나는 시각(가상 시계 기준).",
      },
      endedAt: {
        en: "When its analysis ended, if it has, by the virtual clock.",
        ko: "분석이 끝난 시각(가상 시계 기준). 끝나기 전에는 없습니다.",
      },
      failure: {
        en: "The error that its analysis ends with, if not with a result.",
        ko: "분석이 실패로 끝날 때의 에러 이름. 결과가 나오면 없습니다.",
      },
      remainingSeconds: {
        en: "Until it is ready, in s of the virtual clock, rounded up; 0 once it is.",
        ko: "결과가 준비될 때까지 남은 시간. 가상 시계 기준의 초 단위로 올림하며, 준비되면 0입니다.",
      },
      times: { en: "How often it was accepted.", ko: "접수된 횟수." },
      charged: { en: "Credits that it has cost in all.", ko: "지금까지 차감된 크레딧의 합계." },
    },
  },
  Jobs: {
    about: { en: "The requests that were accepted.", ko: "접수된 분석 작업 목록." },
    fields: { jobs: { en: "Newest first.", ko: "최신 순서입니다." } },
  },
  Clock: {
    about: { en: "The virtual clock.", ko: "가상 시계." },
    fields: {
      now: { en: "What it shows.", ko: "가상 시계의 현재 시각." },
      scale: { en: "Its speed; 1 is that of the wall clock.", ko: "속도. 1이면 실제 시계와 같습니다." },
    },
  },
  ProfileAnswer: {
    about: { en: "The profile that is played.", ko: "적용 중인 프로필." },
    fields: {
      name: {
        en: "The built-in profile that it equals, or `custom`.",
        ko: "내용이 같은 내장 프로필의 이름. 없으면 `custom`입니다.",
      },
      profile: { en: "The profile itself.", ko: "프로필의 내용." },
    },
  },
  FaultRule: {
    about: { en: "A fault that a share of the requests meets.", ko: "요청 중 일부에 주입되는 장애." },
    fields: fault,
  },
  FaultRules: {
    about: { en: "The faults that are set.", ko: "설정된 장애 목록." },
    fields: { faults: { en: "Each on its own.", ko: "장애 목록." } },
  },
  Tenants: {
    about: { en: "The tenants that were seen.", ko: "지금까지 사용된 테넌트." },
    fields: { tenants: { en: "Their names.", ko: "테넌트의 이름." } },
  },
  Problem: {
    about: {
      en: "An answer of the mock that no answer of the API is (RFC 9457).",
      ko: "API의 응답이 아닌 목 서버 자체의 응답(RFC 9457).",
    },
    fields: {
      title: {
        en: "Tells that the mock speaks, and not the API.",
        ko: "API가 아니라 목 서버의 응답임을 알리는 문구.",
      },
      status: { en: "HTTP status.", ko: "HTTP 상태 코드." },
      detail: {
        en: "What was received, what is allowed, and what to do.",
        ko: "받은 값, 허용되는 값, 해결 방법(영어).",
      },
    },
  },
};
