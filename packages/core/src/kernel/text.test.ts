import { expect, test } from "vitest";
import * as z from "zod";
import {
  canonicalEmail,
  Email,
  Instant,
  InvalidError,
  LocalDate,
  Phone,
  parse,
  parseTenge,
  showPhone,
  sum,
  tenge,
} from "./index.ts";

test.each([
  ["Aigul@Mail.Example", "aigul@mail.example"],
  ["aigul+news@mail.example", "aigul@mail.example"],
  ["aigul+news+more@mail.example", "aigul@mail.example"],
  ["+a@mail.example", "+a@mail.example"],
  ["+b@mail.example", "+b@mail.example"],
  ["+a+b@mail.example", "+a@mail.example"],
  ["a.i.gul@mail.example", "a.i.gul@mail.example"],
  ["A.i.gul+x@GoogleMail.com", "aigul@gmail.com"],
  ["ai-gul@ya.ru", "ai.gul@yandex.ru"],
  ["ai.gul@yandex.kz", "ai.gul@yandex.ru"],
  ["айгүл@mail.example", "айгүл@mail.example"],
  ['"a@b"@mail.example', '"a@b"@mail.example'],
])("%s is the mailbox %s", (typed, canonical) => {
  expect(canonicalEmail(typed)).toBe(canonical);
  expect(canonicalEmail(canonical)).toBe(canonical);
});

test.each([
  ["8 701 234 56 78", "+77012345678"],
  ["+7 (701) 234-56-78", "+77012345678"],
  ["7012345678", "+77012345678"],
  [" 8(7172)70-12-34 ", "+77172701234"],
  ["+49 30 901820", "+4930901820"],
])("%s is kept as %s", (typed, kept) => {
  expect(parse(Phone, typed)).toBe(kept);
});

test.each([
  ["", "required"],
  ["12345", "invalid_phone"],
  ["8 701 234 56 7", "invalid_phone"],
  ["телефон жоқ", "invalid_phone"],
])("%j is no phone: %s", (typed, code) => {
  expect(issuesOf(z.object({ phone: Phone }), { phone: typed })).toEqual([{ field: "phone", code }]);
});

test("a phone of the country is shown in groups, another as it is", () => {
  expect(showPhone("+77012345678")).toBe("+7 701 234 56 78");
  expect(showPhone("+4930901820")).toBe("+4930901820");
});

test.each([
  ["1500", 150_000],
  ["1500.00", 150_000],
  ["1500,5", 150_050],
  ["0.01", 1],
  [" 7 ", 700],
  ["999999999999.99", 99_999_999_999_999],
])("%j tenge is %i tiyn", (text, tiyn) => {
  expect(parseTenge(text)).toBe(tiyn);
});

test.each(["", "-5", "1.005", "1e3", "0x10", "1 500", "1.", ".5", "NaN", "1234567890123"])(
  "%j is no sum of tenge",
  (text) => {
    expect(parseTenge(text)).toBeUndefined();
  },
);

test("sums are of whole tiyn", () => {
  expect(sum([tenge(10), 5, -5])).toBe(1000);
  expect(sum([])).toBe(0);
});

const issuesOf = (schema: z.ZodType, input: unknown) => {
  try {
    parse(schema, input);
    return [];
  } catch (error) {
    if (error instanceof InvalidError) return error.issues;
    throw error;
  }
};

test.each([
  ["an absent text", z.string(), undefined, { code: "required" }],
  ["an empty text", z.string().min(1), "", { code: "required" }],
  ["an empty choice", z.enum(["a"]), "", { code: "required" }],
  ["another choice", z.enum(["a"]), "b", { code: "invalid_choice" }],
  ["consent withheld", z.literal(true), false, { code: "invalid_choice" }],
  ["a short text", z.string().min(3), "ab", { code: "too_short", params: { min: 3 } }],
  ["a long text", z.string().max(3), "abcd", { code: "too_long", params: { max: 3 } }],
  ["too long a list", z.array(z.string()).max(1), ["a", "b"], { code: "too_long", params: { max: 1 } }],
  ["an empty list", z.array(z.string()).min(1), [], { code: "required" }],
  ["a small number", z.int().min(5), 4, { code: "too_small", params: { min: 5 } }],
  ["a big number", z.int().max(5), 6, { code: "too_big", params: { max: 5 } }],
  ["half a number", z.int(), 1.5, { code: "invalid_number" }],
  ["a text for a number", z.number(), "1", { code: "invalid_number" }],
  ["no number at all", z.number(), Number.NaN, { code: "invalid_number" }],
  ["a number for a text", z.string(), 1, { code: "invalid_value" }],
  ["a broken e-mail", Email, "nobody", { code: "invalid_email" }],
  ["no e-mail", Email, "  ", { code: "required" }],
  ["a day that is none", LocalDate, "2026-02-30", { code: "invalid_date" }],
  ["an instant without milliseconds", Instant, "2026-02-03T00:00:00Z", { code: "invalid_date" }],
  ["a strange form", z.string().regex(/^x$/), "y", { code: "invalid_value" }],
  ["a rule's own code", z.string().refine(() => false, "too_young"), "x", { code: "too_young" }],
  ["a rule's own words", z.string().refine(() => false, "Not a code"), "x", { code: "invalid_value" }],
])("%s is told by a code", (_what, schema, value, issue) => {
  expect(issuesOf(z.object({ field: schema }), { field: value })).toEqual([{ field: "field", ...issue }]);
});

test("fields are named by their path, each once, and unknown ones are told", () => {
  const schema = z.strictObject({
    contact: z.object({ email: Email, name: z.string().min(2).regex(/^A/) }),
    days: z.array(z.int()),
  });
  expect(issuesOf(schema, { contact: { name: "b" }, days: [1, "2"], extra: 1 })).toEqual([
    { field: "contact.email", code: "required" },
    { field: "contact.name", code: "too_short", params: { min: 2 } },
    { field: "days.1", code: "invalid_number" },
    { field: "", code: "unknown_field" },
  ]);
  expect(issuesOf(schema, null)).toEqual([{ field: "", code: "invalid_value" }]);
});

test.each([
  [{ name: "\ud800" }, "name"],
  [{ name: "Айгүл", of: { kk: ["ə", "x\udc00"] } }, "of.kk.1"],
  [{ name: "Айгүл", of: { "\ud83d": ["x"] } }, "of"],
])("half a character, which nothing can carry, is refused by its field: %j", (input, field) => {
  const Named = z.object({ name: z.string(), of: z.record(z.string(), z.array(z.string())).optional() });
  expect(parse(Named, { name: "😀", of: { kk: ["👨‍👩‍👧"] } })).toMatchObject({ name: "😀" });
  try {
    parse(Named, input);
    expect.unreachable();
  } catch (error) {
    expect((error as InvalidError).issues).toEqual([{ field, code: "invalid_value" }]);
  }
});
