import { parsePhoneNumberFromString } from "libphonenumber-js/min";
import * as z from "zod";

/** A phone as people type it (8 701…, +7 701…, 701…), kept as E.164 (`+77012345678`). */
export const Phone = z
  .string()
  .trim()
  .transform((typed, context) => {
    const phone = parsePhoneNumberFromString(typed, "KZ");
    if (phone?.isValid() && !isShort(typed)) return phone.number as string;
    context.addIssue({ code: "custom", message: typed === "" ? "required" : "invalid_phone", input: typed });
    return z.NEVER;
  });

/** Ten digits from 8 on: the trunk prefix and a number that lacks its last digit, which no phone here begins with. */
const isShort = (typed: string): boolean => /^8\d{9}$/.test(typed.replace(/[^\d+]/g, ""));

/** `+7 701 234 56 78`; other countries' numbers stay as E.164. */
export function showPhone(e164: string): string {
  const match = /^\+7(\d{3})(\d{3})(\d{2})(\d{2})$/.exec(e164);
  return match ? `+7 ${match.slice(1).join(" ")}` : e164;
}
