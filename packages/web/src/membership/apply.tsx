import { Identity } from "@kz2050/core/identity";
import { InvalidError, privatePath } from "@kz2050/core/kernel";
import { Membership } from "@kz2050/core/membership";
import { Reference } from "@kz2050/core/reference";
import { dateField, type Fields, openForm, optional, readFields, text, texts, tokenFor } from "@kz2050/http";
import { LANGUAGE_NAMES, LOCALES, type Messages, sortLocalized } from "@kz2050/i18n";
import {
  BackLink,
  Button,
  ButtonGroup,
  Checkboxes,
  DateInput,
  ErrorSummary,
  Form,
  Heading,
  Radios,
  Select,
  Textarea,
  TextInput,
} from "@kz2050/ui";
import { Hono } from "hono";
import { isConfirmedAtOnce, ownMailbox } from "../account/own-mailbox.ts";
import { type FormProblem, formProblem, type PageContext, type Pages, page } from "../page.tsx";

const FORM = "membership.apply";
const DATE = ["birthDate-day", "birthDate-month", "birthDate-year"];

/** The form in three short steps, without a state of its own: what was answered is carried along, hidden. */
const STEPS = [
  {
    fields: ["surname", "givenName", "patronymic", "birthDate"],
    sent: ["surname", "givenName", "patronymic", ...DATE],
  },
  { fields: ["region", "city", "phone", "email", "language"], sent: ["region", "city", "phone", "email", "language"] },
  { fields: ["occupation", "why", "consents", "consentVersion"], sent: ["occupation", "why", "consents"] },
] as const satisfies readonly { fields: readonly Membership.FormField[]; sent: readonly string[] }[];
const LAST = STEPS.length - 1;

/** Applying: three steps, each checked before the next is shown. */
export const membershipApply = new Hono<Pages>();

membershipApply.get("/apply", async (c) =>
  stepPage(c, 0, { language: c.var.locale, region: c.req.query("region") ?? "", email: await ownMailbox() }),
);

membershipApply.post("/apply", async (c) => {
  const fields = await readFields(c);
  const step = Math.min(Math.max(Number.parseInt(text(fields, "step"), 10) || 0, 0), LAST);
  if (text(fields, "go") === "back") return stepPage(c, Math.max(step - 1, 0), fields);
  for (let at = 0; at <= step; at += 1) {
    try {
      Membership.checkPart(STEPS[at]?.fields ?? [], inputOf(fields));
    } catch (error) {
      return stepPage(c, at, fields, error);
    }
  }
  if (step < LAST) return stepPage(c, step + 1, fields);
  try {
    openForm(FORM, fields);
    const { membershipKey } = await Membership.apply(inputOf(fields) as Membership.ApplicationForm);
    if (await isConfirmedAtOnce(text(fields, "email"), { purpose: Membership.LINK, id: membershipKey })) {
      return c.redirect(`${privatePath(c.var.locale, Membership.LINK, membershipKey)}?done=confirmed`, 303);
    }
    return c.redirect(`/${c.var.locale}/my/membership/sent/${membershipKey}`, 303);
  } catch (error) {
    return stepPage(c, stepOf(error), fields, error);
  }
});

/** The step that asks for the first field an error names; the last where it names none. */
function stepOf(error: unknown): number {
  const [issue] = error instanceof InvalidError ? error.issues : [];
  const at = STEPS.findIndex(({ fields }) => (fields as readonly string[]).includes(issue?.field ?? ""));
  return at < 0 ? LAST : at;
}

function inputOf(fields: Fields): Record<string, unknown> {
  const plain = ["surname", "givenName", "region", "city", "phone", "email", "language", "occupation", "why"];
  return {
    ...Object.fromEntries(plain.map((name) => [name, text(fields, name)])),
    patronymic: optional(fields, "patronymic"),
    birthDate: dateField(fields, "birthDate"),
    consents: texts(fields, "consents"),
    consentVersion: text(fields, "consentVersion"),
  };
}

const labelsOf = (t: Messages): Record<string, string> => ({
  ...t.common.field,
  occupation: t.membership.form.occupation,
  why: t.membership.form.why,
});

