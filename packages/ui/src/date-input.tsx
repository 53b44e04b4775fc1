import { FieldNotes, type FieldProps, Fieldset, FormGroup, fieldIds, Label } from "./field.tsx";
import { classes, useWords } from "./words.ts";

export type DatePart = "day" | "month" | "year";

/** What was typed, kept as it was typed. */
export type DateValue = { readonly [Part in DatePart]?: string | undefined };

export type DateInputProps = FieldProps & {
  readonly value?: DateValue | undefined;
  /** The parts at fault; all of them when only `error` is given. */
  readonly errorParts?: readonly DatePart[] | undefined;
  /** `birthday` asks the browser for the person's own. */
  readonly autocomplete?: "birthday" | undefined;
};

const PARTS = ["day", "month", "year"] as const;
const AUTOCOMPLETE = { day: "bday-day", month: "bday-month", year: "bday-year" } as const;

/** A date in three boxes named `<name>-day`, `<name>-month`, `<name>-year`; the first has the id `<name>`. */
export function DateInput(props: DateInputProps) {
  const words = useWords();
  const { id, describedBy } = fieldIds(props);
  const { name, error, errorParts = error ? PARTS : [] } = props;
  return (
    <FormGroup error={error}>
      <Fieldset
        legend={props.label}
        legendSize={props.labelSize}
        heading={props.heading}
        optional={props.optional}
        describedBy={describedBy}
        role="group"
      >
        <FieldNotes id={id} hint={props.hint} error={error} />
        <div class="kz-date-input">
          {PARTS.map((part) => {
            const partId = part === "day" ? id : `${id}-${part}`;
            return (
              <div class="kz-date-input__item">
                <div class="kz-form-group">
                  <Label for={partId} class="kz-date-input__label">
                    {words.form[part]}
                  </Label>
                  <input
                    class={classes(
                      "kz-input kz-date-input__input",
                      `kz-input--width-${part === "year" ? 4 : 2}`,
                      errorParts.includes(part) && "kz-input--error",
                    )}
                    id={partId}
                    name={`${name}-${part}`}
                    type="text"
                    inputmode="numeric"
                    value={props.value?.[part]}
                    autocomplete={props.autocomplete ? AUTOCOMPLETE[part] : undefined}
                  />
                </div>
              </div>
            );
          })}
        </div>
      </Fieldset>
    </FormGroup>
  );
}
