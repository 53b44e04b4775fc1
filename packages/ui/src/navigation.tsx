import type { Child, PropsWithChildren } from "hono/jsx";
import { FORM_TOKEN_FIELD } from "./form.tsx";
import { classes, present, useWords } from "./words.ts";

export function SkipLink({ href = "#main", children }: PropsWithChildren<{ href?: string }>) {
  const words = useWords();
  return (
    <a href={href} class="kz-skip-link">
      {children ?? words.skipToContent}
    </a>
  );
}

/** Back to the page before; put it in the layout's `before`. */
export function BackLink({ href, children }: PropsWithChildren<{ href: string }>) {
  const words = useWords();
  return (
    <a href={href} class="kz-back-link">
      {children ?? words.action.back}
    </a>
  );
}

export type Crumb = { readonly text: Child; readonly href?: string | undefined };

/** The way here; put it in the layout's `before`. */
export function Breadcrumbs({
  items,
  label,
  collapse,
}: {
  items: readonly Crumb[];
  label?: string | undefined;
  collapse?: boolean | undefined;
}) {
  const words = useWords();
  return (
    <nav
      class={classes("kz-breadcrumbs", collapse && "kz-breadcrumbs--collapse-on-mobile")}
      aria-label={label ?? words.nav.breadcrumbs}
    >
      <ol class="kz-breadcrumbs__list">
        {items.map(({ text, href }) =>
          href ? (
            <li class="kz-breadcrumbs__list-item">
              <a class="kz-breadcrumbs__link" href={href}>
                {text}
              </a>
            </li>
          ) : (
            <li class="kz-breadcrumbs__list-item" aria-current="page">
              {text}
            </li>
          ),
        )}
      </ol>
    </nav>
  );
}

type PageLink = { readonly href: string; readonly text?: Child; readonly label?: Child };

export type PaginationProps = {
  readonly previous?: PageLink | string | null | undefined;
  readonly next?: PageLink | string | null | undefined;
  readonly label?: string | undefined;
};

/** The page before and the page after: lists go by cursor, so there are no numbers. Nothing when there is one page. */
export function Pagination({ previous, next, label }: PaginationProps) {
  const words = useWords();
  if (!previous && !next) return null;
  return (
    <nav class="kz-pagination kz-pagination--block" aria-label={label ?? words.pagination.label}>
      {previous ? <ArrowLink link={previous} rel="prev" words={words.pagination.previous} /> : null}
      {next ? <ArrowLink link={next} rel="next" words={words.pagination.next} /> : null}
    </nav>
  );
}

const ARROWS = {
  prev: "m6.5938-0.0078125-6.7266 6.7266 6.7441 6.4062 1.377-1.449-4.1856-3.9768h12.896v-2h-12.984l4.2931-4.293-1.414-1.414z",
  next: "m8.107-0.0078125-1.4136 1.414 4.2926 4.293h-12.986v2h12.896l-4.1855 3.9766 1.377 1.4492 6.7441-6.4062-6.7246-6.7266z",
};

function ArrowLink({ link, rel, words }: { link: PageLink | string; rel: "prev" | "next"; words: string }) {
  const { href, text = words, label }: PageLink = typeof link === "string" ? { href: link } : link;
  return (
    <div class={`kz-pagination__${rel}`}>
      <a class="kz-link kz-pagination__link" href={href} rel={rel}>
        <svg
          class={`kz-pagination__icon kz-pagination__icon--${rel}`}
          xmlns="http://www.w3.org/2000/svg"
          height="13"
          width="15"
          aria-hidden="true"
          focusable="false"
          viewBox="0 0 15 13"
        >
          <path d={ARROWS[rel]} />
        </svg>
        <span class={classes("kz-pagination__link-title", !present(label) && "kz-pagination__link-title--decorated")}>
          {text}
        </span>
        {present(label) ? (
          <>
            <span class="kz-visually-hidden">:</span>
            <span class="kz-pagination__link-label">{label}</span>
          </>
        ) : null}
      </a>
    </div>
  );
}

/** A verb in the page's head that posts (signing out), looking like the links beside it. */
export function HeaderButton({ children }: PropsWithChildren) {
  return (
    <button class="kz-header__button" type="submit">
      {children}
    </button>
  );
}

/** A search box for the page's head, in one line: its label is heard, and shown in the empty field. */
export function HeaderSearch({
  action,
  token,
  name,
  label,
  button,
}: {
  action: string;
  token: string;
  name: string;
  label: string;
  button: string;
}) {
  return (
    <search>
      <form class="kz-search" action={action} method="post">
        <input type="hidden" name={FORM_TOKEN_FIELD} value={token} />
        <label class="kz-visually-hidden" for="header-search">
          {label}
        </label>
        <input
          class="kz-search__input"
          id="header-search"
          name={name}
          type="search"
          placeholder={label}
          autocomplete="off"
          spellcheck={false}
        />
        <button class="kz-search__button" type="submit">
          {button}
        </button>
      </form>
    </search>
  );
}