async function stepPage(c: PageContext, step: number, fields: Fields, error?: unknown): Promise<Response> {
  const { t, locale } = c.var;
  const words = t.membership.form;
  const problem = error === undefined ? undefined : formProblem(c, error, labelsOf(t));
  const own: readonly string[] = STEPS[step]?.sent ?? [];
  const carried = STEPS.flatMap(({ sent }) => sent as readonly string[]).filter((name) => !own.includes(name));
  const heading = [words.person, words.place, words.reason][step] ?? "";
  return page(
    c,
    {
      title: `${heading} – ${words.title}`,
      path: "/my/membership/apply",
      active: "membership",
      error: problem !== undefined,
      status: problem?.status ?? 200,
      before: step === 0 ? <BackLink href={`/${locale}/membership`} /> : undefined,
    },
    <>
      <ErrorSummary errors={problem?.errors ?? []} />
      <Heading level={1}>
        <span class="kz-caption-l">{t.common.step(step + 1, STEPS.length)}</span>
        {heading}
      </Heading>
      <Form
        action={`/${locale}/my/membership/apply`}
        token={tokenFor(FORM, fields, error)}
        hidden={{ step: String(step), consentVersion: text(fields, "consentVersion") || Identity.CONSENT_VERSION }}
        honeypot
      >
        {carried.flatMap((name) =>
          texts(fields, name).map((value) => <input type="hidden" name={name} value={value} />),
        )}
        {step === 0 ? <PersonFields t={t} fields={fields} problem={problem} /> : null}
        {step === 1 ? <PlaceFields t={t} fields={fields} problem={problem} regions={await regionsOf(c)} /> : null}
        {step === LAST ? <ReasonFields t={t} fields={fields} problem={problem} /> : null}
        <ButtonGroup>
          <Button>{step === LAST ? words.send : t.common.action.continue}</Button>
          {step > 0 ? (
            <Button kind="secondary" name="go" value="back">
              {t.common.action.back}
            </Button>
          ) : null}
        </ButtonGroup>
      </Form>
    </>,
  );
}

async function regionsOf(c: PageContext): Promise<readonly { value: string; text: string }[]> {
  const { locale } = c.var;
  const regions = (await Reference.list("region")).filter(({ until }) => until === undefined);
  return sortLocalized(regions, ({ name }) => name[locale], locale).map(({ code, name }) => ({
    value: code,
    text: name[locale],
  }));
}

interface Part {
  readonly t: Messages;
  readonly fields: Fields;
  readonly problem: FormProblem | undefined;
}

function PersonFields({ t, fields, problem }: Part) {
  const { field, form } = t.common;
  const common = (name: string) => ({ name, value: text(fields, name), error: problem?.of(name) });
  const [day, month, year] = DATE.map((name) => text(fields, name));
  return (
    <>
      <TextInput
        {...common("surname")}
        label={field.surname}
        hint={t.membership.form.nameHint}
        autocomplete="family-name"
      />
      <TextInput {...common("givenName")} label={field.givenName} autocomplete="given-name" />
      <TextInput {...common("patronymic")} label={field.patronymic} autocomplete="additional-name" optional />
      <DateInput
        name="birthDate"
        label={field.birthDate}
        hint={form.dateHint}
        value={{ day, month, year }}
        error={problem?.of("birthDate")}
        autocomplete="birthday"
      />
    </>
  );
}

function PlaceFields({ t, fields, problem, regions }: Part & { regions: Awaited<ReturnType<typeof regionsOf>> }) {
  const { field } = t.common;
  const common = (name: string) => ({ name, value: text(fields, name), error: problem?.of(name) });
  return (
    <>
      <Select {...common("region")} label={field.region} items={regions} empty />
      <TextInput
        {...common("city")}
        label={field.city}
        hint={t.membership.form.cityHint}
        autocomplete="address-level2"
      />
      <TextInput
        {...common("phone")}
        type="tel"
        label={field.phone}
        hint={field.phoneHint}
        autocomplete="tel"
        width={20}
      />
      <TextInput
        {...common("email")}
        type="email"
        label={field.email}
        hint={field.emailHint}
        autocomplete="email"
        spellcheck={false}
      />
      <Radios
        {...common("language")}
        label={field.languageOfLetters}
        items={LOCALES.map((language) => ({ value: language, label: LANGUAGE_NAMES[language], lang: language }))}
        inline
      />
    </>
  );
}

function ReasonFields({ t, fields, problem }: Part) {
  const words = t.membership.form;
  const common = (name: string) => ({ name, value: text(fields, name), error: problem?.of(name) });
  return (
    <>
      <TextInput {...common("occupation")} label={words.occupation} hint={words.occupationHint} />
      <Textarea {...common("why")} label={words.why} hint={words.whyHint} />
      <Checkboxes
        name="consents"
        label={words.consents}
        values={texts(fields, "consents")}
        error={problem?.of("consents") ?? problem?.of("consentVersion")}
        items={[
          { value: "processing", label: words.processing, hint: words.processingHint },
          { value: "news", label: words.news, hint: words.newsHint },
        ]}
      />
    </>
  );
}
