import type { Child, PropsWithChildren } from "hono/jsx";
import { MARK_PATHS } from "./mark.tsx";
import { present } from "./words.ts";

/** The head of the home page: what this is, and the first thing to do. Give it to the layout's `hero`. */
export function Hero({ title, lead, children }: PropsWithChildren<{ title: Child; lead: Child }>) {
  return (
    <div class="kz-hero">
      <svg class="kz-hero__art" viewBox="0 0 48 48" aria-hidden="true" focusable="false">
        <path d={MARK_PATHS} fill="none" stroke="currentColor" stroke-width=".7" stroke-linecap="round" />
      </svg>
      <div class="kz-width-container kz-hero__inner">
        <h1 class="kz-hero__title">{title}</h1>
        <p class="kz-hero__lead">{lead}</p>
        {present(children) ? <div class="kz-hero__actions">{children}</div> : null}
      </div>
    </div>
  );
}

/** A band of another ground within the main part, with a heading of its own inside. */
export function Band({ children }: PropsWithChildren) {
  return <section class="kz-band">{children}</section>;
}

/** A service's first words, larger than the text. */
export function Lead({ children }: PropsWithChildren) {
  return <p class="kz-lead">{children}</p>;
}

/** The main column and one beside it; one under the other on a narrow screen. */
export function Columns({ children, aside }: PropsWithChildren<{ aside?: Child }>) {
  return (
    <div class="kz-columns">
      <div class="kz-columns__main">{children}</div>
      {present(aside) ? <div class="kz-columns__aside">{aside}</div> : null}
    </div>
  );
}
