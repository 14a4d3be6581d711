import type { Page } from "./map.ts";
import type { Rendered } from "./markdown.ts";

/** A page that is made of Markdown, as it is shown and as its twin. */
export type WrittenPage = Page & { readonly markdown: string; readonly rendered: Rendered };
