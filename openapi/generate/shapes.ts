import * as v from "valibot";

// The shapes of the files that are written by hand.

export const filled = v.pipe(v.string(), v.minLength(1));
const kebabCase = v.pipe(v.string(), v.regex(/^[a-z]+(-[a-z]+)*$/));
const credits = v.pipe(v.number(), v.integer(), v.minValue(0));

const hangul = /[\uac00-\ud7a3]/;
const korean = v.pipe(v.string(), v.regex(hangul, "Expected Korean"));
/** The same in English and in Korean. */
export const text = v.strictObject({ en: filled, ko: korean });
/** A noun phrase for headings and links, short in both languages. */
const title = v.strictObject({
  en: v.pipe(v.string(), v.regex(/^\S+( \S+){0,5}$/, "Expected at most six words")),
  ko: v.pipe(korean, v.maxLength(25)),
});

const idOf = (letter: string) => v.pipe(v.string(), v.regex(new RegExp(`^${letter}\\d{2,3}$`)));
export const idsOf = (letter: string) =>
  v.pipe(
    v.array(idOf(letter)),
    v.check((ids) => new Set(ids).size === ids.length, "Expected no id twice"),
  );
/** One id or a list. */
const named = (letter: string) => v.exactOptional(v.union([idOf(letter), v.array(idOf(letter))]));
const sources = { "x-fact": named("F"), "x-evidence": named("E"), "x-ambiguity": named("A") };

/** What facts or evidence support, or what is our inference, `unsupported`: nothing on the page or elsewhere says so. */
const claim = {
  text,
  facts: idsOf("F"),
  evidence: v.exactOptional(idsOf("E")),
  unsupported: v.exactOptional(v.literal(true)),
};
const isSupported = ({ facts, evidence = [], unsupported }: Claim) =>
  !!unsupported === (facts.length + evidence.length === 0);
const supportMissing = "Expected either facts or evidence, or unsupported: true";
type Claim = { facts: string[]; evidence?: string[]; unsupported?: true };

/** Why no place of the spec names this id; only where none does. */
const unreferenced = v.exactOptional(filled);

/** `pages/<family>/facts.yaml`: what the vendor's pages of a family say, in this project's words. */
export const factsFile = v.strictObject({
  /** `order` is the place of the family in the spec. */
  family: v.strictObject({ order: v.number(), title: text }),
  pages: v.pipe(
    v.array(
      v.strictObject({
        slug: kebabCase,
        title: v.string(),
        published: v.pipe(v.string(), v.isoDate()),
        note: text,
        facts: v.array(v.strictObject({ id: idOf("F"), text, unreferenced })),
      }),
    ),
    v.minLength(1),
  ),
});

/** `pages/<family>/evidence.yaml`: what integrators of the same API measured and published. It never overrides a fact. */
export const evidenceFile = v.array(
  v.strictObject({
    id: idOf("E"),
    text,
    /** When it was measured or published: a year, a month or a day. */
    date: v.pipe(v.string(), v.regex(/^\d{4}(-\d\d(-\d\d)?)?$/)),
    source: v.picklist(["integrator-notes", "vendor-sibling-page", "vendor-later-page"]),
    unreferenced,
  }),
);

/** A key of a profile: where an ambiguity shows on the wire. */
const profileKey = v.strictObject({
  key: v.pipe(v.string(), v.regex(/^[a-z][A-Za-z]+$/)),
  text,
  values: v.pipe(
    v.array(
      v.pipe(
        v.strictObject({
          ...claim,
          evidence: idsOf("E"),
          value: v.union([v.string(), v.number(), v.boolean()]),
        }),
        v.check((one) => isSupported(one), supportMissing),
      ),
    ),
    v.minLength(2),
  ),
});
export type ProfileKey = v.InferOutput<typeof profileKey>;

/** How to find out from a live server. Whatever carries the keys of an account may be charged: `free` sends none. */
const probe = v.strictObject({ id: kebabCase, cost: v.picklist(["free", "one-upload", "paid"]), how: text });

/** `pages/<family>/ambiguities.yaml`: where a page contradicts itself or leaves a behaviour open. */
export const ambiguitiesFile = v.array(
  v.pipe(
    v.strictObject({
      id: idOf("A"),
      title,
      question: text,
      readings: v.pipe(
        v.array(
          v.pipe(
            v.strictObject(claim),
            v.check((one) => isSupported(one), supportMissing),
          ),
        ),
        v.minLength(1),
      ),
      /** What this kit does. */
      decision: text,
      confidence: v.picklist(["low", "medium", "high"]),
      evidence: idsOf("E"),
      status: v.picklist(["open", "decided", "wording-only"]),
      profile: v.exactOptional(v.pipe(v.array(profileKey), v.minLength(1))),
      probe: v.exactOptional(probe),
      /** Why nothing on a server can settle it, where there is no probe. */
      noProbe: v.exactOptional(text),
      unreferenced,
    }),
    v.check(({ profile, probe }) => !profile || !!probe, "Expected a probe beside the profile"),
    v.check(
      ({ status, profile }) => status !== "wording-only" || !profile,
      "Expected no profile of what shows on no wire",
    ),
    v.check(
      ({ status, probe, noProbe }) => status === "wording-only" || !probe !== !noProbe,
      "Expected either probe or noProbe",
    ),
  ),
);

