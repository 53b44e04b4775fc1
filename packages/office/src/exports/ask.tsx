import { Export } from "@kz2050/core/export";
import { invalidField } from "@kz2050/core/kernel";
import { Reference } from "@kz2050/core/reference";
import { dateField, type Fields, optional, readFields, text, tokenFor } from "@kz2050/http";
import { sortLocalized } from "@kz2050/i18n";
import { BackLink, Button, DateInput, ErrorSummary, Form, Heading, Radios, Select, SummaryList } from "@kz2050/ui";
import { Hono } from "hono";
import { formProblem, type Office, type OfficeContext, page, staffIn } from "../page.tsx";
import { columnNames, FORMAT_NAMES, placeName } from "./words.ts";

/** Asking for a file: what and of which place; then the days and the format, with the columns it will have. */
export const askPages = new Hono<Office>();

/** How the whole country is called where a choice must have a value. */
const COUNTRY = "country";

askPages.get("/exports/new", async (c) => {
  const kind = Export.ExportKind.safeParse(c.req.query("kind")).data;
  if (kind === undefined) return choicePage(c);
  const place = c.req.query("place") ?? "";
  const choice = (await Export.choices(staffIn(c))).find((one) => one.kind === kind);
  const region = place === COUNTRY ? undefined : place;
  if (!choice?.places.includes(region)) return choicePage(c, invalidField("place", "invalid_choice"), { kind, place });
  return formPage(c, { kind, region });
});

askPages.post("/exports", async (c) => {
  const fields = await readFields(c);
  const kind = Export.ExportKind.safeParse(text(fields, "kind")).data;
  if (kind === undefined) return choicePage(c, invalidField("kind", "invalid_choice"));
  const region = optional(fields, "region");
  try {
    const from = dateField(fields, "from") || undefined;
    const to = dateField(fields, "to") || undefined;
    const format = text(fields, "format") as Export.Format;
    const { exportId } = await Export.ask({ kind, region, from, to, format, language: c.var.locale });
    return c.redirect(`/office/${c.var.locale}/exports/${exportId}`, 303);
  } catch (error) {
    return formPage(c, { kind, region, fields, error });
  }
});

/** What and of which place: as far as this member of staff may take it out. */
async function choicePage(c: OfficeContext, error?: unknown, chosen: { kind?: string; place?: string } = {}) {
  const { t, locale } = c.var;
  const words = t.extract;
  const problem =
    error === undefined ? undefined : formProblem(c, error, { kind: words.choose.kind, place: words.choose.place });
  const [choices, regions] = await Promise.all([Export.choices(staffIn(c)), Reference.list("region")]);
  const places = [...new Set(choices.flatMap((choice) => choice.places))];
  const named = places
    .filter((place) => place !== undefined)
    .map((value) => ({ value, text: placeName(c.var, regions, value) }));
  const items = [
    ...(places.includes(undefined) ? [{ value: COUNTRY, text: words.country }] : []),
    ...sortLocalized(named, (item) => item.text, locale),
  ];
  return page(
    c,
    {
      title: words.ask,
      error: problem !== undefined,
      status: problem?.status ?? 200,
      before: <BackLink href={`/office/${locale}/exports`}>{words.title}</BackLink>,
    },
    <>
      <ErrorSummary errors={problem?.errors ?? []} />
      <Heading level={1}>{words.ask}</Heading>
      <Form action={`/office/${locale}/exports/new`} method="get">
        <Radios
          name="kind"
          label={words.choose.kind}
          labelSize="m"
          value={chosen.kind ?? choices[0]?.kind}
          error={problem?.of("kind")}
          items={choices.map(({ kind }) => ({ value: kind, label: words.kind[kind], hint: words.byDay[kind] }))}
        />
        <Select
          name="place"
          label={words.choose.place}
          labelSize="m"
          value={chosen.place ?? items[0]?.value}
          items={items}
          error={problem?.of("place")}
        />
        <Button>{words.choose.continue}</Button>
      </Form>
    </>,
  );
}

interface Asking {
  readonly kind: Export.ExportKind;
  readonly region: string | undefined;
  readonly fields?: Fields;
  readonly error?: unknown;
}

async function formPage(c: OfficeContext, { kind, region, fields = {}, error }: Asking): Promise<Response> {
  const { t, locale } = c.var;
  const words = t.extract;
  const labels = { from: words.form.from, to: words.form.to, format: words.form.format };
  const problem = error === undefined ? undefined : formProblem(c, error, labels);
  const regions = await Reference.list("region");
  const columns = columnNames(c.var, Export.preview(staffIn(c), kind, region));
  const typed = (name: string) => ({
    day: text(fields, `${name}-day`),
    month: text(fields, `${name}-month`),
    year: text(fields, `${name}-year`),
  });
  const date = (name: "from" | "to") => (
    <DateInput
      name={name}
      label={labels[name]}
      labelSize="s"
      optional
      value={typed(name)}
      error={problem?.of(name)}
      {...(name === "from" && { hint: words.form.datesHint })}
    />
  );
  return page(
    c,
    {
      title: words.page.title(words.kind[kind]),
      error: problem !== undefined,
      status: problem?.status ?? 200,
      before: <BackLink href={`/office/${locale}/exports/new`}>{words.form.another}</BackLink>,
    },
    <>
      <ErrorSummary errors={problem?.errors ?? []} />
      <Heading level={1}>{words.page.title(words.kind[kind])}</Heading>
      <SummaryList
        rows={[
          { key: words.place, value: placeName(c.var, regions, region) },
          {
            key: words.form.columns,
            value: (
              <>
                <p>{columns.join("; ")}</p>
                <p>{words.form.columnsText}</p>
              </>
            ),
          },
        ]}
      />
      <Form
        action={`/office/${locale}/exports`}
        token={tokenFor("office", fields, error)}
        hidden={{ kind, ...(region !== undefined && { region }) }}
      >
        <p>{words.byDay[kind]}</p>
        {date("from")}
        {date("to")}
        <Radios
          name="format"
          label={words.form.format}
          labelSize="s"
          value={text(fields, "format") || "xlsx"}
          error={problem?.of("format")}
          items={Export.FORMATS.map((format) => ({
            value: format,
            label: FORMAT_NAMES[format],
            hint: words.form.hints[format],
          }))}
        />
        <p>{words.form.step}</p>
        <Button>{words.ask}</Button>
      </Form>
    </>,
  );
}
