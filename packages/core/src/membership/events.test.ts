import { expect, test } from "vitest";
import { cardOf, movesOf, noticesFor } from "./events.ts";
import type { Application } from "./schema.ts";

const at = "2026-10-14T07:00:00.000Z";
const record = (overrides: Partial<Application>): Application => ({
  membershipKey: "mem_00000000000000000000000000",
  kind: "application",
  status: "submitted",
  version: 1,
  surname: "Сынақбаева",
  givenName: "Үлгі",
  birthDate: "1995-03-27",
  region: "71",
  city: "Астана",
  phone: "+77010000001",
  email: "ulgi@posta.example",
  occupation: "Мұғалім",
  why: "Көмектескім келеді.",
  language: "ru",
  consents: [],
  createdAt: at,
  confirmBy: at,
  tries: 0,
  history: [],
  personId: "per_00000000000000000000000000",
  ...overrides,
});

test.each([
  ["unconfirmed", "membership.confirm"],
  ["submitted", "membership.received"],
  ["more_info", "membership.question"],
  ["approved", "membership.approved"],
  ["rejected", "membership.rejected"],
  ["withdrawn", "membership.withdrawn"],
  ["duplicate", "membership.already-member"],
  ["ended", "membership.ended"],
] as const)(
  "%s calls for one letter, %s, in the applicant's language and without a name, mailbox or phone",
  (status, kind) => {
    const letters = noticesFor(record({ status }));
    expect(letters).toMatchObject([{ kind, locale: "ru", to: { personId: "per_00000000000000000000000000" } }]);
    expect(JSON.stringify(letters)).not.toMatch(/Сынақбаева|Үлгі|posta\.example|\+7701/);
  },
);

test("before confirmation the letter goes to the application, with a code", () => {
  const { personId: _, ...unknown } = record({ status: "unconfirmed" });
  expect(noticesFor(unknown)).toMatchObject([{ to: { membershipKey: unknown.membershipKey }, withCode: true }]);
});

test("each question is a letter of its own", () => {
  const asked = (text: string) => ({ at, what: "asked" as const, text });
  const first = noticesFor(record({ status: "more_info", history: [asked("a")] }));
  const second = noticesFor(
    record({ status: "more_info", history: [asked("a"), { at, what: "answered" }, asked("b")] }),
  );
  expect(first[0]?.id).not.toBe(second[0]?.id);
  expect(second[0]?.facts).toEqual({ text: "b" });
});

test("a duplicate's letter leads to the live membership", () => {
  const live = "mem_00000000000000000000000009";
  expect(noticesFor(record({ status: "duplicate", duplicateOf: live }))[0]?.link).toEqual({
    purpose: "membership",
    id: live,
  });
});

test("only members have cards, and only live ones count", () => {
  expect(cardOf(record({}))).toBeUndefined();
  const card = { cardCode: "crd_0", memberSince: at };
  const live = cardOf(record({ ...card, status: "approved" }));
  const ended = cardOf(record({ ...card, status: "ended", endedAt: at }));
  expect([live?.valid, ended?.valid]).toEqual([true, false]);
  const image = (value: object | undefined) => value && { ...value };
  expect(movesOf({ after: image(live) })).toEqual({ "membership.members": 1, "membership.members#71": 1 });
  expect(movesOf({ before: image(live), after: image(live) })).toEqual({});
  expect(movesOf({ before: image(live), after: image(ended) })).toEqual({
    "membership.members": -1,
    "membership.members#71": -1,
  });
  expect(movesOf({ before: image(ended) })).toEqual({});
});
