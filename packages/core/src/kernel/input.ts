import type * as z from "zod";
import { type FieldIssue, InvalidError } from "./error.ts";

type ZodIssue = z.core.$ZodIssue;

/** Parses input or throws an InvalidError that names each field by its path (`contact.email`), first issue of each. */
export function parse<S extends z.ZodType>(schema: S, input: unknown): z.output<S> {
  const result = schema.safeParse(input, { reportInput: true });
  if (!result.success) throw new InvalidError(fieldIssues(result.error.issues, input));
  const [field] = halved(result.data, "");
  if (field !== undefined) throw new InvalidError([{ field, code: "invalid_value" }]);
  return result.data;
}

/** Fields whose text holds half a character (a lone surrogate): no encoding carries it, and no table takes it. */
function* halved(value: unknown, path: string): Generator<string> {
  if (typeof value === "string" && !value.isWellFormed()) yield path;
  if (typeof value !== "object" || value === null || value instanceof Uint8Array) return;
  for (const [name, inner] of Object.entries(value)) {
    const field = path === "" ? name : `${path}.${name}`;
    if (name.isWellFormed()) yield* halved(inner, field);
    else yield path;
  }
}

/** What zod found wrong with `input`, in our codes: the first issue of each field. */
export function fieldIssues(found: readonly ZodIssue[], input: unknown): FieldIssue[] {
  const issues = new Map<string, FieldIssue>();
  for (const issue of found) {
    const field = issue.path.join(".");
    const value = "input" in issue ? issue.input : valueAt(input, issue.path);
    if (!issues.has(field)) issues.set(field, { field, ...codeOf({ ...issue, input: value } as ZodIssue) });
  }
  return [...issues.values()];
}

function valueAt(input: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>(
    (value, key) => (typeof value === "object" && value !== null ? Reflect.get(value, key) : undefined),
    input,
  );
}

/** Our own code where a rule named one (snake_case message), else zod's issue in the words of the error catalogue. */
function codeOf(issue: ZodIssue): Omit<FieldIssue, "field"> {
  if (/^[a-z]+(_[a-z]+)+$|^required$/.test(issue.message)) return { code: issue.message };
  if (issue.input === undefined || issue.input === "") return { code: "required" };
  switch (issue.code) {
    case "invalid_type":
      return { code: `invalid_${TYPE_NAMES[issue.expected] ?? "value"}` };
    case "too_small":
      if (issue.origin === "string" || issue.origin === "array") {
        return Number(issue.minimum) <= 1
          ? { code: "required" }
          : { code: "too_short", params: { min: Number(issue.minimum) } };
      }
      return { code: "too_small", params: { min: Number(issue.minimum) } };
    case "too_big":
      return issue.origin === "string" || issue.origin === "array"
        ? { code: "too_long", params: { max: Number(issue.maximum) } }
        : { code: "too_big", params: { max: Number(issue.maximum) } };
    case "invalid_value":
      return { code: "invalid_choice" };
    case "invalid_format":
      return { code: FORMAT_CODES[issue.format] ?? "invalid_value" };
    case "unrecognized_keys":
      return { code: "unknown_field" };
    default:
      return { code: "invalid_value" };
  }
}

const TYPE_NAMES: Record<string, string> = { number: "number", int: "number", date: "date" };
const FORMAT_CODES: Record<string, string> = { email: "invalid_email", date: "invalid_date", datetime: "invalid_date" };
