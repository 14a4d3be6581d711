import { randomInt } from "node:crypto";
import { isLoopback } from "@remo-kit/common/loopback";
import { nearest } from "@remo-kit/common/nearest";
import { demoAccount } from "@remo-kit/mock-server";
import { type Profile, parseProfile } from "@remo-kit/openapi";
import type { Keys, SessionOptions, Target } from "../session/session.ts";
import { numberOptionNames, numberProblem } from "./number-options.ts";
import { isBare, notBare, originOf } from "./origin.ts";
import { casesOf } from "./run-cases.ts";
import { mockTargets } from "./targets.ts";

/** What a run is to do. Every option is optional: without any, the client and the mocks of the kit are compared. */
export type ContractOptions = {
  /** Origin of a server. Default: the mocks. */
  readonly target?: string | undefined;
  /** An account of that server. Default: REMO_EMAIL, REMO_USER_KEY and REMO_API_KEY of the environment. */
  readonly keys?: Keys | undefined;
  /** Without a `target`: the only profile of the mocks. Default: documented, observed and all pairs of values. */
  readonly profile?: Profile | undefined;
  /** Credits that may be spent on `target`, whole, 0 to 1,000,000. Default: 0. */
  readonly allowSpend?: number | undefined;
  /** Seconds that a run on `target` may wait in all for analyses, 0 to 86,400; 0 is never. Default: 300. */
  readonly maxWait?: number | undefined;
  /** Path of a video file, of at most 64,000,000 bytes. Default: the sample of the kit. */
  readonly video?: string | undefined;
  /** Height of the person in cm, 50 to 250. Default: 170. */
  readonly height?: number | undefined;
  /** Seconds until an answer, 1 to 3,600. Default: 180; on the mocks 20. */
  readonly timeout?: number | undefined;
  /** Ids of the cases to run. Default: all. */
  readonly only?: readonly string[] | undefined;
  /** Seed of what is generated, whole, 0 to 2,147,483,647. Default: another one each time. */
  readonly seed?: number | undefined;
  /** Requests that are generated for each property, 0 to 10,000. Default: 50; for a `target` 0, and 50 at most. */
  readonly generated?: number | undefined;
  /** Requests that may be sent to `target`, 1 to 1,000,000. Default: 500. */
  readonly maxRequests?: number | undefined;
  /** Bytes that may be sent to `target`, 1 or more. Default: 500,000,000. */
  readonly maxBytes?: number | undefined;
  /** Requests a second that `target` may get, 0.01 to 1,000. Default: 2. */
  readonly rate?: number | undefined;
  /** Lets a `target` of another machine be http. Default: false. */
  readonly allowInsecureHttp?: boolean | undefined;
};

export type Run = {
  readonly targets: readonly Target[];
  /** Whether the target is a remote server: nothing that may cost is sent there unless it is allowed. */
  readonly remote: boolean;
  /** Whether the run has to show everything that there is: all cases on all mocks. */
  readonly complete: boolean;
  readonly allowed: number;
  /** ms that it may wait in all; 0 for the mocks, whose clock goes forward instead. */
  readonly maxWait: number;
  readonly only: readonly string[];
  readonly seed: number;
  readonly generated: number;
  readonly session: SessionOptions;
};

export const contractDefaults = {
  allowSpend: 0,
  height: 170,
  maxWait: 300,
  timeout: 180,
  mockTimeout: 20,
  generated: 50,
  maxRequests: 500,
  maxBytes: 500_000_000,
  rate: 2,
} as const;

/** What was asked for cannot be done. The message names the option, what was received and what is allowed. */
export class ContractUsageError extends Error {
  override readonly name = "ContractUsageError";
}

