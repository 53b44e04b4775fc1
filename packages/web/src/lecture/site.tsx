import { Lecture } from "@kz2050/core/lecture";
import { Stream } from "@kz2050/core/stream";
import { dateField, type Fields, optional, text } from "@kz2050/http";
import {
  Breadcrumbs,
  Button,
  ButtonLink,
  type CardItem,
  CardList,
  DateInput,
  ErrorSummary,
  Form,
  Heading,
  InsetText,
  Lead,
  Pagination,
  REGION_CODES,
  Select,
  Steps,
  TileMap,
} from "@kz2050/ui";
import { Hono } from "hono";
import { type FormProblem, formProblem, type PageContext, type Pages, page } from "../page.tsx";
import { lecturerPage } from "./lecturer.tsx";
import { gradesText, type Names, namesFor, upperFirst } from "./words.tsx";

/** The public pages of lectures: what it is, who lectures, and when each is free. */
export const lectureSite = new Hono<Pages>();

lectureSite.get("/", async (c) => {
  const { t, f, locale } = c.var;
  const words = t.lecture.startPage;
  const names = await namesFor(c);
  const counters = ["lectures", ...REGION_CODES.map((code) => `lectures#${code}`)];
  const [given = 0, ...byRegion] = await Stream.countsOf(counters, { eventual: true });
  const data = Object.fromEntries(
    REGION_CODES.map((code, index) => [code, { value: byRegion[index] ?? 0, text: f.number(byRegion[index] ?? 0) }]),
  );
  return page(
    c,
    {
      title: t.lecture.title,
      description: t.lecture.lead,
      active: "lecture",
      before: <Breadcrumbs items={[{ text: t.common.nav.home, href: `/${locale}` }, { text: t.common.nav.lecture }]} />,
    },
    <>
      <Heading level={1}>{t.lecture.title}</Heading>
      <Lead>{t.lecture.lead}</Lead>
      <p class="kz-body">{words.what}</p>
      <ButtonLink href={`/${locale}/lectures/find`} start>
        {t.lecture.start}
      </ButtonLink>
      <Heading level={2}>{words.howTitle}</Heading>
      <Steps items={[words.steps.find, words.steps.hold, words.steps.answer, words.steps.give]} />
      {given > 0 ? <InsetText>{words.given(given)}</InsetText> : null}
      <TileMap
        caption={words.mapTitle}
        names={Object.fromEntries(REGION_CODES.map((code) => [code, names.region(code)]))}
        data={data}
        href={(code) => `/${locale}/lectures/find?region=${code}`}
      />
      <Heading level={2}>{words.joinTitle}</Heading>
      <p class="kz-body">{words.joinText}</p>
    </>,
  );
});

lectureSite.get("/find", async (c) => {
  const fields: Fields = c.req.query();
  const names = await namesFor(c);
  try {
    const wish = {
      topic: optional(fields, "topic"),
      lectureLanguage: optional(fields, "lectureLanguage"),
      grade: optional(fields, "grade"),
      mode: optional(fields, "mode"),
      region: optional(fields, "region"),
      date: dateField(fields, "date") || undefined,
      cursor: optional(fields, "cursor"),
    };
    return findPage(c, fields, names, await Lecture.find(wish as Parameters<typeof Lecture.find>[0]));
  } catch (error) {
    return findPage(c, fields, names, { items: [] }, formProblem(c, error, { date: c.var.t.common.field.date }));
  }
});

lectureSite.get("/lecturers/:lecturerId{lec_[0-9a-z]{26}}", (c) => lecturerPage(c, c.req.param("lecturerId")));

