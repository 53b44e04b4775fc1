import type { Locale } from "@kz2050/core/kernel";
import type { LogLine } from "@kz2050/core/platform/log";
import { errorText, isErrorCode, LOCALES } from "@kz2050/i18n";
import type { Broken } from "./broken.ts";
import { formsOf } from "./forms.ts";
import { HEADER, MARKUP } from "./nasty-texts.ts";
import { inLanguage, type Target } from "./target.ts";

/** What came of a request: the answer, the tables that were written, the lines that were logged. */
export interface Outcome {
  readonly target: Target;
  readonly sent: Broken;
  /** Whether it came from whom its form was shown to. */
  readonly isOwn: boolean;
  /** The language that was asked for; undefined where the request said something else. */
  readonly language: Locale | undefined;
  readonly answer: Response;
  readonly text: string;
  readonly written: readonly string[];
  readonly lines: readonly LogLine[];
}

/** Which laws an answer breaks, a line each. */
export function faultsOf(outcome: Outcome): string[] {
  const { target, answer } = outcome;
  const faults = [...secrecy(outcome), ...logged(outcome)];
  if (answer.status >= 500) faults.push(`answers ${answer.status}`);
  if (answer.status < 400) return faults;
  faults.push(...nothingWritten(outcome), ...(target.kind === "api" ? problem(outcome) : page(outcome)));
  return faults;
}