/** @throws ContractUsageError */
export function resolveRun(options: ContractOptions): Run {
  const { target, profile, only = [], seed = randomInt(2 ** 31 - 1) } = options;
  const remote = target !== undefined;
  if (remote && profile) throw new ContractUsageError("`profile` is for the mocks; a target has its own.");
  checkNumbers({ ...options, seed });
  const byDefault = defaultsOf(remote);
  const generated = options.generated ?? byDefault.generated;
  checkIds(only);
  const targets = remote ? [serverAt(target, options)] : mockTargets(profile && parseProfile(profile));
  return {
    targets,
    remote,
    complete: !remote && !profile && only.length === 0,
    allowed: options.allowSpend ?? byDefault.allowSpend,
    maxWait: remote ? (options.maxWait ?? byDefault.maxWait) * 1000 : 0,
    only,
    seed,
    generated,
    session: {
      limits: {
        requests: options.maxRequests ?? byDefault.maxRequests,
        bytes: options.maxBytes ?? byDefault.maxBytes,
        rate: options.rate ?? byDefault.rate,
      },
      timeoutMs: Math.round((options.timeout ?? byDefault.timeout) * 1000),
      video: options.video,
      height: options.height ?? byDefault.height,
    },
  };
}

/** No limit protects a mock: what it gets is known, and it is this machine's. */
function defaultsOf(remote: boolean) {
  if (remote) return { ...contractDefaults, generated: 0 };
  const none = Number.MAX_SAFE_INTEGER;
  const { mockTimeout: timeout } = contractDefaults;
  return { ...contractDefaults, timeout, maxRequests: none, maxBytes: none, rate: none };
}

function serverAt(text: string, { keys = keysOf(process.env), allowInsecureHttp }: ContractOptions): Target {
  if (!isBare(text)) throw new ContractUsageError(`\`target\` ${notBare.en}`);
  const url = originOf(text);
  if (!url) throw usage("target", "the origin of a server, such as https://api.example.com", text);
  if (url.protocol === "http:" && !isLoopback(url.hostname) && !allowInsecureHttp) {
    const instead = `use https://${url.host}, or allow it with --allow-insecure-http`;
    throw new ContractUsageError(`\`target\` ${url.origin} would get keys in clear text (A11); ${instead}.`);
  }
  return { kind: "url", name: url.origin, url: url.origin, keys };
}

export const keyVariables = ["REMO_EMAIL", "REMO_USER_KEY", "REMO_API_KEY"] as const;

export type Environment = { readonly [name: string]: string | undefined };

/** The keys of an account; undefined unless all three are there. */
export function keysOf(env: Environment): Keys | undefined {
  const { REMO_EMAIL: email, REMO_USER_KEY: userKey, REMO_API_KEY: apiKey } = env;
  return email && userKey && apiKey ? { email, userKey, apiKey } : undefined;
}

/** What must be in nothing that is written. The placeholders of the page, which the mocks take, are no secrets. */
export const secretsOf = ({ targets }: Pick<Run, "targets">): string[] =>
  targets
    .flatMap((target) => (target.kind === "url" && target.keys ? Object.values(target.keys) : []))
    .filter((key) => !placeholders.includes(key));

const placeholders: readonly unknown[] = Object.values(demoAccount);

function checkNumbers(options: ContractOptions): void {
  for (const option of numberOptionNames) {
    const value = options[option];
    const allowed = value === undefined ? undefined : numberProblem(option, value);
    if (allowed) throw usage(option, allowed, value);
  }
}

function checkIds(only: readonly string[]): void {
  const ids = casesOf({ seed: 0, generated: 1 }).map(({ id }) => id);
  const unknown = only.find((id) => !ids.includes(id));
  if (unknown === undefined) return;
  const near = nearest(unknown, ids);
  const hint = near ? ` Did you mean ${near}?` : "";
  throw usage("only", "the id of a case, which --list prints", unknown, hint);
}

const usage = (option: string, allowed: string, received: unknown, hint = "") =>
  new ContractUsageError(`\`${option}\` takes ${allowed}; received ${JSON.stringify(received)}.${hint}`);
