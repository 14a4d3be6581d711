import type { JSX } from "hono/jsx";

type Props = { readonly label: string; readonly wide?: boolean } & JSX.IntrinsicElements["input"];

/** An input under its label. */
export const Field = ({ label, wide, ...input }: Props) => (
  <label class={wide ? "wide" : undefined}>
    {label}
    <input {...input} />
  </label>
);
