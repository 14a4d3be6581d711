import type { JSX, PropsWithChildren } from "hono/jsx";
import { type ControlOperationId, routeOf } from "../control/table/operations.ts";

type Props = PropsWithChildren<
  {
    readonly operation: ControlOperationId;
    /** In the place of `{id}`. */
    readonly of?: number;
    /** Asked before it is sent. */
    readonly confirm?: string;
  } & JSX.HTMLAttributes
>;

/**
 * A form that the browser's script sends to the control API. Its named fields are the body: numbers as numbers, values
 * of fields with `data-json` as the JSON that they are, empty ones not at all.
 */
export function ControlForm({ operation, of, confirm, children, ...rest }: Props) {
  const { method, path } = routeOf(operation);
  return (
    <form data-method={method} data-path={path.replace("{id}", String(of))} data-confirm={confirm} {...rest}>
      {children}
    </form>
  );
}
