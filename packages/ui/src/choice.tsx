import type { Child } from "hono/jsx";
import { FieldNotes, type FieldProps, Fieldset, FormGroup, fieldIds, Hint, Label } from "./field.tsx";
import { classes, ids, present } from "./words.ts";

export type Choice = {
  readonly value: string;
  readonly label: Child;
  readonly id?: string | undefined;
  readonly name?: string | undefined;
  readonly hint?: Child;
  readonly checked?: boolean | undefined;
  readonly disabled?: boolean | undefined;
  /** Fields that belong to this choice; hidden by the style sheet while another is chosen. */
  readonly conditional?: Child;
  readonly lang?: string | undefined;
};

/** What is null or false is left out, so that a choice may depend on a condition. */
type ChoiceOrDivider = Choice | { readonly divider: Child } | null | undefined | false;

type ChoiceFieldProps = Omit<FieldProps, "label"> & {
  /** The question. Left out, the choices stand without a fieldset: one consent, say. */
  readonly label?: Child;
  readonly items: readonly ChoiceOrDivider[];
  readonly small?: boolean | undefined;
  readonly class?: string | undefined;
};

export type RadiosProps = ChoiceFieldProps & {
  readonly value?: string | null | undefined;
  readonly inline?: boolean | undefined;
};

export type CheckboxesProps = ChoiceFieldProps & { readonly values?: readonly string[] | undefined };

/** One of a few. */
export function Radios(props: RadiosProps) {
  const checked = (item: Choice): boolean => item.checked ?? (props.value ? item.value === props.value : false);
  return (
    <ChoiceField
      field={props}
      block="kz-radios"
      type="radio"
      extra={props.inline ? "kz-radios--inline" : undefined}
      checked={checked}
    />
  );
}

/** Any of a few. */
export function Checkboxes(props: CheckboxesProps) {
  const checked = (item: Choice): boolean => item.checked ?? props.values?.includes(item.value) ?? false;
  return <ChoiceField field={props} block="kz-checkboxes" type="checkbox" checked={checked} />;
}

export type CheckboxProps = Pick<FieldProps, "name" | "hint" | "error"> & {
  readonly label: Child;
  readonly checked?: boolean | undefined;
  readonly value?: string | undefined;
};

/** A single tick, such as a consent. */
export function Checkbox({ name, label, hint, error, checked, value = "yes" }: CheckboxProps) {
  return <Checkboxes name={name} error={error} items={[{ value, label, hint, checked: checked ?? false }]} />;
}

type Frame = {
  field: ChoiceFieldProps;
  block: "kz-radios" | "kz-checkboxes";
  type: "radio" | "checkbox";
  extra?: string | undefined;
  checked: (item: Choice) => boolean;
};

function ChoiceField({ field, block, type, extra, checked }: Frame) {
  const { id, describedBy } = fieldIds(field);
  // Without a fieldset only the tick itself can carry the description.
  const own = !present(field.label) && type === "checkbox" ? describedBy : undefined;
  const inner = (
    <>
      <FieldNotes id={id} hint={field.hint} error={field.error} />
      <div class={classes(block, field.class, extra, field.small && `${block}--small`)}>
        {field.items.map((item, index) =>
          !item ? null : "divider" in item ? (
            <div class={`${block}__divider`}>{item.divider}</div>
          ) : (
            <ChoiceItem
              item={item}
              id={item.id ?? (index === 0 ? id : `${id}-${index + 1}`)}
              name={item.name ?? field.name}
              block={block}
              type={type}
              checked={checked(item)}
              describedBy={own}
            />
          ),
        )}
      </div>
    </>
  );
  return (
    <FormGroup error={field.error}>
      {present(field.label) ? (
        <Fieldset
          legend={field.label}
          legendSize={field.labelSize}
          heading={field.heading}
          optional={field.optional}
          describedBy={describedBy}
        >
          {inner}
        </Fieldset>
      ) : (
        inner
      )}
    </FormGroup>
  );
}

type ItemProps = {
  item: Choice;
  id: string;
  name: string;
  block: string;
  type: "radio" | "checkbox";
  checked: boolean;
  describedBy: string | undefined;
};

function ChoiceItem({ item, id, name, block, type, checked, describedBy }: ItemProps) {
  const hintId = `${id}-item-hint`;
  return (
    <>
      <div class={`${block}__item`}>
        <input
          class={`${block}__input`}
          id={id}
          name={name}
          type={type}
          value={item.value}
          checked={checked}
          disabled={item.disabled}
          aria-describedby={ids(describedBy, present(item.hint) ? hintId : undefined)}
        />
        <Label for={id} class={`${block}__label`}>
          {item.lang ? <span lang={item.lang}>{item.label}</span> : item.label}
        </Label>
        {present(item.hint) ? (
          <Hint id={hintId} class={`${block}__hint`}>
            {item.hint}
          </Hint>
        ) : null}
      </div>
      {present(item.conditional) ? (
        <div class={`${block}__conditional`} id={`conditional-${id}`}>
          {item.conditional}
        </div>
      ) : null}
    </>
  );
}

/** A tick before a line of a list; its label is heard alone, since the line says what it is about. */
export function Pick({
  name,
  value,
  label,
  checked,
}: {
  name: string;
  value: string;
  label: string;
  checked?: boolean;
}) {
  return (
    <span class="kz-pick">
      <input class="kz-pick__input" type="checkbox" name={name} value={value} checked={checked} aria-label={label} />
    </span>
  );
}
