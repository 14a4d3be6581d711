import { type Program, values } from "@remo-kit/common/cli";
import * as v from "valibot";
import packageJson from "../../package.json" with { type: "json" };
import en from "./texts/en.json" with { type: "json" };
import ko from "./texts/ko.json" with { type: "json" };

const { between, number, positive } = values;

const analyzeSoccer = {
  height: { group: "video", value: "CM", required: true },
  // A uuid in the environment would be that of several videos, each of which may be charged.
  uuid: { group: "video", value: "UUID", flagOnly: true },
  manifest: { group: "video", value: "FILE", flagOnly: true, instead: true },
  concurrency: { group: "video", value: "N", default: "2", schema: number(between(1, 32, "whole")) },
  "keys-file": { group: "api", value: "FILE" },
  // The older name: Node looks whether a file of this flag exists, and exits with 9 before we run (nodejs/node#54232).
  "env-file": { group: "api", value: "FILE", flagOnly: true, hidden: true },
  "base-url": { group: "api", value: "URL", default: "https://api.remo.re.kr" },
  "allow-insecure-http": { group: "api" },
  timeout: {
    group: "api",
    value: "SECONDS",
    schema: v.pipe(
      number(positive(1_000_000)),
      v.transform((seconds) => seconds * 1000),
    ),
  },
  json: { group: "output" },
} as const satisfies Program["commands"][string]["flags"];

/** Everything that the command takes: its parsing, its environment variables, its help and its documentation. */
export const program = {
  name: "remo",
  version: packageJson.version,
  prefix: "REMO_",
  sharesPrefix: true,
  secret: true,
  commands: { "analyze-soccer": { argument: "FILE", flags: analyzeSoccer } },
  texts: { en: en.help, ko: ko.help },
} as const satisfies Program;
