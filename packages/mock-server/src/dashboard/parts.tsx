import type { Child, JSX, PropsWithChildren } from "hono/jsx";
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
  <section id={id} aria-labelledby={`${id}-title`} {...rest}>
    <header>
      <h2 id={`${id}-title`} tabindex={-1}>
        {words[id]}
      </h2>
      {actions}
    </header>
    {children}
  </section>
);

type FieldProps = { readonly label: string; readonly wide?: boolean } & JSX.IntrinsicElements["input"];

/** An input under its label. */
export const Field = ({ label, wide, ...input }: FieldProps) => (
  <label class={wide ? "wide" : undefined}>
    {label} <input {...input} />
  </label>
);

/** Removes an item from a list. */
export const Remove = ({
  label,
  ...button
}: { readonly label: string } & JSX.IntrinsicElements["button"]) => (
  <button type="submit" class="plain" aria-label={label} {...button}>
    ✕
  </button>
);

type HeadProps = { readonly columns: readonly (string | { readonly number: string })[] };

/** The head of a table. */
export const Head = ({ columns }: HeadProps) => (
  <thead>
    <tr>
      {columns.map((column) => (
        <th scope="col" class={typeof column === "string" ? undefined : "number"}>
          {typeof column === "string" ? column : column.number}
        </th>
      ))}
    </tr>
  </thead>
);
