import type { Child } from "hono/jsx";
import { FieldNotes, type FieldProps, FormGroup, fieldIds, Label } from "./field.tsx";
import { classes, present } from "./words.ts";

export type InputWidth = 2 | 3 | 4 | 5 | 10 | 20 | 30;

export type TextInputProps = FieldProps & {
  readonly value?: string | number | null | undefined;
  readonly type?: "text" | "email" | "tel" | "password" | "search" | "url" | undefined;
  readonly autocomplete?: string | undefined;
  readonly inputmode?: "numeric" | "decimal" | "email" | "tel" | "search" | "text" | "url" | undefined;
  readonly autocapitalize?: "none" | "words" | "sentences" | undefined;
  readonly pattern?: string | undefined;
  readonly spellcheck?: boolean | undefined;
  readonly disabled?: boolean | undefined;
  readonly width?: InputWidth | undefined;
  readonly prefix?: Child;
  readonly suffix?: Child;
  readonly class?: string | undefined;
  /** The language of what is typed, where the form asks for it in one. */
  readonly lang?: string | undefined;
};

/** One line of text. Numbers are text too, with `inputmode="numeric"`. */
export function TextInput(props: TextInputProps) {
  const { id, describedBy } = fieldIds(props);
  const { prefix, suffix, error, width } = props;
  const input = (
    <input
      class={classes("kz-input", props.class, width && `kz-input--width-${width}`, error && "kz-input--error")}
      id={id}
      name={props.name}
      type={props.type ?? "text"}
      value={props.value === undefined || props.value === null ? undefined : String(props.value)}
      spellcheck={props.spellcheck}
      disabled={props.disabled}
      aria-describedby={describedBy}
      autocomplete={props.autocomplete}
      autocapitalize={props.autocapitalize}
      pattern={props.pattern}
      inputmode={props.inputmode}
      lang={props.lang}
    />
  );
  return (
    <FormGroup error={error}>
      <Label for={id} size={props.labelSize} heading={props.heading} optional={props.optional}>
        {props.label}
      </Label>
      <FieldNotes id={id} hint={props.hint} error={error} />
      {present(prefix) || present(suffix) ? (
        <div class="kz-input__wrapper">
          {present(prefix) ? (
            <div class="kz-input__prefix" aria-hidden="true">
              {prefix}
            </div>
          ) : null}
          {input}
          {present(suffix) ? (
            <div class="kz-input__suffix" aria-hidden="true">
              {suffix}
            </div>
          ) : null}
        </div>
      ) : (
        input
      )}
    </FormGroup>
  );
}

export type TextareaProps = FieldProps & {
  readonly value?: string | null | undefined;
  readonly rows?: number | undefined;
  readonly autocomplete?: string | undefined;
  readonly spellcheck?: boolean | undefined;
  readonly disabled?: boolean | undefined;
  readonly lang?: string | undefined;
  readonly class?: string | undefined;
};

/** Several lines of text; state the longest length in the hint. */
export function Textarea(props: TextareaProps) {
  const { id, describedBy } = fieldIds(props);
  const { error } = props;
  return (
    <FormGroup error={error}>
      <Label for={id} size={props.labelSize} heading={props.heading} optional={props.optional}>
        {props.label}
      </Label>
      <FieldNotes id={id} hint={props.hint} error={error} />
      <textarea
        class={classes("kz-textarea", error && "kz-textarea--error", props.class)}
        id={id}
        name={props.name}
        rows={props.rows ?? 5}
        spellcheck={props.spellcheck}
        disabled={props.disabled}
        aria-describedby={describedBy}
        autocomplete={props.autocomplete}
        lang={props.lang}
      >
        {props.value ?? ""}
      </textarea>
    </FormGroup>
  );
}
