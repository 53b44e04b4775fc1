import {
  type Actor,
  ConflictError,
  DAY,
  ForbiddenError,
  invalidField,
  type Locale,
  MINUTE,
  type Place,
  pseudonym,
} from "../kernel/index.ts";
import type { Counted, Letter, Mailing, MailingState, Result, Segment, SegmentKind } from "./schema.ts";

/** The topic whose stopping keeps such a letter away, and the name of its template: the notice's kind begins with it. */
export const KINDS: Readonly<Record<SegmentKind, string>> = {
  members: "membership.letter",
  news: "news.letter",
  givers: "campaign.letter",
  schools: "lecture.letter",
};
/** The letter that tries one: to its asker, and no topic's. */
export const TRIAL_KIND = "mailing.trial";

/** How long a count holds: whoever came or went since is not in it. */
export const COUNT_LIFE = 7 * DAY;
/** Recipients are forgotten so long after they were found; counts stay. */
export const LINE_LIFE = 30 * DAY;
/** What has not moved for so long was left by its worker: longer than a claim on a letter stands. */
export const STALLED_AFTER = 6 * MINUTE;
/** How often a provider may refuse one letter. */
export const TRIES = 3;

/** What one step does: some seconds of a worker. */
export const BOUNDS = { counted: 100, letters: 20, lanes: 20 };
export type Bounds = typeof BOUNDS;

export const COUNTRY = "country";
export const NOBODY_COUNTED: Counted = { kk: 0, ru: 0, en: 0, stopped: 0, unreachable: 0 };
export const NOTHING_SENT: Result = { sent: 0, stopped: 0, unreachable: 0, left: 0, failed: 0 };

/** Saved and not yet on its way: may be changed, and thrown away. */
export const OPEN: readonly MailingState[] = ["counting", "draft", "submitted"];
export const CANCELLABLE: readonly MailingState[] = [...OPEN, "sending"];
/** May be tried: counted, and not gone. */
export const TRIABLE: readonly MailingState[] = ["draft", "submitted"];

export const placeOf = ({ region }: Pick<Mailing, "region">): Place => (region === undefined ? {} : { region });
export const recipientsOf = ({ mailingId, round }: Pick<Mailing, "mailingId" | "round">): string =>
  `${mailingId}#${round}`;
/** Whom a letter goes to, under a name of this mailing alone. */
export const recipientOf = (mailingId: string, personId: string): string => pseudonym(`mailing#${mailingId}`, personId);

/** The language a reader gets it in: theirs where it was written, else Kazakh. */
export const languageFor = (letter: Letter, reader: Locale): Locale => (letter[reader] ? reader : "kk");
/** The languages it was written in. */
export const languagesOf = (letter: Letter): Locale[] =>
  (["kk", "ru", "en"] as const).filter((locale) => letter[locale] !== undefined);

/** How many would get the letter. */
export const readersIn = ({ kk, ru, en }: Counted): number => kk + ru + en;
/** How many have been seen to. */
export const seenTo = (result: Result): number => Object.values(result).reduce((sum, count) => sum + count, 0);

/** @throws InvalidError where the segment lacks what names it, or names too much */
export function assertSegment({ to, campaignId, region }: Segment): void {
  if (to === "givers" && campaignId === undefined) throw invalidField("campaignId", "required");
  if (to !== "givers" && campaignId !== undefined) throw invalidField("campaignId", "invalid_choice");
  if (to === "givers" && region !== undefined) throw invalidField("region", "invalid_choice");
}

/** @throws ForbiddenError own_mailing */
export function assertOtherEyes({ authors }: Pick<Mailing, "authors">, actor: Actor): void {
  if (actor.kind === "staff" && authors.includes(actor.personId)) throw new ForbiddenError("own_mailing");
}

/** @throws ConflictError count_outdated, nobody_to_mail */
export function assertCounted({ counted, countedAt }: Pick<Mailing, "counted" | "countedAt">, now: Date): void {
  if (!counted || !countedAt || now.getTime() - Date.parse(countedAt) > COUNT_LIFE)
    throw new ConflictError("count_outdated");
  if (readersIn(counted) === 0) throw new ConflictError("nobody_to_mail");
}
