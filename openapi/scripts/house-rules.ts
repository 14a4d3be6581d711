import { STATUS_CODES } from "node:http";
import { idsOf, objectsOf, type Place, resolve } from "../walk.ts";
import type { JsonObject } from "./bundle.ts";
import type { CatalogueRow, Language, Ledger } from "./ledger.ts";
import { profileKeys } from "./modules.ts";

/** Everything that the rules look at. */
export type House = {
  readonly ledger: Ledger;
  /** The bundled source in English and in Korean, before anything is generated into it. */
  readonly en: JsonObject;
  readonly ko: JsonObject;
  /** The files that the source is made of, relative to the room: `examples/analysis-soccer/accepted.json`. */
  readonly files: readonly string[];
  /** The text of the hand-written source files, to see which files it names. */
  readonly source: string;
  /** Every text that the overlays write. */
  readonly overlayTexts: readonly string[];
  readonly words: { readonly [language in Language]: { readonly [word: string]: string } };
};

type Rule = (house: House) => string[];

/** What breaks a house rule, each in a sentence that names the place. */
export function broken(house: House): string[] {
  return rules.flatMap((rule) => rule(house));
}

const isText = (key: string): boolean => key === "title" || key === "summary" || key === "description";

const operationsOf = (document: JsonObject): Place[] =>
  [...objectsOf(document)].filter(({ node }) => "operationId" in node);

type Node = { readonly [key: string]: unknown };

function responsesOf({ en }: House): { at: string; status: string; response: Node }[] {
  return operationsOf(en).flatMap(({ pointer, node }) =>
    Object.entries(node.responses as Node).map(([status, response]) => ({
      at: `${pointer}/responses/${status}`,
      status,
      response: resolve(en, response) as Node,
    })),
  );
}

const examplesOf = (response: Node): [string, { value: unknown }][] =>
  Object.values((response.content ?? {}) as Node).flatMap((media) =>
    Object.entries(((media as Node).examples ?? {}) as { [name: string]: { value: unknown } }),
  );

const eachResponseHasAnExample: Rule = (house) =>
  responsesOf(house).flatMap(({ at, response }) =>
    examplesOf(response).length > 0 ? [] : [`${at} has no named example.`],
  );

const eachRequestHasAnExample: Rule = ({ en }) =>
  operationsOf(en).flatMap(({ pointer, node }) =>
    examplesOf((node.requestBody ?? {}) as Node).length > 0
      ? []
      : [`${pointer}/requestBody has no named example.`],
  );

const eachPlaceNamesItsFact: Rule = (house) => {
  const operations = operationsOf(house.en).flatMap(({ pointer, node }): [string, Node][] => [
    [pointer, node],
    [`${pointer}/requestBody`, node.requestBody as Node],
  ]);
  const responses = responsesOf(house).map(({ at, response }): [string, Node] => [at, response]);
  return [...operations, ...responses].flatMap(([at, node]) =>
    idsOf(node, "x-fact").length > 0 ? [] : [`${at} has no x-fact.`],
  );
};

const eachCodeHasAResponse: Rule = (house) => {
  const { errorCodes } = house.ledger;
  return operationsOf(house.en).flatMap(({ pointer, node }) => {
    const statuses = Object.keys(node.responses as Node);
    const refusals = statuses.filter((status) => /^[45]\d\d$/.test(status)).map(Number);
    const codes = errorCodes.map(({ code }) => code);
    return [
      ...codes
        .filter((code) => !refusals.includes(code))
        .map((code) => `error-codes.yaml has ${code}, but ${pointer} has no response for it.`),
      ...refusals
        .filter((code) => !codes.includes(code))
        .map((code) => `${pointer} has a response ${code}, but error-codes.yaml has no such code.`),
      ...(statuses.includes("default") ? [] : [`${pointer} has no default response (N7).`]),
    ];
  });
};

const eachRefusalIsAsTheCatalogueSays: Rule = (house) =>
  responsesOf(house).flatMap(({ at, status, response }) => {
    const row = house.ledger.errorCodes.find(({ code }) => String(code) === status);
    return row ? refusalProblems(at, row, response) : [];
  });

