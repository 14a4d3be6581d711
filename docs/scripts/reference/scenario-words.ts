export type Language = "en" | "ko";

/** The words around the scenarios, in both languages. What each scenario is, is said where it is defined. */
export const words: { readonly [language in Language]: { readonly [word: string]: string } } = {
  en: {
    title: "Scenarios of the mock",
    intro:
      "Every situation that the mock can be put in. The mock itself tells the same at `/__mock/scenarios`. What it does by itself, its accounts and its flags are in its [README](../../../packages/mock-server/README.md).",
    ways: `There are three ways to each of them, and all three give the same:

- **Header** of the request, where the caller can set one: \`Prefer: example=NAME\`.
- **uuid** of the request, where only the data is the caller's: its last twelve digits name the scenario, the others
  are free.
- **Control API**, where the caller is to know nothing of it: \`POST /__mock/next\` queues the answer for the next
  request, or with \`times\`, \`uuid\` and \`email\` for those that it is meant for. In TypeScript:
  \`createMockControl(url).next({ scenario: "NAME" })\`.`,
    order:
      "A header comes before the uuid, the uuid before the queue, and the queue before the faults that `--fault` lets a share of the requests meet. One exception: `reset-upload`, `early-413` and `redirect-308` cannot wait for a uuid that is still to arrive; queued for any request, or met by chance, they come before it; named by the uuid itself, they show once the whole body is there. `Prefer: delay=MS` goes with all of them, `Prefer: wait_time=SECONDS` with a success.",
    answers: "Answers",
    "answers-intro":
      "An answer that was asked for checks nothing and changes nothing: no key is looked at, no credit is taken, no job is remembered. A body that cannot be read gets it too.",
    faults: "Faults",
    "faults-intro":
      "What no answer of the API is. A request that met a fault after it had reached the API is decided as any other, and charged if it was accepted; `Prefer: code=…, fault=…` together choose the answer that the fault befalls, and then nothing is charged.",
    scenario: "Scenario",
    fault: "Fault",
    code: "Code",
    meaning: "Meaning",
    category: "Category",
    "category-success": "success",
    "category-input": "a problem of the input data",
    "category-account": "other issues",
    "category-process": "a process error",
    charged: "Credits",
    "charged-upload": "none are taken",
    "charged-answer": "taken if accepted",
    phase: "Reaches the API",
    "phase-upload": "no, so nothing is charged",
    "phase-answer": "yes, so an accepted request is charged",
    value: "Value",
    ms: "ms",
    bytes: "bytes",
    "any-bytes": "any number of bytes",
    "or-range": ", or a range",
    default: " (default",
    header: "Header",
    or: "or",
    uuid: "uuid",
    control: "Control API",
  },
  ko: {
    title: "목 서버의 시나리오",
    intro:
      "목 서버가 재현할 수 있는 상황 전체입니다. 실행 중인 목 서버의 `/__mock/scenarios`에서도 같은 목록을 볼 수 있습니다. 기본 동작과 계정, 플래그는 목 서버의 [README](../../../packages/mock-server/README.md)(영어)에 있습니다.",
    ways: `지정하는 방법은 세 가지이며, 어느 방법이든 결과는 같습니다.

- **헤더**: 호출하는 쪽에서 헤더를 넣을 수 있을 때 씁니다. \`Prefer: example=이름\`
- **uuid**: 보내는 데이터만 바꿀 수 있을 때 씁니다. uuid의 마지막 열두 자리가 시나리오를 가리키며, 앞자리는 자유롭게
  정할 수 있습니다.
- **제어 API**: 호출하는 코드를 전혀 바꾸지 않을 때 씁니다. \`POST /__mock/next\`로 다음 요청에 보낼 응답을 대기열에
  추가합니다. \`times\`, \`uuid\`, \`email\`로 횟수와 대상을 정할 수 있습니다. TypeScript에서는
  \`createMockControl(url).next({ scenario: "이름" })\`입니다.`,
    order:
      "우선순위는 헤더, uuid, 대기열, `--fault`로 설정한 확률적 장애 순입니다. 다만 `reset-upload`, `early-413`, `redirect-308`은 uuid가 도착하기 전에 일어나는 장애이므로, 대상을 정하지 않고 대기열에 넣었거나 확률로 걸리면 uuid보다 먼저 적용됩니다. uuid로 지정하면 본문이 모두 도착한 뒤에 일어납니다. `Prefer: delay=밀리초`는 모든 시나리오와, `Prefer: wait_time=초`는 성공 응답과 함께 쓸 수 있습니다.",
    answers: "응답",
    "answers-intro":
      "지정한 응답은 아무것도 검사하지 않고 상태도 바꾸지 않습니다. 키를 확인하지 않고, 크레딧을 차감하지 않으며, 분석 작업도 남기지 않습니다. 본문을 읽을 수 없는 요청에도 그대로 응답합니다.",
    faults: "장애",
    "faults-intro":
      "API의 응답이 아닌 상황입니다. API에 전달된 뒤에 장애가 발생한 요청은 평소와 똑같이 처리되며, 접수되면 크레딧이 차감됩니다. `Prefer: code=…, fault=…`를 함께 쓰면 장애가 발생할 응답까지 지정할 수 있고, 이때는 크레딧이 차감되지 않습니다.",
    scenario: "시나리오",
    fault: "장애",
    code: "코드",
    meaning: "의미",
    category: "분류",
    "category-success": "성공",
    "category-input": "입력 데이터 문제 발생",
    "category-account": "기타 이슈 발생",
    "category-process": "프로세스 에러",
    charged: "크레딧",
    "charged-upload": "차감 없음",
    "charged-answer": "접수되면 차감",
    phase: "API 도달 여부",
    "phase-upload": "도달하지 않으므로 크레딧이 차감되지 않음",
    "phase-answer": "도달하므로 접수되면 크레딧이 차감됨",
    value: "값",
    ms: "ms",
    bytes: "바이트",
    "any-bytes": "바이트 수, 상한 없음",
    "or-range": " 또는 범위",
    default: "(기본값",
    header: "헤더",
    or: "또는",
    uuid: "uuid",
    control: "제어 API",
  },
};
