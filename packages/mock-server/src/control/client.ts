import createClient, { type Middleware } from "openapi-fetch";
import type { paths } from "../../generated/control.types.ts";
import { tenantHeader } from "../tenant.ts";
import type { MockControl } from "./types.ts";

/** The mock refused, or what answered is not the control API of a mock. */
export class MockControlError extends Error {
  override readonly name = "MockControlError";
  /** HTTP status of the answer. */
  readonly status: number;
  /** What was wrong, and what to do. */
  readonly detail: string;

  constructor({ method, url }: Request, status: number, detail: string) {
    super(`${method} ${url} was answered with ${status}. ${detail}`);
    this.status = status;
    this.detail = detail;
  }
}

type ControlFetch = (input: Request | URL | string, init?: RequestInit) => Promise<Response>;

export type MockControlOptions = {
  /** What requests are sent with. Default: the platform's `fetch`. */
  readonly fetch?: ControlFetch | undefined;
  /** Tenant that is controlled, 1 to 64 of `A-Z a-z 0-9 . _ -`. Default: `default`. */
  readonly tenant?: string | undefined;
  /** The mock's control token. Default: none is sent. */
  readonly token?: string | undefined;
};

/**
 * Controls a mock, from Node or from a browser.
 *
 * @param url where the mock listens, such as `http://127.0.0.1:4010`.
 * @throws TypeError `url` is none.
 */
export function createMockControl(url: string | URL, options: MockControlOptions = {}): MockControl {
  const { fetch, tenant, token } = options;
  const { GET, POST, PUT, PATCH, DELETE, use } = createClient<paths>({
    baseUrl: baseOf(url),
    fetch: (request) => (fetch ?? globalThis.fetch)(request), // Looked up each time, as a test may replace it.
    headers: { [tenantHeader]: tenant, authorization: token === undefined ? undefined : `Bearer ${token}` },
  });
  use(refusals);
  return {
    health: async () => void (await GET("/__mock/health")),
    ready: async () => void (await GET("/__mock/ready")),
    scenarios: async () => (await dataOf(GET("/__mock/scenarios"))).scenarios,
    journal: async (query = {}) => (await dataOf(GET("/__mock/journal", { params: { query } }))).entries,
    waitForJournal: (query = {}) => dataOf(GET("/__mock/journal/wait", { params: { query } })),
    clearJournal: async () => (await dataOf(DELETE("/__mock/journal"))).cleared,
    next: (body) => dataOf(POST("/__mock/next", { body })),
    nextAnswers: async () => (await dataOf(GET("/__mock/next"))).answers,
    async clearNext(id) {
      if (id === undefined) return (await dataOf(DELETE("/__mock/next"))).cleared;
      return (await dataOf(DELETE("/__mock/next/{id}", { params: { path: { id } } }))).cleared;
    },
    accounts: async () => (await dataOf(GET("/__mock/accounts"))).accounts,
    putAccount: (body) => dataOf(POST("/__mock/accounts", { body })),
    setCredits: (id, credits) =>
      dataOf(PATCH("/__mock/accounts/{id}", { params: { path: { id } }, body: { credits } })),
    deleteAccount: async (id) => void (await DELETE("/__mock/accounts/{id}", { params: { path: { id } } })),
    jobs: async (limit) => (await dataOf(GET("/__mock/jobs", { params: { query: { limit } } }))).jobs,
    job: (id) => dataOf(GET("/__mock/jobs/{id}", { params: { path: { id: String(id) } } })),
    finishJob: (id) => dataOf(POST("/__mock/jobs/{id}/finish", { params: { path: { id: String(id) } } })),
    failJob: (id, reason) =>
      dataOf(POST("/__mock/jobs/{id}/fail", { params: { path: { id: String(id) } }, body: { reason } })),
    setJobResult: (id, body) =>
      dataOf(PUT("/__mock/jobs/{id}/result", { params: { path: { id: String(id) } }, body })),
    clock: () => dataOf(GET("/__mock/clock")),
    setTimeScale: (scale) => dataOf(PATCH("/__mock/clock", { body: { scale } })),
    advance: (seconds) => dataOf(POST("/__mock/clock/advance", { body: { seconds } })),
    profile: () => dataOf(GET("/__mock/profile")),
    setProfile: (profile) =>
      dataOf(PUT("/__mock/profile", { body: typeof profile === "string" ? { name: profile } : profile })),
    changeProfile: (body) => dataOf(PATCH("/__mock/profile", { body })),
    faults: async () => (await dataOf(GET("/__mock/faults"))).faults,
    setFaults: async (faults) =>
      (await dataOf(PUT("/__mock/faults", { body: { faults: [...faults] } }))).faults,
    tenants: async () => (await dataOf(GET("/__mock/tenants"))).tenants,
    reset: async () => void (await POST("/__mock/reset")),
  };
}

/** What a call was answered with: whatever is no such answer has been thrown. */
const dataOf = async <Data>(call: Promise<{ readonly data?: Data }>): Promise<NonNullable<Data>> =>
  (await call).data as NonNullable<Data>;

const refusals: Middleware = {
  async onResponse({ request, response }) {
    if (response.status === 204) return undefined;
    const answer = (await response.json().catch(() => null)) as { readonly detail?: unknown } | null;
    if (response.ok && answer !== null) return Response.json(answer);
    const strange =
      "That is no answer of a mock's control API; is this the address that the mock listens on?";
    const detail = typeof answer?.detail === "string" ? answer.detail : strange;
    throw new MockControlError(request, response.status, detail);
  },
};

/** Without a name and password, which would be seen in an error. */
function baseOf(url: string | URL): string {
  const parsed = URL.canParse(String(url)) ? new URL(url) : undefined;
  if (parsed?.protocol === "http:" || parsed?.protocol === "https:") {
    return `${parsed.origin}${parsed.pathname.replace(/\/+$/, "")}`;
  }
  throw new TypeError(
    "A mock is controlled at the address that it listens on, such as http://127.0.0.1:4010.",
  );
}
