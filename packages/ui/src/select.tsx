import { FieldNotes, type FieldProps, FormGroup, fieldIds, Label } from "./field.tsx";
import { classes, useWords } from "./words.ts";

export type Option = {
  readonly value?: string | undefined;
  readonly text: string;
  readonly disabled?: boolean | undefined;
  readonly selected?: boolean | undefined;
  readonly lang?: string | undefined;
};

export type SelectProps = FieldProps & {
  readonly items: readonly Option[];
  readonly value?: string | null | undefined;
  /** Puts an empty first option: true for the common words, or words of its own. */
  readonly empty?: boolean | string | undefined;
  readonly disabled?: boolean | undefined;
  readonly class?: string | undefined;
};

/** One of many; for up to about seven use Radios. */
export function Select(props: SelectProps) {
  const words = useWords();
  const { id, describedBy } = fieldIds(props);
  const { error, value, empty } = props;
  const first: readonly Option[] = empty ? [{ value: "", text: empty === true ? words.form.selectOne : empty }] : [];
  return (
    <FormGroup error={error}>
      <Label for={id} size={props.labelSize} heading={props.heading} optional={props.optional}>
        {props.label}
      </Label>
      <FieldNotes id={id} hint={props.hint} error={error} />
      <select
        class={classes("kz-select", props.class, error && "kz-select--error")}
        id={id}
        name={props.name}
        disabled={props.disabled}
        aria-describedby={describedBy}
      >
        {[...first, ...props.items].map((item) => (
          <option
            value={item.value}
            selected={item.selected ?? (value ? (item.value ?? item.text) === value : false)}
            disabled={item.disabled}
            lang={item.lang}
          >
            {item.text}
          </option>
        ))}
      </select>
    </FormGroup>
  );
}
