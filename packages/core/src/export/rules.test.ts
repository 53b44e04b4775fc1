import { staffActor } from "@kz2050/testing";
import fc from "fast-check";
import { expect, test } from "vitest";
import { FIELD_MATRIX } from "../access/index.ts";
import { COLUMNS, columnsFor, isPersonal, mayTake } from "./columns.ts";
import { csvLine, cut, fileName, plainText, SEPARATOR } from "./rules.ts";
import { EXPORT_KINDS } from "./schema.ts";

const NOW = new Date("2026-10-14T07:00:00.000Z");
const coordinator = staffActor("coordinator", { region: "71" });
const central = staffActor("central");
const finance = staffActor("finance");

/** A reader of CSV by RFC 4180, written apart from the writer. */
function parseCsv(text: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  let cell = "";
  let quoted = false;
  for (let at = 0; at < text.length; at += 1) {
    const sign = text[at];
    if (quoted) {
      if (sign !== '"') cell += sign;
      else if (text[at + 1] === '"') {
        cell += '"';
        at += 1;
      } else quoted = false;
    } else if (sign === '"') quoted = true;
    else if (sign === SEPARATOR) {
      row.push(cell);
      cell = "";
    } else if (sign === "\r" && text[at + 1] === "\n") {
      rows.push([...row, cell]);
      [row, cell] = [[], ""];
      at += 1;
    } else cell += sign;
  }
  return rows;
}

const nasty = fc.oneof(
  fc.string({ unit: "binary", maxLength: 30 }),
  fc.string({
    unit: fc.constantFrom("=", "+", "-", "@", "\t", "\r", "\n", '"', ";", ",", "'", " ", "Қ", "1", "＝", "\u0000"),
  }),
);

test("whatever people typed comes back from CSV as it was written, and no cell begins like a formula", () => {
  fc.assert(
    fc.property(fc.array(fc.array(nasty, { minLength: 2, maxLength: 5 }), { minLength: 1, maxLength: 6 }), (rows) => {
      const parsed = parseCsv(rows.map(csvLine).join(""));
      expect(parsed).toEqual(rows.map((cells) => cells.map(plainText)));
      for (const cell of parsed.flat()) expect(cell).not.toMatch(/^[=+\-@\t\r\n＝＋－＠]|^\s+[=+\-@]/u);
    }),
    { seed: 2050, numRuns: 400 },
  );
});

test.each([
  ["=HYPERLINK(1)", "'=HYPERLINK(1)"],
  ["+77010000001", "'+77010000001"],
  ["-1+2", "'-1+2"],
  ["@SUM(A1)", "'@SUM(A1)"],
  ["\t=1", "'\t=1"],
  ["\r=1", "'\r=1"],
  ["  =1", "'  =1"],
  ["＝1", "'＝1"],
  ["a=1", "a=1"],
  ["Әл-Фараби", "Әл-Фараби"],
  ["a\u0000b\u000bc", "abc"],
])("%j is written as %j", (typed, written) => {
  expect(plainText(typed)).toBe(written);
});

test("numbers have a decimal comma and no quotes, dates stand as they are, and what is not there is empty", () => {
  expect(csvLine([1500.5, -3, { date: "2026-10-14 12:00" }, null, "бір; екі", 'a"b'])).toBe(
    '1500,5;-3;2026-10-14 12:00;;"бір; екі";"a""b"\r\n',
  );
});

test("bytes are cut into pieces that make them whole again", () => {
  const bytes = Buffer.from("Қазақстан");
  const pieces = cut(bytes, 4);
  expect(pieces.every(({ length }) => length <= 4)).toBe(true);
  expect(Buffer.concat(pieces).toString()).toBe("Қазақстан");
});

test("a file's name tells what it is in letters that every system takes", () => {
  const row = { exportKind: "gifts" as const, askedAt: "2026-10-14T07:00:00.000Z" };
  expect(fileName(row, 2, "csv")).toBe("gifts-kz-2026-10-14-2.csv");
  expect(fileName({ ...row, region: "71" }, 1, "xlsx")).toBe("gifts-71-2026-10-14-1.xlsx");
});

test("who may take out what: a coordinator of their region, finance gifts alone, the trail central office alone and whole", () => {
  const kinds = (actor: typeof central, region?: string) =>
    EXPORT_KINDS.filter((kind) => mayTake(actor, kind, region === undefined ? {} : { region }, NOW));
  expect(kinds(central)).toEqual([...EXPORT_KINDS]);
  expect(kinds(central, "75")).toEqual(["applications", "members", "gifts", "bookings", "proposals"]);
  expect(kinds(coordinator, "71")).toEqual(["applications", "members", "gifts", "bookings", "proposals"]);
  expect([kinds(coordinator), kinds(coordinator, "75")]).toEqual([[], []]);
  expect([kinds(finance), kinds(staffActor("finance", { region: "71" }), "75")]).toEqual([["gifts"], []]);
  expect(kinds(staffActor("moderator", { council: "astana" }), "71")).toEqual([]);
});

test("a column that an actor may not see is not among theirs", () => {
  const fields = (actor: typeof central, kind: (typeof EXPORT_KINDS)[number], region?: string) =>
    columnsFor(actor, kind, region === undefined ? {} : { region }, NOW).map(({ field }) => field);
  expect(fields(coordinator, "applications", "71")).toEqual(COLUMNS.applications.map(({ field }) => field));
  const seen = fields(central, "applications");
  expect(seen).toContain("email");
  expect(seen).toContain("age");
  expect(seen).not.toContain("phone");
  expect(seen).not.toContain("birthDate");
  expect(fields(central, "bookings")).not.toContain("contactPhone");
  expect(fields(finance, "gifts")).not.toContain("publicName");
  expect(fields(central, "gifts")).toContain("publicName");
});

test("every personal column says what it tells, and the names of columns differ within a kind", () => {
  const personal = /name$|^(?:patronymic|phone|email|birthDate|age|why|occupation|contact)/i;
  for (const [kind, columns] of Object.entries(COLUMNS)) {
    const fields = columns.map(({ field }) => field);
    expect(new Set(fields).size, kind).toBe(fields.length);
    // A colleague's name stands in the trail of central office.
    for (const { field, tells } of columns)
      if (personal.test(field) && field !== "actorName") expect(tells, field).toBeDefined();
    for (const { tells } of columns) if (tells) expect(FIELD_MATRIX).toHaveProperty(tells);
  }
  expect(isPersonal("gifts", ["reference", "campaign"])).toBe(false);
  expect(isPersonal("gifts", ["reference", "publicName"])).toBe(true);
  expect(
    isPersonal(
      "audit",
      COLUMNS.audit.map(({ field }) => field),
    ),
  ).toBe(false);
});
