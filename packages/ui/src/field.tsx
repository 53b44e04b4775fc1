import type { Child, PropsWithChildren } from "hono/jsx";
import { classes, ids, present, useWords } from "./words.ts";

export type TextSize = "s" | "m" | "l" | "xl";

/** What every form field takes. The id is the name, so an error summary links by name. */
export type FieldProps = {
  readonly name: string;
  readonly id?: string | undefined;
  readonly label: Child;
  readonly labelSize?: TextSize | undefined;
  /** The label is the page's h1: for pages that ask one thing. */
  readonly heading?: boolean | undefined;
  readonly hint?: Child;
  readonly error?: string | null | undefined;
  /** Marks the label as optional, in the page's language. */
  readonly optional?: boolean | undefined;
  readonly describedBy?: string | undefined;
};

type LabelProps = PropsWithChildren<{
  for: string;
  size?: TextSize | undefined;
  class?: string | undefined;
  heading?: boolean | undefined;
  optional?: boolean | undefined;
}>;

export function Label({ for: id, size, class: extra, heading, optional, children }: LabelProps) {
  const words = useWords();
  const label = (
    <label class={classes("kz-label", extra, size && `kz-label--${size}`)} for={id}>
      {children}
      {optional ? <span class="kz-optional"> {words.form.optional}</span> : null}
    </label>
  );
  return heading ? <h1 class="kz-label-wrapper">{label}</h1> : label;
}

export function Hint({ id, class: extra, children }: PropsWithChildren<{ id?: string; class?: string | undefined }>) {
  return (
    <div id={id} class={classes("kz-hint", extra)}>
      {children}
    </div>
  );
}

/** The message under a field's label; says "Error:" to those who hear the page. */
export function FieldError({ id, children }: PropsWithChildren<{ id?: string | undefined }>) {
  const words = useWords();
  return (
    <p id={id} class="kz-error-message">
      <span class="kz-visually-hidden">{words.form.errorPrefix}</span> {children}
    </p>
  );
}

export function FormGroup({ error, children }: PropsWithChildren<{ error?: unknown }>) {
  return <div class={classes("kz-form-group", Boolean(error) && "kz-form-group--error")}>{children}</div>;
}

type FieldsetProps = PropsWithChildren<{
  legend?: Child;
  legendSize?: TextSize | undefined;
  heading?: boolean | undefined;
  optional?: boolean | undefined;
  describedBy?: string | undefined;
  role?: "group" | undefined;
}>;

/** Groups fields that answer one question. */
export function Fieldset({ legend, legendSize, heading, optional, describedBy, role, children }: FieldsetProps) {
  const words = useWords();
  const text = (
    <>
      {legend}
      {optional ? <span class="kz-optional"> {words.form.optional}</span> : null}
    </>
  );
  return (
    <fieldset class="kz-fieldset" role={role} aria-describedby={describedBy}>
      {present(legend) ? (
        <legend class={classes("kz-fieldset__legend", legendSize && `kz-fieldset__legend--${legendSize}`)}>
          {heading ? <h1 class="kz-fieldset__heading">{text}</h1> : text}
        </legend>
      ) : null}
      {children}
    </fieldset>
  );
}

/** The ids of a field's parts, and what the control is described by. */
export function fieldIds({ name, id = name, hint, error, describedBy }: Omit<FieldProps, "label">) {
  const hintId = present(hint) ? `${id}-hint` : undefined;
  const errorId = error ? `${id}-error` : undefined;
  return { id, hintId, errorId, describedBy: ids(describedBy, hintId, errorId) };
}

/** Hint and error, in that order, as every field shows them. */
export function FieldNotes({ id, hint, error }: { id: string; hint?: Child; error?: string | null | undefined }) {
  return (
    <>
      {present(hint) ? <Hint id={`${id}-hint`}>{hint}</Hint> : null}
      {error ? <FieldError id={`${id}-error`}>{error}</FieldError> : null}
    </>
  );
}
