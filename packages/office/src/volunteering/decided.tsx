import { AppError } from "@kz2050/core/kernel";
import { Volunteering } from "@kz2050/core/volunteering";
import { type Fields, optional, text } from "@kz2050/http";
import type { OfficeContext } from "../page.tsx";
import { Done, noteSaid } from "../record.tsx";
import { queueHref, recordHref, shortKey } from "./words.tsx";

interface Said {
  readonly hoursId: string;
  readonly fields: Fields;
}
const base = ({ hoursId, fields }: Said) => ({ hoursId, version: Number(text(fields, "version")) || 0 });
const reasoned = <T extends string>(said: Said) => ({
  ...base(said),
  reason: text(said.fields, "reason") as T,
  note: optional(said.fields, "note"),
});

/** Each decision the office takes on noted hours, from what its form sent. Core checks the rest, and who may. */
export const VERBS = {
  confirm: (said: Said) => Volunteering.confirm(base(said)),
  refuse: (said: Said) => Volunteering.refuse(reasoned<(typeof Volunteering.REFUSE_REASONS)[number]>(said)),
  annul: (said: Said) => Volunteering.annul(reasoned<(typeof Volunteering.ANNUL_REASONS)[number]>(said)),
  undo: (said: Said) => Volunteering.undo(base(said)),
} as const;
export type Verb = keyof typeof VERBS;
export const isVerb = (name: string): name is Verb => Object.hasOwn(VERBS, name);

const KEY = /^hrs_[0-9a-z]{26}$/;

/** The page that follows a decision: the next of the same queue, else the queue itself; an annulled record stays. */
export async function placeAfter(
  c: OfficeContext,
  verb: Verb,
  { hoursId, organiser, version }: Awaited<ReturnType<typeof Volunteering.confirm>>,
  fields: Fields,
): Promise<string> {
  const { locale } = c.var;
  if (verb === "annul" || verb === "undo") return `${recordHref(locale, hoursId)}?done=${verb}`;
  const query = new URLSearchParams({ done: verb, of: hoursId, v: String(version) });
  const next = await nextOf({ organiser, since: text(fields, "since"), besides: hoursId });
  return `${next ? recordHref(locale, next) : queueHref(locale, organiser)}?${query}`;
}

/** A form that does not tell since when it waited leads to no next record. */
async function nextOf(from: Parameters<typeof Volunteering.next>[0]): Promise<string | undefined> {
  try {
    return (await Volunteering.next(from)).hoursId;
  } catch (error) {
    if (error instanceof AppError) return undefined;
    throw error;
  }
}

/** What was just done, to this record or to the one before it, with the way to take it back. */
export function decidedBanner(c: OfficeContext, current?: string) {
  const { t, locale } = c.var;
  const words = t.volunteering.office;
  const [verb = "", of = "", version = ""] = ["done", "of", "v"].map((name) => c.req.query(name) ?? "");
  const note = noteSaid(c);
  if (note) return <Done c={c} said={note} />;
  if (!isVerb(verb)) return null;
  if (verb === "annul" || verb === "undo" || !KEY.test(of) || of === current)
    return <Done c={c} said={words.done[verb]} />;
  const record = recordHref(locale, of);
  const about = { href: record, text: words.about(shortKey(of)) };
  const undo = { action: `${record}/undo`, hidden: { version }, about, within: t.desk.undo.within };
  return <Done c={c} said={words.done[verb]} undo={undo} />;
}
