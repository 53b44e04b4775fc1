import { raw } from "hono/html";
import type { Child } from "hono/jsx";
import { Button, ButtonLink } from "./button.tsx";
import { Checkboxes, type Choice, Radios } from "./choice.tsx";
import { DateInput } from "./date-input.tsx";
import { FieldError, type FieldProps, Fieldset, Hint, Label } from "./field.tsx";
import {
  count,
  flag,
  list,
  type Options,
  oneOf,
  plainMessage,
  present,
  size,
  text,
  Unsupported,
  VALUE,
  words,
} from "./fixtures-options.ts";
import { ErrorSummary } from "./form.tsx";
import { Select } from "./select.tsx";
import { type InputWidth, Textarea, TextInput } from "./text-input.tsx";

const field = (o: Options): FieldProps => {
  const label = words(o.label);
  if (label === undefined) throw new Unsupported("a field without a label");
  return {
    name: text(o.name as Options) ?? "",
    id: text(o.id as Options),
    label,
    labelSize: size(o.label as Options, "label"),
    heading: flag((o.label as Options).isPageHeading as Options),
    hint: words(o.hint),
    error: plainMessage(o.errorMessage as Options),
    describedBy: text(o.describedBy as Options),
  };
};

const group = (o: Options) => {
  const legend = (o.fieldset as Options).legend as Options;
  const hasFieldset = present(o.fieldset as Options);
  const label = hasFieldset ? words(legend) : undefined;
  if (hasFieldset && label === undefined) throw new Unsupported("a fieldset without a legend");
  return {
    name: text(o.name as Options) ?? "",
    id: text(o.idPrefix as Options),
    label,
    labelSize: size(legend, "fieldset__legend"),
    heading: flag(legend.isPageHeading as Options),
    hint: words(o.hint),
    error: plainMessage(o.errorMessage as Options),
    describedBy: text((o.fieldset as Options).describedBy as Options) ?? text(o.describedBy as Options),
    class: undefined,
  };
};

const choices = (o: Options): (Choice | { divider: Child } | null)[] =>
  list(o.items as Options).map((item) => {
    if (!present(item)) return null;
    const divider = text(item.divider as Options);
    if (divider !== undefined) return { divider };
    const conditional = text((item.conditional as Options).html as Options);
    return {
      value: text(item.value as Options) ?? "",
      label: words(item),
      id: text(item.id as Options),
      name: text(item.name as Options),
      hint: words(item.hint),
      checked: flag(item.checked as Options),
      disabled: flag(item.disabled as Options),
      conditional: conditional === undefined ? undefined : raw(conditional.trim()),
    };
  });

const values = (o: Options): string[] => list(o).map((value) => text(value) ?? "");
const PARTS = ["day", "month", "year"] as const;

