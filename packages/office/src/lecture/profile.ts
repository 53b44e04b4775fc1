import { type FieldIssue, InvalidError, LOCALES, type Locale } from "@kz2050/core/kernel";
import type { Lecture } from "@kz2050/core/lecture";
import { Reference } from "@kz2050/core/reference";
import { type Fields, text, texts } from "@kz2050/http";

/** A lecturer's profile as the form of the office carries it: lists by ticks, hours and dates off by lines. */
export type ProfileInput = Omit<Parameters<typeof Lecture.enrol>[0], "email">;

const ABOUT = { kk: "about", ru: "aboutRu", en: "aboutEn" } as const satisfies Record<Locale, string>;

const lines = (typed: string): string[] =>
  typed
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter(Boolean);

/** "1 09:00–12:30" as weekday and times; what is none of it is left for the rules to name. */
function hoursOf(typed: string): ProfileInput["hours"] {
  return lines(typed).map((line) => {
    const [weekday = "", from = "", to = ""] = line.split(/[\s–—-]+/);
    return { weekday: Number(weekday), from, to };
  });
}

/** What the form says. The zone is the home region's. */
export async function inputOf(fields: Fields, locale: Locale): Promise<ProfileInput> {
  const region = text(fields, "region");
  const zone = (await Reference.list("region")).find(({ code }) => code === region)?.zone ?? "Asia/Almaty";
  const about = Object.fromEntries(
    LOCALES.flatMap((each) => (text(fields, ABOUT[each]).trim() ? [[each, text(fields, ABOUT[each]).trim()]] : [])),
  );
  const original = about[locale] ? locale : (LOCALES.find((each) => about[each]) ?? locale);
  return {
    name: text(fields, "name"),
    about: { original, ...about },
    languages: texts(fields, "languages") as Locale[],
    topics: texts(fields, "topics"),
    grades: texts(fields, "grades") as Lecture.Grade[],
    region,
    regions: texts(fields, "regions"),
    online: text(fields, "online") === "yes",
    hours: hoursOf(text(fields, "hours")),
    datesOff: lines(text(fields, "datesOff")),
    durations: texts(fields, "durations").map(Number),
    noticeDays: Number(text(fields, "noticeDays") || Number.NaN),
    dailyCap: Number(text(fields, "dailyCap") || Number.NaN),
    zone,
    state: text(fields, "state") as ProfileInput["state"],
    language: text(fields, "language") as Locale,
  };
}

/** The form's fields of a profile that stands. */
export function fieldsOf(lecturer: Awaited<ReturnType<typeof Lecture.openLecturer>>): Fields {
  return {
    name: lecturer.name,
    about: lecturer.about.kk ?? "",
    aboutRu: lecturer.about.ru ?? "",
    aboutEn: lecturer.about.en ?? "",
    languages: lecturer.languages,
    topics: lecturer.topics,
    grades: lecturer.grades,
    region: lecturer.region,
    regions: lecturer.regions,
    online: lecturer.online ? "yes" : "",
    hours: lecturer.hours.map(({ weekday, from, to }) => `${weekday} ${from}–${to}`).join("\n"),
    datesOff: lecturer.datesOff.join("\n"),
    durations: lecturer.durations.map(String),
    noticeDays: String(lecturer.noticeDays),
    dailyCap: String(lecturer.dailyCap),
    state: lecturer.state,
    language: lecturer.language,
    version: String(lecturer.version),
  };
}

/** An error about one line or one tick is about the field that holds them. */
export function ofFields(error: unknown): unknown {
  if (!(error instanceof InvalidError) || error.issues.length === 0) return error;
  const named = new Map<string, FieldIssue>();
  for (const issue of error.issues) {
    const [field = ""] = issue.field.split(".");
    const code = field === "datesOff" && issue.code === "invalid_date" ? "invalid_iso_date" : issue.code;
    if (!named.has(field)) named.set(field, { ...issue, field, code });
  }
  return new InvalidError([...named.values()]);
}
