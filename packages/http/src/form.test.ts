import { GUEST, InvalidError, inScope, MalformedError } from "@kz2050/core/kernel";
import { staffActor } from "@kz2050/testing";
import { Hono } from "hono";
import { expect, test } from "vitest";
import {
  dateField,
  type Fields,
  formIdentity,
  formToken,
  HONEYPOT,
  openForm,
  optional,
  readFields,
  requestIdentity,
  TOKEN,
  text,
  texts,
} from "./index.ts";

const SECRETS = { addressPepper: "a1".repeat(32), pseudonymPepper: "b2".repeat(32), linkKey: "c3".repeat(32) };
let instant = Date.parse("2026-10-14T07:00:00.000Z");
let drawn = 0;
const here = <T>(work: () => T): T =>
  inScope(
    {
      now: () => new Date(instant),
      random: (bytes) => new Uint8Array(bytes).fill(drawn++),
      secrets: SECRETS,
      engine: {},
      actor: GUEST,
      requestId: "r",
    },
    work,
  );

/** Fills in a form shown `seconds` ago and opens it. */
function sent(
  seconds: number,
  change: (token: string) => Fields = (token) => ({ [TOKEN]: token }),
  minAge?: number,
): string {
  const token = here(() => formToken("apply"));
  instant += seconds * 1000;
  return here(() => openForm("apply", change(token), minAge));
}
const codeOf = (work: () => unknown): string => {
  try {
    work();
    return "opened";
  } catch (error) {
    if (error instanceof InvalidError) return error.code;
    throw error;
  }
};

test("a form filled in by a person opens, and each showing has a key of its own", () => {
  expect(sent(3)).not.toBe(sent(86_400));
});

test("the key of one showing is the same however often it is sent", () => {
  const token = here(() => formToken("apply"));
  instant += 5000;
  const open = () => here(() => openForm("apply", { [TOKEN]: token }));
  expect(open()).toBe(open());
});

test.each([
  ["sooner than a person can", () => sent(2.9), "form_too_fast"],
  ["at once, where staff need not wait", () => sent(0, undefined, 0), "opened"],
  ["after a day", () => sent(86_401), "form_expired"],
  ["from the future", () => sent(-60), "form_too_fast"],
  ["without a token", () => sent(5, () => ({})), "form_expired"],
  ["with another form's token", () => sent(5, () => ({ [TOKEN]: here(() => formToken("give")) })), "form_expired"],
  ["with a token whose time was moved", () => sent(5, (token) => ({ [TOKEN]: `1${token}` })), "form_expired"],
  [
    "with a token whose chance was changed",
    () => sent(5, (token) => ({ [TOKEN]: token.replace(/\.(.)/, ".x") })),
    "form_expired",
  ],
  ["with a token cut short", () => sent(5, (token) => ({ [TOKEN]: token.slice(0, -1) })), "form_expired"],
  [
    "with the field no person sees",
    () => sent(5, (token) => ({ [TOKEN]: token, [HONEYPOT]: "https://spam.example" })),
    "invalid",
  ],
  ["with that field left empty", () => sent(5, (token) => ({ [TOKEN]: token, [HONEYPOT]: "" })), "opened"],
])("a form sent %s: %s", (_when, work, code) => {
  expect(codeOf(work)).toBe(code);
});

/** What a handler reads from a body of this type. */
async function read(type: string, body: string | FormData): Promise<Fields> {
  const app = new Hono();
  let fields: Fields = {};
  let failure: unknown;
  app.post("/", async (c) => {
    try {
      fields = await readFields(c);
      // Read by the door for its key and again by the handler.
      expect(await readFields(c)).toEqual(fields);
    } catch (error) {
      failure = error;
    }
    return c.body(null);
  });
  await app.request("/", { method: "POST", body, ...(type && { headers: { "content-type": type } }) });
  if (failure) throw failure;
  return fields;
}
const FORM = "application/x-www-form-urlencoded";
const PARTS = (...names: string[]) =>
  `${names.map((name) => `--b\r\ncontent-disposition: form-data; name="${name}"\r\n\r\nәлем\r\n`).join("")}--b--\r\n`;

test("a form, a form in parts and JSON read alike", async () => {
  const said = { name: "Айгүл Ә", topics: ["a", "b"], empty: "" };
  expect(await read(FORM, "name=%D0%90%D0%B9%D0%B3%D2%AF%D0%BB+%D3%98&topics=a&topics=b&empty=")).toEqual(said);
  const parts = new FormData();
  for (const [name, value] of [
    ["name", "Айгүл Ә"],
    ["topics", "a"],
    ["topics", "b"],
    ["empty", ""],
  ])
    parts.append(name ?? "", value ?? "");
  expect(await read("", parts)).toEqual(said);
  expect(await read("Application/JSON; charset=utf-8", JSON.stringify(said))).toEqual(said);
});

