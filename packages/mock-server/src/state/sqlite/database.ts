/** What is used of the package libsql. */
export type Database = {
  exec(sql: string): unknown;
  prepare(sql: string): Statement;
  close(): unknown;
};

export type Statement = {
  run(...values: readonly SqlValue[]): unknown;
  get(...values: readonly SqlValue[]): unknown;
  all(...values: readonly SqlValue[]): unknown[];
};

export type SqlValue = string | number | null;

export type OpenDatabase = new (path: string, options: { readonly timeout: number }) => Database;
