import type * as v from "valibot";

type Item = { readonly type: string; readonly requirement?: unknown };
type Field = Item & {
  readonly wrapped?: Field;
  readonly options?: readonly Field[];
  readonly pipe?: readonly Item[];
};

/** What an input for a field of a request takes, as its schema says: the browser refuses what the control API would. */
export function inputOf(schema: { readonly entries: v.ObjectEntries }, name: string) {
  const entry = schema.entries[name] as unknown as Field;
  const inner = entry.wrapped ?? entry;
  const { type, pipe = [] } = (inner.type === "union" && inner.options?.[0]) || inner;
  const limit = (kind: string) => pipe.find((item) => item.type === kind)?.requirement as number | undefined;
  const above = limit("gt_value");
  const isWhole = pipe.some((item) => item.type === "integer");
  const limits =
    type === "number"
      ? {
          type,
          min: above === undefined ? limit("min_value") : above + 1e-6,
          max: limit("max_value"),
          step: isWhole ? undefined : "any",
        }
      : { maxlength: limit("max_length") };
  return { name, required: entry.wrapped === undefined, ...limits };
}