const INNER =
  /\bat (?:async )?[\w$.<>]+ \(|node_modules|\.tsx?:\d+|\b(?:Type|Range|Syntax|Reference|Zod|URI)Error\b|ValidationException|ConditionalCheck|DynamoDB|bodyHash|limitKey|addressKey|AsyncLocalStorage/;

/** No stack, no name of ours, no markup or header of the sender's own. */
function secrecy({ answer, text }: Outcome): string[] {
  const isPage = (answer.headers.get("content-type") ?? "").startsWith("text/html");
  const inner = answer.status < 400 ? undefined : INNER.exec(text)?.[0];
  return [
    ...(inner === undefined ? [] : [`tells “${inner}”`]),
    ...(isPage && text.includes(MARKUP) ? ["shows the sender's markup as its own"] : []),
    ...(answer.headers.has(HEADER) ? ["bears the sender's header"] : []),
  ];
}

/** Written whatever is answered: how often somebody came and when, a wrong code, that staff read about a person. */
const MAY_MOVE = /^Limits|^Sessions: seenAt|^PersonalAudit$|: tries$/;
function nothingWritten({ written }: Outcome): string[] {
  const moved = written.filter((what) => !MAY_MOVE.test(what));
  return moved.length > 0 ? [`is refused and wrote ${[...new Set(moved)].join(", ")}`] : [];
}

const LINE_FIELDS = new Set([
  "level",
  "event",
  "requestId",
  "service",
  "route",
  "method",
  "status",
  "code",
  "session",
  "milliseconds",
  "count",
]);
/** The log tells of a request by its route: nothing of what was sent. */
function logged({ lines, sent }: Outcome): string[] {
  const told = JSON.stringify(lines);
  const strange = lines.flatMap((line) => Object.keys(line)).filter((field) => !LINE_FIELDS.has(field));
  const codes = lines.map(({ code }) => code ?? "").filter((code) => !/^\w{0,60}$/.test(code));
  return [
    ...strange.map((field) => `is logged with “${field}”`),
    ...codes.map((code) => `is logged with the code “${code}”`),
    ...sent.said.filter((words) => told.includes(words)).map((words) => `is logged with its own words “${words}”`),
  ];
}

interface Problem {
  readonly title?: string;
  readonly status?: number;
  readonly code?: string;
  readonly requestId?: string;
  readonly errors?: readonly { readonly field: string; readonly code: string; readonly detail: string }[];
}

/** The API refuses by a problem (RFC 9457) in the reader's language that names what is to be mended. */
function problem({ answer, text, language, sent }: Outcome): string[] {
  if (answer.headers.get("content-type") !== "application/problem+json")
    return [`refuses (${answer.status}) by ${answer.headers.get("content-type")}`];
  const told = JSON.parse(text) as Problem;
  const { title = "", code = "", errors = [] } = told;
  const faults: string[] = [];
  if (told.status !== answer.status || !told.requestId) faults.push("is no whole problem");
  if (!isErrorCode(code)) faults.push(`has no sentence for “${code}”`);
  if (language !== undefined) {
    if (!isWritten(title, language) && title !== errorText(language, code))
      faults.push(`says “${title}” in ${language}`);
    for (const { field, detail, code: of } of errors) {
      if (!isErrorCode(of)) faults.push(`has no sentence for “${of}” of ${field}`);
      if (!isWritten(detail.replaceAll(field, ""), language)) faults.push(`says “${detail}” in ${language}`);
    }
  }
  if (code === "invalid" && errors.length === 0) faults.push("names no field");
  if (errors.some(({ field }) => field === "") && sent.fields !== undefined)
    faults.push(`names “” for ${[...sent.fields].join()}`);
  return faults;
}

/** Whether a sentence may be of this language: English has no Cyrillic, the others have. */
const isWritten = (sentence: string, language: Locale): boolean =>
  /[а-яёәіңғүұқөһ]/i.test(sentence) !== (language === "en");

/** The field that no person sees: whoever fills it in is told no more than that something is wrong. */
const TRAP = "website";
/** What a page of the office says where a form's token is spent or none: nothing that its fields could mend. */
const isOver = (heading: string): boolean => LOCALES.some((locale) => errorText(locale, "form_expired") === heading);

/** A page refuses in its own language: by a summary whose lines lead to fields of the page, or in a sentence. */
function page({ answer, text, language, target, sent, isOwn }: Outcome): string[] {
  if (!text.startsWith("<!DOCTYPE html>")) return [`refuses (${answer.status}) by no page: ${text.slice(0, 60)}`];
  const faults: string[] = [];
  if (language !== undefined && !text.includes(`<html lang="${language}"`)) faults.push(`is not in ${language}`);
  if (text.match(/<h1[\s>]/g)?.length !== 1) faults.push("has not one heading of the first rank");
  const heading = /<h1[^>]*>([^<]*)/.exec(text)?.[1] ?? "";
  const summary = /<div class="kz-error-summary">([\s\S]*?)<\/ul>/.exec(text)?.[1];
  if (
    target.kind === "form" &&
    answer.status === 422 &&
    summary === undefined &&
    !isOver(heading) &&
    !sent.fields?.has(TRAP)
  )
    faults.push(`422 without a summary: ${heading}`);
  // Of a record that has moved on the page shows the form no more; and what is hidden nobody can mend.
  const isShown = formsOf(text).some(({ action }) => action === inLanguage(target.path, language ?? "kk"));
  const fields = [...(summary ?? "").matchAll(/href="#([^"]*)"/g)].map(([, field = ""]) => field);
  for (const field of isShown ? fields : [])
    if (!text.includes(`id="${field}"`) && !isHidden(text, field))
      faults.push(`leads to “#${field}”, which the page has not`);
  if (isShown && isOwn && answer.status === 422 && summary !== undefined) faults.push(...forgotten(text, target, sent));
  return faults;
}
/** What was typed stays in its fields, however the others are refused. */
function forgotten(text: string, { fields = [] }: Target, sent: Broken): string[] {
  if (sent.fields === undefined) return [];
  const kept = fields.filter(([name, value]) => value !== "" && !sent.fields?.has(name) && !NOT_KEPT.test(name));
  return kept
    .filter(([, value]) => !text.includes(escaped(value)))
    .map(([name]) => `forgets what was typed as ${name}`);
}
const NOT_KEPT = /^(code|draft|factor.*|step|go|verb|pick)$/;
const escaped = (value: string): string =>
  value
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;")
    .replaceAll("'", "&#39;");
const isHidden = (text: string, field: string): boolean =>
  [field, field.replace(/^\w+-/, "")].some((name) => text.includes(`type="hidden" name="${name}"`));
