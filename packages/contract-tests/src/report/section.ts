import type { Localized as Text } from "@remo-kit/common/language";

export type Writer<Cell> = {
  /** Whether the form has room for what others leave out. */
  readonly full: boolean;
  readonly say: (text: Text | undefined) => Cell;
  /** Of our own making, such as a number. */
  readonly plain: (text: string | number) => Cell;
  /** A name, such as a key. */
  readonly code: (text: string) => Cell;
  /** What a server or a file said, and what a run says of itself. */
  readonly quoted: (text: string) => Cell;
  readonly sentence: (text: string) => Cell;
  readonly ids: (ids: readonly number[]) => Cell;
  readonly mark: (how: "new" | "good" | "bad" | "warn", cell: Cell) => Cell;
  readonly join: (cells: readonly Cell[], between: string) => Cell;
  /** A first cell, and what explains it. */
  readonly lines: (...cells: readonly Cell[]) => Cell;
};

/** The first column names the row. */
export type Table<Cell> = {
  readonly heads: readonly Text[];
  readonly rows: readonly (readonly Cell[])[];
};

/** Without rows there is no section, or one that says `none`. */
export type Section<Cell> = Table<Cell> & {
  readonly title: Text;
  readonly none?: Cell;
  readonly details?: Table<Cell> | undefined;
  /** Lines to be copied, each under its name. */
  readonly blocks?: readonly { readonly name: string; readonly text: string }[];
};
