/** The languages of the platform, Kazakh first; a locale is the first segment of every public path. */
export const LOCALES = ["kk", "ru", "en"] as const;
export type Locale = (typeof LOCALES)[number];

export const DEFAULT_LOCALE: Locale = "kk";

/** Each language in its own words: never translated. */
export const LANGUAGE_NAMES: Readonly<Record<Locale, string>> = { kk: "Қазақша", ru: "Русский", en: "English" };

/** True for a locale of the platform; narrows text from a path or a form. */
export function isLocale(value: unknown): value is Locale {
  return typeof value === "string" && (LOCALES as readonly string[]).includes(value);
}

/** The reader's language by `Accept-Language` (RFC 9110 §12.5.4: quality, then order); Kazakh when none fits. */
export function pickLanguage(acceptLanguage: string | null | undefined): Locale {
  let best: Locale = DEFAULT_LOCALE;
  let bestQuality = 0;
  for (const part of (acceptLanguage ?? "").slice(0, 500).split(",")) {
    const [range = "", ...parameters] = part.trim().toLowerCase().split(";");
    const stated = parameters.map((parameter) => /^\s*q=([01](?:\.\d{0,3})?)\s*$/.exec(parameter)?.[1]).find(Boolean);
    const quality = stated === undefined ? 1 : Number(stated);
    const language = range === "*" ? DEFAULT_LOCALE : range.split("-")[0];
    if (quality > bestQuality && isLocale(language)) {
      best = language;
      bestQuality = quality;
    }
  }
  return best;
}
