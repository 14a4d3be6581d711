import { basename } from "node:path";
import { operationList } from "@remo-kit/openapi";
import ts from "typescript";

/** The names of an operation that only its own file and that of its family may know. */
const namesOf = operationList.flatMap(({ id, slug, path, family }) =>
  [id, slug, path].map((name) => ({ name, files: [`${slug}.ts`, `${family}.ts`] })),
);

/** Each string of a source file that is the name of an operation which the file may not know, with its line. */
export function strayNames(file: string, text: string): string[] {
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true);
  const found: string[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isStringLiteralLike(node) || ts.isTemplateHead(node) || ts.isTemplateMiddleOrTemplateTail(node)) {
      const stray = namesOf.find(({ name, files }) => name === node.text && !files.includes(basename(file)));
      const { line } = source.getLineAndCharacterOfPosition(node.getStart());
      if (stray && !ts.isImportDeclaration(node.parent))
        found.push(`${file}:${line + 1} names ${stray.name}`);
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}
