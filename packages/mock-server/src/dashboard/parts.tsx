import type { Child, JSX, PropsWithChildren } from "hono/jsx";
import type { Scenario } from "../scenarios.ts";
import type { Words } from "./texts.ts";
import type { sectionIds } from "./view.ts";

type SectionProps = PropsWithChildren<
  {
    readonly id: (typeof sectionIds)[number];
    readonly words: Words;
    /** Beside the heading. */
    readonly actions?: Child;
  } & JSX.HTMLAttributes
>;

/** Its heading gets the focus when what had it is gone. */
export const Section = ({ id, words, actions, children, ...rest }: SectionProps) => (
  <section id={id} class="card" aria-labelledby={`${id}-title`} {...rest}>
    <header class="line mb-1.5">
      <h2 id={`${id}-title`} class="me-auto text-base" tabindex={-1}>
        {words[id]}
      </h2>
      {actions}
    </header>
    {children}
  </section>
);

type FieldProps = { readonly label: string; readonly wide?: boolean } & JSX.IntrinsicElements["input"];

/** An input with its label. */
export const Field = ({ label, wide, ...input }: FieldProps) => (
  <label class={wide ? "col-span-2" : undefined}>
    {label} <input {...input} />
  </label>
);

/** A button that submits, as is the rule: saying so in each would make the page longer. */
export const Submit = (props: JSX.IntrinsicElements["button"]) => <button {...props} />;

/** Removes an item from a list. */
export const Remove = ({
  label,
  ...button
}: { readonly label: string } & JSX.IntrinsicElements["button"]) => (
  <Submit class="plain" aria-label={label} {...button}>
    ✕
  </Submit>
);

type HeadProps = { readonly names: readonly string[]; readonly numbers: readonly string[] };

/** The head of a table; `numbers` are the names of those columns that have numbers. */
export const Head = ({ names, numbers }: HeadProps) => (
  <thead>
    <tr>
      {names.map((name) => (
        <th scope="col" class={numbers.includes(name) ? "number" : undefined}>
          {name}
        </th>
      ))}
    </tr>
  </thead>
);

type BadgeProps = PropsWithChildren<{ readonly kind: Scenario["category"] }>;

/** A status, in the colour of its category. */
export const Badge = ({ kind, children }: BadgeProps) => <span class={`badge text-${kind}`}>{children}</span>;

/** What came of an action. */
export const Report = ({ id = "report" }) => (
  <p
    id={id}
    class="fixed right-4 bottom-4 my-0 max-w-[min(40rem,calc(100vw-2rem))] rounded-md bg-ink text-page wrap-anywhere not-empty:px-3.5 not-empty:py-2 data-[kind=problem]:bg-process"
    role="status"
  />
);
