import type { Council } from "@kz2050/core/council";
import { Reference } from "@kz2050/core/reference";
import { isLocale, type Locale } from "@kz2050/i18n";
import { type CardItem, Original, Tag, type TagColour } from "@kz2050/ui";
import type { PageContext } from "../page.tsx";

type Status = Council.ProposalSummary["status"];

const COLOURS: Readonly<Record<Status, TagColour>> = {
  unconfirmed: "grey",
  confirmed: "grey",
  refused: "red",
  published: "teal",
  taken_up: "purple",
  accepted: "green",
  declined: "red",
  sent: "blue",
  answered: "green",
  closed: "grey",
  withdrawn: "grey",
};

/** The state of a proposal in a few words. */
export function StatusTag({ c, status }: { c: PageContext; status: Status }) {
  return <Tag colour={COLOURS[status]}>{c.var.t.council.status[status]}</Tag>;
}

/** A text that somebody wrote, in its paragraphs and its own language. */
export function Prose({ text, language, labelled }: { text: string; language: string; labelled?: boolean }) {
  const paragraphs = text.split(/\n+/).map((line) => <p class="kz-body">{line}</p>);
  return (
    <Original lang={localeOf(language)} labelled={labelled ?? false}>
      {paragraphs}
    </Original>
  );
}

/** A stored language as one of ours. */
export const localeOf = (language: string): Locale => (isLocale(language) ? language : "kk");

/** Proposals as cards; each leads to its page. */
export function proposalCards(
  c: PageContext,
  items: readonly Council.ProposalSummary[],
  nameOfCouncil?: (code: string) => string,
): CardItem[] {
  const { t, f, locale } = c.var;
  return items.map((item) => ({
    title: item.title,
    href: `/${locale}/proposals/${item.code}`,
    lang: item.language === locale ? undefined : item.language,
    tag: <StatusTag c={c} status={item.status} />,
    meta: [item.code, nameOfCouncil?.(item.council), f.date(item.publishedAt)].filter(Boolean).join(" · "),
    extra: t.council.counts.supports(item.supports),
  }));
}

/** Names of reference rows in the page's language; the code where there is no such row. */
export async function namesOf(
  c: PageContext,
  kind: "council" | "category" | "authority" | "city",
): Promise<(code: string) => string> {
  const rows = new Map((await Reference.list(kind)).map((row) => [row.code, row.name[c.var.locale]]));
  return (code) => rows.get(code) ?? code;
}
