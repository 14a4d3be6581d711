import type { OperationRow } from "./operation-row.ts";

/** What a path leads to: its operations by method, and the values of its parameters. */
export type PathMatch<Operation> = {
  readonly operations: { readonly [method: string]: Operation };
  readonly parameters: { readonly [name: string]: string };
};

export type Routes<Operation> = {
  /** The operations at a path, which has no query; undefined if there is none. */
  match(path: string): PathMatch<Operation> | undefined;
  /** A path as it may be shown: a parameter that is a secret by its name, as in `/x/{id}/c37d3ce2-…`. */
  shown(path: string): string;
};

type Template<Operation> = {
  readonly path: string;
  readonly pattern: RegExp;
  readonly operations: { readonly [method: string]: Operation };
};

/** Finds operations by path. Paths without parameters, which are nearly all, take one look into a map. */
export function routesOf<Operation extends Pick<OperationRow, "path" | "method" | "parameters" | "secrets">>(
  operations: readonly Operation[],
): Routes<Operation> {
  const byPath = new Map<string, { readonly [method: string]: Operation }>();
  for (const one of operations) byPath.set(one.path, { ...byPath.get(one.path), [one.method]: one });
  const plain = new Map<string, PathMatch<Operation>>();
  const templates: Template<Operation>[] = [];
  for (const [path, found] of byPath) {
    if (path.includes("{")) templates.push({ path, pattern: patternOf(path), operations: found });
    else plain.set(path, { operations: found, parameters: {} });
  }
  const templateOf = (path: string) => templates.find(({ pattern }) => pattern.test(path));
  return {
    match(path) {
      const known = plain.get(path);
      if (known) return known;
      const template = templateOf(path);
      const values = template?.pattern.exec(path)?.groups;
      return template && { operations: template.operations, parameters: decoded(values ?? {}) };
    },
    shown(path) {
      const template = templateOf(path);
      if (!template) return path;
      const values = template.pattern.exec(path)?.groups ?? {};
      const secrets = Object.values(template.operations).flatMap((one) => one.secrets);
      return filled(template.path, (name) => (secrets.includes(name) ? `{${name}}` : (values[name] ?? "")));
    },
  };
}

/** A path with something in the place of each `{parameter}`. */
export const filled = (path: string, value: (name: string) => string): string =>
  path.replace(/\{(\w+)\}/g, (_, name: string) => value(name));

/** As a literal, but for the parameters, each of which is one segment of the path. */
const patternOf = (path: string): RegExp =>
  new RegExp(`^${filled(path.replace(/[.*+?^$()|[\]\\]/g, "\\$&"), (name) => `(?<${name}>[^/]+)`)}$`);

const decoded = (values: { readonly [name: string]: string }) =>
  Object.fromEntries(Object.entries(values).map(([name, value]) => [name, decode(value)]));

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text; // Not percent-encoded; it names nobody, but it is no reason to fail.
  }
}
