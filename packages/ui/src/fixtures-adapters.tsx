import { raw } from "hono/html";
import type { Child } from "hono/jsx";
import { Button, ButtonLink } from "./button.tsx";
import { Checkboxes, type Choice, Radios } from "./choice.tsx";
import { SummaryList, Table, Tag, type TagColour } from "./data.tsx";
import { DateInput } from "./date-input.tsx";
import { FieldError, type FieldProps, Fieldset, Hint, Label, type TextSize } from "./field.tsx";
import { ErrorSummary } from "./form.tsx";
import { BackLink, Breadcrumbs, Pagination, SkipLink } from "./navigation.tsx";
import { Details, InsetText, NotificationBanner, Panel, WarningText } from "./notice.tsx";
import { Select } from "./select.tsx";
import { type InputWidth, Textarea, TextInput } from "./text-input.tsx";

/** A fixture asks for what our props do not offer, on purpose. */
export class Unsupported extends Error {}

/** Options as a fixture gives them: of any shape, read through `Options` so that what was not read is known. */
export type Options = { readonly [name: string]: Options } & { readonly [VALUE]?: unknown };
const VALUE = Symbol("value");

/** Wraps a fixture's options and notes what an adapter reads; `unread()` lists the rest. */
export function track(value: unknown): { options: Options; unread: () => string[] } {
  const seen = new Set<string>();
  const all = new Set<string>();
  const wrap = (node: unknown, path: string): Options =>
    new Proxy({} as Options, {
      get: (_, key) => {
        if (key === VALUE) {
          seen.add(path);
          return node;
        }
        const next = `${path}.${String(key)}`;
        return wrap((node as Record<PropertyKey, unknown> | null | undefined)?.[key], next);
      },
    });
  const leaves = (node: unknown, path: string): void => {
    if (node !== null && typeof node === "object") {
      for (const [key, child] of Object.entries(node)) leaves(child, `${path}.${key}`);
    } else if (node !== undefined && node !== null && node !== "" && node !== false) {
      all.add(path);
    }
  };
  leaves(value, "");
  return { options: wrap(value, ""), unread: () => [...all].filter((path) => !seen.has(path)) };
}

const text = (o: Options): string | undefined => {
  const value = o[VALUE];
  return value === undefined || value === null || value === "" || value === false ? undefined : String(value);
};
const flag = (o: Options): boolean | undefined => (typeof o[VALUE] === "boolean" ? (o[VALUE] as boolean) : undefined);
const count = (o: Options): number | undefined => (typeof o[VALUE] === "number" ? (o[VALUE] as number) : undefined);
const list = (o: Options): Options[] => {
  const length = (o.length as unknown as Options)[VALUE];
  return typeof length === "number" ? Array.from({ length }, (_, index) => o[String(index)] as Options) : [];
};
const present = (o: Options): boolean => {
  const value = o[VALUE];
  return Boolean(value) && (typeof value !== "object" || Object.keys(value as object).length > 0);
};
/** `html` if given, else `text`. */
const words = (o: Options | undefined): Child => {
  const html = text(o?.html as Options);
  const plain = text(o?.text as Options);
  return html === undefined ? plain : raw(html.trim());
};
const oneOf = <T extends string>(value: string | undefined, known: Readonly<Record<string, T>>): T | undefined => {
  if (value === undefined) return undefined;
  const found = known[value];
  if (found === undefined) throw new Unsupported(value);
  return found;
};
const size = (o: Options, block: string): TextSize | undefined =>
  oneOf(text(o.classes as Options), {
    [`kz-${block}--s`]: "s",
    [`kz-${block}--m`]: "m",
    [`kz-${block}--l`]: "l",
    [`kz-${block}--xl`]: "xl",
  });
const plainMessage = (o: Options): string | undefined => {
  if (text(o.html as Options) !== undefined) throw new Unsupported("markup in an error");
  return text(o.text as Options);
};

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
const level = (o: Options): 1 | 2 | 3 | 4 | undefined => count(o) as 1 | 2 | 3 | 4 | undefined;

const PARTS = ["day", "month", "year"] as const;

