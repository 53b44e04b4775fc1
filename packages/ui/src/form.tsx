import type { Child, PropsWithChildren } from "hono/jsx";
import { present, useWords } from "./words.ts";

/** The field a person never sees and a robot fills. */
export const HONEYPOT_FIELD = "website";
/** The hidden field of a form's signed token. */
export const FORM_TOKEN_FIELD = "formToken";

export type FormProps = PropsWithChildren<{
  action: string;
  /** `get` is for searches. */
  method?: "post" | "get" | undefined;
  /** The form's signed token. */
  token?: string | undefined;
  /** Adds the honeypot: for forms that anybody may send. */
  honeypot?: boolean | undefined;
  /** Further hidden fields. */
  hidden?: Readonly<Record<string, string>> | undefined;
  class?: string | undefined;
  label?: string | undefined;
}>;

/** A form that works without a script; the server checks, so the browser's own checks are off. */
export function Form({
  action,
  method = "post",
  token,
  honeypot,
  hidden = {},
  class: extra,
  label,
  children,
}: FormProps) {
  return (
    <form action={action} method={method} class={extra} aria-label={label} novalidate>
      {token === undefined ? null : <input type="hidden" name={FORM_TOKEN_FIELD} value={token} />}
      {Object.entries(hidden).map(([name, value]) => (
        <input type="hidden" name={name} value={value} />
      ))}
      {children}
      {honeypot ? <Honeypot /> : null}
    </form>
  );
}

export function Honeypot({ name = HONEYPOT_FIELD }: { name?: string }) {
  const words = useWords();
  return (
    <div class="kz-trap" aria-hidden="true">
      <label for={`trap-${name}`}>{words.form.leaveEmpty}</label>
      <input id={`trap-${name}`} name={name} type="text" tabindex={-1} autocomplete="off" />
    </div>
  );
}

/** One line of the summary: `field` is the field's name, and the link leads to it. */
export type FormError = {
  readonly field?: string | undefined;
  readonly href?: string | undefined;
  readonly text: Child;
};

export type ErrorSummaryProps = PropsWithChildren<{
  errors: readonly FormError[];
  title?: Child;
}>;

/** All that must be mended, each line leading to its field. Nothing when there is nothing to mend. */
export function ErrorSummary({ errors, title, children }: ErrorSummaryProps) {
  const words = useWords();
  if (errors.length === 0 && !present(children)) return null;
  return (
    <div class="kz-error-summary">
      <div role="alert">
        <h2 class="kz-error-summary__title">{title ?? words.form.errorSummary}</h2>
        <div class="kz-error-summary__body">
          {present(children) ? <p>{children}</p> : null}
          {errors.length > 0 ? (
            <ul class="kz-list kz-error-summary__list">
              {errors.map(({ field, href = field === undefined ? undefined : `#${field}`, text }) => (
                <li>{href === undefined ? text : <a href={href}>{text}</a>}</li>
              ))}
            </ul>
          ) : null}
        </div>
      </div>
    </div>
  );
}
