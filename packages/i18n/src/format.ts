import { DEFAULT_LOCALE, type Locale } from "./locale.ts";

/** All zones of the country are UTC+5 since 1 March 2024; by name, never by offset. */
export const HOME_ZONE = "Asia/Almaty";

// "ru" without KZ writes "KZT" for ₸.
const TAGS: Readonly<Record<Locale, string>> = { kk: "kk-KZ", ru: "ru-KZ", en: "en-GB" };
const AND: Readonly<Record<Locale, string>> = { kk: " және ", ru: " и ", en: " and " };

/** Formats values in one language. Times are ISO 8601; money is integer tiyn. */
export type Formatter = {
  /** `2026-11-22` as that civil date, or an instant as its date in the zone: "2026 ж. 22 қараша". */
  date(isoOrLocalDate: string, zone?: string): string;
  /** `2026-11-22` or an instant, without the year when it does not help: "22 қараша, жексенбі". */
  day(isoOrLocalDate: string, zone?: string): string;
  /** An instant as date and time in the zone: "2026 ж. 22 қараша, 17:05". */
  dateTime(iso: string, zone?: string): string;
  /** A local clock time "9:05" as "09:05". */
  time(localTime: string): string;
  /** Integer tiyn as whole tenge, "1 234 567 ₸"; the tiyn are shown only when there are any. */
  money(tiyn: number | bigint): string;
  number(value: number): string;
  /** A share from 0 to 1 as whole per cent, rounded down: 99.9 % raised is not yet 100. */
  percent(share: number): string;
  list(items: readonly string[]): string;
};

function makeFormatter(locale: Locale): Formatter {
  const tag = TAGS[locale];
  const cache = new Map<string, Intl.DateTimeFormat>();
  const dates = (kind: "date" | "day" | "dateTime", timeZone: string): Intl.DateTimeFormat => {
    const key = `${kind} ${timeZone}`;
    const known = cache.get(key);
    if (known) return known;
    const options: Intl.DateTimeFormatOptions =
      kind === "day" ? { weekday: "long", day: "numeric", month: "long" } : { dateStyle: "long" };
    const made = new Intl.DateTimeFormat(tag, {
      ...options,
      ...(kind === "dateTime" ? { timeStyle: "short" } : {}),
      hourCycle: "h23",
      timeZone,
    });
    cache.set(key, made);
    return made;
  };
  const civil = (kind: "date" | "day", value: string, zone: string): string => {
    const local = /^\d{4}-\d{2}-\d{2}$/.test(value);
    return dates(kind, local ? "UTC" : zone).format(new Date(value));
  };
  const numbers = new Intl.NumberFormat(tag);
  const percents = new Intl.NumberFormat(tag, { style: "percent", maximumFractionDigits: 0, roundingMode: "floor" });
  const tenge = new Intl.NumberFormat(tag, {
    style: "currency",
    currency: "KZT",
    currencyDisplay: "narrowSymbol",
    trailingZeroDisplay: "stripIfInteger",
  });
  return {
    date: (value, zone = HOME_ZONE) => civil("date", value, zone),
    day: (value, zone = HOME_ZONE) => civil("day", value, zone),
    dateTime: (iso, zone = HOME_ZONE) => dates("dateTime", zone).format(new Date(iso)),
    time: (localTime) => localTime.padStart(5, "0"),
    money: (tiyn) => tenge.format(Number(tiyn) / 100),
    number: (value) => numbers.format(value),
    percent: (share) => percents.format(share),
    // ICU's Kazakh list has no word for "and".
    list: (items) => [items.slice(0, -1).join(", "), ...items.slice(-1)].filter(Boolean).join(AND[locale]),
  };
}

const formatters = new Map<Locale, Formatter>();

/** The formatter of a language; made once, since Intl objects are costly to make. */
export function formatter(locale: Locale): Formatter {
  const known = formatters.get(locale);
  if (known) return known;
  const made = makeFormatter(locale);
  formatters.set(locale, made);
  return made;
}

const collators = new Map<Locale, Intl.Collator>();

/** Compares words in the order of the language's alphabet (Kazakh: Ә after А, І after Ы). */
export function compareWords(locale: Locale = DEFAULT_LOCALE): (a: string, b: string) => number {
  const known = collators.get(locale) ?? new Intl.Collator(locale, { numeric: true });
  collators.set(locale, known);
  return known.compare;
}

/** A sorted copy, by the words `nameOf` gives; for lists that are read whole. */
export function sortLocalized<T>(
  items: readonly T[],
  nameOf: (item: T) => string,
  locale: Locale = DEFAULT_LOCALE,
): T[] {
  const compare = compareWords(locale);
  return items.toSorted((a, b) => compare(nameOf(a), nameOf(b)));
}
