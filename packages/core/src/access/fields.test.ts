import { staffActor } from "@kz2050/testing";
import { expect, test } from "vitest";
import { GUEST, type Staff, system } from "../kernel/index.ts";
import { FIELD_MATRIX, PERSONAL_FIELDS, type PersonalField, shownOf, visibleFields } from "./index.ts";

const NOW = new Date("2026-10-14T07:00:00.000Z");
const HERE = { region: "71", council: "astana", campaign: "cmp_1" };
const ELSEWHERE = { region: "75", council: "oral", campaign: "cmp_2" };
const seen = (actor: Parameters<typeof visibleFields>[0], place: Parameters<typeof visibleFields>[1]) =>
  [...visibleFields(actor, place, NOW)].toSorted();
const all: readonly PersonalField[] = PERSONAL_FIELDS.toSorted();

const coordinator = staffActor("coordinator", { region: "71" });
const central = staffActor("central");

test("a coordinator sees everything of a person of their own region, and nothing of another's", () => {
  expect(seen(coordinator, HERE)).toEqual(all);
  expect(seen(coordinator, ELSEWHERE)).toEqual([]);
  expect(seen(coordinator, {})).toEqual([]);
});

test("central office sees everybody's age and mailbox, nobody's phone and nobody's day of birth", () => {
  const kept = all.filter((field) => field !== "phone" && field !== "birthDate");
  expect([seen(central, HERE), seen(central, ELSEWHERE)]).toEqual([kept, kept]);
});

test.each([
  ["finance of the country", staffActor("finance")],
  ["finance of the region", staffActor("finance", { region: "71" })],
  ["a member of the council", staffActor("member", { council: "astana" })],
  ["its moderator", staffActor("moderator", { council: "astana" })],
  ["a guest", GUEST],
  ["a resident", { kind: "person", personId: "per_1", sessionId: "s", provedAt: NOW.toISOString() } as const],
  ["the platform", system("job")],
])("%s sees nothing personal of anybody", (_who, actor) => {
  expect(seen(actor, HERE)).toEqual([]);
});

test("an organiser sees the names that givers of their own campaign chose to show, and no more", () => {
  const organiser: Staff = {
    ...central,
    grants: [{ role: "organiser", reach: { campaign: "cmp_1" }, from: "2020-01-01T00:00:00.000Z" }],
  };
  expect(seen(organiser, HERE)).toEqual(["publicName"]);
  expect(seen(organiser, ELSEWHERE)).toEqual([]);
});

test("what was seen is not seen any more from the minute the role ends, nor before it begins", () => {
  const of = (from: string, until: string): Staff => ({
    ...coordinator,
    grants: [{ role: "coordinator", reach: { region: "71" }, from, until }],
  });
  expect(seen(of("2026-01-01T00:00:00.000Z", NOW.toISOString()), HERE)).toEqual([]);
  expect(seen(of("2026-10-14T07:00:00.001Z", "2027-01-01T00:00:00.000Z"), HERE)).toEqual([]);
  expect(seen(of(NOW.toISOString(), "2026-10-14T07:00:00.001Z"), HERE)).toEqual(all);
});

test("a phone in full is a matter of the region alone, whatever is added to the table", () => {
  expect(Object.entries(FIELD_MATRIX.phone)).toEqual([["coordinator", "region"]]);
  for (const roles of Object.values(FIELD_MATRIX)) expect(Object.keys(roles)).not.toContain("finance");
});

test("fields keep their order, and what tells nothing personal is always shown", () => {
  const tells = { surname: "name", phone: "phone", birthDate: "birthDate" } as const;
  const columns = ["status", "phone", "surname", "birthDate"] as const;
  expect(shownOf(columns, tells, visibleFields(central, HERE, NOW))).toEqual(["status", "surname"]);
  expect(shownOf(columns, tells, visibleFields(coordinator, HERE, NOW))).toEqual([...columns]);
});
