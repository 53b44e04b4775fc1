import fc from "fast-check";
import { expect, test } from "vitest";
import { ConflictError, NotFoundError, StaleError } from "../kernel/index.ts";
import {
  assertBirthDate,
  checkDigit,
  DECIDABLE,
  memberNumberOf,
  movedOn,
  readMemberNumber,
  showMemberNumber,
  statusAt,
  statusForApplicant,
  waitingIn,
} from "./rules.ts";

const code = (work: () => void): string => {
  try {
    work();
    return "ok";
  } catch (error) {
    return (error as { issues: { code: string }[] }).issues[0]?.code ?? "?";
  }
};

test.each([
  ["2010-10-14", "ok"],
  ["2010-10-15", "too_young"],
  ["2012-02-29", "too_young"],
  ["1900-01-01", "ok"],
  ["1899-12-31", "invalid_date"],
  ["2026-10-15", "invalid_date"],
])("born on %s, on 14 October 2026: %s", (birthDate, expected) => {
  expect(code(() => assertBirthDate(birthDate, "2026-10-14"))).toBe(expected);
});

test("somebody born on 29 February is sixteen from 1 March", () => {
  expect(code(() => assertBirthDate("2012-02-29", "2028-02-28"))).toBe("too_young");
  expect(code(() => assertBirthDate("2012-02-29", "2028-02-29"))).toBe("ok");
  expect(code(() => assertBirthDate("2008-02-29", "2024-02-28"))).toBe("too_young");
});

test("an unconfirmed application has expired from its last minute on, a confirmed one never", () => {
  const confirmBy = "2026-10-16T07:00:00.000Z";
  const before = new Date("2026-10-16T06:59:59.999Z");
  expect(statusAt({ status: "unconfirmed", confirmBy }, before)).toBe("unconfirmed");
  expect(statusAt({ status: "unconfirmed", confirmBy }, new Date(confirmBy))).toBe("expired");
  expect(statusAt({ status: "submitted", confirmBy }, new Date("2030-01-01"))).toBe("submitted");
});

test("an applicant's page tells a duplicate from a new application by nothing", () => {
  const now = new Date("2026-10-14T07:00:00.000Z");
  const confirmBy = "2026-10-16T07:00:00.000Z";
  const at = now.toISOString();
  expect(statusForApplicant({ status: "duplicate", confirmBy, history: [] }, now)).toBe("submitted");
  // One that a coordinator closed says so: it was waiting, and now does not.
  const history = [{ at, what: "assigned" as const }];
  expect(statusForApplicant({ status: "duplicate", confirmBy, history }, now)).toBe("duplicate");
});

test("where an application waits is told by its history: for its applicant while a question has no answer", () => {
  const step = (what: "confirmed" | "asked" | "answered" | "transferred") => ({ at: "2026-10-14T07:00:00.000Z", what });
  expect(waitingIn([step("confirmed")])).toBe("submitted");
  expect(waitingIn([step("confirmed"), step("asked"), step("transferred")])).toBe("more_info");
  expect(waitingIn([step("asked"), step("answered"), step("transferred")])).toBe("submitted");
});

test("a refused transition is not found, out of date, or in the wrong state", () => {
  const otherwise = movedOn(DECIDABLE);
  expect(otherwise(undefined)).toBeInstanceOf(NotFoundError);
  expect(otherwise({ status: "more_info" })).toBeInstanceOf(StaleError);
  expect(otherwise({ status: "withdrawn" })).toBeInstanceOf(ConflictError);
});

test("a member number has nine digits, and any one wrong digit shows", () => {
  fc.assert(
    fc.property(
      fc.uint8Array({ minLength: 6, maxLength: 6 }),
      fc.nat(8),
      fc.integer({ min: 1, max: 9 }),
      (chance, at, by) => {
        const number = memberNumberOf(chance);
        expect(number).toMatch(/^[1-9]\d{8}$/);
        expect(readMemberNumber(showMemberNumber(number))).toBe(number);
        const wrong = [...number]
          .map((digit, index) => (index === at ? String((Number(digit) + by) % 10) : digit))
          .join("");
        expect(readMemberNumber(wrong)).toBeUndefined();
      },
    ),
    { seed: 2050 },
  );
  expect(checkDigit("079")).toBe("2");
});
