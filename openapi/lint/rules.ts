import { compose, parametersOf, registeredMeaning } from "../generate/compose.ts";
import { problemsOf } from "../generate/files.ts";
import { profileKeys, profileShapeOf } from "../generate/profiles.ts";
import { type JsonObject, type OperationSource, operationsOf, type Source } from "../generate/source.ts";
import { idsOf, objectsOf } from "../walk.ts";
import { koreanIsText } from "./korean.ts";
import { metricRules } from "./metrics.ts";
import { eachIdExists, eachIdIsUnique, eachIdIsUsed } from "./record.ts";
import type { Rule } from "./rule.ts";

/**
 * What breaks a rule of the spec, each in a sentence that names the place.
 *
 * @throws Error no document can be made.
 */
export function broken(source: Source): string[] {
  const linted = { source, en: compose(source, "en"), ko: compose(source, "ko") };
  return rules.flatMap((rule) => rule(linted));
}

const placeOf = ({ family, slug }: OperationSource): string => `pages/${family}/${slug}`;

/** A rule about each operation; its sentences begin with the folder. */
const ofOperation =
  (problems: (operation: OperationSource, source: Source) => string[]): Rule =>
  ({ source }) =>
    operationsOf(source).flatMap((one) =>
      problems(one, source).map((problem) => `${placeOf(one)}: ${problem}`),
    );

/** A sentence about each value that stands twice. */
const twice = <Value>(values: readonly Value[], sentence: (value: Value) => string): string[] =>
  [...new Set(values.filter((value, i) => values.indexOf(value) !== i))].map(sentence);

const eachErrorIsUsed: Rule = ({ source }) => {
  const used = new Set(operationsOf(source).flatMap(({ errors }) => errors.map(({ name }) => name)));
  return source.errors
    .filter(({ name }) => !used.has(name))
    .map(({ name }) => `shared/errors.yaml has ${name}, which no operation answers.`);
};

const codesAndNamesAreOne = ofOperation(({ errors }) =>
  (["code", "name"] as const).flatMap((key) =>
    twice(
      errors.map((row) => row[key]),
      (value) => `errors.yaml has the ${key} ${value} twice.`,
    ),
  ),
);

const eachPlaceNamesItsSource = ofOperation(({ file, errors }) => {
  const places: [string, object][] = [
    ["operation", file.operation],
    ["request", file.request],
    ["answer", file.answer],
    ...errors.map((row): [string, object] => [`error ${row.code}`, row]),
  ];
  return places.flatMap(([place, node]) =>
    [...idsOf(node as JsonObject, "x-fact"), ...idsOf(node as JsonObject, "x-evidence")].length > 0
      ? []
      : [`${place} has neither x-fact nor x-evidence.`],
  );
});

const eachFileIsUsed = ofOperation(({ file, examples, samples }) => {
  const named = [...Object.keys(file.request.examples), ...Object.keys(file.answer.examples)];
  const listed = (file.samples ?? []).map((sample) => sample.file);
  const compare = (folder: string, wanted: readonly string[], there: readonly string[]) => [
    ...wanted.filter((name) => !there.includes(name)).map((name) => `${folder}/ has no file for ${name}.`),
    ...there
      .filter((name) => !wanted.includes(name))
      .map((name) => `${folder}/ has ${name}, which nothing names.`),
  ];
  return [
    ...compare("examples", named, Object.keys(examples)),
    ...compare("samples", listed, Object.keys(samples)),
  ];
});

const requestsFitTheirPath = ofOperation(({ file, requestSchema }) => {
  const fields = Object.keys((requestSchema.properties ?? {}) as object);
  const required = (requestSchema.required ?? []) as string[];
  const inPath = parametersOf(file.path);
  const beside = fields.filter((field) => !inPath.includes(field));
  return [
    ...inPath
      .filter((name) => !required.includes(name))
      .map((name) => `{${name}} is no required field of request.yaml.`),
    ...(fields.includes(file.user) ? [] : [`the user field ${file.user} is no field of request.yaml.`]),
    ...(file.method === "GET" ? beside : []).map((name) => `a GET has no body for ${name}.`),
  ];
});

/** What an operation must be able to refuse, by name or category, if its page lists codes at all. */
const refusalsHaveCodes = ofOperation(({ file, requestSchema, errors }, source) => {
  const names = errors.map(({ name }) => name);
  const known = source.errors.filter(({ name }) => names.includes(name)).map(({ category }) => category);
  const submit = ["input", "user-not-identified"];
  if ("APIKey" in ((requestSchema.properties ?? {}) as object)) submit.push("wrong-api-key");
  if (file.price) submit.push("not-enough-credits");
  const needed = file.kind === "submit" ? submit : ["input", "no-result-file", "process"];
  return needed
    .filter((one) => errors.length > 0 && ![...names, ...known].includes(one))
    .map((one) => `errors.yaml has no code for ${one}, which a ${file.kind} must be able to refuse.`);
});

