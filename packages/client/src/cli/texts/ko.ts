import type { Failure, Texts } from "./en.ts";
import { help } from "./help-ko.ts";

function headline(error: Failure): string {
  switch (error.name) {
    case "RemoApiError":
      return `API가 요청을 거절했습니다. 코드 ${error.code}: ${error.meaning?.ko ?? "문서에 없는 코드"}`;
    case "RemoConfigError":
      return "설정이 올바르지 않습니다.";
    case "RemoInputError":
      return "입력값이나 영상을 사용할 수 없습니다.";
    case "RemoNetworkError":
      return error.mayHaveArrived ? "응답을 받기 전에 연결이 끊겼습니다." : "서버에 연결하지 못했습니다.";
    case "RemoTimeoutError":
      return `시간이 초과되었습니다. ${phases[error.phase]}`;
    case "RemoGatewayError":
      return `API가 아니라 프록시나 다른 서버가 응답했습니다(HTTP ${error.httpStatus}).`;
    case "RemoProtocolError":
      return "API의 응답을 해석할 수 없습니다.";
    case "RemoAbortError":
      return "요청을 중단했습니다.";
  }
}

const phases = {
  connect: "서버에 연결되지 않았습니다.",
  upload: "업로드가 더 진행되지 않았습니다.",
  answer: "업로드는 끝났지만 응답이 오지 않았습니다.",
  total: "--timeout으로 정한 시간이 지났습니다.",
};

const keepUuid =
  "요청이 전달되어 크레딧이 사용되었을 수 있습니다. 같은 uuid를 다시 보내면 크레딧이 또 차감될 수 있으므로, uuid를 보관하고 영상을 다시 보내기 전에 제공사에 문의하십시오.";

function advice(error: Failure): string {
  switch (error.name) {
    case "RemoApiError":
      return error.advice?.ko ?? "uuid를 알리고 제공사에 코드의 뜻을 문의하십시오.";
    case "RemoConfigError":
      return ko.usage.seeHelp;
    case "RemoInputError":
      return "완전한 요청은 전송되지 않았습니다. 바로잡은 뒤 명령을 다시 실행하십시오.";
    case "RemoNetworkError":
    case "RemoTimeoutError":
      return error.mayHaveArrived
        ? keepUuid
        : "아무것도 전송되지 않았습니다. 네트워크와 --base-url을 확인한 뒤 명령을 다시 실행하십시오.";
    case "RemoGatewayError":
      return error.httpStatus < 500
        ? "--base-url과 중간 프록시를 확인한 뒤 명령을 다시 실행하십시오."
        : keepUuid;
    case "RemoProtocolError":
      return keepUuid;
    case "RemoAbortError":
      return "업로드가 이미 시작되었다면 크레딧이 사용되었을 수 있습니다. uuid를 보관하십시오.";
  }
}

export const ko: Texts = {
  locale: "ko",
  duration: (seconds) =>
    seconds < 60
      ? `${seconds}초`
      : seconds < 3600
        ? `${Math.floor(seconds / 60)}분 ${seconds % 60}초`
        : `${Math.floor(seconds / 3600)}시간 ${Math.floor((seconds % 3600) / 60)}분`,
  headline,
  advice,
  adviceIs: (text) => `조치 방법: ${text}`,
  apiMessage: (text) => `API 메시지: ${text}`,
  excerpt: (text) => `응답 앞부분: ${text}`,
  fault: "이 프로그램의 오류입니다",
  faultAdvice: "인증 키를 빼고 알려 주십시오.",
  receipt: {
    accepted: (file) => `접수되었습니다. ${file} 영상을 분석하고 있습니다.`,
    ready: (wait, at) => `결과 생성까지: ${wait} (${at})`,
    fileExists: (exists) => `이미 존재하는 파일: ${exists ? "예" : "아니요"}`,
    credit: (credit) => `사용 예정 크레딧: ${credit}`,
    keepUuid: "uuid를 보관하십시오. 결과를 찾는 데 쓸 수 있는 유일한 값입니다.",
  },
  bar: {
    connecting: "연결하는 중",
    left: (time) => `${time} 남음`,
    waiting: (time) => `업로드 완료, 응답을 기다리는 중 · ${time}`,
    again: (time) => `응답이 없어 ${time} 뒤에 다시 시도합니다`,
  },
  usage: {
    seeHelp: '"remo analyze-soccer --help"를 참고하십시오.',
    missingFile: "영상 파일을 지정하십시오: remo analyze-soccer FILE --height CM",
    tooManyFiles: "영상 파일은 한 번에 하나만 지정할 수 있습니다. 이름에 공백이 있으면 따옴표로 감싸십시오.",
    unknownCommand: "없는 명령입니다. 사용할 수 있는 명령은 analyze-soccer입니다.",
    unknownFlag: (flag, similar) =>
      `이 명령에 없는 플래그입니다${flag ? `: ${flag}` : ""}.${similar ? ` 혹시 ${similar}입니까?` : ""}`,
    missingFlag: (flag = "") => `필수 플래그가 없습니다: ${flag}`,
    missingValue: (flag = "") => `플래그에 값이 없습니다: ${flag}`,
    wrongValue: (flag) =>
      flag === "--lang"
        ? "--lang에는 en이나 ko를 지정하십시오."
        : `${flag}에는 0보다 큰 초 단위 숫자를 지정하십시오.`,
    other: "명령을 해석할 수 없습니다.",
    keyInFlag: (flag) =>
      `${flag} 플래그는 받지 않습니다. 명령줄은 이 컴퓨터의 다른 사용자에게 보이고 셸 기록에도 남으므로, 인증 키는 플래그로 받지 않습니다.`,
    missingKeys: (names, file) =>
      `인증 키가 설정되지 않았습니다: ${names.join(", ")}${file === undefined ? "" : ` (환경 변수와 ${file} 모두에 없음)`}`,
    setKeys:
      '환경 변수 REMO_EMAIL, REMO_USER_KEY, REMO_API_KEY를 설정하거나, REMO_EMAIL="you@example.com" 같은 줄을 파일에 적고 --env-file로 지정하십시오.',
    envFile: (path, why) => `--env-file로 지정한 ${path} 파일을 읽을 수 없습니다: ${why}`,
  },
  help,
};
