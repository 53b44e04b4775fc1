import { Lecture } from "@kz2050/core/lecture";
import { type Fields, formToken, readFields, text, texts } from "@kz2050/http";
import { LANGUAGE_NAMES, LOCALES, type Messages } from "@kz2050/i18n";
import {
  BackLink,
  Button,
  ButtonLink,
  Checkbox,
  Checkboxes,
  ErrorSummary,
  Form,
  Heading,
  InsetText,
  NotificationBanner,
  Radios,
  Select,
  Table,
  Tag,
  Textarea,
  TextInput,
} from "@kz2050/ui";
import { Hono } from "hono";
import { formProblem, type Office, type OfficeContext, page } from "../page.tsx";
import { trailOf } from "../trail.tsx";
import { fieldsOf, inputOf, ofFields } from "./profile.ts";
import { choicesFor, regionOf, StatusTag } from "./words.tsx";

/** The lecturers of a region: who they are, what they offer, and when they are away. */
export const lecturerPages = new Hono<Office>();

lecturerPages.get("/lecturers", async (c) => {
  const { t, locale } = c.var;
  const words = t.lecture.office;
  const { own } = await choicesFor(c);
  const region = regionOf(c, own);
  const lecturers = await Lecture.listByRegion({ region });
  return page(
    c,
    { title: words.lecturers, before: <BackLink href={`/office/${locale}/lectures?region=${region}`} /> },
    <>
      <Heading level={1}>{words.lecturers}</Heading>
      <Form action={`/office/${locale}/lecturers`} method="get">
        <Select name="region" label={words.region} items={own} value={region} />
        <Button kind="secondary">{words.show}</Button>
      </Form>
      <ButtonLink href={`/office/${locale}/lecturers/new?region=${region}`}>{words.add}</ButtonLink>
      {lecturers.length === 0 ? <InsetText>{words.noLecturers}</InsetText> : null}
      {lecturers.length > 0 ? (
        <Table
          columns={[{ head: words.name }, { head: words.state }]}
          rows={lecturers.map(({ lecturerId, name, state }) => [
            <a class="kz-link" href={`/office/${locale}/lecturers/${lecturerId}`}>
              {name}
            </a>,
            <Tag colour={state === "active" ? "green" : "grey"}>{words.states[state]}</Tag>,
          ])}
          firstCellIsHeader
          stack
        />
      ) : null}
    </>,
  );
});

lecturerPages.get("/lecturers/new", (c) =>
  formPage(c, {
    region: c.req.query("region") ?? "",
    language: c.var.locale,
    languages: [c.var.locale],
    state: "active",
    noticeDays: "3",
    dailyCap: "2",
    durations: ["45"],
  }),
);

lecturerPages.post("/lecturers/new", async (c) => {
  const fields = await readFields(c);
  try {
    const profile = await inputOf(fields, c.var.locale);
    const { lecturerId } = await Lecture.enrol({ ...profile, email: text(fields, "email") });
    return c.redirect(`/office/${c.var.locale}/lecturers/${lecturerId}?done=saved`, 303);
  } catch (error) {
    return formPage(c, fields, { error });
  }
});

const ID = "/lecturers/:lecturerId{lec_[0-9a-z]{26}}";

lecturerPages.get(ID, async (c) => {
  const lecturerId = c.req.param("lecturerId");
  return formPage(c, fieldsOf(await Lecture.openLecturer({ lecturerId })), { lecturerId });
});

lecturerPages.post(ID, async (c) => {
  const fields = await readFields(c);
  const lecturerId = c.req.param("lecturerId");
  try {
    await Lecture.revise({
      ...(await inputOf(fields, c.var.locale)),
      lecturerId,
      version: Number(text(fields, "version")),
    });
    return c.redirect(`/office/${c.var.locale}/lecturers/${lecturerId}?done=saved`, 303);
  } catch (error) {
    return formPage(c, fields, { lecturerId, error });
  }
});

/** The form's own words for its fields. */
const labelsOf = (t: Messages): Record<string, string> => ({
  ...Object.fromEntries(
    Object.entries(t.lecture.office).filter((pair): pair is [string, string] => typeof pair[1] === "string"),
  ),
  region: t.lecture.office.home,
});

async function formPage(
  c: OfficeContext,
  fields: Fields,
  { lecturerId, error }: { lecturerId?: string; error?: unknown } = {},
): Promise<Response> {
  const { t, locale } = c.var;
  const words = t.lecture.office;
  const problem = error === undefined ? undefined : formProblem(c, ofFields(error), labelsOf(t));
  const path = lecturerId ? `/lecturers/${lecturerId}` : "/lecturers/new";
  const part: Part = { c, fields, choices: await choicesFor(c), errorOf: (name) => problem?.of(name) };
  return page(
    c,
    {
      title: lecturerId ? words.editTitle : words.addTitle,
      error: problem !== undefined,
      status: problem?.status ?? 200,
      languageHref: (language) => `/office/${language}${path}`,
      before: <BackLink href={`/office/${locale}/lecturers?region=${text(fields, "region")}`} />,
    },
    <>
      <ErrorSummary errors={problem?.errors ?? []} />
      {c.req.query("done") === "saved" && !problem ? <NotificationBanner kind="success" text={words.saved} /> : null}
      <Heading level={1}>{lecturerId ? text(fields, "name") : words.addTitle}</Heading>
      <Form
        action={`/office/${locale}${path}`}
        token={formToken("office")}
        hidden={lecturerId ? { version: text(fields, "version") } : {}}
      >
        <WhoPart part={part} isNew={lecturerId === undefined} />
        <OfferPart part={part} />
        <WhenPart part={part} />
        <Button>{words.save}</Button>
      </Form>
      {lecturerId ? await bookingsOf(c, lecturerId) : null}
      {lecturerId ? await trailOf(c, lecturerId, { personal: false }) : null}
    </>,
  );
}

