import type { Child, PropsWithChildren } from "hono/jsx";
import { present } from "./words.ts";

/** The head of the home page: what this is, and the first thing to do. Give it to the layout's `hero`. */
export function Hero({ title, lead, children }: PropsWithChildren<{ title: Child; lead: Child }>) {
  return (
    <div class="kz-hero">
      <div class="kz-width-container kz-hero__inner">
        <h1 class="kz-hero__title">{title}</h1>
        <p class="kz-hero__lead">{lead}</p>
        {present(children) ? <div class="kz-hero__actions">{children}</div> : null}
      </div>
      <Steppe />
    </div>
  );
}

/** The mark at large: the sun that is a dome, rising over the steppe. */
function Steppe() {
  return (
    <svg
      class="kz-hero__art"
      viewBox="0 0 600 300"
      preserveAspectRatio="xMaxYMax slice"
      aria-hidden="true"
      focusable="false"
    >
      <g fill="none" stroke="#f2bd45" stroke-width="3" stroke-linecap="round">
        <path fill="#f2bd45" fill-opacity=".14" stroke="none" d="M256 236a116 116 0 0 1 232 0z" />
        <path d="M256 236a116 116 0 0 1 232 0M277 236a95 116 0 0 1 190 0M307 236a65 116 0 0 1 130 0M340 236a32 116 0 0 1 64 0M372 236v-116" />
        <path d="M500 202L517 197M486 170L512 155M465 143L478 130M438 122L453 96M406 108L411 91M372 104L372 74M338 108L333 91M306 122L291 96M279 143L266 130M258 170L232 155M244 202L227 197" />
      </g>
      <path fill="#0e6a74" d="M0 300C90 262 170 232 262 236S430 262 600 214V300Z" />
      <path fill="#0b4f57" d="M60 300C200 240 330 262 420 268S540 262 600 246V300Z" />
      <path fill="#062f35" d="M150 300C300 268 420 292 600 276V300Z" />
    </svg>
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
