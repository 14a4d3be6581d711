import { createMock, demoAccount, type MockOptions } from "@remo-kit/mock-server";
import { virtualClock } from "../session/testing/virtual-clock.ts";

export type Fetch = (request: Request) => Promise<Response>;

export type Fields = { readonly [name: string]: unknown };

/** An answer of the mock before it is sent. A body that is text goes as it is. */
export type Reply<Body = Fields | string> = {
  readonly status: number;
  readonly contentType: string;
  readonly body: Body;
};

/** What was asked for. `right` says which keys were those of the account. */
export type Asked = {
  readonly path: string;
  readonly fields: Fields;
  readonly right: { readonly email: boolean; readonly userKey: boolean; readonly apiKey: boolean };
};

/** Something subtly wrong that a server does to an answer; undefined leaves it as it is. */
export type Change = (reply: Reply<Fields>, asked: Asked) => Partial<Reply> | undefined;

/** A server that is subtly wrong, and the key of the divergence that names what is. */
export type Mutant = {
  readonly what: string;
  readonly start: () => Change;
  readonly key: string;
  /** Cases that show it, where a run has to be asked for them. */
  readonly only?: readonly string[];
};

/** That of every mutant, and of the runs against it. */
export const clock = virtualClock();

/** The mock, as it would be if it did that. `start` is called for each server, so that a change can remember. */
export function mutant(start: () => Change, options: MockOptions = {}): Fetch {
  const { fetch } = createMock({ accounts: [{ ...demoAccount, credits: 1000 }], time: clock, ...options });
  const change = start();
  return async (request) => {
    const asked = askedIn(new URL(request.url).pathname, await request.clone().text());
    const answer = await fetch(request);
    const contentType = answer.headers.get("content-type") ?? "";
    const text = await answer.text();
    if (!contentType.startsWith("application/json"))
      return respond({ status: answer.status, contentType, body: text });
    const reply = { status: answer.status, contentType, body: JSON.parse(text) as Fields };
    return respond({ ...reply, ...change(reply, asked) });
  };
}

function askedIn(path: string, text: string): Asked {
  const fields = objectIn(text);
  const { email, userKey, apiKey } = demoAccount;
  return {
    path,
    fields,
    right: {
      email: (fields.Email ?? fields.id) === email,
      userKey: fields.UserKey === userKey,
      apiKey: fields.APIKey === apiKey,
    },
  };
}

function objectIn(text: string): Fields {
  try {
    return { ...(JSON.parse(text) as Fields) };
  } catch {
    return {};
  }
}

function respond({ status, contentType, body }: Reply): Response {
  const text = typeof body === "string" ? body : JSON.stringify(body);
  return new Response(text, { status, headers: { "content-type": contentType } });
}
