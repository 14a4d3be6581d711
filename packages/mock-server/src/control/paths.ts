/** Method and path of each operation, as OpenAPI writes them. A page that controls a mock loads no more of the table. */
const routes = {
  health: "GET /__mock/health",
  ready: "GET /__mock/ready",
  scenarios: "GET /__mock/scenarios",
  journal: "GET /__mock/journal",
  waitForJournal: "GET /__mock/journal/wait",
  clearJournal: "DELETE /__mock/journal",
  nextAnswers: "GET /__mock/next",
  next: "POST /__mock/next",
  clearNext: "DELETE /__mock/next",
  clearOneNext: "DELETE /__mock/next/{id}",
  accounts: "GET /__mock/accounts",
  putAccount: "POST /__mock/accounts",
  setCredits: "PATCH /__mock/accounts/{id}",
  deleteAccount: "DELETE /__mock/accounts/{id}",
  jobs: "GET /__mock/jobs",
  clock: "GET /__mock/clock",
  setTimeScale: "PATCH /__mock/clock",
  advance: "POST /__mock/clock/advance",
  profile: "GET /__mock/profile",
  setProfile: "PUT /__mock/profile",
  changeProfile: "PATCH /__mock/profile",
  faults: "GET /__mock/faults",
  setFaults: "PUT /__mock/faults",
  tenants: "GET /__mock/tenants",
  reset: "POST /__mock/reset",
} as const satisfies { readonly [id: string]: `${Method} /__mock/${string}` };

type Method = "GET" | "POST" | "PUT" | "PATCH" | "DELETE";

export type OperationId = keyof typeof routes;

export function routeOf(id: OperationId): { readonly method: Method; readonly path: string } {
  const [method, path] = routes[id].split(" ") as [Method, string];
  return { method, path };
}
