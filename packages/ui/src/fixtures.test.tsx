import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { type DefaultTreeAdapterMap, parseFragment } from "parse5";
import { expect, test } from "vitest";
import { adapters } from "./fixtures-adapters.tsx";
import { track, Unsupported } from "./fixtures-options.ts";
import { LocaleContext } from "./words.ts";

type Node = DefaultTreeAdapterMap["node"];
type Fixture = { readonly name: string; readonly options: unknown; readonly html: string };

const folder = join(
  dirname(createRequire(import.meta.url).resolve("govuk-frontend/package.json")),
  "dist/govuk/components",
);
const fixturesOf = (component: string): Fixture[] =>
  JSON.parse(readFileSync(join(folder, component, "fixtures.json"), "utf8").replaceAll("govuk-", "kz-")).fixtures;

/** What we leave out on purpose: hooks of govuk's script, and a link that says it is a button. */
const WAIVED =
  /^(data-module|data-aria-controls|data-disable-auto-focus|data-prevent-double-click|data-behaviour|draggable)$/;

/** The tree as lines, without what is waived, white space told apart from none only where text meets text. */
function lines(node: Node, depth = 0): string[] {
  if (node.nodeName === "#text") {
    const text = (node as DefaultTreeAdapterMap["textNode"]).value.replaceAll(/\s+/g, " ").trim();
    return text ? [`${"  ".repeat(depth)}“${text}”`] : [];
  }
  const children = "childNodes" in node ? node.childNodes.flatMap((child) => lines(child, depth + 1)) : [];
  if (!("attrs" in node)) return children;
  const attributes = node.attrs
    .filter(({ name, value }) => !WAIVED.test(name) && !(node.tagName === "a" && name === "role" && value === "button"))
    .map(({ name, value }) => {
      const names = value.split(/\s+/).filter((word) => word && !word.endsWith("__conditional--hidden"));
      return name === "class" ? `class=${names.toSorted().join(" ")}` : `${name}=${value}`;
    });
  return [`${"  ".repeat(depth)}<${node.tagName} ${attributes.toSorted().join(" ")}>`, ...children];
}

/** Our own shape of things: a table in its frame, a date whose first part bears the field's id. */
function expected(component: string, { html, options }: Fixture): string {
  if (component === "table") return `<div class="kz-table-wrap">${html}</div>`;
  if (component !== "date-input") return html;
  const { id, namePrefix } = options as { id: string; namePrefix?: string };
  return html
    .replaceAll(/ name="(day|month|year)"/g, namePrefix ? "$&" : ` name="${id}-$1"`)
    .replace(/(<div class="kz-date-input")[^>]*?>/, "$1>")
    .replaceAll(/ (id|for)="([^"]*)-day"/g, ' $1="$2"');
}

/** How many of each component's fixtures our props can express; the rest ask for attributes and classes at will. */
const SUPPORTED: Readonly<Record<string, number>> = {
  "back-link": 4,
  breadcrumbs: 8,
  button: 21,
  checkboxes: 32,
  "date-input": 21,
  details: 8,
  "error-message": 4,
  "error-summary": 14,
  fieldset: 15,
  hint: 4,
  input: 36,
  "inset-text": 4,
  label: 1,
  "notification-banner": 13,
  pagination: 2,
  panel: 7,
  radios: 32,
  select: 15,
  "skip-link": 6,
  "summary-list": 13,
  table: 11,
  tag: 11,
  textarea: 15,
  "warning-text": 6,
};

test.each(Object.keys(adapters))("%s is built as its fixtures say", (component) => {
  const fixtures = fixturesOf(component);
  let supported = 0;
  for (const fixture of fixtures) {
    const { name, options } = fixture;
    const { options: tracked, unread } = track(options);
    let ours: string;
    try {
      const element = adapters[component]?.(tracked);
      if (unread().length > 0) continue;
      ours = (<LocaleContext.Provider value="en">{element}</LocaleContext.Provider>).toString() as string;
    } catch (error) {
      if (error instanceof Unsupported) continue;
      throw error;
    }
    supported += 1;
    expect(lines(parseFragment(ours)).join("\n"), `${component}: ${name}`).toBe(
      lines(parseFragment(expected(component, fixture))).join("\n"),
    );
  }
  expect(supported, `of ${fixtures.length}`).toBe(SUPPORTED[component]);
});
