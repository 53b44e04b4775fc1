import { expect, test } from "vitest";
import { compareWords, errorText, formatter, LOCALES, messages, pickLanguage, plural, sortLocalized } from "./index.ts";

const plain = (text: string): string => text.replaceAll(/[\u00a0\u202f]/g, " ");

test("money is whole tenge with the tenge sign in every language", () => {
  expect(plain(formatter("kk").money(123_456_700))).toBe("1 234 567 ₸");
  expect(plain(formatter("ru").money(123_456_700))).toBe("1 234 567 ₸");
  expect(plain(formatter("en").money(123_456_700))).toBe("₸1,234,567");
});

test("tiyn are shown only when there are any", () => {
  expect(plain(formatter("kk").money(150_050))).toBe("1 500,50 ₸");
  expect(plain(formatter("ru").money(0n))).toBe("0 ₸");
});

test("dates are written in Kazakh words", () => {
  expect(plain(formatter("kk").date("2026-11-22"))).toBe("2026 ж. 22 қараша");
  expect(plain(formatter("ru").date("2026-11-22"))).toBe("22 ноября 2026 г.");
  expect(plain(formatter("en").date("2026-11-22"))).toBe("22 November 2026");
  expect(plain(formatter("kk").day("2026-11-22"))).toContain("жексенбі");
});

test("an instant is shown on the country's clock, one hour after UTC+4 and never UTC+6", () => {
  expect(plain(formatter("kk").dateTime("2026-11-22T19:30:00.000Z"))).toBe("2026 ж. 23 қараша, 00:30");
  expect(plain(formatter("en").dateTime("2026-11-22T12:05:00.000Z"))).toBe("22 November 2026 at 17:05");
});

test("a civil date is the same date whatever the machine's zone", () => {
  for (const locale of LOCALES) expect(plain(formatter(locale).date("2026-01-01"))).toMatch(/2026/);
});

test("a share just under the whole is not yet a hundred per cent", () => {
  expect(plain(formatter("ru").percent(0.999))).toMatch(/^99 ?%$/);
});

test("a list has its word for and, in Kazakh too", () => {
  expect(formatter("kk").list(["Ақтау", "Орал", "Тараз"])).toBe("Ақтау, Орал және Тараз");
  expect(formatter("ru").list(["Актау", "Уральск"])).toBe("Актау и Уральск");
  expect(formatter("en").list(["Aqtau"])).toBe("Aqtau");
  expect(formatter("en").list([])).toBe("");
});

test("Kazakh words are sorted by the Kazakh alphabet", () => {
  expect(sortLocalized(["Ішкі", "Ыстық", "Әуе", "Аспан", "Бала"], (word) => word)).toEqual([
    "Аспан",
    "Әуе",
    "Бала",
    "Ыстық",
    "Ішкі",
  ]);
  expect(compareWords("kk")("Қала", "Кала")).toBeGreaterThan(0);
});

test.each([
  [1, "1 участник"],
  [2, "2 участника"],
  [5, "5 участников"],
  [21, "21 участник"],
  [1_000, "1 000 участников"],
])("Russian counts %i as it should", (count, expected) => {
  const forms = { one: "# участник", few: "# участника", many: "# участников", other: "# участника" };
  expect(plain(plural("ru", count, forms))).toBe(expected);
});

test.each([
  ["ru-RU,ru;q=0.9,en;q=0.8", "ru"],
  ["en-GB", "en"],
  ["fr, en;q=0.5, ru;q=0.7", "ru"],
  ["kk-KZ", "kk"],
  ["de-DE", "kk"],
  ["*;q=0.1, en;q=0.2", "en"],
  ["ru;q=0, en;q=0.1", "en"],
  ["", "kk"],
  [null, "kk"],
] as const)("the header %j asks for %s", (header, expected) => {
  expect(pickLanguage(header)).toBe(expected);
});

test("an error names its field in the reader's language", () => {
  expect(errorText("kk", "required", { field: messages("kk").common.field.surname })).toBe("«Тегі» өрісін толтырыңыз");
  expect(errorText("ru", "too_long", { field: "Почему", max: 500 })).toBe(
    "Введите в поле «Почему» не более 500 знаков",
  );
  expect(errorText("en", "required")).toBe("Fill in this field");
});

test("an unknown code gets the general sentence, also when it is named like a thing every object has", () => {
  for (const locale of LOCALES) {
    expect(errorText(locale, "no_such_code")).toBe(errorText(locale, "unknown"));
    expect(errorText(locale, "constructor")).toBe(errorText(locale, "unknown"));
  }
});

test("every error sentence can be said with no parameters and with all", () => {
  const params = { field: "X", min: 1, max: 2, minutes: 5, date: "2026" };
  for (const locale of LOCALES) {
    for (const code of Object.keys(messages(locale).error)) {
      for (const sentence of [errorText(locale, code), errorText(locale, code, params)]) {
        expect(sentence, `${locale} ${code}`).not.toMatch(/undefined|NaN|^\s*$/);
      }
    }
  }
});
