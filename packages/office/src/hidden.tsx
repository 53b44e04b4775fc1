import type { Child } from "hono/jsx";
import type { OfficeContext } from "./page.tsx";

/** A personal fact as it is shown, or a word in its place where this reader's role may not see it: never an empty hole. */
export function orHidden<T>(
  c: OfficeContext,
  value: T | undefined,
  show: (value: T) => Child = (plain) => String(plain),
): Child {
  return value === undefined ? <em>{c.var.t.common.hidden}</em> : show(value);
}