function refusalProblems(at: string, row: CatalogueRow, response: Node): string[] {
  const example = examplesOf(response).find(([name]) => name === row.name)?.[1].value as Node | undefined;
  if (!example) return [`${at} has no example named ${row.name}, the name in error-codes.yaml.`];
  const problems: string[] = [];
  if (example.status !== row.code)
    problems.push(`Example ${row.name} has status ${JSON.stringify(example.status)}, not ${row.code}.`);
  if (example.message !== row.message.text)
    problems.push(`Example ${row.name} has another message than error-codes.yaml.`);
  const told = response["x-http-meaning"];
  const registered = registeredMeaning(row.code);
  const listed = row.registered?.meaning ?? "unregistered";
  if (listed !== registered)
    problems.push(
      `error-codes.yaml says that HTTP means ${listed} by ${row.code}; it is ${registered} (N15).`,
    );
  if (told !== registered) problems.push(`${at} has x-http-meaning ${told}; HTTP says ${registered} (N15).`);
  const clashes = registered !== "unregistered" && registered !== "Bad Request";
  if (clashes && !String(response.description).includes(registered)) {
    problems.push(`The description of ${at} does not mention HTTP's own meaning, ${registered} (N15).`);
  }
  return problems;
}

/** The registry's words; Node still has two of them from before RFC 9110. */
function registeredMeaning(code: number): string {
  const renamed: { readonly [code: number]: string } = {
    413: "Content Too Large",
    422: "Unprocessable Content",
  };
  return renamed[code] ?? STATUS_CODES[code] ?? "unregistered";
}

