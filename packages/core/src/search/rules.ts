import { Campaign } from "../campaign/index.ts";
import { Council } from "../council/index.ts";
import { Email, foldWords, Phone } from "../kernel/index.ts";
import type { Reading } from "./schema.ts";

const RECORD = /^(?:mem|bkg|don|cmp|prp|lec|per)_[0-9a-hjkmnp-tv-z]{26}$/;
const MEMBER = /^\d{3}[\s-]?\d{3}[\s-]?\d{3}$/;
const DIGITS = /^\+?[\d\s()-]{9,}$/;
/** What a reference has and a name has not: one made of letters alone, without its dashes, may be either. */
const CODED = /\d|^\w{3}-\w{3}-\w{3}$/;

/** Every way in which a typed text can be meant; none where it can be none. A name is what nothing else is. */
export function readingsOf(typed: string): Reading[] {
  const text = typed.trim();
  if (text.includes("@")) {
    const email = Email.safeParse(text);
    return email.success ? [{ by: "email", value: email.data }] : [];
  }
  if (RECORD.test(text.toLowerCase())) return [{ by: "record", value: text.toLowerCase() }];
  const found: Reading[] = [];
  const proposal = Council.ProposalCode.safeParse(text.toUpperCase());
  if (proposal.success) found.push({ by: "proposal", value: proposal.data });
  if (MEMBER.test(text)) found.push({ by: "member", value: text });
  const phone = DIGITS.test(text) ? Phone.safeParse(text) : undefined;
  if (phone?.success) found.push({ by: "phone", value: phone.data });
  const isName = found.length === 0 && leadOf(foldWords(text)) !== undefined;
  const reference = Campaign.readReference(text);
  if (reference) found.push({ by: "gift", value: reference });
  if (isName && !(reference && CODED.test(text))) found.push({ by: "name", value: text });
  return found;
}

/** A name is looked up from two letters on: an initial is no beginning. */
const SHORTEST = 2;

/** The word of a name by which the index is asked: the first that is no initial. */
export const leadOf = (words: readonly string[]): string | undefined => words.find((word) => word.length >= SHORTEST);

/** Whether each typed word begins a word of the name, each word of the name standing for one. */
export function namesMatch(words: readonly string[], order: string): boolean {
  const left = order.split(/[\s,]+/);
  // The longest first, so that an initial does not take the word that a longer one needs.
  return words
    .toSorted((a, b) => b.length - a.length)
    .every((word) => {
      const at = left.findIndex((part) => part.startsWith(word));
      if (at >= 0) left.splice(at, 1);
      return at >= 0;
    });
}
