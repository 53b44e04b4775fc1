import { Identity } from "@kz2050/core/identity";
import { privatePath } from "@kz2050/core/kernel";
import { Volunteering } from "@kz2050/core/volunteering";
import { dateField, type Fields, openForm, readFields, text, tokenFor } from "@kz2050/http";
import {
  BackLink,
  Button,
  DateInput,
  ErrorSummary,
  Form,
  Heading,
  Lead,
  Radios,
  Select,
  Textarea,
  TextInput,
} from "@kz2050/ui";
import { Hono } from "hono";
import { consentPath } from "../account/consent-first.ts";
import { signedInOnly, whoIsIn } from "../account/person.ts";
import { formProblem, type PageContext, type Pages, page } from "../page.tsx";
import { regionsOf, timeOf } from "./words.tsx";

const FORM = "volunteering.note";
const QUARTERS = Array.from({ length: Volunteering.MOST_A_DAY }, (_, index) => index + 1);

/** Noting hours of help. */
export const noting = new Hono<Pages>();

noting.use("/volunteering/new", signedInOnly);

noting.get("/volunteering/new", async (c) =>
  (await Identity.mayAct(whoIsIn().personId)) ? notePage(c, {}) : c.redirect(consentPath(c), 303),
);

noting.post("/volunteering/new", async (c) => {
  const fields = await readFields(c);
  const { locale } = c.var;
  try {
    openForm(FORM, fields);
    const { hoursId } = await Volunteering.note({
      what: text(fields, "what") as Volunteering.KindOfHelp,
      region: text(fields, "region"),
      organiser: text(fields, "organiser"),
      date: dateField(fields, "date"),
      quarters: quartersOf(fields),
      name: text(fields, "name"),
      text: text(fields, "text"),
      language: locale,
    });
    return c.redirect(`${privatePath(locale, Volunteering.LINKS.hours, hoursId)}?done=sent`, 303);
  } catch (error) {
    return notePage(c, fields, error);
  }
});

/** Left empty it is no number: the schema says that it is required. */
const quartersOf = (fields: Fields): number => {
  const typed = text(fields, "quarters");
  return (typed === "" ? undefined : Number(typed)) as number;
};

async function notePage(c: PageContext, fields: Fields, error?: unknown): Promise<Response> {
  const { t, locale } = c.var;
  const { form, kind, central } = t.volunteering;
  const labels = { what: form.what, region: form.region, organiser: form.organiser, date: form.date, text: form.text };
  const problem =
    error === undefined ? undefined : formProblem(c, error, { ...labels, quarters: form.time, name: form.name });
  const { rows } = await regionsOf(c);
  const regions = rows
    .filter(({ until }) => until === undefined)
    .map(({ code, name }) => ({ value: code, text: name[locale] }));
  const field = (name: string) => ({ name, value: text(fields, name), error: problem?.of(name) });
  const [day, month, year] = ["date-day", "date-month", "date-year"].map((name) => text(fields, name));
  return page(
    c,
    {
      title: form.title,
      error: problem !== undefined,
      status: problem?.status ?? 200,
      before: <BackLink href={`/${locale}/my/volunteering`} />,
    },
    <>
      <ErrorSummary errors={problem?.errors ?? []} />
      <Heading level={1}>{form.title}</Heading>
      <Lead>{form.lead}</Lead>
      <Form action={`/${locale}/my/volunteering/new`} token={tokenFor(FORM, fields, error)} honeypot>
        <Radios
          {...field("what")}
          label={form.what}
          items={Volunteering.KINDS_OF_HELP.map((value) => ({ value, label: kind[value] }))}
        />
        <Textarea {...field("text")} label={form.text} hint={form.textHint} rows={2} />
        <DateInput
          name="date"
          label={form.date}
          hint={form.dateHint}
          value={{ day, month, year }}
          error={problem?.of("date")}
        />
        <Select
          {...field("quarters")}
          label={form.time}
          hint={form.timeHint}
          items={QUARTERS.map((quarters) => ({ value: String(quarters), text: timeOf(t, quarters) }))}
          empty
        />
        <Select {...field("region")} label={form.region} items={regions} empty />
        <Select
          {...field("organiser")}
          label={form.organiser}
          hint={form.organiserHint}
          items={[...regions, { value: Volunteering.COUNTRY, text: central }]}
          empty
        />
        <TextInput {...field("name")} label={form.name} hint={form.nameHint} autocomplete="name" />
        <Button>{form.send}</Button>
      </Form>
    </>,
  );
}
