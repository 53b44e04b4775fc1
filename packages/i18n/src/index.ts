import type { ErrorParams, ErrorSentence } from "./error.ts";
import type { ErrorCode, Messages } from "./kk.ts";
import type { Locale } from "./locale.ts";

export type { ErrorParams, ErrorSentence } from "./error.ts";
export { compareWords, type Formatter, formatter, HOME_ZONE, sortLocalized } from "./format.ts";
export type { ErrorCode, Messages } from "./kk.ts";
export type { Like } from "./like.ts";
export { DEFAULT_LOCALE, isLocale, LANGUAGE_NAMES, LOCALES, type Locale, pickLanguage } from "./locale.ts";
export { type PluralForms, plural } from "./plural.ts";

/** Each language is a piece of its own in a bundle. */
const BRING: Readonly<Record<Locale, () => Promise<Messages>>> = {
  kk: async () => (await import("./kk.ts")).kk,
  ru: async () => (await import("./ru.ts")).ru,
  en: async () => (await import("./en.ts")).en,
};
const catalogues: Partial<Record<Locale, Messages>> = {};

/**
 * Brings the words of these languages, once: whoever takes a request or a letter does it first. Most of what a function
 * would load at its start are words in languages that nobody asks for.
 */
export async function bringWords(...locales: readonly Locale[]): Promise<void> {
  for (const locale of new Set(locales)) catalogues[locale] ??= await BRING[locale]();
}

/** The whole catalogue of a language. @throws where nobody has brought its words: a programmer's mistake. */
export function messages(locale: Locale): Messages {
  const catalogue = catalogues[locale];
  if (!catalogue) throw new Error(`Nobody has brought the words of ${locale}`);
  return catalogue;
}

/** True when the catalogue has a sentence of its own for the code. */
export function isErrorCode(code: string): code is ErrorCode {
  return Object.values(catalogues).some(({ error }) => Object.hasOwn(error, code));
}

/** The sentence for an error code in the reader's language; an unknown code gets the general sentence. */
export function errorText(locale: Locale, code: string, params: ErrorParams = {}): string {
  const sentence: ErrorSentence = messages(locale).error[isErrorCode(code) ? code : "unknown"];
  return typeof sentence === "string" ? sentence : sentence(params);
}
