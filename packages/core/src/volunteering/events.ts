import { letterAt, type Notice } from "../kernel/index.ts";
import { type Change, type Moves, Stream } from "../stream/index.ts";
import { givenIdOf, LINKS, volunteerOf } from "./record.ts";
import { clockOf, isCounted } from "./rules.ts";
import type { Certificate, Check, ErasedHours, Given, Hours } from "./schema.ts";

/** The letters that hours call for as they are now. Each id goes once, however often the stream tells of the record. */
export function noticesFor(hours: Hours): Notice[] {
  const { hoursId, status, personId, language: locale, date, quarters, what, history, decidedAt } = hours;
  if (status === "waiting" || status === "withdrawn" || !decidedAt) return [];
  const last = history.at(-1);
  return [
    {
      id: `${hoursId}:${status}`,
      kind: `volunteering.${status}`,
      to: { personId },
      locale,
      facts: {
        ...{ date, what, ...clockOf(quarters) },
        ...(last?.reason && { reason: last.reason }),
        ...(last?.text && { text: last.text }),
      },
      link: { purpose: LINKS.hours, id: hoursId },
      // What its decider may yet take back waits until they no longer can.
      ...(status !== "annulled" && { notBefore: letterAt(decidedAt) }),
    },
  ];
}

/** The public copy of hours, where they count. */
export function givenOf(hours: Hours | ErasedHours): Given | undefined {
  if (!isCounted(hours)) return undefined;
  const { hoursId, region, quarters } = hours;
  const volunteer = hours.kind === "hours" ? { volunteer: volunteerOf(hours.personId) } : {};
  return { givenId: givenIdOf(hoursId), region, quarters, ...volunteer };
}

/** What anybody may check of a certificate as it is now. */
export function checkOf(certificate: Certificate): Check {
  const { code, status, quarters, since, until, createdAt, name, showName } = certificate;
  const valid = status === "valid";
  return { code, valid, quarters, since, until, issuedAt: createdAt, ...(valid && showName && { publicName: name }) };
}

/** Quarters of an hour confirmed in the country. */
export const HOURS = "volunteering.quarters";
export const hoursOf = (region: string): string => `${HOURS}#${region}`;
/** One person's, by region: a sheet under their pseudonym. */
export const sheetOf = (volunteer: string): string => `${HOURS}#by#${volunteer}`;

/** What a change of confirmed hours moves: the country's sum, the region's and the person's. */
export function movesOf({ before, after }: Pick<Change, "before" | "after">): Moves {
  const moves: Record<string, number> = {};
  for (const [row, sign] of [
    [before, -1],
    [after, 1],
  ] as const) {
    if (!row) continue;
    const { region, quarters, volunteer } = row as Given;
    const moved = [HOURS, hoursOf(region), volunteer && Stream.inSheet(sheetOf(volunteer), region)];
    for (const id of moved) if (id) moves[id] = (moves[id] ?? 0) + sign * quarters;
  }
  return Object.fromEntries(Object.entries(moves).filter(([, by]) => by !== 0));
}
