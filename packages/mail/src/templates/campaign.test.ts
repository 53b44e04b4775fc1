import { LOCALES } from "@kz2050/i18n";
import { expect, test } from "vitest";
import { render } from "../index.ts";

const facts = {
  campaign: "Ауыл кітапханасына кітап",
  reference: "7Q2-M4F-9XK",
  tiyn: 500_000,
  settledAt: "2026-10-14T07:00:00.000Z",
  raised: 90_000_000,
  target: 100_000_000,
};
const KINDS = ["settled", "transfer", "failed", "refunded", "closed"] as const;

test.each(LOCALES.flatMap((locale) => KINDS.map((kind) => [locale, kind] as const)))(
  "the letter %s %s tells the campaign, the sum and the way to the private page, in text too",
  (locale, kind) => {
    const link = `https://kz.example/${locale}/my/gift/don_1/token`;
    const { subject, text, html } = render({
      kind: `campaign.${kind}`,
      locale,
      facts,
      link,
      origin: "https://kz.example",
    });
    expect(subject).not.toBe("");
    for (const body of [text, html]) {
      expect(body).toContain("Ауыл кітапханасына кітап");
      expect(body).toContain(link);
      expect(body).toMatch(kind === "closed" ? /900.000/ : /5.000/);
      expect(body).not.toMatch(/undefined|NaN/);
    }
    expect(text.includes("7Q2-M4F-9XK")).toBe(kind === "settled" || kind === "transfer");
  },
);
