import {
  type ErrorName,
  errors,
  errorTexts,
  exampleTexts,
  type Operation,
  type OperationId,
  operationList,
  type operations,
} from "@remo-kit/openapi";
import { type FaultName, type FaultRow, faults } from "./faults.ts";

/** The name of a refusal, as in the table of errors. */
export type RefusalName = ErrorName;
export type SuccessName = { [Id in OperationId]: keyof (typeof operations)[Id]["examples"] }[OperationId];
/** A situation that the mock can be put in. */
export type ScenarioName = SuccessName | RefusalName | FaultName;

type Text = { readonly en: string; readonly ko: string };

export type Scenario = {
  readonly name: ScenarioName;
  readonly category: "success" | (typeof errors)[ErrorName]["category"] | "fault";
  /** Slugs of the operations that can answer it. */
  readonly operations: readonly string[];
  /** The code that they answer; undefined for a fault, and where it is not the same for all. */
  readonly code: number | undefined;
  /** Slug → code, where it is not the same for all. */
  readonly codes?: { readonly [slug: string]: number };
  /** What a uuid ends in that asks for it, at the first of its operations; the digits before are free. */
  readonly uuidSuffix: string;
  /** Of a fault only. */
  readonly fault?: Pick<FaultRow, "phase" | "value">;
  readonly text: Text;
};

/** What can be asked of one operation. */
export type Menu = {
  /** Its answers, and the code of each: successes first. */
  readonly codes: ReadonlyMap<string, number>;
  /** What a code stands for: the first with it. */
  readonly byCode: ReadonlyMap<number, ScenarioName>;
  readonly byEnding: ReadonlyMap<string, ScenarioName>;
  /** How an analysis can fail: what a read of the family says of it. */
  readonly failures: ReadonlySet<ErrorName>;
  /** How the analysis fails of a uuid with this ending. */
  readonly failuresByEnding: ReadonlyMap<string, ErrorName>;
};

const paddedCode = (code: number): string => String(code).padStart(12, "0");

const refusalsOf = ({ errors: byCode }: Operation) =>
  Object.entries(byCode).map(([code, name]) => ({
    name,
    code: Number(code),
    ending: paddedCode(Number(code)),
  }));

/** An operation whose page lists no code refuses like another of its kind, of its family if one of that lists codes. */
export const refusingLike = (operation: Operation): Operation =>
  [operation, ...operationList.filter(({ family }) => family === operation.family), ...operationList].find(
    ({ kind, errors: byCode }) => kind === operation.kind && Object.keys(byCode).length > 0,
  ) ?? operation;

const endingsOfFaults = Object.entries(faults).map(
  ([name, { suffix }]) => [suffix, name as FaultName] as const,
);

function menu(operation: Operation): Menu {
  const { examples, family, kind } = operation;
  const successes = (Object.entries(examples) as [SuccessName, string][]).map(([name, ending]) => ({
    name,
    code: 200,
    ending,
  }));
  const answers = [...successes, ...refusalsOf(refusingLike(operation))];
  const byEnding = new Map<string, ScenarioName>([
    ...answers.map(({ ending, name }) => [ending, name] as const),
    ...endingsOfFaults,
  ]);
  const failures = operationList
    .filter((other) => kind === "submit" && other.kind === "read" && other.family === family)
    .flatMap(refusalsOf)
    .filter(({ name }) => errors[name].category === "process");
  const endings = failures.filter(({ ending }) => !byEnding.has(ending));
  return {
    codes: new Map(answers.map(({ name, code }) => [name, code])),
    byCode: new Map(answers.map(({ name, code }) => [code, name] as const).reverse()),
    byEnding,
    failures: new Set(failures.map(({ name }) => name)),
    failuresByEnding: new Map(endings.map(({ ending, name }) => [ending, name])),
  };
}

const menus = new Map(operationList.map((operation) => [operation.id, menu(operation)]));

export const menuOf = ({ id }: Operation): Menu => menus.get(id) as Menu;

/** Whether an operation can be in a scenario. */
export const isOf = (operation: Operation, name: string): boolean =>
  menuOf(operation).codes.has(name) || Object.hasOwn(faults, name);

/** The last digits of a uuid; "" of what is none. */
export const endOf = (uuid: string): string => (uuid.at(-13) === "-" ? uuid.slice(-12).toLowerCase() : "");

/** An answer, from what each operation that has it answers. */
function answer(name: SuccessName | RefusalName, category: Scenario["category"], text: Text): Scenario {
  const having = operationList.filter((operation) => menuOf(operation).codes.has(name));
  const codes = having.map(
    (operation) => [operation.slug, menuOf(operation).codes.get(name) as number] as const,
  );
  const [first] = codes.map(([, code]) => code) as [number];
  const isOne = codes.every(([, code]) => code === first);
  return {
    name,
    category,
    operations: having.map(({ slug }) => slug),
    code: isOne ? first : undefined,
    ...(!isOne && { codes: Object.fromEntries(codes) }),
    uuidSuffix: having[0]?.examples[name] ?? paddedCode(first),
    text,
  };
}

/** Every scenario, by name: successes, refusals, faults. */
export const scenarios: ReadonlyMap<string, Scenario> = new Map(
  [
    ...operationList
      .flatMap(({ examples }) => Object.keys(examples) as SuccessName[])
      .map((name) => answer(name, "success", exampleTexts[name] as Text)),
    ...operationList
      .flatMap((operation) => Object.values(operation.errors))
      .map((name) => answer(name, errors[name].category, errorTexts[name].meaning)),
    ...Object.entries(faults).map(([name, { suffix, text, ...fault }]) => ({
      name: name as FaultName,
      category: "fault" as const,
      operations: operationList.map(({ slug }) => slug),
      code: undefined,
      uuidSuffix: suffix,
      fault,
      text,
    })),
  ].map((scenario): [string, Scenario] => [scenario.name, scenario]),
);

/** Whether it is a success that says how long to wait. */
export const takesWaitTime = ({ category, operations }: Pick<Scenario, "category" | "operations">): boolean =>
  category === "success" &&
  operationList.some(({ kind, slug }) => kind === "submit" && operations.includes(slug));
