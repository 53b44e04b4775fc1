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
    <>
      <svg class="kz-hero__sun" viewBox="0 0 400 246" aria-hidden="true" focusable="false">
        <path fill="#f2bd45" fill-opacity=".13" d="M76 246a124 124 0 0 1 248 0z" />
        <g fill="none" stroke="#f2bd45" stroke-width="3.4" stroke-linecap="round">
          <path d="M76 246a124 124 0 0 1 248 0M96 246a104 124 0 0 1 208 0M128 246a72 124 0 0 1 144 0M164 246a36 124 0 0 1 72 0M200 246v-124" />
          <path d="M337 209L356 204M323 175L352 158M300 146L315 131M271 123L288 94M237 109L242 90M200 104L200 70M163 109L158 90M129 123L112 94M100 146L85 131M77 175L48 158M63 209L44 204" />
        </g>
      </svg>
      <svg class="kz-hero__land" viewBox="0 0 1200 84" preserveAspectRatio="none" aria-hidden="true" focusable="false">
        <path fill="#0e6a74" d="M0 60C220 22 420 58 640 40S980 4 1200 26V84H0Z" />
        <path fill="#0b4f57" d="M0 52C260 78 480 34 760 52S1060 52 1200 40V84H0Z" />
        <path fill="#062f35" d="M0 78C320 50 560 84 820 68S1080 66 1200 70V84H0Z" />
      </svg>
    </>
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