/** Our component for a fixture's options, by govuk's name of it. */
export const adapters: Readonly<Record<string, (o: Options) => Child>> = {
  "back-link": (o) => <BackLink href={text(o.href as Options) ?? "#"}>{words(o) ?? "Back"}</BackLink>,
  breadcrumbs: (o) => (
    <Breadcrumbs
      label={text(o.labelText as Options) ?? "Breadcrumb"}
      collapse={flag(o.collapseOnMobile as Options)}
      items={list(o.items as Options).map((item) => ({ text: words(item), href: text(item.href as Options) }))}
    />
  ),
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
  details: (o) => (
    <Details
      id={text(o.id as Options)}
      open={flag(o.open as Options)}
      summary={words({ html: o.summaryHtml, text: o.summaryText } as Options)}
    >
      {words(o)}
    </Details>
  ),
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
  "inset-text": (o) => <InsetText id={text(o.id as Options)}>{words(o)}</InsetText>,
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
  "notification-banner": (o) => {
    const html = text(o.html as Options);
    return (
      <NotificationBanner
        kind={oneOf(text(o.type as Options), { success: "success" } as const)}
        title={words({ html: o.titleHtml, text: o.titleText } as Options)}
        titleId={text(o.titleId as Options)}
        text={html === undefined ? text(o.text as Options) : undefined}
      >
        {html === undefined ? null : raw(html)}
      </NotificationBanner>
    );
  },
  pagination: (o) => {
    const link = (end: Options) => {
      const href = text(end.href as Options);
      return href === undefined ? null : { href, text: words(end), label: text(end.labelText as Options) };
    };
    const previous = link(o.previous as Options);
    const next = link(o.next as Options);
    if ([previous, next].some((end) => end && end.text === undefined))
      throw new Unsupported("English words of its own");
    return <Pagination previous={previous} next={next} label={text(o.landmarkLabel as Options) ?? "Pagination"} />;
  },
  panel: (o) => (
    <Panel
      title={words({ html: o.titleHtml, text: o.titleText } as Options)}
      headingLevel={level(o.headingLevel as Options) ?? 1}
    >
      {words(o)}
    </Panel>
  ),
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
  "skip-link": (o) => <SkipLink href={text(o.href as Options) ?? "#content"}>{words(o)}</SkipLink>,
  "summary-list": (o) => (
    <SummaryList
      noBorder={oneOf(text(o.classes as Options), { "kz-summary-list--no-border": "yes" } as const) && true}
      rows={list(o.rows as Options).map((row) =>
        present(row)
          ? {
              key: words(row.key),
              value: words(row.value),
              actions: present((row.actions as Options).items as Options)
                ? list((row.actions as Options).items as Options).map((action) => ({
                    href: text(action.href as Options) ?? "",
                    text: words(action),
                    hidden: text(action.visuallyHiddenText as Options),
                  }))
                : undefined,
            }
          : null,
      )}
    />
  ),
  table: (o) => {
    const numeric = (cell: Options) => oneOf(text(cell.format as Options), { numeric: "yes" } as const) && true;
    const span = (cell: Options) => ({
      colspan: count(cell.colspan as Options),
      rowspan: count(cell.rowspan as Options),
    });
    return (
      <Table
        caption={text(o.caption as Options)}
        captionSize={size({ classes: o.captionClasses } as Options, "table__caption")}
        firstCellIsHeader={flag(o.firstCellIsHeader as Options)}
        columns={list(o.head as Options).map((head) => ({ head: words(head), numeric: numeric(head) }))}
        rows={list(o.rows as Options)
          .filter((row) => present(row))
          .map((row) =>
            list(row).map((cell) => ({ content: words(cell), numeric: numeric(cell) ?? false, ...span(cell) })),
          )}
      />
    );
  },
  tag: (o) => (
    <Tag colour={text(o.classes as Options)?.replace(/^kz-tag--/, "") as TagColour | undefined}>{words(o)}</Tag>
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
  "warning-text": (o) => (
    <WarningText prefix={text(o.iconFallbackText as Options) ?? "Warning"}>{words(o)}</WarningText>
  ),
};
