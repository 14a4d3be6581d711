import type { JSX, PropsWithChildren } from "hono/jsx";
import { type ControlOperationId, routeOf } from "../control/table/operations.ts";

type Props = PropsWithChildren<
  {
    readonly operation: ControlOperationId;
    /** In the place of `{id}`; where it is left out, the value of the button that is pressed. */
    readonly of?: number;
    /** Asked before it is sent. */
    readonly confirm?: string;
  } & JSX.HTMLAttributes
>;

/**
 * A form that the browser's script sends to the control API. Its named fields are the body: numbers as numbers, values
 * of fields with `data-json` as the JSON that they are, empty ones not at all. One with `data-on-change` sends each field
 * as it is changed, by itself, as a number or a boolean if it is one; a text area is the whole body, or what the button has as its value.
 */
export function ControlForm({ operation, of, confirm, children, ...rest }: Props) {
  const { method, path } = routeOf(operation);
  const ofOne = of === undefined ? path : path.replace("{id}", String(of));
  return (
    <form data-method={method} data-path={ofOne} data-confirm={confirm} {...rest}>
      {children}
    </form>
  );
}
