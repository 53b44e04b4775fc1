import { plusDays, textIn } from "@kz2050/core/kernel";
import { Lecture } from "@kz2050/core/lecture";
import { Breadcrumbs, Heading, InsetText, LanguageLabel, Pagination, SummaryList, Table } from "@kz2050/ui";
import { type PageContext, page } from "../page.tsx";
import { gradesText, namesFor, upperFirst } from "./words.tsx";

const WEEK = 7;

/** A lecturer's profile and a week's free starts. No contact stands here. */
export async function lecturerPage(c: PageContext, lecturerId: string): Promise<Response> {
  const { t, locale } = c.var;
  const words = t.lecture.lecturer;
  const asked = { from: c.req.query("from"), minutes: Number(c.req.query("minutes")) || undefined };
  const free = await Lecture.freeSlots({ lecturerId, from: asked.from, minutes: asked.minutes });
  const { lecturer } = free;
  const names = await namesFor(c);
  const about = textIn(lecturer.about, locale);
  return page(
    c,
    {
      title: lecturer.name,
      active: "lecture",
      before: (
        <Breadcrumbs
          items={[
            { text: t.common.nav.lecture, href: `/${locale}/lectures` },
            { text: t.lecture.find.title, href: `/${locale}/lectures/find` },
            { text: lecturer.name },
          ]}
        />
      ),
    },
    <>
      <Heading level={1}>{lecturer.name}</Heading>
      <LanguageLabel lang={about.language} />
      <p class="kz-lead" lang={about.language}>
        {about.text}
      </p>
      <SummaryList
        rows={[
          { key: words.topics, value: lecturer.topics.map(names.topic).join(", ") },
          {
            key: words.languages,
            value: upperFirst(lecturer.languages.map((each) => t.lecture.languages[each]).join(", ")),
          },
          { key: words.grades, value: upperFirst(gradesText(t, lecturer.grades)) },
          lecturer.regions.length > 0 && { key: words.places, value: lecturer.regions.map(names.region).join(", ") },
          { key: words.online, value: lecturer.online ? t.common.yes : t.common.no },
          { key: words.notice, value: upperFirst(words.noticeDays(lecturer.noticeDays)) },
        ]}
      />
      <Heading level={2} id="free">
        {words.freeTitle}
      </Heading>
      {lecturer.state === "active" ? <FreeTimes c={c} free={free} /> : <InsetText>{words.paused}</InsetText>}
    </>,
  );
}

function FreeTimes({ c, free }: { c: PageContext; free: Awaited<ReturnType<typeof Lecture.freeSlots>> }) {
  const { t, f, locale } = c.var;
  const words = t.lecture.lecturer;
  const { lecturer, from, minutes, slots, first, last } = free;
  const { lecturerId } = lecturer;
  const here = (week: string, length: number) =>
    `/${locale}/lectures/lecturers/${lecturerId}?from=${week}&minutes=${length}#free`;
  const dates = [...new Set(slots.map(({ date }) => date))];
  const before = plusDays(from, -WEEK);
  const earlier = from > first ? (before > first ? before : first) : undefined;
  const later = plusDays(from, WEEK) <= last ? plusDays(from, WEEK) : undefined;
  const span = (week: string) => `${f.day(week)} – ${f.day(plusDays(week, WEEK - 1))}`;
  return (
    <>
      {lecturer.durations.length > 1 ? (
        <p class="kz-body">
          {words.chooseLength}:{" "}
          {lecturer.durations.map((length, index) => (
            <>
              {index > 0 ? " · " : null}
              {length === minutes ? (
                <strong>{t.lecture.minutes(length)}</strong>
              ) : (
                <a class="kz-link" href={here(from, length)}>
                  {t.lecture.minutes(length)}
                </a>
              )}
            </>
          ))}
        </p>
      ) : null}
      <p class="kz-body">{words.choose}</p>
      {dates.length === 0 ? <InsetText>{words.none}</InsetText> : null}
      {dates.length > 0 ? (
        <Table
          columns={[{ head: t.common.field.date }, { head: words.freeTitle }]}
          rows={dates.map((date) => [
            upperFirst(f.day(date)),
            slots
              .filter((slot) => slot.date === date)
              .map(({ start }, index) => (
                <>
                  {index > 0 ? " · " : null}
                  <a
                    class="kz-link"
                    href={`/${locale}/my/lectures/book?lecturer=${lecturerId}&date=${date}&start=${start}&minutes=${minutes}`}
                  >
                    <span aria-hidden="true">{start}</span>
                    <span class="kz-visually-hidden">{words.book(f.day(date), start)}</span>
                  </a>
                </>
              )),
          ])}
          firstCellIsHeader
          stack
        />
      ) : null}
      <Pagination
        label={words.freeTitle}
        previous={earlier && { href: here(earlier, minutes), text: words.earlier, label: span(earlier) }}
        next={later && { href: here(later, minutes), text: words.later, label: span(later) }}
      />
    </>
  );
}
