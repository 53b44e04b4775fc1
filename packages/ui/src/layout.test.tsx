import { LOCALES } from "@kz2050/i18n";
import { HtmlValidate } from "html-validate";
import { expect, test } from "vitest";
import { Gallery, HomeSample } from "./gallery.tsx";
import { Layout, renderPage } from "./layout.tsx";

const validator = new HtmlValidate({
  extends: ["html-validate:recommended", "html-validate:document"],
  rules: {
    // What JSX writes: attributes without a value as `checked=""`, one line a page.
    "attribute-boolean-style": "off",
    "no-trailing-whitespace": "off",
    "void-style": "off",
    "long-title": "off",
    // A fieldset of text fields is a group to those who hear it (the design system's advice).
    "no-redundant-role": "off",
    "prefer-native-element": "off",
    "no-inline-style": "error",
    // One name for several ticks is a list.
    "form-dup-name": ["error", { shared: ["radio", "button", "reset", "submit", "checkbox"] }],
    "require-sri": ["error", { target: "crossorigin" }],
  },
});

test.each(LOCALES)("every component in %s is valid HTML", async (locale) => {
  for (const page of [<Gallery locale={locale} />, <HomeSample locale={locale} />]) {
    const report = await validator.validateString(renderPage(page));
    const found = report.results.flatMap(({ messages }) =>
      messages.map((message) => `${message.ruleId}: ${message.message}`),
    );
    expect(found).toEqual([]);
  }
});

test("a page begins with its doctype and its language", () => {
  expect(renderPage(<Gallery locale="kk" />)).toMatch(/^<!DOCTYPE html><html lang="kk"/);
});

const simple = (props: Partial<Parameters<typeof Layout>[0]> = {}): string =>
  renderPage(
    <Layout locale="ru" title="Заявление" path="/membership" origin="https://site.example" {...props}>
      <h1>Заявление</h1>
    </Layout>,
  );

test("a public page names itself and its twins in the other languages", () => {
  const page = simple();
  expect(page).toContain('<link rel="canonical" href="https://site.example/ru/membership"');
  expect(page).toContain('hreflang="en" href="https://site.example/en/membership"');
  expect(page).toContain('hreflang="x-default" href="https://site.example/kk/membership"');
});

test("a person's private page is kept from search engines and sends no referrer", () => {
  const page = simple({ private: true, path: "/status/secret" });
  expect(page).toContain('<meta name="robots" content="noindex, nofollow"');
  expect(page).toContain('<meta name="referrer" content="no-referrer"');
  expect(page).not.toContain("canonical");
  expect(page).not.toContain("https://site.example");
});

test("a page with errors says so in its title, first", () => {
  expect(simple({ error: true })).toContain("<title>Ошибка: Заявление – Казахстан 2050</title>");
});

test("a page without a script carries none", () => {
  expect(simple()).not.toContain("<script");
  expect(simple({ scripts: ["/assets/slots.js"], nonce: "n0" })).toContain(
    '<script type="module" src="/assets/slots.js" nonce="n0"></script>',
  );
});

test("nothing a person typed becomes markup", () => {
  expect(simple({ title: "<script>alert(1)</script>" })).not.toContain("<script>alert");
});

test("the page's language does not leak into the next page", () => {
  const first = renderPage(<Gallery locale="en" />);
  const second = renderPage(<Gallery locale="kk" />);
  expect(first).toContain("There is a problem");
  expect(second).not.toContain("There is a problem");
  expect(renderPage(<Gallery locale="en" />)).toBe(first);
});