/** The components of forms, for a fixture's options, by govuk's name of each. */
export const fieldAdapters: Readonly<Record<string, (o: Options) => Child>> = {
  button: (o) => {
    const kind = oneOf(text(o.classes as Options), {
      "kz-button--secondary": "secondary",
      "kz-button--warning": "warning",
      "kz-button--inverse": "inverse",
    } as const);
    const start = flag(o.isStartButton as Options);
    const html = text(o.html as Options);
    const label = start && html !== undefined ? <span>{raw(html)}</span> : words(o);
    const href = text(o.href as Options);
    const id = text(o.id as Options);
    if (href !== undefined) {
      return (
        <ButtonLink href={href} kind={kind} start={start} id={id}>
          {label}
        </ButtonLink>
      );
    }
    return (
      <Button
        kind={kind}
        start={start}
        id={id}
        name={text(o.name as Options)}
        value={text(o.value as Options)}
        type={text(o.type as Options) as "submit" | undefined}
        disabled={flag(o.disabled as Options)}
      >
        {label}
      </Button>
    );
  },
  checkboxes: (o) => {
    const small = oneOf(text(o.classes as Options), { "kz-checkboxes--small": "small" } as const);
    return <Checkboxes {...group(o)} small={small && true} items={choices(o)} values={values(o.values as Options)} />;
  },
  "date-input": (o) => {
    const shared = group(o);
    if (shared.label === undefined) throw new Unsupported("a date without a question");
    const id = text(o.id as Options);
    const parts = list(o.items as Options);
    const named = Object.fromEntries(parts.map((part) => [text(part.name as Options) ?? "", part]));
    if (parts.length > 0 && Object.keys(named).join() !== "day,month,year") throw new Unsupported("other parts");
    const prefix = text(o.namePrefix as Options) ?? "";
    const given = (part: "day" | "month" | "year"): string | undefined => {
      const own = named[part] ?? (o[part] as Options);
      if (own[VALUE] === false) throw new Unsupported("a date without a part");
      const name = text(own.name as Options);
      if (name !== undefined && name !== part) throw new Unsupported("other names");
      const classes = text(own.classes as Options);
      const plain = [`kz-input--width-${part === "year" ? 4 : 2}`, undefined];
      if (!plain.includes(classes)) throw new Unsupported("classes of a part");
      const label = text(own.label as Options);
      if (label !== undefined && label.toLowerCase() !== part) throw new Unsupported("labels of its own");
      return text(own.value as Options) ?? text((o.values as Options)[prefix ? `${prefix}-${part}` : part] as Options);
    };
    const value = { day: given("day"), month: given("month"), year: given("year") };
    const faults = PARTS.map((part) => [part, flag((named[part] ?? (o[part] as Options)).error as Options)] as const);
    const stated = faults.filter(([, fault]) => fault === true);
    const spared = faults.filter(([, fault]) => fault !== false);
    const wrong = (stated.length > 0 ? stated : spared.length < PARTS.length ? spared : []).map(([part]) => part);
    return (
      <DateInput
        {...shared}
        label={shared.label}
        name={prefix || (id ?? "")}
        id={id}
        value={value}
        errorParts={wrong.length > 0 ? wrong : undefined}
      />
    );
  },
  "error-message": (o) => {
    if ((o.visuallyHiddenText as Options)[VALUE] !== undefined)
      throw new Unsupported("words that the language decides");
    return <FieldError id={text(o.id as Options)}>{words(o)}</FieldError>;
  },
  "error-summary": (o) => {
    if (
      !present(o.errorList as Options) &&
      !present(o.descriptionText as Options) &&
      !present(o.descriptionHtml as Options)
    ) {
      throw new Unsupported("nothing to mend");
    }
    return (
      <ErrorSummary
        title={words({ html: o.titleHtml, text: o.titleText } as Options)}
        errors={list(o.errorList as Options).map((item) => ({ href: text(item.href as Options), text: words(item) }))}
      >
        {words({ html: o.descriptionHtml, text: o.descriptionText } as Options)}
      </ErrorSummary>
    );
  },
  fieldset: (o) => {
    const role = text(o.role as Options);
    const legend = o.legend as Options;
    return (
      <Fieldset
        legend={words(legend)}
        legendSize={size(legend, "fieldset__legend")}
        heading={flag(legend.isPageHeading as Options)}
        describedBy={text(o.describedBy as Options)}
        role={role as "group" | undefined}
      >
        {raw(text(o.html as Options) ?? "")}
      </Fieldset>
    );
  },
  hint: (o) => <Hint id={text(o.id as Options) as string}>{words(o)}</Hint>,
  input: (o) => {
    const width = oneOf(text(o.classes as Options), {
      "kz-input--width-30": "30",
      "kz-input--width-20": "20",
      "kz-input--width-10": "10",
      "kz-input--width-5": "5",
      "kz-input--width-4": "4",
      "kz-input--width-3": "3",
      "kz-input--width-2": "2",
    } as const);
    return (
      <TextInput
        {...field(o)}
        width={width === undefined ? undefined : (Number(width) as InputWidth)}
        value={text(o.value as Options) ?? count(o.value as Options)}
        type={text(o.type as Options) as "text" | undefined}
        spellcheck={flag(o.spellcheck as Options)}
        disabled={flag(o.disabled as Options)}
        autocomplete={text(o.autocomplete as Options)}
        autocapitalize={text(o.autocapitalize as Options) as "none" | undefined}
        pattern={text(o.pattern as Options)}
        inputmode={text(o.inputmode as Options) as "numeric" | undefined}
        prefix={words(o.prefix)}
        suffix={words(o.suffix)}
      />
    );
  },
  label: (o) => {
    const label = words(o);
    const id = text(o.for as Options);
    if (label === undefined || id === undefined) throw new Unsupported("a label of nothing");
    return (
      <Label for={id} size={size(o, "label")} heading={flag(o.isPageHeading as Options)}>
        {label}
      </Label>
    );
  },
  radios: (o) => {
    const look = oneOf(text(o.classes as Options), {
      "kz-radios--inline": "inline",
      "kz-radios--small": "small",
    } as const);
    return (
      <Radios
        {...group(o)}
        inline={look === "inline"}
        small={look === "small"}
        items={choices(o)}
        value={text(o.value as Options)}
      />
    );
  },
  select: (o) => (
    <Select
      {...field(o)}
      value={text(o.value as Options)}
      disabled={flag(o.disabled as Options)}
      items={list(o.items as Options)
        .filter((item) => present(item))
        .map((item) => ({
          value: (item.value as Options)[VALUE] === undefined ? undefined : String((item.value as Options)[VALUE]),
          text: text(item.text as Options) ?? "",
          selected: flag(item.selected as Options),
          disabled: flag(item.disabled as Options),
        }))}
    />
  ),
  textarea: (o) => (
    <Textarea
      {...field(o)}
      value={text(o.value as Options)}
      rows={count(o.rows as Options)}
      autocomplete={text(o.autocomplete as Options)}
      spellcheck={flag(o.spellcheck as Options)}
      disabled={flag(o.disabled as Options)}
    />
  ),
};
