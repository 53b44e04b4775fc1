import { LOCALES, messages } from "@kz2050/i18n";
import { expect, test } from "vitest";
import { render } from "../index.ts";

const CHANGES = [
  ["added", "passkey"],
  ["added", "totp"],
  ["removed", "passkey"],
  ["removed", "totp"],
  ["reset", ""],
  ["recovered", "recovery"],
  ["renewed", "recovery"],
] as const;

test.each(LOCALES)(
  "each change of a way to sign in has a sentence of its own in %s, when it was, and whom to tell",
  (locale) => {
    const { factor } = messages(locale).mail.identity;
    const texts = CHANGES.map(([change, what]) => {
      const facts = { change, at: "2026-10-14T07:00:00.000Z", ...(what && { what }) };
      const letter = render({ kind: "identity.factor", locale, facts, origin: "https://site.example" });
      expect(letter.subject).toBe(factor.subject);
      expect(letter.text).toContain(factor.notYou);
      expect(letter.text).toContain("12:00");
      expect(letter.text).not.toMatch(/undefined|https?:/);
      return letter.text;
    });
    expect(new Set(texts).size).toBe(CHANGES.length);
  },
);
