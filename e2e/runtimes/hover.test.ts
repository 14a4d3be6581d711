// What an editor shows over a name of the client: words that say what it is, and no id, which leads nowhere from there.

import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { operationList } from "@remo-kit/openapi";
import ts from "typescript";
import { expect, test } from "vitest";

const manifest = import.meta.resolve("@remo-kit/client/package.json");
const { exports } = JSON.parse(await readFile(new URL(manifest), "utf8")) as { readonly exports: object };
const entries = Object.keys(exports).filter((entry) => !entry.endsWith(".json"));

/** The methods: the operations, and the jobs of the families. */
const ids = [...operationList.map(({ id }) => id), "waitForSoccer", "analyzeSoccerAndWait"];
const hovered = ids.flatMap((id) => [`remo.${id}`, `remo.${id}.safe`, `remo.${id}({} as never)`]);

const file = fileURLToPath(new URL("hover.ts", import.meta.url));
const source = [
  ...entries.map((entry, i) => `import * as entry${i} from "@remo-kit/client${entry.slice(1)}";`),
  "declare const remo: entry0.RemoClient;",
  ...hovered.map((expression) => `${expression};`),
].join("\n");

const service = ts.createLanguageService({
  getScriptFileNames: () => [file],
  getScriptVersion: () => "1",
  getScriptSnapshot(name) {
    const text = name === file ? source : ts.sys.readFile(name);
    return text === undefined ? undefined : ts.ScriptSnapshot.fromString(text);
  },
  getCompilationSettings: () => ({ strict: true, module: ts.ModuleKind.NodeNext, types: ["node"] }),
  getCurrentDirectory: () => fileURLToPath(new URL("..", import.meta.url)),
  getDefaultLibFileName: ts.getDefaultLibFilePath,
  fileExists: ts.sys.fileExists,
  readFile: ts.sys.readFile,
  realpath: (path) => ts.sys.realpath?.(path) ?? path,
});

type Shown = { readonly name: string; readonly text: string };

const textOf = (documentation: ts.SymbolDisplayPart[] = [], tags: readonly ts.JSDocTagInfo[] = []): string =>
  [documentation, ...tags.map((tag) => tag.text)].map((part) => ts.displayPartsToString(part)).join("\n");

/** What stands over an expression, at its last name. */
function over(expression: string): Shown {
  const [name = ""] = expression.split("(");
  const at = source.indexOf(`\n${expression};`) + name.length;
  const info = service.getQuickInfoAtPosition(file, at);
  return { name: expression, text: textOf(info?.documentation, info?.tags) };
}

const checker = service.getProgram()?.getTypeChecker() as ts.TypeChecker;
const shown = (symbol: ts.Symbol, name: string): Shown => ({
  name,
  text: textOf(symbol.getDocumentationComment(checker), symbol.getJsDocTags(checker)),
});

/** Declared by this package: what an error has from the platform is documented there. */
const isOwn = (symbol: ts.Symbol): boolean =>
  symbol.declarations?.some((one) => one.getSourceFile().fileName.includes("/client/dist/")) === true;

function membersOf(type: ts.Type): ts.Symbol[] {
  const members = type.isUnion() ? type.types.flatMap(membersOf) : type.getProperties();
  return members.filter((one) => isOwn(one) && !one.name.startsWith("__"));
}

/** Everything that an entry exports, and what is in it. */
function exported(index: number): Shown[] {
  const [imported] =
    service
      .getProgram()
      ?.getSourceFile(file)
      ?.statements.slice(index, index + 1) ?? [];
  const module = checker.getSymbolAtLocation((imported as ts.ImportDeclaration).moduleSpecifier) as ts.Symbol;
  return checker.getExportsOfModule(module).flatMap((one) => {
    const symbol = one.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(one) : one;
    const members = membersOf(checker.getDeclaredTypeOfSymbol(symbol));
    return [shown(symbol, one.name), ...members.map((member) => shown(member, `${one.name}.${member.name}`))];
  });
}

const all = [...hovered.map(over), ...entries.flatMap((_, i) => exported(i))];

test("every method, option and field has words that say what it is", () => {
  expect(all.length).toBeGreaterThan(100);
  // Of a union, the first member that has a field says what it is.
  const documented = new Set(all.filter(({ text }) => /[.:;]/.test(text)).map(({ name }) => name));
  const names = new Set(all.map(({ name }) => name));
  expect([...names].filter((name) => !documented.has(name))).toEqual([]);
});

test("none of them cites the record", () => {
  const citing = all.filter(({ text }) => /\b[FAEN]\d{2,3}\b/.test(text)).map(({ name }) => name);
  expect([...new Set(citing)]).toEqual([]);
});

test("a method says what it does, what it costs and what it throws", () => {
  for (const id of ids) {
    const { text } = over(`remo.${id}`);
    expect(text, id).toMatch(/credits|costs nothing/);
    expect(text, id).toMatch(/RemoApiError/);
    expect(over(`remo.${id}({} as never)`).text).toBe(text);
  }
});

test("where they send a reader to the README, there is such a section", async () => {
  const readme = await readFile(new URL("README.md", manifest), "utf8");
  const named = all.flatMap(({ text }) => [...text.matchAll(/README, "([^"]+)"/g)].map(([, title]) => title));
  expect(named.length).toBeGreaterThan(2);
  for (const title of new Set(named)) expect(readme).toMatch(new RegExp(`^##+ ${title}$`, "m"));
});
