import * as z from "zod";
import { Locale } from "./localized.ts";
import { linkToken } from "./secret.ts";
import { after, Instant, SECOND } from "./time.ts";

/** Whom a notice goes to: a person, an application whose person is not known yet, or the one mailbox that was typed. */
export const Recipient = z.union([
  z.object({ personId: z.string() }),
  z.object({ membershipKey: z.string() }),
  z.object({ addressKey: z.string() }),
]);
export type Recipient = z.infer<typeof Recipient>;

/**
 * A message that ought to go out. Core says what happened; a worker finds the address, renders and sends.
 * `id` names the message for ever, so that the same one is never sent twice.
 */
export const Notice = z.object({
  id: z.string(),
  /** `<domain>.<happening>`: the name of a mail template. */
  kind: z.string(),
  to: Recipient,
  locale: Locale,
  /** Ids, titles, times and sums the template needs; never an address, a phone or a token. */
  facts: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])),
  /** The private page the message leads to: made into a link only when it is sent. */
  link: z.object({ purpose: z.string(), id: z.string() }).optional(),
  /** Mail a six-digit code beside the link. */
  withCode: z.boolean().optional(),
  /** It waits until then, and goes only if its record still calls for it. */
  notBefore: Instant.optional(),
});
export type Notice = z.infer<typeof Notice>;

/** How long a member of staff may take their own decision back. */
export const UNDO_FOR = 30 * SECOND;
/**
 * How long the letter of such a decision waits: whoever began to take it back in time has finished by then, since a
 * request lives for 15 seconds and its last call to the engine for 5 more. So no letter tells of what was taken back.
 */
export const LETTER_WAIT = UNDO_FOR + 20 * SECOND;

/** When the letter of a decision taken at this instant goes. */
export const letterAt = (decidedAt: string): string => after(new Date(decidedAt), LETTER_WAIT);

/** Whether a decision of this instant may still be taken back. */
export const isUndoable = (decidedAt: string, now: Date): boolean => now.getTime() - Date.parse(decidedAt) <= UNDO_FOR;

/** Whole seconds for which a notice has yet to wait. */
export const secondsToWait = ({ notBefore }: Pick<Notice, "notBefore">, now: Date): number =>
  notBefore === undefined ? 0 : Math.max(0, Math.ceil((Date.parse(notBefore) - now.getTime()) / SECOND));

/** What the letter that asks to confirm is called: each time it is asked for again, another letter. */
export const confirmId = (sends = 0): string => (sends === 0 ? "confirm" : `confirm:${sends + 1}`);

/** The path of a private page. Everything private lives under `my`, which is never cached, indexed or logged. */
export function privatePath(locale: Locale, purpose: string, recordId: string): string {
  return `/${locale}/my/${purpose}/${recordId}/${linkToken(purpose, recordId)}`;
}
