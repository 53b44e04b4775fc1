import { DAY, hmac, InvalidError, invalidField, MalformedError, nonce, sameText, scope } from "@kz2050/core/kernel";
import type { Context } from "hono";

/** What a form or a JSON body brought: texts, or lists of texts where a name came more than once. */
export type Fields = Readonly<Record<string, string | readonly string[]>>;

const MIN_AGE = 3000;
const MAX_AGE = DAY;
/** The field no person sees; whatever fills it in is no person. */
export const HONEYPOT = "website";
export const TOKEN = "formToken";

const seal = (form: string, body: string): string =>
  hmac("linkKey", "form", form, body).subarray(0, 12).toString("base64url");

/** A signed token for one showing of a form: when, and a random id that doubles as the idempotency key. */
export function formToken(form: string): string {
  const body = `${scope().now().getTime().toString(36)}.${nonce()}`;
  return `${body}.${seal(form, body)}`;
}

/**
 * The idempotency key inside a form's token. `minAge` (milliseconds) is for people, not programs: staff need not wait.
 * @throws InvalidError form_expired (also for a forged one), form_too_fast, spam
 */
export function openForm(form: string, fields: Fields, minAge = MIN_AGE): string {
  const [issued = "", random = "", mac = ""] = text(fields, TOKEN).split(".");
  if (!sameText(seal(form, `${issued}.${random}`), mac)) throw new InvalidError("form_expired");
  const age = scope().now().getTime() - Number.parseInt(issued, 36);
  if (age > MAX_AGE) throw new InvalidError("form_expired");
  if (age < minAge) throw new InvalidError("form_too_fast");
  if (text(fields, HONEYPOT) !== "") throw new InvalidError("invalid");
  return random;
}

/** The token of a form shown again: kept over its errors until it is spent, so that sending twice is one request. */
export function tokenFor(form: string, fields: Fields, error?: unknown): string {
  const isSpent = error instanceof InvalidError && SPENT.has(error.code);
  return (isSpent ? "" : text(fields, TOKEN)) || formToken(form);
}
const SPENT = new Set(["form_expired", "idempotency_mismatch"]);

/** Reads a body of any of the three kinds a form or a program sends. Cached, so it may be read again. */
export async function readFields(c: Context): Promise<Fields> {
  const type = (c.req.header("content-type") ?? "").toLowerCase();
  try {
    if (type.startsWith("application/json")) {
      const body: unknown = await c.req.json();
      if (typeof body !== "object" || body === null || Array.isArray(body) || isDeeper(body, MAX_DEPTH))
        throw new MalformedError("malformed");
      return body as Fields;
    }
    const parsed = await c.req.parseBody({ all: true });
    return Object.fromEntries(
      Object.entries(parsed).map(([name, value]) => {
        const values = [value].flat().filter((part): part is string => typeof part === "string");
        return [name, values.length === 1 ? (values[0] ?? "") : values];
      }),
    );
  } catch (error) {
    if (error instanceof MalformedError) throw error;
    throw new MalformedError("malformed");
  }
}

/** Lists within lists: more than any of our shapes has, and few enough to be walked without running out of stack. */
const MAX_DEPTH = 40;
const isDeeper = (value: unknown, depth: number): boolean =>
  typeof value === "object" &&
  value !== null &&
  (depth === 0 || Object.values(value).some((one) => isDeeper(one, depth - 1)));

/** A field's text, "" where it is absent; the first where it came more than once. */
export function text(fields: Fields, name: string): string {
  const value = fields[name];
  if (typeof value === "string") return value;
  return Array.isArray(value) && typeof value[0] === "string" ? value[0] : "";
}

/** A field that may be left empty: undefined then, so that a schema's `.optional()` holds. */
export const optional = (fields: Fields, name: string): string | undefined => text(fields, name).trim() || undefined;

/** All values of a field that may come several times (checkboxes). */
export function texts(fields: Fields, name: string): string[] {
  const value = fields[name];
  if (Array.isArray(value)) return value.filter((part): part is string => typeof part === "string");
  return typeof value === "string" && value !== "" ? [value] : [];
}

/** A civil date from the three boxes `name-day`, `name-month`, `name-year` (or one ISO field). @throws InvalidError */
export function dateField(fields: Fields, name: string): string {
  const iso = text(fields, name).trim();
  if (iso !== "") return iso;
  const [year, month, day] = ["year", "month", "day"].map((part) => text(fields, `${name}-${part}`).trim());
  if (!year && !month && !day) return "";
  if (!/^\d{4}$/.test(year ?? "") || !/^\d{1,2}$/.test(month ?? "") || !/^\d{1,2}$/.test(day ?? "")) {
    throw invalidField(name, "invalid_date");
  }
  return `${year}-${(month ?? "").padStart(2, "0")}-${(day ?? "").padStart(2, "0")}`;
}