/** The end of a uuid asks the mock for an answer. */
const endingsAreOne = ofOperation(({ file, errors }) => {
  const endings = Object.values(file.answer.examples).map(({ uuid }) => uuid);
  const ofErrors = errors.map(({ code }) => String(code).padStart(12, "0"));
  return twice([...endings, ...ofErrors], (ending) => `two scenarios share the end ${ending} of a uuid.`);
});

const operationsDiffer: Rule = ({ source }) => {
  const names = operationsOf(source).flatMap(({ slug, file }) => [
    `The operationId ${file.operation.operationId}`,
    `The slug ${slug}`,
    `${file.method} ${file.path}`,
  ]);
  const orders = source.families.map(({ family }) => `The order ${family.order} of a family`);
  return twice([...names, ...orders], (name) => `${name} stands twice.`);
};

const eachOperationHasItsPage = ofOperation(({ family, slug }, { families }) => {
  const pages = families.find(({ name }) => name === family)?.pages ?? [];
  return pages.some((page) => page.slug === slug) ? [] : [`facts.yaml of the family has no page ${slug}.`];
});

/** Operations may share the name of an example; then it shows the same. */
const examplesMeanOne: Rule = ({ source }) => {
  const texts = new Map<string, string>();
  return operationsOf(source).flatMap((operation) =>
    Object.entries(operation.file.answer.examples).flatMap(([name, { description }]) => {
      const known = texts.get(name) ?? description;
      texts.set(name, known);
      return known === description
        ? []
        : [`${placeOf(operation)}: the example ${name} means something else elsewhere.`];
    }),
  );
};

const codesAreOfTheOperation = ofOperation(({ requestSchema, errors }) =>
  [...objectsOf(requestSchema)].flatMap(({ pointer, node }) =>
    idsOf(node, "x-error-codes")
      .filter((code) => !errors.some((row) => String(row.code) === code))
      .map((code) => `${pointer} names error code ${code}, which the operation does not have.`),
  ),
);

const eachPropertyIsComplete: Rule = ({ en }) =>
  [...objectsOf(en)].flatMap(({ pointer, node }) => {
    if (!/^#\/components\/schemas\/[^/]+\/properties\/[^/]+$/.test(pointer)) return [];
    return ["description", "examples", "x-fact"]
      .filter((keyword) => node[keyword] === undefined)
      .map((keyword) => `${pointer} has no ${keyword}.`);
  });

/** Generators lose values of an enum of several types, and take what is writeOnly out of the types of a request. */
const generatorsReadIt: Rule = ({ en }) =>
  [...objectsOf(en)].flatMap(({ pointer, node }) => [
    ...(Array.isArray(node.enum) && typeof node.type !== "string"
      ? [`${pointer} has an enum of no one type.`]
      : []),
    ...(node.writeOnly === true ? [`${pointer} is writeOnly, where x-secret marks a secret.`] : []),
  ]);

const httpNotesAreOfRegisteredCodes: Rule = ({ source }) =>
  Object.keys(source.http)
    .filter((code) => registeredMeaning(Number(code)) === "unregistered")
    .map((code) => `shared/http.yaml has ${code}, which HTTP does not register (N15).`);

const eachProfileIsOne: Rule = ({ source }) => {
  const shape = profileShapeOf(source);
  return [
    ...twice(
      profileKeys(source).map(({ key }) => key),
      (key) => `The profile key ${key} is opened twice.`,
    ),
    ...Object.entries(source.profiles).flatMap(([name, profile]) => [
      ...problemsOf(shape, profile).map((problem) => `profiles/${name}.json: ${problem}`),
      ...profileKeys(source)
        .filter(({ key }) => !Object.hasOwn(profile, key))
        .map(({ key }) => `profiles/${name}.json lacks ${key}.`),
    ]),
  ];
};

const rules: readonly Rule[] = [
  eachErrorIsUsed,
  codesAndNamesAreOne,
  eachPlaceNamesItsSource,
  eachFileIsUsed,
  requestsFitTheirPath,
  refusalsHaveCodes,
  endingsAreOne,
  operationsDiffer,
  eachOperationHasItsPage,
  examplesMeanOne,
  codesAreOfTheOperation,
  eachPropertyIsComplete,
  generatorsReadIt,
  httpNotesAreOfRegisteredCodes,
  eachProfileIsOne,
  eachIdExists,
  eachIdIsUsed,
  eachIdIsUnique,
  koreanIsText,
  ...metricRules,
];
