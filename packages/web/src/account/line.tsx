import { privatePath, textIn } from "@kz2050/core/kernel";
import type { Lecture } from "@kz2050/core/lecture";
import type { Membership } from "@kz2050/core/membership";
import type { Participation } from "@kz2050/core/participation";
import { Volunteering } from "@kz2050/core/volunteering";
import type { Messages } from "@kz2050/i18n";
import { type CardItem, Tag, type TagColour } from "@kz2050/ui";
import type { PageContext } from "../page.tsx";

type Line = Participation.Line;

/** What a state is called where its own pages show it. */
function stateText(t: Messages, { what, state }: Line): string {
  const { account } = t;
  const names: Readonly<Record<string, string>> = {
    application: t.membership.status,
    gift: account.giftState,
    booking: t.lecture.status,
    proposal: t.council.status,
    support: account.supportState,
    hours: t.volunteering.status,
    certificate: t.volunteering.certificate.status,
  }[what];
  return names[state] ?? state;
}

type State =
  | Membership.ShownStatus
  | Lecture.Status
  | keyof Messages["council"]["status"]
  | keyof Messages["account"]["giftState"]
  | keyof Messages["account"]["supportState"]
  | keyof Messages["volunteering"]["status"]
  | keyof Messages["volunteering"]["certificate"]["status"];

/** Waiting for the person is yellow, for somebody else blue; what stands is green, what did not come about red. */
const COLOURS: Readonly<Partial<Record<State, TagColour>>> = {
  unconfirmed: "yellow",
  held: "yellow",
  pending: "yellow",
  pledged: "yellow",
  more_info: "yellow",
  waiting: "blue",
  submitted: "blue",
  requested: "blue",
  confirmed: "blue",
  sent: "blue",
  taken_up: "purple",
  published: "teal",
  given: "teal",
  approved: "green",
  accepted: "green",
  answered: "green",
  settled: "green",
  supported: "green",
  valid: "green",
  rejected: "red",
  refused: "red",
  declined: "red",
  failed: "red",
  annulled: "red",
};

/** Confirmed hours have come to their end; a confirmed proposal is on its way. */
const colourOf = ({ what, state }: Line): TagColour =>
  what === "hours" && state === "confirmed" ? "green" : (COLOURS[state as State] ?? "grey");

/** Hours and minutes in the reader's words. */
function timeOf({ volunteering }: Messages, quarters: number): string {
  const { hours, minutes } = Volunteering.clockOf(quarters);
  return volunteering.duration(hours, minutes);
}

/** One thing a person did, as a card that leads to its private page. */
export function cardOf(c: PageContext, line: Line): CardItem {
  const { t, f, locale } = c.var;
  const words = t.account;
  const what = words.what[line.what];
  const title = line.title && textIn(line.title, locale);
  const time = line.quarters === undefined ? undefined : timeOf(t, line.quarters);
  const meta = [
    title ? what : undefined,
    line.what === "hours" ? undefined : f.date(line.at),
    line.tiyn === undefined ? undefined : f.money(line.tiyn),
    line.date && (line.start === undefined ? f.date(line.date) : words.mine.on(f.day(line.date), f.time(line.start))),
  ];
  const next = line.can.map((deed) => words.can[deed]);
  return {
    title: title?.text || (time ? `${what}: ${time}` : what),
    lang: title && title.language !== locale ? title.language : undefined,
    href: privatePath(locale, line.link.purpose, line.link.id),
    tag: <Tag colour={colourOf(line)}>{stateText(t, line)}</Tag>,
    meta: meta.filter(Boolean).join(" · "),
    extra: next.length > 0 ? <p>{`${words.mine.can} ${f.list(next)}.`}</p> : undefined,
  };
}