/** For who uses an app, and knows no codes, ids and fields. */
const plainWords = v.pipe(
  filled,
  v.regex(/^[^`0-9]+$/, "Expected plain words, without digits and backticks"),
);
export const sentence = v.pipe(plainWords, v.regex(/[.]$/, "Expected a sentence"));
export const sentenceKo = v.pipe(sentence, v.regex(/^[^A-Za-z]+요[.]$/, "Expected Korean that ends in 요."));
const endUser = v.strictObject({
  en: v.strictObject({ title: plainWords, text: sentence, action: sentence }),
  ko: v.strictObject({ title: v.pipe(plainWords, korean), text: sentenceKo, action: sentenceKo }),
});

/** What is said of an error. */
const errorTexts = {
  /** input: of the input data; account: other issues; process: of the analysis; not-ready: there is nothing yet, wait. */
  category: v.picklist(["input", "account", "process", "not-ready"]),
  /** The page's own words. */
  meaning: text,
  /** The `message` of the answer: the page's where it gives one, else this project's (A19). */
  message: v.strictObject({ text: filled, source: v.picklist(["page", "remo-kit"]) }),
  /** The likely cause, and what the caller should do. */
  cause: text,
  advice: text,
  /** What an app says to the person who uses it. */
  endUser,
  /** never: it will fail again; after-fix: once the cause is removed; later: the same request may succeed later. */
  retry: v.picklist(["never", "after-fix", "later"]),
  /** Whether credits may have been used: unknown where the page does not say. */
  charged: v.picklist(["no", "unknown"]),
};
/** `credit` of its example: 0 where no account was identified. Default: 100, as on the page. */
const credit = v.exactOptional(credits);

const errorDefinition = v.strictObject({ name: kebabCase, ...errorTexts, credit });
export type ErrorDefinition = v.InferOutput<typeof errorDefinition>;
/** `shared/errors.yaml`: what is said of each error, by its name. */
export const errorsFile = v.array(errorDefinition);

/** `pages/<family>/<slug>/errors.yaml`: what the operation means by a code. */
export const operationErrorsFile = v.array(
  v.pipe(
    v.strictObject({
      /** The number, in the answer's `status` and (A05) in the HTTP status line. */
      code: v.pipe(v.number(), v.integer(), v.minValue(400), v.maxValue(599)),
      /** As in shared/errors.yaml; a name that only this operation has is defined here. */
      name: kebabCase,
      ...sources,
      ...v.partial(v.strictObject(errorTexts)).entries,
      credit,
    }),
    v.check(
      (row) => {
        const said = Object.keys(errorTexts).filter((key) => key in row);
        return said.length === 0 || said.length === Object.keys(errorTexts).length;
      },
      `Expected ${Object.keys(errorTexts).join(", ")}, or none of them`,
    ),
  ),
);

/** Examples by name; at least one. */
const examples = <Entries extends v.ObjectEntries>(entries: Entries) =>
  v.pipe(v.record(v.string(), v.strictObject({ summary: v.string(), ...entries })), v.minEntries(1));

/** `pages/<family>/<slug>/operation.yaml`: how an operation is asked for, and what its page says of it. */
export const operationFile = v.strictObject({
  method: v.picklist(["GET", "POST"]),
  /** As OpenAPI writes it; a field of the request that stands in it is a {parameter}. */
  path: v.pipe(v.string(), v.regex(/^\/[\w/{}-]+$/)),
  /** submit: hands something in, and may be charged; read: asks for what became of it, and may be repeated. */
  kind: v.picklist(["submit", "read"]),
  /** The field that names the user. */
  user: v.string(),
  /** Credits that an accepted request costs. Default: 0. */
  price: v.exactOptional(credits),
  /** OpenAPI's operation object. */
  operation: v.looseObject({
    operationId: v.pipe(v.string(), v.regex(/^[a-z][A-Za-z]+$/)),
    summary: v.string(),
    description: v.string(),
  }),
  request: v.strictObject({ description: filled, ...sources, examples: examples({}) }),
  answer: v.strictObject({
    description: filled,
    ...sources,
    examples: examples({
      /** What the scenario of the mock is. */
      description: v.string(),
      /** The last twelve digits of a uuid that ask the mock for it. */
      uuid: v.pipe(v.string(), v.regex(/^[0-9a-f]{12}$/)),
    }),
  }),
  samples: v.exactOptional(v.array(v.looseObject({ file: v.string(), lang: v.string(), label: v.string() }))),
});

/** `shared/http.yaml`: what follows from HTTP's own meaning of a code. */
export const httpFile = v.record(v.string(), text);
