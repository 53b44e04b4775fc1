import * as z from "zod";

export const LOCALES = ["kk", "ru", "en"] as const;
export const Locale = z.enum(LOCALES);
export type Locale = z.infer<typeof Locale>;

/** A text that the movement itself keeps in all three languages. */
export const Localized = z.object({ kk: z.string(), ru: z.string(), en: z.string() }).meta({ id: "Localized" });
export type Localized = z.infer<typeof Localized>;

/** A text that a person wrote: its language is known, others may be missing and then show the original, labelled. */
export const Text = z
  .object({
    original: Locale,
    kk: z.string().optional(),
    ru: z.string().optional(),
    en: z.string().optional(),
  })
  .meta({ id: "Text" });
export type Text = z.infer<typeof Text>;

/** The text in the reader's language, or the original, and which language that is. */
export function textIn(text: Text, locale: Locale): { text: string; language: Locale; isOriginal: boolean } {
  const wanted = text[locale];
  if (wanted !== undefined && wanted !== "")
    return { text: wanted, language: locale, isOriginal: locale === text.original };
  return { text: text[text.original] ?? "", language: text.original, isOriginal: true };
}