interface Part {
  readonly c: OfficeContext;
  readonly fields: Fields;
  readonly choices: Awaited<ReturnType<typeof choicesFor>>;
  errorOf(name: string): string | undefined;
}

const one = ({ fields, errorOf }: Part, name: string) => ({ name, value: text(fields, name), error: errorOf(name) });
const many = ({ fields, errorOf }: Part, name: string) => ({ name, values: texts(fields, name), error: errorOf(name) });

function WhoPart({ part, isNew }: { part: Part; isNew: boolean }) {
  const { t } = part.c.var;
  const words = t.lecture.office;
  return (
    <>
      <TextInput {...one(part, "name")} label={words.name} />
      {isNew ? (
        <TextInput {...one(part, "email")} type="email" label={words.email} hint={words.emailHint} spellcheck={false} />
      ) : null}
      <Radios
        {...one(part, "language")}
        label={words.language}
        items={LOCALES.map((language) => ({ value: language, label: LANGUAGE_NAMES[language], lang: language }))}
        inline
      />
      <Textarea {...one(part, "about")} label={words.aboutIn.kk} hint={words.aboutHint} lang="kk" rows={3} />
      <Textarea {...one(part, "aboutRu")} label={words.aboutIn.ru} lang="ru" rows={3} optional />
      <Textarea {...one(part, "aboutEn")} label={words.aboutIn.en} lang="en" rows={3} optional />
      <Radios
        {...one(part, "state")}
        label={words.state}
        items={Lecture.LECTURER_STATES.map((state) => ({ value: state, label: words.states[state] }))}
      />
    </>
  );
}

function OfferPart({ part }: { part: Part }) {
  const { t } = part.c.var;
  const words = t.lecture.office;
  const labelled = (choices: readonly { value: string; text: string }[]) =>
    choices.map(({ value, text: label }) => ({ value, label }));
  return (
    <>
      <Checkboxes {...many(part, "topics")} label={words.topics} items={labelled(part.choices.topics)} small />
      <Checkboxes
        {...many(part, "languages")}
        label={words.languages}
        items={LOCALES.map((language) => ({ value: language, label: t.lecture.languages[language] }))}
        small
      />
      <Checkboxes
        {...many(part, "grades")}
        label={words.grades}
        items={Lecture.GRADES.map((grade) => ({ value: grade, label: t.lecture.gradeName(grade) }))}
        small
      />
      <Select {...one(part, "region")} label={words.home} items={part.choices.own} />
      <Checkboxes {...many(part, "regions")} label={words.regions} items={labelled(part.choices.regions)} small />
      <Checkbox name="online" label={words.online} checked={text(part.fields, "online") === "yes"} />
    </>
  );
}

function WhenPart({ part }: { part: Part }) {
  const words = part.c.var.t.lecture.office;
  return (
    <>
      <Textarea {...one(part, "hours")} label={words.hours} hint={words.hoursHint} />
      <Textarea {...one(part, "datesOff")} label={words.datesOff} hint={words.datesOffHint} optional />
      <Checkboxes
        {...many(part, "durations")}
        label={words.durations}
        items={Lecture.DURATIONS.map((minutes) => ({ value: String(minutes), label: String(minutes) }))}
        small
      />
      <TextInput {...one(part, "noticeDays")} label={words.noticeDays} inputmode="numeric" width={3} />
      <TextInput {...one(part, "dailyCap")} label={words.dailyCap} inputmode="numeric" width={3} />
    </>
  );
}

/** The lecturer's latest bookings; those of other regions' schools are shown, and opened by those regions. */
async function bookingsOf(c: OfficeContext, lecturerId: string) {
  const { t, f, locale } = c.var;
  const words = t.lecture.office;
  const bookings = await Lecture.listByLecturer({ lecturerId });
  if (bookings.length === 0) return null;
  return (
    <>
      <Heading level={2}>{words.bookingsOf}</Heading>
      <Table
        columns={[{ head: words.columns.when }, { head: words.status }]}
        rows={bookings.slice(0, 20).map((booking) => [
          <a class="kz-link" href={`/office/${locale}/lectures/${booking.bookingId}`}>
            {t.lecture.at(f.date(booking.date), booking.start)}
          </a>,
          <StatusTag c={c} status={booking.status} />,
        ])}
        stack
      />
    </>
  );
}
