import * as z from "zod";
import { Locale } from "./localized.ts";
import { linkToken } from "./secret.ts";

/** Whom a notice goes to: a person, or an application whose person is not known yet. */
export const Recipient = z.union([z.object({ personId: z.string() }), z.object({ membershipKey: z.string() })]);
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
});
export type Notice = z.infer<typeof Notice>;

/** The path of a private page. Everything private lives under `my`, which is never cached, indexed or logged. */
export function privatePath(locale: Locale, purpose: string, recordId: string): string {
  return `/${locale}/my/${purpose}/${recordId}/${linkToken(purpose, recordId)}`;
}