async function findPage(
  c: PageContext,
  fields: Fields,
  names: Names,
  found: Awaited<ReturnType<typeof Lecture.find>>,
  problem?: FormProblem,
): Promise<Response> {
  const { t, locale } = c.var;
  const words = t.lecture.find;
  const next = new URLSearchParams(c.req.query());
  if (found.cursor) next.set("cursor", found.cursor);
  return page(
    c,
    {
      title: words.title,
      active: "lecture",
      error: problem !== undefined,
      status: problem?.status ?? 200,
      before: (
        <Breadcrumbs
          items={[
            { text: t.common.nav.home, href: `/${locale}` },
            { text: t.common.nav.lecture, href: `/${locale}/lectures` },
            { text: words.title },
          ]}
        />
      ),
    },
    <>
      <ErrorSummary errors={problem?.errors ?? []} />
      <Heading level={1}>{words.title}</Heading>
      <p class="kz-body">{words.lead}</p>
      <WishForm c={c} fields={fields} names={names} problem={problem} />
      {problem ? null : (
        <>
          <Heading level={2}>{words.results}</Heading>
          {found.items.length === 0 ? <p class="kz-body">{words.none}</p> : null}
          <CardList headingLevel={3} items={found.items.map((item) => cardOf(c, names, item))} />
          <Pagination next={found.cursor ? `/${locale}/lectures/find?${next}` : undefined} />
        </>
      )}
    </>,
  );
}

function WishForm({
  c,
  fields,
  names,
  problem,
}: {
  c: PageContext;
  fields: Fields;
  names: Names;
  problem: FormProblem | undefined;
}) {
  const { t, locale } = c.var;
  const words = t.lecture.find;
  const common = (name: string) => ({ name, value: text(fields, name), error: problem?.of(name) });
  const options = (pairs: readonly (readonly [string, string])[]) =>
    pairs.map(([value, label]) => ({ value, text: label }));
  const date = { day: text(fields, "date-day"), month: text(fields, "date-month"), year: text(fields, "date-year") };
  return (
    <Form action={`/${locale}/lectures/find`} method="get">
      <Select {...common("topic")} label={t.lecture.topic} items={names.topics} empty={words.anyTopic} />
      <Select
        {...common("lectureLanguage")}
        label={t.lecture.lectureLanguage}
        items={options(Object.entries(t.lecture.languages)).map((item) => ({ ...item, text: upperFirst(item.text) }))}
        empty={words.anyLanguage}
      />
      <Select
        {...common("grade")}
        label={t.lecture.grade}
        items={options(Lecture.GRADES.map((grade) => [grade, upperFirst(t.lecture.gradeName(grade))]))}
        empty={words.anyGrade}
      />
      <Select {...common("region")} label={words.region} items={names.regions} empty={words.anyRegion} />
      <Select
        {...common("mode")}
        label={t.lecture.mode}
        items={options(Object.entries(t.lecture.modes))}
        empty={words.anyMode}
      />
      <DateInput
        name="date"
        label={t.common.field.date}
        hint={words.dateHint}
        value={date}
        error={problem?.of("date")}
        optional
      />
      <Button>{words.show}</Button>
    </Form>
  );
}

function cardOf(c: PageContext, names: Names, { lecturer, slots }: Lecture.Found): CardItem {
  const { t, f, locale } = c.var;
  const words = t.lecture.find;
  const places = [...lecturer.regions.map(names.region), ...(lecturer.online ? [t.lecture.modes.online] : [])];
  return {
    title: lecturer.name,
    href: `/${locale}/lectures/lecturers/${lecturer.lecturerId}`,
    meta: lecturer.topics.map(names.topic).join(" · "),
    text: (
      <>
        {upperFirst(gradesText(t, lecturer.grades))} ·{" "}
        {lecturer.languages.map((language) => t.lecture.languages[language]).join(", ")}
        <br />
        {places.join(", ")}
      </>
    ),
    extra:
      slots.length === 0 ? (
        words.noSlots
      ) : (
        <>
          <strong>{words.free}:</strong>
          <ul class="kz-list">
            {slots.map(({ date, start }) => (
              <li>{upperFirst(t.lecture.at(f.day(date), start))}</li>
            ))}
          </ul>
        </>
      ),
    action: words.allTimes,
  };
}
