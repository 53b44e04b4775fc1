import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { type Like, LOCALES, type Locale, messages, plural } from "./index.ts";

type Entry = { readonly path: string; readonly value: string | ((...values: never[]) => string) };

function entries(node: unknown, path: string): Entry[] {
  if (typeof node === "string" || typeof node === "function") return [{ path, value: node as Entry["value"] }];
  return Object.entries(node as Record<string, unknown>).flatMap(([key, child]) => entries(child, `${path}.${key}`));
}

const catalogue = (locale: Locale): Entry[] => entries(messages(locale), locale);

/** Every string literal of a catalogue's sources, with the values put into templates taken out. */
function literals(locale: Locale): { readonly file: string; readonly text: string }[] {
  const folder = new URL(`./${locale}/`, import.meta.url);
  return readdirSync(folder).flatMap((file) => {
    const source = readFileSync(new URL(file, folder), "utf8")
      .replace(/^\s*(\/\*\*|\*|\/\/).*$/gm, "")
      .replace(/^import .*$/gm, "")
      .replace(/\$\{[^{}]*\}/g, "…");
    return [...source.matchAll(/"((?:[^"\\\n]|\\.)*)"|`([^`]*)`/g)].map((found) => ({
      file,
      text: found[1] ?? found[2] ?? "",
    }));
  });
}

// Latin words that belong in Kazakh and Russian sentences.
const LATIN =
  /^(API|ASTANA|JavaScript|Google|Authenticator|PDF|QR|CSV|Excel|XLSX|ICS|SMS|HUB|Fryday|I|AZAMAT|Bolashak|Create|Good|cookie|https?|www|example|kz|[a-z]+(?=@)|kk|ru|en)$/i;
const withoutAddresses = (text: string): string => text.replace(/[\w.+-]+@[\w.-]+|https?:\/\/\S+/g, " ");

test.each(["kk", "ru"] as const)("no Latin look-alike letter stands in a Cyrillic word of %s", (locale) => {
  const mixed = literals(locale).flatMap(({ file, text }) =>
    (text.match(/[\p{L}\p{M}]+/gu) ?? [])
      .filter((word) => /\p{Script=Cyrillic}/u.test(word) && /\p{Script=Latin}/u.test(word))
      .map((word) => `${file}: ${word}`),
  );
  expect(mixed).toEqual([]);
});

test.each(["kk", "ru"] as const)("a Latin word in a Cyrillic sentence of %s is a known name", (locale) => {
  const strangers = literals(locale)
    .filter(({ text }) => /\p{Script=Cyrillic}/u.test(text))
    .flatMap(({ file, text }) =>
      (withoutAddresses(text).match(/[\p{L}\p{M}]+/gu) ?? [])
        .filter((word) => /^\p{Script=Latin}+$/u.test(word) && !LATIN.test(word))
        .map((word) => `${file}: ${word} in “${text}”`),
    );
  expect(strangers).toEqual([]);
});

test("no Kazakh letter stands in a Russian word but in names", () => {
  const names = /^(Қазақша|Жетісу|Ұлытау)$/u;
  const strangers = literals("ru").flatMap(({ file, text }) =>
    (text.match(/[\p{L}\p{M}]+/gu) ?? [])
      .filter((word) => /[әғқңөұүһі]/iu.test(word) && !names.test(word))
      .map((word) => `${file}: ${word}`),
  );
  expect(strangers).toEqual([]);
});

test("no Russian-only letter stands in an English sentence", () => {
  expect(literals("en").filter(({ text }) => /\p{Script=Cyrillic}/u.test(text))).toEqual([]);
});

test.each(LOCALES)("every string of %s says something", (locale) => {
  const empty = catalogue(locale).filter(({ value }) => typeof value === "string" && value.trim() === "");
  expect(empty.map(({ path }) => path)).toEqual([]);
  expect(literals(locale).filter(({ text }) => /\bundefined\b|\bNaN\b/.test(text))).toEqual([]);
});

test("every string is trimmed and free of double spaces", () => {
  const untidy = LOCALES.flatMap((locale) => catalogue(locale)).filter(
    ({ value }) => typeof value === "string" && (value !== value.trim() || / {2}/.test(value)),
  );
  expect(untidy.map(({ path }) => path)).toEqual([]);
});

// Words that are the same in both languages.
const SHARED = new Set(["field.code", "field.phone", "field.region"]);
const SHARED_WORDS = /^(Код|Телефон|Онлайн|Петиция|PDF|API|QR|Email|[\d\s#№₸+–-]+)$/u;

test("no Kazakh sentence was left in Russian", () => {
  const russian = new Map(catalogue("ru").map(({ path, value }) => [path.slice(3), value]));
  const same = catalogue("kk").filter(({ path, value }) => {
    const key = path.slice(3);
    if (typeof value !== "string" || russian.get(key) !== value) return false;
    // Names of places may be the same.
    if (key.startsWith("reference.regionShort.")) return false;
    return !SHARED_WORDS.test(value) && ![...SHARED].some((shared) => key.endsWith(shared));
  });
  expect(same.map(({ path, value }) => `${path}: ${String(value)}`)).toEqual([]);
});

test("no Russian little word slipped into a Kazakh sentence", () => {
  const slips = literals("kk").filter(({ text }) =>
    /(?<!\p{L})(и|или|для|что|это|если|при|нет|ваш|ваша|вы|вам|этот|чтобы)(?!\p{L})/iu.test(text),
  );
  expect(slips.map(({ file, text }) => `${file}: ${text}`)).toEqual([]);
});

test("a catalogue with a missing key, a strange key or a missing plural form does not compile", () => {
  type Shape = Like<{ title: string; count: (n: number) => string }>;
  // @ts-expect-error: `count` is missing
  const missing: Shape = { title: "a" };
  // @ts-expect-error: `extra` is not in the source
  const strange: Shape = { title: "a", count: (n) => String(n), extra: "b" };
  // @ts-expect-error: Russian needs `many`
  const form = plural("ru", 5, { one: "#", few: "#", other: "# and a half" });
  expect([missing, strange, form]).toHaveLength(3);
});
