import type { PropsWithChildren } from "hono/jsx";

/** What a printed page leaves out: buttons, ways on, advice for the reader. */
export function ScreenOnly({ children }: PropsWithChildren) {
  return <div class="kz-screen-only">{children}</div>;
}
