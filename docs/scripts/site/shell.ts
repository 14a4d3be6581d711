import type { Child } from "hono/jsx";
import type { Language } from "./map.ts";
import type { Heading } from "./markdown.ts";

/** What is around the text of a page. */
export type Shell = {
  readonly language: Language;
  readonly name: string;
  readonly title: string;
  readonly description: string;
  /** Page → what the navigation calls it. */
  readonly labels: { readonly [page: string]: string };
  readonly headings?: readonly Heading[];
  readonly children: Child;
};
