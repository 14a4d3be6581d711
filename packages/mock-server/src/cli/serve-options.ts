import { type Asked, type Flags, variableOf } from "@remo-kit/common/cli";
import { fill } from "@remo-kit/common/language";
import { isLoopback } from "@remo-kit/common/loopback";
import { flags, program } from "./flags.ts";

type Command = Asked<typeof program>;

export type Serve = ReturnType<typeof serveOptions>;

/** What to serve, and how. `differences` is how the mock differs from one without flags, such as `seed 7`. */
export function serveOptions({ values, given, warnings, lang }: Command) {
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
