import { HtmlValidate } from "html-validate";

const validator = new HtmlValidate({
  extends: ["html-validate:recommended", "html-validate:document"],
  rules: {
    // What JSX writes: attributes without a value as `checked=""`, one line a page.
    "attribute-boolean-style": "off",
    "attribute-empty-style": "off",
    "no-trailing-whitespace": "off",
    "void-style": "off",
    "long-title": "off",
    // An error summary stands before the page's own heading (the design system's order).
    "heading-level": ["error", { minInitialRank: "h2" }],
    // A fieldset of text fields is a group to those who hear it (the design system's advice).
    "no-redundant-role": "off",
    "prefer-native-element": "off",
    "no-inline-style": "error",
    // A phone's spaces may be copied and searched for as typed; what dials is the link.
    "tel-non-breaking": "off",
    // A field is named by its path in the record (`title.kk`), and its element likewise.
    "valid-id": ["error", { relaxed: true }],
    // One name for several ticks is a list.
    "form-dup-name": ["error", { shared: ["radio", "button", "reset", "submit", "checkbox"] }],
    "require-sri": ["error", { target: "crossorigin" }],
  },
});

/** What is wrong with a page's HTML, a line each; empty is good. */
export async function htmlFaults(html: string): Promise<string[]> {
  const { results } = await validator.validateString(html);
  return results.flatMap(({ messages }) =>
    messages.map(({ ruleId, message, selector }) => `${ruleId}: ${message} at ${selector ?? "the page"}`),
  );
}
