/** What the contract suite runs against. */
export type Target =
  | { readonly kind: "in-process"; readonly name: string }
  | { readonly kind: "socket"; readonly name: string }
  | { readonly kind: "url"; readonly name: string; readonly url: string };

/** One run of the suite. */
export type Run = {
  readonly targets: readonly Target[];
  /** Whether the target is somebody's server: then nothing that may cost credits is sent unless it is allowed. */
  readonly foreign: boolean;
  /** Credits that the run may spend on a foreign server. */
  readonly allowSpend: number;
  readonly timeoutMs: number;
};

/** The run travels from the command line to vitest's processes in the environment. */
const variables = { url: "REMO_CONTRACT_TARGET", allowSpend: "REMO_CONTRACT_ALLOW_SPEND" } as const;

type Environment = { readonly [name: string]: string | undefined };

export function readRun(env: Environment): Run {
  const url = env[variables.url];
  if (url === undefined) {
    const targets: Target[] = [
      { kind: "in-process", name: "mock in process" },
      { kind: "socket", name: "mock over a socket" },
    ];
    return { targets, foreign: false, allowSpend: Number.POSITIVE_INFINITY, timeoutMs: 10_000 };
  }
  const allowSpend = Number(env[variables.allowSpend] ?? "0");
  return { targets: [{ kind: "url", name: url, url }], foreign: true, allowSpend, timeoutMs: 200_000 };
}

/** What the command line said counts; what was in the environment before does not. */
export function writeRun(env: NodeJS.ProcessEnv, url: string | undefined, allowSpend: number): void {
  for (const name of Object.values(variables)) delete env[name];
  if (url !== undefined)
    Object.assign(env, { [variables.url]: url, [variables.allowSpend]: String(allowSpend) });
}

declare module "vitest" {
  interface ProvidedContext {
    readonly target: Target;
    readonly allowSpend: number;
  }
}
