import { LOCALES, messages } from "@kz2050/i18n";
import { expect, test } from "vitest";
import { render } from "../index.ts";

const LINK = "https://site.example/kk/my/membership/mem_1/token";
const letter = (
  kind: string,
  facts: Record<string, string> = {},
  locale: (typeof LOCALES)[number] = "kk",
  code?: string,
) => render({ kind: `membership.${kind}`, locale, facts, link: LINK, code, origin: "https://site.example" });

const KINDS = [
  "confirm",
  "received",
  "question",
  "approved",
  "rejected",
  "already-member",
  "assigned",
  "withdrawn",
  "ended",
] as const;

test.each(LOCALES.flatMap((locale) => KINDS.map((kind) => [locale, kind] as const)))(
  "the letter %s %s leads to the private page, in text too",
  (locale, kind) => {
    const { subject, text, html } = letter(kind, {}, locale);
    expect(subject).not.toBe("");
    for (const body of [text, html]) {
      expect(body).toContain(LINK);
      expect(body).not.toMatch(/undefined|NaN/);
    }
  },
);

test("the letter that asks for confirmation brings the code", () => {
  expect(letter("confirm", {}, "kk", "123456").text).toContain("123456");
});

test("a question is told as it was written, and cannot become part of the letter's markup", () => {
  const { text, html } = letter("question", { text: "Қай <b>мектепте</b>?" });
  expect(text).toContain("Қай <b>мектепте</b>?");
  expect(html).toContain("Қай &lt;b&gt;мектепте&lt;/b&gt;?");
});

test.each(LOCALES)("a decision's reason and note are told in %s", (locale) => {
  const { rejectReason, endReason } = messages(locale).membership;
  const rejected = letter("rejected", { reason: "no_answer", text: "Қоңырау шалыңыз" }, locale).text;
  expect(rejected).toContain(rejectReason.no_answer);
  expect(rejected).toContain("Қоңырау шалыңыз");
  expect(letter("ended", { reason: "breach" }, locale).text).toContain(endReason.breach);
  expect(letter("ended", {}, locale).text).not.toContain(messages(locale).mail.membership.rejected.reason);
});

test("a member number is written as it is read aloud", () => {
  expect(letter("approved", { memberNumber: "482109375" }).text).toContain("482 109 375");
});
