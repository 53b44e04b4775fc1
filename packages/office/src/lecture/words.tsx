import { Lecture } from "@kz2050/core/lecture";
import { Reference } from "@kz2050/core/reference";
import { type Locale, sortLocalized } from "@kz2050/i18n";
import { Tag, type TagColour } from "@kz2050/ui";
import { type OfficeContext, staffIn } from "../page.tsx";

const COLOURS: Readonly<Record<Lecture.Status, TagColour>> = {
  held: "yellow",
  requested: "blue",
  accepted: "green",
  declined: "red",
  expired: "grey",
  cancelled: "red",
  given: "teal",
};

export function StatusTag({ c, status }: { c: OfficeContext; status: Lecture.Status }) {
  return <Tag colour={COLOURS[status]}>{c.var.t.lecture.status[status]}</Tag>;
}

export interface Choice {
  readonly value: string;
  readonly text: string;
}

type Row = { readonly code: string; readonly name: Readonly<Record<Locale, string>> };

const choicesOf = (rows: readonly Row[], locale: Locale): Choice[] =>
  sortLocalized(rows, ({ name }) => name[locale], locale).map(({ code, name }) => ({
    value: code,
    text: name[locale],
  }));

/** All topics and regions, and the regions this member of staff looks after. */
export async function choicesFor(c: OfficeContext): Promise<{ topics: Choice[]; regions: Choice[]; own: Choice[] }> {
  const { locale } = c.var;
  const [topics, regions, own] = await Promise.all([
    Reference.list("topic"),
    Reference.list("region"),
    Lecture.regionsOf(staffIn(c)),
  ]);
  return { topics: choicesOf(topics, locale), regions: choicesOf(regions, locale), own: choicesOf(own, locale) };
}

export const nameIn = (choices: readonly Choice[], code: string): string =>
  choices.find(({ value }) => value === code)?.text ?? code;

/** The region asked for in the query, or the first this member of staff looks after. */
export const regionOf = (c: OfficeContext, own: readonly Choice[]): string =>
  c.req.query("region") ?? own[0]?.value ?? "";
