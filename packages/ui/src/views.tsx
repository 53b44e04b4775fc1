import type { Child } from "hono/jsx";

export type View = { readonly text: Child; readonly href: string; readonly current?: boolean | undefined };

/** A few views of one page, as links: the chosen one is told by its weight, and to those who hear it. */
export function Views({ label, items }: { label: string; items: readonly View[] }) {
  return (
    <nav class="kz-views" aria-label={label}>
      <span class="kz-views__label" aria-hidden="true">
        {label}:
      </span>
      <ul class="kz-views__list">
        {items.map(({ text, href, current }) => (
          <li class="kz-views__item">
            {current ? (
              <strong aria-current="true">{text}</strong>
            ) : (
              <a class="kz-link" href={href}>
                {text}
              </a>
            )}
          </li>
        ))}
      </ul>
    </nav>
  );
}
