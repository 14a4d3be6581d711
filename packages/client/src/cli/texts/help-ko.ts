import type { Texts } from "./en.ts";

const afterProgram = `인증 키는 플래그가 아니라 환경 변수나 파일에서 읽습니다. 먼저 keys.env 파일에
세 줄을 적으십시오.
  REMO_EMAIL=you@example.com
  REMO_USER_KEY="발급받은 유저 키"
  REMO_API_KEY="발급받은 API 키"

키가 170cm인 사람의 영상은 이렇게 보냅니다.
  remo analyze-soccer kick.mp4 --height 170 --env-file keys.env

전체 플래그: remo analyze-soccer --help`;

const afterAnalyzeSoccer = `인증 키는 환경 변수에서 읽고, 없으면 --env-file 파일에서 읽습니다(파일에서는
값에 #이나 공백이 있으면 따옴표로 감싸십시오).
  REMO_EMAIL     유저 이메일 주소
  REMO_USER_KEY  발급받은 유저 키
  REMO_API_KEY   발급받은 API 키
  플래그로는 받지 않습니다. 명령줄은 이 컴퓨터의 다른 사용자에게 보이고 셸
  기록에도 남기 때문입니다.

예시:
  remo analyze-soccer kick.mp4 --height 170 --env-file keys.env

요청이 접수되면 크레딧이 사용됩니다. 출력되는 것은 분석 결과가 아니라 접수
응답입니다. uuid는 결과를 찾는 데 쓸 수 있는 유일한 값이므로 보관하십시오.

종료 코드:
  0    접수됨
  2    플래그가 잘못되었거나, 인증 키가 없거나, 파일을 사용할 수 없음
  3    API가 거절함
  4    연결하지 못했거나, 연결이 끊겼거나, 시간이 초과됨
  5    API의 응답이 아니거나 해석할 수 없는 응답
  130  Ctrl-C로 중단함`;

export const help: Texts["help"] = {
  titles: { "Usage:": "사용법:", "Arguments:": "인자:", "Options:": "플래그:", "Commands:": "명령:" },
  program: "축구 영상을 REMO 동작 분석 API로 보냅니다. 비공식 도구입니다.",
  version: "버전 출력",
  help: "도움말 출력",
  summary: "영상 분석을 요청하고 접수 응답을 출력",
  analyzeSoccer: "축구 영상을 REMO API로 한 번 보내고 분석 접수 응답을 출력합니다.",
  file: "영상 파일",
  height: "영상 속 인물의 키(cm, 정수)",
  uuid: "영상 uuid (기본값: 새로 생성)",
  envFile: "인증 키를 NAME=value 형식으로 한 줄에 하나씩 적은 파일. 환경 변수가 우선합니다",
  baseUrl: "API 주소 (기본값: https://api.remo.re.kr)",
  allowInsecureHttp: "다른 컴퓨터의 http: 주소도 --base-url로 허용. 인증 키와 영상이 암호화되지 않습니다",
  timeout: "전체 제한 시간 (기본값: 없음)",
  json: "결과와 에러를 JSON 한 줄로 출력",
  lang: "출력 언어 (기본값: LANG이 ko로 시작하면 ko, 아니면 en)",
  afterProgram,
  afterAnalyzeSoccer,
};
