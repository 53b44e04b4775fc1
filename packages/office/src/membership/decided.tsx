import { AppError } from "@kz2050/core/kernel";
import { Membership } from "@kz2050/core/membership";
import { type Fields, text } from "@kz2050/http";
import type { OfficeContext } from "../page.tsx";
import { Done, noteSaid } from "../record.tsx";
import { shortKey } from "./queue.tsx";
import { isVerb, type Verb } from "./verbs.ts";

/** Decisions that their own hand may take back for a while, and whether a letter waits for it. */
const UNDOABLE: Readonly<Partial<Record<Verb, "within" | "withinMoved">>> = {
  approve: "within",
  ask: "within",
  reject: "within",
  transfer: "withinMoved",
};
const KEY = /^mem_[0-9a-z]{26}$/;

/** Where a record stood when it was decided on: its form says so, and the next of that queue comes after it. */
export const standsIn = ({ region, status, submittedAt = "" }: Membership.ViewedApplication) => ({
  region,
  status,
  since: submittedAt,
});

/**
 * The page that follows a decision: the next of the same queue, else the queue itself; what ended a membership or was
 * taken back stays before one's eyes.
 */
export async function placeAfter(
  c: OfficeContext,
  verb: Verb,
  done: { readonly membershipKey: string; readonly version: number; readonly proposed?: boolean },
  fields: Fields,
): Promise<string> {
  const base = `/office/${c.var.locale}/membership`;
  if (verb === "end" || verb === "undo") return `${base}/${done.membershipKey}?done=${verb}`;
  const query = new URLSearchParams({ done: verb, of: done.membershipKey, v: String(done.version) });
  if (done.proposed) query.set("proposed", "yes");
  const [region, status, since] = ["region", "status", "since"].map((name) => text(fields, `from-${name}`));
  const from = {
    region: region ?? "",
    status: status === "more_info" ? ("more_info" as const) : ("submitted" as const),
  };
  const next = await nextOf({ ...from, since: since ?? "", besides: done.membershipKey });
  if (next) return `${base}/${next}?${query}`;
  return /^\d{2}$/.test(from.region) ? `${base}/queue/${from.region}/${from.status}?${query}` : `${base}?${query}`;
}

/** A form that does not tell where it stood, or of a region one has no business in, leads to no next record. */
async function nextOf(from: Parameters<typeof Membership.next>[0]): Promise<string | undefined> {
  try {
    return (await Membership.next(from)).membershipKey;
  } catch (error) {
    if (error instanceof AppError) return undefined;
    throw error;
  }
}

/** What was just done, to this record or to the one before it, with the way to take it back. */
export function decidedBanner(c: OfficeContext, current?: string) {
  const { t, locale } = c.var;
  const [verb = "", of = "", version = ""] = ["done", "of", "v"].map((name) => c.req.query(name) ?? "");
  const note = noteSaid(c);
  if (note) return <Done c={c} said={note} />;
  if (!isVerb(verb)) return null;
  const done = t.membership.office.done;
  const said = {
    approve: done.approved,
    reject: done.rejected,
    ask: done.more_info,
    transfer: done.submitted,
    end: done.ended,
    assign: [t.desk.assign.done, c.req.query("proposed") === "yes" ? t.desk.assign.proposed : ""].join(" ").trim(),
    undo: t.desk.undo.done,
  }[verb];
  const within = UNDOABLE[verb];
  if (!within || !KEY.test(of) || of === current) return <Done c={c} said={said} />;
  const record = `/office/${locale}/membership/${of}`;
  const about = { href: record, text: t.desk.undo.about(shortKey(of)) };
  const undo = { action: `${record}/undo`, hidden: { version }, about, within: t.desk.undo[within] };
  return <Done c={c} said={said} undo={undo} />;
}
