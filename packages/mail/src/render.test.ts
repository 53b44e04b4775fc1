import { expect, test } from "vitest";
import { render } from "./index.ts";
import { TEMPLATES } from "./templates.ts";

const LOCALES = ["kk", "ru", "en"] as const;
const ORIGIN = "https://public.example";
const LINK = "https://public.example/kk/my/x/mem_1/tok-en_0";
const CODE = "012345";
/** What a stranger may have typed into a title, a name or a reason. */
const NASTY = "A\r\nBcc: all@posta.example\u2028\u0000<script>alert(1)</script>\"'&";

/** Facts under every name: each is the nasty text, so whatever a letter shows of them is shown here. */
const facts = new Proxy({} as Record<string, string>, { get: () => NASTY, has: () => true });
/** Letters whose facts have a form of their own (times, sums, lists) are rendered by their domains' tests. */
const rendered = Object.keys(TEMPLATES).flatMap((kind) =>
  LOCALES.flatMap((locale) => {
    try {
      return [{ kind, locale, letter: render({ kind, locale, facts, link: LINK, code: CODE, origin: ORIGIN }) }];
    } catch {
      return [];
    }
  }),
);

test("letters with a stranger's words in them were rendered in each language", () => {
  for (const locale of LOCALES) expect(rendered.filter((each) => each.locale === locale).length).toBeGreaterThan(3);
});

test("a subject is one line, whatever the title in it holds", () => {
  for (const { kind, letter } of rendered) {
    expect(letter.subject, kind).not.toMatch(/[\p{Cc}\p{Zl}\p{Zp}]/u);
    expect(letter.subject.length, kind).toBeGreaterThan(3);
  }
  expect(rendered.some(({ letter }) => letter.subject.includes("Bcc:"))).toBe(true);
});

test("what people typed is text in the HTML, never markup", () => {
  for (const { kind, letter } of rendered) expect(letter.html, kind).not.toMatch(/<script|alert\(1\)<\/script/);
  expect(rendered.some(({ letter }) => letter.html.includes("&lt;script&gt;"))).toBe(true);
});

test("the text twin has the link and the code wherever the HTML has", () => {
  for (const { kind, letter } of rendered) {
    expect(letter.text.includes(LINK), kind).toBe(letter.html.includes(LINK));
    expect(letter.text.includes(CODE), kind).toBe(letter.html.includes(CODE));
    expect(letter.text, kind).not.toMatch(/<(p|td|br|a) ?|\[object|undefined/);
  }
});

test("a sign-in letter carries link and code, and names its language", () => {
  for (const locale of LOCALES) {
    const letter = render({
      kind: "identity.code",
      locale,
      facts: { minutes: 10 },
      link: LINK,
      code: CODE,
      origin: ORIGIN,
    });
    for (const body of [letter.text, letter.html]) {
      expect(body).toContain(LINK);
      expect(body).toContain(CODE);
    }
    expect(letter.html).toMatch(new RegExp(`^<!doctype html><html lang="${locale}">`));
  }
});

test("a link's signs do not end its attribute", () => {
  const link = `${LINK}?a=1&b="><script>`;
  const { html } = render({ kind: "identity.code", locale: "kk", facts: {}, link, code: CODE, origin: ORIGIN });
  expect(html).not.toContain("<script>");
});

test("a letter nobody wrote is a mistake that is told", () => {
  expect(() => render({ kind: "no.such", locale: "kk", facts: {}, origin: ORIGIN })).toThrow(
    "No letter is called no.such",
  );
});