const eachPropertyIsComplete: Rule = ({ en }) =>
  [...objectsOf(en)].flatMap(({ pointer, node }) => {
    if (!/^#\/components\/schemas\/[^/]+\/properties\/[^/]+$/.test(pointer)) return [];
    return ["description", "examples", "x-fact"]
      .filter((keyword) => node[keyword] === undefined)
      .map((keyword) => `${pointer} has no ${keyword}.`);
  });

const eachIdExists: Rule = ({ ledger, en }) => {
  const known = new Set([...ledger.facts, ...ledger.ambiguities, ...ledger.evidence].map(({ id }) => id));
  const codes = new Set(ledger.errorCodes.map(({ code }) => String(code)));
  const cited = (text: string) => text.match(/\b[FAE]\d\d\b/g) ?? [];
  const problems: string[] = [];
  for (const { pointer, node } of objectsOf(en)) {
    const texts = Object.entries(node).flatMap(([key, value]) => (isText(key) ? cited(String(value)) : []));
    for (const id of [...idsOf(node, "x-fact"), ...idsOf(node, "x-ambiguity"), ...texts]) {
      if (!known.has(id)) problems.push(`${pointer} names ${id}, which does not exist.`);
    }
    for (const [keyword, letter] of [
      ["x-fact", "F"],
      ["x-ambiguity", "A"],
    ] as const) {
      const strays = idsOf(node, keyword).filter((id) => !id.startsWith(letter));
      problems.push(
        ...strays.map((id) => `${pointer} names ${id} in ${keyword}, where an id begins with ${letter}.`),
      );
    }
    for (const code of idsOf(node, "x-error-codes")) {
      if (!codes.has(code)) problems.push(`${pointer} names error code ${code}, which does not exist.`);
    }
  }
  for (const id of cited(JSON.stringify(ledger))) {
    if (!known.has(id)) problems.push(`The ledger names ${id}, which does not exist.`);
  }
  return problems;
};

const eachIdIsUsed: Rule = ({ ledger, en }) => {
  const named = (keyword: string) => new Set([...objectsOf(en)].flatMap(({ node }) => idsOf(node, keyword)));
  const cited = new Set(
    ledger.ambiguities.flatMap(({ evidence, profile = [] }) => [
      ...evidence,
      ...profile.flatMap(({ values }) => values.flatMap((value) => value.evidence)),
    ]),
  );
  return [
    ...unused(ledger.facts, named("x-fact"), "x-fact"),
    ...unused(ledger.ambiguities, named("x-ambiguity"), "x-ambiguity"),
    ...unused(ledger.evidence, cited, "ambiguity"),
  ];
};

function unused(
  rows: readonly { readonly id: string; readonly unreferenced?: string }[],
  used: ReadonlySet<string>,
  by: string,
): string[] {
  return rows.flatMap(({ id, unreferenced }) => {
    if (!used.has(id) && unreferenced === undefined)
      return [`${id} is named by no ${by}, and does not say why.`];
    if (used.has(id) && unreferenced !== undefined)
      return [`${id} says why no ${by} names it, but one does.`];
    return [];
  });
}

const eachIdIsUnique: Rule = ({ ledger: { facts, ambiguities, evidence, errorCodes } }) => {
  const probes = ambiguities.flatMap(({ probe }) => (probe ? [probe.id] : []));
  const names = errorCodes.flatMap(({ code, name }) => [String(code), name]);
  const ids = [...[...facts, ...ambiguities, ...evidence].map(({ id }) => id), ...probes, ...names];
  return ids.filter((id, i) => ids.indexOf(id) !== i).map((id) => `${id} stands twice in the ledger.`);
};

const eachProfileIsWhole: Rule = ({ ledger }) => {
  const keys = profileKeys(ledger);
  return Object.entries(ledger.profiles).flatMap(([name, profile]) => [
    ...keys.flatMap(({ key, values, ambiguity }) => {
      if (!(key in profile)) return [`Profile ${name} has no ${key} (${ambiguity}).`];
      if (values.some(({ value }) => value === profile[key])) return [];
      return [
        `Profile ${name} has ${key} ${JSON.stringify(profile[key])}, which ${ambiguity} does not list.`,
      ];
    }),
    ...Object.keys(profile)
      .filter((key) => !keys.some((known) => known.key === key))
      .map((key) => `Profile ${name} has ${key}, which no ambiguity opens.`),
  ]);
};

const eachFileIsUsed: Rule = ({ files, source }) =>
  files.filter((file) => !source.includes(file)).map((file) => `openapi/${file} is used by nothing.`);

const eachTextIsInKorean: Rule = ({ en, ko }) => {
  const korean = new Map([...objectsOf(ko)].map(({ pointer, node }) => [pointer, node]));
  return [...objectsOf(en)].flatMap(({ pointer, node }) =>
    Object.entries(node).flatMap(([key, text]) => {
      if (!isText(key) || typeof text !== "string") return [];
      const twin = korean.get(pointer)?.[key];
      const translated = typeof twin === "string" && twin !== text && /[\uac00-\ud7a3]/.test(twin);
      return translated ? [] : [`${pointer}/${key} has no Korean text in overlays/.`];
    }),
  );
};

const eachOverlayTextIsUsed: Rule = ({ ko, overlayTexts }) => {
  const used = new Set([...objectsOf(ko)].flatMap(({ node }) => Object.values(node)));
  return overlayTexts
    .filter((text) => !used.has(text))
    .map(
      (text) => `An overlay's target matches nothing; its text begins with "${text.slice(0, 40).trim()}".`,
    );
};

const eachReadingIsSupported: Rule = ({ ledger }) =>
  ledger.ambiguities.flatMap(({ id, readings, profile = [] }) => {
    const values = profile.flatMap(({ key, values }) =>
      values.map((value): [string, typeof value] => [`${key} ${JSON.stringify(value.value)}`, value]),
    );
    const claims = [
      ...readings.map((reading, i): [string, typeof reading] => [`reading ${i + 1}`, reading]),
      ...values,
    ];
    return claims.flatMap(([name, { facts, evidence = [], unsupported }]) => {
      const ids = [...facts, ...evidence];
      if (ids.length === 0 && !unsupported)
        return [`${id}, ${name}, names no fact or evidence, and is not marked unsupported.`];
      return ids.length > 0 && unsupported
        ? [`${id}, ${name}, is marked unsupported, but names ${ids.join(", ")}.`]
        : [];
    });
  });

const eachWordIsInBothLanguages: Rule = ({ words }) => {
  const keys = [...new Set([...Object.keys(words.en), ...Object.keys(words.ko)])];
  return keys.flatMap((key) => [
    ...(words.en[key] ? [] : [`words.yaml has no English text for "${key}".`]),
    ...(/[\uac00-\ud7a3]/.test(words.ko[key] ?? "") ? [] : [`words.yaml has no Korean text for "${key}".`]),
  ]);
};

const overlaysTouchOnlyText: Rule = ({ en, ko }) => differences(en, ko, "#");

function differences(en: unknown, ko: unknown, pointer: string): string[] {
  if (typeof en !== "object" || en === null || typeof ko !== "object" || ko === null) {
    return en === ko ? [] : [`The Korean overlay changes ${pointer}, which is no text.`];
  }
  const [left, right] = [en as Node, ko as Node];
  return [...new Set([...Object.keys(left), ...Object.keys(right)])].flatMap((key) => {
    const text = isText(key) && typeof left[key] === "string" && typeof right[key] === "string";
    return text ? [] : differences(left[key], right[key], `${pointer}/${key}`);
  });
}

const rules: readonly Rule[] = [
  eachRequestHasAnExample,
  eachPlaceNamesItsFact,
  eachResponseHasAnExample,
  eachCodeHasAResponse,
  eachRefusalIsAsTheCatalogueSays,
  eachPropertyIsComplete,
  eachIdExists,
  eachIdIsUsed,
  eachIdIsUnique,
  eachProfileIsWhole,
  eachFileIsUsed,
  eachTextIsInKorean,
  eachOverlayTextIsUsed,
  eachReadingIsSupported,
  eachWordIsInBothLanguages,
  overlaysTouchOnlyText,
];