test("a name that comes again is a list, as a file it is nothing, and no name reaches what is not a field", async () => {
  const fields = await read(FORM, "a=1&a=2&b=3&__proto__=x&constructor=y");
  expect(texts(fields, "a")).toEqual(["1", "2"]);
  expect([text(fields, "a"), text(fields, "b"), text(fields, "none")]).toEqual(["1", "3", ""]);
  expect(texts(fields, "b")).toEqual(["3"]);
  expect([text({}, "constructor"), text({}, "__proto__"), texts({}, "toString")]).toEqual(["", "", []]);
  const parts = new FormData();
  parts.append("photo", new Blob(["x"]), "x.png");
  expect(text(await read("", parts), "photo")).toBe("");
  expect(await read("multipart/form-data; boundary=b", PARTS("a", "a"))).toEqual({ a: ["әлем", "әлем"] });
});

test.each([
  ["JSON cut short", "application/json", "{"],
  ["JSON that is a list", "application/json", "[]"],
  ["JSON that is null", "application/json", "null"],
  ["JSON that is a text", "application/json", '"a"'],
  ["no JSON", "application/json", ""],
  ["JSON deeper than any of ours", "application/json", `{"a":${"[".repeat(5000)}${"]".repeat(5000)}}`],
  ["parts without a boundary", "multipart/form-data", "x"],
  ["parts that never end", "multipart/form-data; boundary=b", PARTS("a").replace("--b--", "")],
])("%s is malformed", async (_what, type, body) => {
  await expect(read(type, body)).rejects.toBeInstanceOf(MalformedError);
});

test("fields of a JSON body that are no texts are nothing to a form", () => {
  const fields = { a: { b: 1 }, n: 5, l: [1, "x"], s: "  " } as unknown as Fields;
  expect([text(fields, "a"), text(fields, "n"), text(fields, "l"), optional(fields, "s")]).toEqual([
    "",
    "",
    "",
    undefined,
  ]);
  expect(texts(fields, "l")).toEqual(["x"]);
});

test.each([
  [{ "born-day": "3", "born-month": "02", "born-year": "2001" }, "2001-02-03"],
  [{ born: " 2001-02-03 " }, "2001-02-03"],
  [{}, ""],
  [{ "born-day": "3", "born-month": "", "born-year": "2001" }, "invalid"],
  [{ "born-day": "3", "born-month": "2", "born-year": "01" }, "invalid"],
  [{ "born-day": "x", "born-month": "2", "born-year": "2001" }, "invalid"],
])("the boxes %j are the date %j", (fields, date) => {
  const seen = () => dateField(fields as Fields, "born");
  if (date === "invalid") expect(seen).toThrow(InvalidError);
  else expect(seen()).toBe(date);
});

const identity = (route: string, key: string, body: unknown, actor = GUEST as Parameters<typeof requestIdentity>[1]) =>
  here(() => requestIdentity(route, actor, key, body));

test("a request is the same by route, sender, key and words, whatever the order of its names", () => {
  const first = identity("/a", "k", { name: "x", of: { b: 1, a: [2, 1] } });
  expect(identity("/a", "k", { of: { a: [2, 1], b: 1 }, name: "x" })).toEqual(first);
  expect(identity("/a", "k", { of: { a: [1, 2], b: 1 }, name: "x" }).bodyHash).not.toBe(first.bodyHash);
  expect(identity("/a", "k", { name: "y" })).toMatchObject({ key: first.key });
  expect(identity("/a", "k", { name: "y" }).bodyHash).not.toBe(first.bodyHash);
  expect(identity("/b", "k", {}).key).not.toBe(first.key);
  expect(identity("/a", "l", {}).key).not.toBe(first.key);
  expect(identity("/a", "k", {}, staffActor("central")).key).not.toBe(first.key);
  expect(identity("/a", "k", undefined).bodyHash).not.toBe(first.bodyHash);
});

test.each(["кілт", "a b", "x".repeat(201), "\ud800"])(
  "a form that bears %j for its token is left to the form, which calls it expired",
  async (token) => {
    const app = new Hono();
    app.post("/", async (c) => c.json((await here(() => formIdentity(c, GUEST))) ?? null));
    const answer = await app.request("/", { method: "POST", body: new URLSearchParams({ [TOKEN]: token }) });
    expect(await answer.json()).toMatchObject({ key: expect.any(String) });
    expect(codeOf(() => here(() => openForm("apply", { [TOKEN]: token })))).toBe("form_expired");
  },
);

test.each(["", " ", "a b", "кілт", "x".repeat(201), "a\n"])("%j is no key", (key) => {
  expect(() => identity("/a", key, {})).toThrow(InvalidError);
});
