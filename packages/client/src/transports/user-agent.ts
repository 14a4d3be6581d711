import packageJson from "../../package.json" with { type: "json" };

/** Firewalls refuse requests that do not say what sent them. A browser says so itself, and lets nobody else. */
export const userAgent = { "user-agent": `remo-kit/${packageJson.version}` } as const;
