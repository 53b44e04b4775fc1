import { Council } from "@kz2050/core/council";
import { InvalidError, privatePath } from "@kz2050/core/kernel";
import { Reference } from "@kz2050/core/reference";
import { type Fields, openForm, optional, readFields, text, texts, tokenFor } from "@kz2050/http";
import { LANGUAGE_NAMES, LOCALES, type Messages, sortLocalized } from "@kz2050/i18n";
import {
  BackLink,
  Button,
  ButtonGroup,
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
import { sentRoutes } from "../sent.tsx";

const FORM = "council.propose";

/** The form in three short steps, without a state of its own: what was answered is carried along, hidden. */
const STEPS = [
  ["council", "category", "place"],
  ["title", "what", "why"],
  ["publicName", "email", "language"],
] as const satisfies readonly (readonly Council.ProposalField[])[];
const LAST = STEPS.length - 1;

/** Proposing: three steps, each checked before the next is shown; then the mailed code. */
export const propose = new Hono<Pages>();

propose.get("/new", async (c) =>
  stepPage(c, 0, { language: c.var.locale, council: c.req.query("council") ?? "", email: await ownMailbox() }),
);

propose.post("/new", async (c) => {
  const fields = await readFields(c);
  const step = Math.min(Math.max(Number.parseInt(text(fields, "step"), 10) || 0, 0), LAST);
  if (text(fields, "go") === "back") return stepPage(c, Math.max(step - 1, 0), fields);
  for (let at = 0; at <= step; at += 1) {
    try {
      await Council.checkPart(STEPS[at] ?? [], inputOf(fields));
    } catch (error) {
      return stepPage(c, at, fields, error);
    }
  }
  if (step < LAST) return stepPage(c, step + 1, fields);
  try {
    openForm(FORM, fields);
    const { proposalId } = await Council.propose(inputOf(fields) as Parameters<typeof Council.propose>[0]);
    if (await isConfirmedAtOnce(text(fields, "email"), { purpose: "proposal", id: proposalId })) {
      return c.redirect(`${privatePath(c.var.locale, "proposal", proposalId)}?done=confirmed`, 303);
    }
    return c.redirect(`/${c.var.locale}/my/proposals/${proposalId}/sent`, 303);
  } catch (error) {
    return stepPage(c, stepOf(error), fields, error);
  }
});

/** The step that asks for the first field an error names; the last where it names none. */
function stepOf(error: unknown): number {
  const [issue] = error instanceof InvalidError ? error.issues : [];
  const at = STEPS.findIndex((fields) => (fields as readonly string[]).includes(issue?.field ?? ""));
  return at < 0 ? LAST : at;
}

function inputOf(fields: Fields): Record<string, unknown> {
  const plain = ["council", "category", "place", "title", "what", "why", "email", "language"];
  return {
    ...Object.fromEntries(plain.map((name) => [name, text(fields, name)])),
    publicName: optional(fields, "publicName"),
  };
}

const labelsOf = ({ council: { form } }: Messages): Record<string, string> => ({
  council: form.council,
  category: form.category,
  place: form.place,
  title: form.titleLabel,
  what: form.what,
  why: form.why,
  publicName: form.publicName,
  email: form.email,
  language: form.language,
});

async function stepPage(c: PageContext, step: number, fields: Fields, error?: unknown): Promise<Response> {
  const { t, locale } = c.var;
  const words = t.council.form;
  const problem = error === undefined ? undefined : formProblem(c, error, labelsOf(t));
  const own: readonly string[] = STEPS[step] ?? [];
  const carried = STEPS.flat().filter((name) => !own.includes(name));
  const heading = [words.whereLegend, words.textLegend, words.youLegend][step] ?? "";
  return page(
    c,
    {
      title: `${heading} – ${words.title}`,
      path: "/my/proposals/new",
      active: "council",
      error: problem !== undefined,
      status: problem?.status ?? 200,
      before: step === 0 ? <BackLink href={`/${locale}/councils`} /> : undefined,
    },
    <>
      <ErrorSummary errors={problem?.errors ?? []} />
      <Heading level={1}>
        <span class="kz-caption-l">
          {words.title} · {t.common.step(step + 1, STEPS.length)}
        </span>
        {heading}
      </Heading>
      {step === 0 ? <p class="kz-body">{words.lead}</p> : null}
      <Form
        action={`/${locale}/my/proposals/new`}
        token={tokenFor(FORM, fields, error)}
        hidden={{ step: String(step) }}
        honeypot
      >
        {carried.flatMap((name) =>
          texts(fields, name).map((value) => <input type="hidden" name={name} value={value} />),
        )}
        {step === 0 ? <WhereFields {...{ t, fields, problem }} {...(await choices(c))} /> : null}
        {step === 1 ? <TextFields {...{ t, fields, problem }} /> : null}
        {step === LAST ? <YouFields {...{ t, fields, problem }} /> : null}
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

type Choice = { readonly value: string; readonly text: string };

/** Cities that have a council, and categories in the order of the table (the last is "other"). */
async function choices(c: PageContext): Promise<{ cities: readonly Choice[]; categories: readonly Choice[] }> {
  const { locale } = c.var;
  const [councils, cities, categories] = await Promise.all([
    Reference.list("council"),
    Reference.list("city"),
    Reference.list("category"),
  ]);
  const nameOf = (code: string) => cities.find((city) => city.code === code)?.name[locale] ?? code;
  const sorted = sortLocalized(categories, ({ name }) => name[locale], locale);
  const other = (code: string) => Number(code === "other");
  return {
    cities: sortLocalized(councils, ({ city }) => nameOf(city), locale).map(({ code, city }) => ({
      value: code,
      text: nameOf(city),
    })),
    categories: sorted
      .toSorted((a, b) => other(a.code) - other(b.code))
      .map(({ code, name }) => ({ value: code, text: name[locale] })),
  };
}

interface Part {
  readonly t: Messages;
  readonly fields: Fields;
  readonly problem: FormProblem | undefined;
}

const common = ({ fields, problem }: Part, name: string) => ({
  name,
  value: text(fields, name),
  error: problem?.of(name),
});

function WhereFields(part: Part & Awaited<ReturnType<typeof choices>>) {
  const { form } = part.t.council;
  return (
    <>
      <Radios
        {...common(part, "council")}
        label={form.council}
        items={part.cities.map(({ value, text: label }) => ({ value, label }))}
      />
      <Select {...common(part, "category")} label={form.category} items={part.categories} empty />
      <TextInput {...common(part, "place")} label={form.place} hint={form.placeHint} />
    </>
  );
}

function TextFields(part: Part) {
  const { form } = part.t.council;
  return (
    <>
      <TextInput {...common(part, "title")} label={form.titleLabel} hint={form.titleHint} />
      <Textarea {...common(part, "what")} label={form.what} hint={form.what_hint} rows={7} />
      <Textarea {...common(part, "why")} label={form.why} hint={form.why_hint} rows={7} />
    </>
  );
}

function YouFields(part: Part) {
  const { form } = part.t.council;
  return (
    <>
      <TextInput
        {...common(part, "publicName")}
        label={form.publicName}
        hint={form.publicNameHint}
        autocomplete="name"
        optional
      />
      <TextInput
        {...common(part, "email")}
        type="email"
        label={form.email}
        hint={form.emailHint}
        autocomplete="email"
        spellcheck={false}
      />
      <Radios
        {...common(part, "language")}
        label={form.language}
        items={LOCALES.map((language) => ({ value: language, label: LANGUAGE_NAMES[language], lang: language }))}
        inline
      />
    </>
  );
}

const ID = ":proposalId{prp_[0-9a-z]{26}}";

sentRoutes(propose, `/${ID}/sent`, {
  active: "council",
  asked: (c) => ({ purpose: "proposal", id: c.req.param("proposalId") ?? "" }),
  words: ({ var: { t } }) => ({ title: t.council.sent.title, lead: t.council.sent.text }),
  next: (c, id) => privatePath(c.var.locale, "proposal", id),
});
