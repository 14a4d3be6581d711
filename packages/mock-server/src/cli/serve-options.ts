import { type Asked, type Flags, variableOf } from "@remo-kit/common/cli";
import { fill } from "@remo-kit/common/language";
import { isLoopback } from "@remo-kit/common/loopback";
import type { MockServerOptions } from "../server.ts";
import { flags, program } from "./flags.ts";

type Command = Asked<typeof program>;

/** What to serve, and how. */
export type Serve = {
  readonly options: Omit<MockServerOptions, "log" | "tls">;
  readonly tls: boolean;
  readonly graceMs: number;
  readonly log: "pretty" | "json" | "silent";
  readonly jsonReady: boolean;
  /** How the mock differs from one without flags, such as `seed 7`. */
  readonly differences: readonly string[];
  readonly warnings: readonly string[];
};

export function serveOptions({ values, given, warnings, lang }: Command): Serve {
  const { tls = false, grace, log = "pretty", jsonReady = false, state, fault, lang: _, ...options } = values;
  const { host = flags.host.default, controlToken } = options;
  const isClosed = !isLoopback(host) && controlToken === undefined;
  const closed = { host, variable: variableOf(program, "control-token") };
  return {
    options: { ...options, stateFile: state, faults: fault },
    ...{ tls, graceMs: (grace ?? Number(flags.grace.default)) * 1000, log, jsonReady },
    differences: given.filter(isDifference).map(difference),
    warnings: [...warnings, ...(isClosed ? [fill(program.texts[lang].closedControl, closed)] : [])],
  };
}

type Given = Command["given"][number];

const rows: Flags = flags;

function isDifference({ name, text }: Given): boolean {
  const { group = "", default: byDefault } = rows[name] ?? {};
  return ["behaviour", "state", "faults"].includes(group) && text !== byDefault && text !== "false";
}

const difference = ({ name, text }: Given) => (rows[name]?.value ? `${name} ${text}` : name);
