import type { Lecture } from "@kz2050/core/lecture";
import { Reference } from "@kz2050/core/reference";
import { type Messages, sortLocalized } from "@kz2050/i18n";
import { SummaryList, type SummaryRow, Tag, type TagColour } from "@kz2050/ui";
import type { PageContext } from "../page.tsx";

/** Names of topics and regions in the page's language, and both as choices of a form. */
export interface Names {
  topic(code: string): string;
  region(code: string): string;
  readonly topics: readonly { value: string; text: string }[];
  readonly regions: readonly { value: string; text: string }[];
}

export async function namesFor(c: PageContext): Promise<Names> {
  const { locale } = c.var;
  const [topics, regions] = await Promise.all([Reference.list("topic"), Reference.list("region")]);
  const choices = (rows: readonly { code: string; name: Record<typeof locale, string> }[]) =>
    sortLocalized(rows, ({ name }) => name[locale], locale).map(({ code, name }) => ({
      value: code,
      text: name[locale],
    }));
  const nameIn = (rows: readonly { code: string; name: Record<typeof locale, string> }[]) => (code: string) =>
    rows.find((row) => row.code === code)?.name[locale] ?? code;
  return {
    topic: nameIn(topics),
    region: nameIn(regions),
    topics: choices(topics),
    regions: choices(regions.filter(({ until }) => until === undefined)),
  };
}

/** "9–11-сынып, университет": neighbouring grades in one stretch. */
export function gradesText(t: Messages, grades: readonly string[]): string {
  const words = t.lecture;
  const numbers = grades
    .filter((grade) => grade !== "university")
    .map(Number)
    .toSorted((a, b) => a - b);
  const stretches: [number, number][] = [];
  for (const number of numbers) {
    const last = stretches.at(-1);
    if (last && last[1] === number - 1) last[1] = number;
    else stretches.push([number, number]);
  }
  const names = stretches.map(([from, to]) =>
    from === to ? words.gradeName(String(from)) : words.gradeRange(String(from), String(to)),
  );
  return [...names, ...(grades.includes("university") ? [words.gradeName("university")] : [])].join(", ");
}

/** A text with its first letter large, where a word begins a line. */
export const upperFirst = (text: string): string => text.charAt(0).toLocaleUpperCase() + text.slice(1);

/** "дүйсенбі, 19 қазан, 10:00–11:00". */
export function whenText(c: PageContext, when: { date: string; start: string; end: string }): string {
  const { t, f } = c.var;
  return t.lecture.at(f.day(when.date), t.lecture.between(when.start, when.end));
}

const QUARTERS = 4;

/** A clock time moved by minutes that stay within the day. */
export function plusMinutes(time: string, minutes: number): string {
  const quarters = Number(time.slice(0, 2)) * QUARTERS + Number(time.slice(3)) / 15 + minutes / 15;
  return `${String(Math.floor(quarters / QUARTERS)).padStart(2, "0")}:${String((quarters % QUARTERS) * 15).padStart(2, "0")}`;
}

const COLOURS: Readonly<Record<Lecture.Status, TagColour>> = {
  held: "yellow",
  requested: "blue",
  accepted: "green",
  declined: "red",
  expired: "grey",
  cancelled: "red",
  given: "teal",
};

export function StatusTag({ c, status }: { c: PageContext; status: Lecture.Status }) {
  return <Tag colour={COLOURS[status]}>{c.var.t.lecture.status[status]}</Tag>;
}

/** What a booking is about, for any page that shows one. `first` and `last` are the page's own rows. */
export function BookingSummary({
  c,
  open,
  names,
  first = [],
  last = [],
}: {
  c: PageContext;
  open: Lecture.OpenBooking;
  names: Names;
  first?: readonly (SummaryRow | false)[];
  last?: readonly (SummaryRow | false)[];
}) {
  const { t, f } = c.var;
  const { booking, school } = open;
  const words = t.lecture.booking;
  const end = plusMinutes(booking.start, booking.minutes);
  const grade = [t.lecture.gradeName(booking.grade), booking.className].filter(Boolean).join(" ");
  const place = booking.mode === "visit" ? `${school.name}, ${school.settlement}` : words.online;
  return (
    <SummaryList
      rows={[
        ...first,
        { key: words.when, value: upperFirst(whenText(c, { ...booking, end })) },
        { key: words.where, value: place },
        booking.mode === "online" && { key: words.school, value: `${school.name}, ${school.settlement}` },
        { key: t.common.field.region, value: names.region(school.region) },
        { key: t.lecture.topic, value: names.topic(booking.topic) },
        { key: t.lecture.lectureLanguage, value: upperFirst(t.lecture.languages[booking.lectureLanguage]) },
        { key: t.lecture.grade, value: upperFirst(grade) },
        { key: words.pupils, value: f.number(booking.pupils) },
        ...last,
      ]}
    />
  );
}
