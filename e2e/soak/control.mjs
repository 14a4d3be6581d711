// The control API and the metrics of the mock, each call on a connection of its own, so that none stays open.

import { tenantHeader, tenants } from "./accounts.mjs";
import { exchange } from "./wire.mjs";

const giveUpMs = 20_000;

export async function control(baseUrl, method, path, { tenant = "default", body } = {}) {
  const { how, status, text } = await exchange(baseUrl, {
    method,
    path,
    giveUpMs,
    headers: { [tenantHeader]: tenant, ...(body && { "content-type": "application/json" }) },
    body: body && Buffer.from(JSON.stringify(body)),
  });
  if (how !== "answered" || status >= 300)
    throw new Error(`${method} ${path}: ${status ?? how} ${text ?? ""}`);
  return text === "" || path === "/metrics" ? text : JSON.parse(text);
}

export async function setProfiles(baseUrl) {
  for (const [tenant, body] of Object.entries(tenants)) {
    if (Object.keys(body).length > 0) await control(baseUrl, "PATCH", "/__mock/profile", { tenant, body });
  }
}

/** The value of a counter without labels, or the sum over its labels. */
export function counter(metrics, name) {
  const samples = metrics.matchAll(new RegExp(`^remo_mock_${name}(?:\\{[^}]*\\})? (\\S+)$`, "gm"));
  return [...samples].reduce((sum, [, value]) => sum + Number(value), 0);
}
