import type { PropsWithChildren } from "hono/jsx";
import { classes } from "./words.ts";

export type ButtonKind = "primary" | "secondary" | "warning" | "inverse";

type Look = {
  kind?: ButtonKind | undefined;
  start?: boolean | undefined;
  id?: string | undefined;
  class?: string | undefined;
};

export type ButtonProps = PropsWithChildren<
  Look & {
    type?: "submit" | "button" | "reset" | undefined;
    name?: string | undefined;
    value?: string | undefined;
    disabled?: boolean | undefined;
    /** Sends the form elsewhere than its action. */
    formaction?: string | undefined;
  }
>;

const look = ({ kind = "primary", start, class: extra }: Look): string =>
  classes("kz-button", kind !== "primary" && `kz-button--${kind}`, extra, start && "kz-button--start");

/** Does something: a verb. */
export function Button({ type = "submit", name, value, disabled, formaction, children, ...rest }: ButtonProps) {
  return (
    <button
      type={type}
      value={value}
      name={name}
      disabled={disabled}
      aria-disabled={disabled ? "true" : undefined}
      formaction={formaction}
      class={look(rest)}
      id={rest.id}
    >
      {children}
      {rest.start ? <StartIcon /> : null}
    </button>
  );
}

/** Leads somewhere, looking like a button. */
export function ButtonLink({ href, children, ...rest }: PropsWithChildren<Look & { href: string }>) {
  return (
    <a href={href} draggable={false} class={look(rest)} id={rest.id}>
      {children}
      {rest.start ? <StartIcon /> : null}
    </a>
  );
}

/** Buttons and links that belong together, in one row where there is room. */
export function ButtonGroup({ children }: PropsWithChildren) {
  return <div class="kz-button-group">{children}</div>;
}

function StartIcon() {
  return (
    <svg
      class="kz-button__start-icon"
      xmlns="http://www.w3.org/2000/svg"
      width="17.5"
      height="19"
      viewBox="0 0 33 40"
      aria-hidden="true"
      focusable="false"
    >
      <path fill="currentColor" d="M0 0h13l20 20-20 20H0l20-20z" />
    </svg>
  );
}
