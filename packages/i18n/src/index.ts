import { en } from "./en.ts";
import type { ErrorParams, ErrorSentence } from "./error.ts";
import { type ErrorCode, kk, type Messages } from "./kk.ts";
import type { Locale } from "./locale.ts";
import { ru } from "./ru.ts";

export type { ErrorParams, ErrorSentence } from "./error.ts";
export { compareWords, type Formatter, formatter, HOME_ZONE, sortLocalized } from "./format.ts";
export type { ErrorCode, Messages } from "./kk.ts";
export type { Like } from "./like.ts";
export { DEFAULT_LOCALE, isLocale, LANGUAGE_NAMES, LOCALES, type Locale, pickLanguage } from "./locale.ts";
export { type PluralForms, plural } from "./plural.ts";

const catalogues: Readonly<Record<Locale, Messages>> = { kk, ru, en };

/** The whole catalogue of a language. */
export function messages(locale: Locale): Messages {
  return catalogues[locale];
}

/** True when the catalogue has a sentence of its own for the code. */
export function isErrorCode(code: string): code is ErrorCode {
  return Object.hasOwn(kk.error, code);
}

/** The sentence for an error code in the reader's language; an unknown code gets the general sentence. */
export function errorText(locale: Locale, code: string, params: ErrorParams = {}): string {
  const sentence: ErrorSentence = catalogues[locale].error[isErrorCode(code) ? code : "unknown"];
  return typeof sentence === "string" ? sentence : sentence(params);
}
