import { createHash, timingSafeEqual } from "node:crypto";
import { isLoopback } from "@remo-kit/common/loopback";

/** The headers that show where a request comes from. */
export type GuardedRequest = {
  readonly host: string | undefined;
  readonly origin: string | undefined;
  readonly authorization: string | undefined;
};

export type ControlRefusal = {
  readonly status: 401 | 403;
  /** token: it was not shown; exposed: the mock can be reached from other machines; remote: asked under another name. */
  readonly why: "token" | "exposed" | "remote";
  readonly detail: string;
};

/** Decides who may use the control API. */
export type ControlGuard = {
  /** Why the request may not; undefined if it may. */
  refusal(request: GuardedRequest): ControlRefusal | undefined;
};

export type GuardOptions = {
  /** Whether the mock listens on an address of this machine only. */
  readonly loopback: boolean;
  /** What a caller has to show, if anything. Default: nothing is asked for. */
  readonly token?: string | undefined;
};

/** For a mock that listens nowhere: a caller of this process may do everything. */
export const openGuard: ControlGuard = { refusal: () => undefined };

/** @throws RangeError the token cannot be sent in a header. */
export function createGuard({ loopback, token }: GuardOptions): ControlGuard {
  if (token !== undefined) return tokenGuard(token);
  return loopback ? loopbackGuard : closedGuard;
}

function tokenGuard(token: string): ControlGuard {
  if (!/^[\x21-\x7e]+$/.test(token)) {
    throw new RangeError(
      "Option `controlToken` must be of visible ASCII characters, without spaces, and not empty.",
    );
  }
  const expected = digest(token);
  const detail =
    "The control API of this mock asks for its token. Send `Authorization: Bearer TOKEN` with the value of --control-token.";
  return {
    refusal({ authorization = "" }) {
      const [, given = ""] = /^bearer +(\S+)\s*$/i.exec(authorization) ?? [];
      return timingSafeEqual(digest(given), expected) ? undefined : { status: 401, why: "token", detail };
    },
  };
}

const digest = (text: string) => createHash("sha256").update(text).digest();

const closedGuard: ControlGuard = {
  refusal: () => ({
    status: 403,
    why: "exposed",
    detail:
      "This mock can be reached from other machines, so its control API is closed. Start it with --control-token TOKEN, and send `Authorization: Bearer TOKEN`.",
  }),
};

/**
 * Only this machine can connect, but a web page that is open on it can make the browser do so: under a name of its
 * own that it has pointed here (DNS rebinding), which shows in Host, or across origins, which shows in Origin.
 */
const loopbackGuard: ControlGuard = {
  refusal({ host, origin }) {
    if (!isHere(host)) return remote("Host", host);
    if (origin === undefined || isHere(/^https?:\/\/(.*)$/i.exec(origin)?.[1])) return undefined;
    return remote("Origin", origin);
  },
};

const isHere = (host: string | undefined): boolean =>
  host !== undefined && isLoopback(host.replace(/:\d{1,5}$/, ""));

const remote = (header: string, value: string | undefined): ControlRefusal => ({
  status: 403,
  why: "remote",
  detail: `The control API answers requests from this machine only, and ${header} is ${value === undefined ? "missing" : JSON.stringify(value.slice(0, 100))}. Use http://127.0.0.1 or http://localhost; for anything else start the mock with --control-token TOKEN, and send \`Authorization: Bearer TOKEN\`.`,
});
