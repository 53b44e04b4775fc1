import { expect, test } from "vitest";
import { sha256 } from "../kernel/index.ts";
import { HOLIDAYS_BY_YEAR } from "../reference/data/holidays.ts";
import { diffWords } from "./diff.ts";
import {
  assertExtension,
  clockOf,
  codeOf,
  dueOn,
  MOVES,
  plusMonths,
  quorumOf,
  shardsOf,
  supportKey,
  tallyOf,
  textHashOf,
  workingDaysLeft,
} from "./rules.ts";
import type { Dispatch, VoteChoice } from "./schema.ts";

const calendar = {
  daysOff: new Set(HOLIDAYS_BY_YEAR.flatMap((row) => row.daysOff)),
  workedWeekends: new Set(HOLIDAYS_BY_YEAR.flatMap((row) => row.workedWeekends)),
};
const letter = (overrides: Partial<Dispatch> = {}): Dispatch => ({
  proposalId: "prp_",
  item: "dispatch",
  kind: "dispatch",
  number: "1",
  sentOn: "2026-10-14",
  authority: "akimat-astana",
  dueOn: "2026-11-05",
  ...overrides,
});

test.each([
  ["2026-10-14", "2026-11-05"], // over the carried-over Republic Day, 26 October
  ["2026-12-04", "2026-12-28"], // over Independence Day
  ["2026-12-25", "2027-01-20"], // over New Year, its carry-over and Christmas
])("a letter received on %s is to be answered by %s", (sentOn, due) => {
  expect(dueOn(sentOn, calendar)).toBe(due);
});

test.each([
  ["2026-11-05", undefined, "waiting"],
  ["2026-11-06", undefined, "overdue"],
  ["2026-11-26", undefined, "overdue"],
  ["2026-11-27", undefined, "very_overdue"],
  ["2027-01-01", "2026-11-05", "answered_in_time"],
  ["2027-01-01", "2026-11-06", "answered_late"],
] as const)("on %s with an answer of %s the akimat stands %s", (today, answeredOn, clock) => {
  expect(clockOf(letter(), answeredOn && { answeredOn }, today, calendar)).toBe(clock);
});

test("an extended letter goes by its new day, and working days are counted both ways", () => {
  const extension = { until: "2026-12-01", noticeOn: "2026-11-02", reason: "…", language: "ru", at: "…" } as const;
  expect(clockOf(letter({ extension }), undefined, "2026-11-20", calendar)).toBe("waiting");
  expect(workingDaysLeft("2026-11-05", "2026-11-05", calendar)).toBe(0);
  expect(workingDaysLeft("2026-11-05", "2026-10-23", calendar)).toBe(8);
  expect(workingDaysLeft("2026-11-05", "2026-11-10", calendar)).toBe(-3);
});

test.each([
  ["2026-11-06", undefined],
  ["2027-01-05", undefined],
  ["2026-11-05", "extension_too_early"],
  ["2027-01-06", "extension_too_late"],
])("an extension to %s is %s", (until, code) => {
  const act = () => assertExtension(letter(), until);
  if (code === undefined) expect(act).not.toThrow();
  else expect(act).toThrow(expect.objectContaining({ issues: [expect.objectContaining({ field: "until", code })] }));
});

test("two months after 31 December is the last day of February", () => {
  expect(plusMonths("2026-12-31", 2)).toBe("2027-02-28");
  expect(plusMonths("2026-11-05", 2)).toBe("2027-01-05");
});

const votes = (yes: number, no: number, abstain: number): VoteChoice[] => [
  ...Array<VoteChoice>(yes).fill("for"),
  ...Array<VoteChoice>(no).fill("against"),
  ...Array<VoteChoice>(abstain).fill("abstain"),
];
test.each([
  [5, votes(3, 0, 0), "accepted", 2],
  [5, votes(2, 2, 1), "declined", 0],
  [5, votes(1, 0, 4), "accepted", 0],
  [5, votes(0, 0, 5), "declined", 0],
  [5, votes(2, 3, 0), "declined", 0],
] as const)("of %i members, %j decides %s with %i absent", (entitled, cast, outcome, absent) => {
  expect(tallyOf(entitled, cast)).toMatchObject({ outcome, absent, quorum: 3 });
});

test("a quorum is more than half", () => {
  expect([1, 2, 3, 4, 5, 9].map(quorumOf)).toEqual([1, 2, 2, 3, 3, 5]);
});

test("no act leads out of a final state", () => {
  const left = new Set(Object.values(MOVES).flatMap(({ from }): readonly string[] => from));
  for (const final of ["refused", "declined", "closed", "withdrawn"]) expect(left.has(final)).toBe(false);
});

test("codes are padded to three digits and grow past them", () => {
  expect(codeOf("ASTANA", "2026", 17)).toBe("ASTANA-2026-017");
  expect(codeOf("ORAL", "2026", 1204)).toBe("ORAL-2026-1204");
});

test("ten thousand pseudonyms spread over all 128 shards, none with more than 200", () => {
  const counts = new Map<string, number>();
  for (let n = 0; n < 10_000; n += 1) {
    const supporter = Buffer.from(sha256(String(n)).slice(0, 32), "hex").toString("base64url");
    const { proposalShard } = supportKey("prp_1", supporter);
    counts.set(proposalShard, (counts.get(proposalShard) ?? 0) + 1);
  }
  expect([...counts.keys()].sort()).toEqual(shardsOf("prp_1"));
  expect(Math.max(...counts.values())).toBeLessThanOrEqual(200);
});

test("a text's hash can be computed by anybody, and any word changes it", () => {
  const text = {
    language: "en" as const,
    title: "A ramp",
    what: "Build it",
    why: "Needed",
    category: "access",
    place: "Here",
  };
  expect(textHashOf(text)).toBe("86e9c3cb429c7d11837ea245d16f6acd69333438bf79c34a0e77a71c64b3ddf9");
  expect(textHashOf({ ...text, place: "There" })).not.toBe(textHashOf(text));
});

test("a diff keeps both texts whole and marks the words that changed", () => {
  const runs = diffWords("Put two lamps on the path.", "Put four lamps on the wide path.");
  expect(
    runs
      .filter(({ kind }) => kind !== "added")
      .map(({ text }) => text)
      .join(""),
  ).toBe("Put two lamps on the path.");
  expect(
    runs
      .filter(({ kind }) => kind !== "cut")
      .map(({ text }) => text)
      .join(""),
  ).toBe("Put four lamps on the wide path.");
  expect(runs.filter(({ kind }) => kind === "added").map(({ text }) => text.trim())).toEqual(["four", "wide"]);
});
