import type { LogLine } from "@kz2050/core/platform/log";
import { errorText } from "@kz2050/i18n";
import { expect, test } from "vitest";
import { faultsOf, type Outcome } from "./laws.ts";
import { plansOf } from "./plan.ts";
import type { Target } from "./target.ts";

const LIMITS = new Map<string, number>();
const API: Target = {
  kind: "api",
  name: "",
  method: "POST",
  path: "/api/a",
  query: [],
  sender: undefined,
  headers: {},
  limits: LIMITS,
};
const FORM: Target = {
  ...API,
  kind: "form",
  path: "/kk/my/a",
  fields: [
    ["name", "Айгүл"],
    ["place", "Астана"],
  ],
};
const LINE: LogLine = { level: "info", event: "request", code: "invalid", status: 422 };
const PROBLEM = {
  ...{ status: 422, code: "invalid", title: errorText("kk", "invalid"), requestId: "r" },
  errors: [{ field: "name", code: "required", detail: errorText("kk", "required", { field: "name" }) }],
};
const SUMMARY = '<div class="kz-error-summary"><ul><li><a href="#name">Атыңызды жазыңыз</a></li></ul></div>';
const PAGE = `<!DOCTYPE html><html lang="kk"><h1>Өтініш</h1>${SUMMARY}<form action="/kk/my/a"><input id="name" name="name"/><input name="place" value="Астана"/></form>`;

function faults(
  target: Target,
  text: string,
  over: Partial<Outcome> = {},
  headers: Record<string, string> = {},
  status = 422,
): string[] {
  const type = target.kind === "api" ? "application/problem+json" : "text/html; charset=UTF-8";
  const answer = new Response(null, { status, headers: { "content-type": type, ...headers } });
  const sent = {
    method: "POST",
    path: "",
    headers: {},
    body: undefined,
    fields: new Set(["name"]),
    said: ["менің құпия сөзім"],
  };
  return faultsOf({
    target,
    sent,
    isOwn: true,
    language: "kk",
    answer,
    text,
    written: ["Limits: expiry total"],
    lines: [LINE],
    ...over,
  });
}
const api = (over: object, ...more: [Partial<Outcome>?, Record<string, string>?, number?]) =>
  faults(API, JSON.stringify({ ...PROBLEM, ...over }), ...more);

test("a problem and a page as ours are break no law", () => {
  expect([...api({}), ...faults(FORM, PAGE)]).toEqual([]);
});

test.each([
  ["an error of ours", api({ status: 500, code: "internal" }, {}, {}, 500), "answers 500"],
  ["a stack", api({ detail: "TypeError: x\n    at run (/app/x.ts:3)" }), "tells"],
  ["no problem", api({}, {}, { "content-type": "text/plain" }), "refuses (422) by text/plain"],
  ["an unnamed field", api({ errors: [] }), "names no field"],
  [
    "a body's field without a name",
    api({ errors: [{ field: "", code: "required", detail: "Толтырыңыз" }] }),
    "names “”",
  ],
  ["a code without a sentence", api({ code: "nonsense" }), "has no sentence"],
  ["another language", api({ title: "Check what you entered" }), "says “Check"],
  ["a refusal that writes", api({}, { written: ["Gifts"] }), "wrote Gifts"],
  [
    "a log with what was sent",
    api({}, { lines: [{ ...LINE, route: "менің құпия сөзім" }] }),
    "is logged with its own words",
  ],
  ["a log with a name of its own", api({}, { lines: [{ ...LINE, email: "x" } as LogLine] }), "is logged with “email”"],
  ["a header of the sender's", api({}, {}, { "x-hostile": "1" }), "bears the sender's header"],
  ["markup of the sender's", faults(FORM, `${PAGE}<kz-hostile>`), "shows the sender's markup"],
  ["no page", faults(FORM, "Bad Request"), "by no page"],
  ["a page in another language", faults(FORM, PAGE.replace('"kk"', '"ru"')), "is not in kk"],
  ["a refused form without a summary", faults(FORM, PAGE.replace(SUMMARY, "")), "422 without a summary"],
  ["a summary that leads nowhere", faults(FORM, PAGE.replace('id="name"', "")), "leads to “#name”"],
  ["a form that forgets", faults(FORM, PAGE.replace('value="Астана"', "")), "forgets what was typed as place"],
])("the laws notice %s", (_what, found, fault) => {
  expect(found.join("\n")).toContain(fault);
});

test("a seed tells the same requests again, and a longer run begins with them", () => {
  expect(plansOf(7, 60).slice(0, 40)).toEqual(plansOf(7, 40));
  expect(plansOf(8, 5)).not.toEqual(plansOf(7, 5));
});
