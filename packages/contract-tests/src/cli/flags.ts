import { type Program, values } from "@remo-kit/common/cli";
import { profiles } from "@remo-kit/openapi";
import * as v from "valibot";
import packageJson from "../../package.json" with { type: "json" };
import { verdicts } from "../model/run.ts";
import { mostOnRemote } from "../properties/cases.ts";
import { parseKnown } from "../run/known-list.ts";
import { numberOptions } from "../run/number-options.ts";
import { contractDefaults } from "../run/options.ts";
import { isBare, notBare, originOf } from "../run/origin.ts";
import { parseRecordings } from "../run/recording.ts";
import en from "./texts/en.json" with { type: "json" };
import ko from "./texts/ko.json" with { type: "json" };

const { byteCount, filled, jsonFile, number, parsedBy, textThat } = values;

const fileName = filled({ en: "the name of a file", ko: "파일 이름을" });
const origin = v.pipe(
  parsedBy(
    (text) => {
      if (!isBare(text)) throw new TypeError(notBare.en);
      return text;
    },
    (_error, _text, lang) => notBare[lang],
  ),
  textThat((text) => originOf(text) !== undefined, {
    en: "the origin of a server, such as https://api.example.com or http://127.0.0.1:4010",
    ko: "https://api.example.com이나 http://127.0.0.1:4010 같은 서버 주소를",
  }),
);

const limit = (name: "allowSpend" | "maxRequests" | "rate") => {
  const [byDefault, schema] = [String(contractDefaults[name]), number(numberOptions[name])];
  return { group: "limits", value: "N", default: byDefault, schema } as const;
};

/** Everything that the command takes: its parsing, its environment variables, its help and its documentation. */
export const flags = {
  target: { group: "target", value: "URL", schema: origin },
  profile: { group: "target", value: "NAME|FILE", schema: values.profile },
  timeout: { group: "target", value: "SECONDS", schema: number(numberOptions.timeout) },
  "allow-insecure-http": { group: "target" },
  "allow-spend": limit("allowSpend"),
  plan: { group: "limits" },
  "max-wait": {
    group: "limits",
    value: "S",
    default: String(contractDefaults.maxWait),
    schema: number(numberOptions.maxWait),
  },
  "max-requests": limit("maxRequests"),
  "max-bytes": { group: "limits", value: "SIZE", default: "500MB", schema: byteCount },
  rate: limit("rate"),
  list: { group: "cases", flagOnly: true },
  only: {
    group: "cases",
    value: "ID",
    many: true,
    schema: filled({ en: "the id of a case", ko: "케이스 id를" }),
  },
  generated: { group: "cases", value: "N", schema: number(numberOptions.generated) },
  video: { group: "cases", value: "FILE", schema: fileName },
  height: {
    group: "cases",
    value: "CM",
    default: String(contractDefaults.height),
    schema: number(numberOptions.height),
  },
  seed: { group: "cases", value: "N", schema: number(numberOptions.seed) },
  report: { group: "files", value: "DIR", schema: filled({ en: "the name of a folder", ko: "폴더 이름을" }) },
  "profile-out": { group: "files", value: "FILE", schema: fileName },
  record: { group: "files", value: "FILE", schema: fileName },
  replay: {
    group: "files",
    value: "FILE",
    schema: jsonFile({ en: "a file that --record wrote", ko: "--record로 만든 파일" }, parseRecordings),
  },
  known: { group: "files", value: "FILE", schema: jsonFile({ en: "a file", ko: "파일" }, parseKnown) },
} as const satisfies Program["commands"][string]["flags"];

export const program = {
  name: "remo-contract",
  version: packageJson.version,
  prefix: "REMO_CONTRACT_",
  commands: { "": { flags } },
  texts: { en, ko },
  words: {
    ...contractDefaults,
    mostOnRemote,
    profiles: Object.keys(profiles).join(", "),
    verdicts: verdicts.map((verdict, code) => `  ${code}  ${verdict}`).join("\n"),
  },
} as const satisfies Program;
