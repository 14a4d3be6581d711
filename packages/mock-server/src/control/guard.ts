import { createHash, timingSafeEqual } from "node:crypto";
import { fill } from "@remo-kit/common/language";
import { isLoopback } from "@remo-kit/common/loopback";
import texts from "./guard-texts.json" with { type: "json" };

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

/** For a mock that listens nowhere: a caller of this process may do everything. */
export const openGuard: ControlGuard = { refusal: () => undefined };

type GuardOptions = {
  /** Whether the mock listens on an address of this machine only. */
  readonly loopback: boolean;
  /** What a caller has to show, if anything. Default: nothing is asked for. */
  readonly token?: string | undefined;
};

/** @throws RangeError the token cannot be sent in a header. */
export function createGuard({ loopback, token }: GuardOptions): ControlGuard {
  if (token !== undefined) return tokenGuard(token);
  return {
    refusal: loopback ? remoteRefusal : () => ({ status: 403, why: "exposed", detail: texts.exposed }),
  };
}

function tokenGuard(token: string): ControlGuard {
  if (!/^[\x21-\x7e]+$/.test(token)) throw new RangeError(texts.tokenOption);
  const expected = digest(token);
  return {
    refusal({ authorization = "" }) {
      const [, given = ""] = /^bearer +(\S+)\s*$/i.exec(authorization) ?? [];
      if (timingSafeEqual(digest(given), expected)) return undefined;
      return { status: 401, why: "token", detail: texts.token };
    },
  };
}

const digest = (text: string) => createHash("sha256").update(text).digest();

/**
 * Only this machine can connect, but a web page that is open on it can make the browser do so: under a name of its
 * own that it has pointed here (DNS rebinding), which shows in Host, or across origins, which shows in Origin.
 */
function remoteRefusal({ host, origin }: GuardedRequest): ControlRefusal | undefined {
  if (!isHere(host)) return remote("Host", host);
  if (origin === undefined || isHere(/^https?:\/\/(.*)$/i.exec(origin)?.[1])) return undefined;
  return remote("Origin", origin);
}

const isHere = (host: string | undefined): boolean =>
  host !== undefined && isLoopback(host.replace(/:\d{1,5}$/, ""));

function remote(header: string, given: string | undefined): ControlRefusal {
  const value = given === undefined ? "missing" : JSON.stringify(given.slice(0, 100));
  return { status: 403, why: "remote", detail: fill(texts.remote, { header, value }) };
}
