import * as z from "zod";
import { Identity } from "../identity/index.ts";
import { action, type Notice, person, platform } from "../kernel/index.ts";
import { Stream } from "../stream/index.ts";
import { attempt, get, scanAll, write } from "../table/index.ts";
import { givenOf, HOURS, hoursOf, noticesFor, sheetOf } from "./events.ts";
import { findHours, givenIdOf, volunteerOf } from "./record.ts";
import { badgesOf, byRegion, nextBadge } from "./rules.ts";
import type { Given } from "./schema.ts";
import { HoursGiven, HoursNoted } from "./table.ts";

/** Makes the public copy again from the hours as they are now; where they do not count there is none. */
export async function copyHours(hoursId: string): Promise<void> {
  const item = await get(HoursNoted, { hoursId });
  if (!item || item.kind === "day") return;
  const copy = givenOf(item);
  if (copy) await putGiven(copy);
  else await dropGiven({ givenId: givenIdOf(hoursId) });
}

const putGiven = action({
  name: "volunteering.copy",
  access: platform,
  unkeyed: true,
  input: z.custom<Given>(),
  async run(copy) {
    const stands = await get(HoursGiven, { givenId: copy.givenId });
    const isAlike = stands?.volunteer === copy.volunteer && stands?.quarters === copy.quarters;
    if (!isAlike) await write(HoursGiven.put(copy));
  },
});

/** Most have none, which a read tells at a fifth of a write's price. */
const dropGiven = action({
  name: "volunteering.drop-copy",
  access: platform,
  unkeyed: true,
  input: z.object({ givenId: z.string() }),
  async run({ givenId }) {
    if (await get(HoursGiven, { givenId })) await attempt(HoursGiven.delete({ givenId }));
  },
});

/** The letters the hours call for as they are now; none for days and what is left of erased ones. */
export async function noticesOf(hoursId: string): Promise<Notice[]> {
  const hours = hoursId.startsWith("hrs_") ? await findHours(hoursId) : undefined;
  return hours ? noticesFor(hours) : [];
}

/** Quarters of an hour confirmed in the country, or in a region: a stream's count, a moment late. */
export const total = (region?: string): Promise<number> =>
  Stream.countOf(region === undefined ? HOURS : hoursOf(region));

/** The same of several regions at once, in the order asked. */
export const totalsOf = (regions: readonly string[]): Promise<number[]> => Stream.countsOf(regions.map(hoursOf));

/** The signed-in person's confirmed hours by region, and their badges; a moment late. */
export const mine = action({
  name: "volunteering.mine",
  access: person,
  unkeyed: true,
  input: z.object({}),
  async run(_input, { actor }) {
    const personId = await Identity.keptPerson(actor.personId);
    const [sheet = {}] = await Stream.sheetsOf([sheetOf(volunteerOf(personId))]);
    const rows = Object.entries(sheet).map(([region, quarters]) => ({ region, quarters }));
    const regions = byRegion(rows.filter((row) => row.quarters > 0));
    const quarters = regions.reduce((sum, row) => sum + row.quarters, 0);
    return { quarters, regions, badges: badgesOf(quarters), next: nextBadge(quarters) };
  },
});

/** Counts confirmed hours again and mends the sums. Answers each one's drift. For a scheduled job. */
export async function recount(regions: readonly string[]): Promise<Map<string, number>> {
  const truth = new Map([HOURS, ...regions.map(hoursOf)].map((counterId) => [counterId, 0]));
  const add = (id: string, by: number) => truth.set(id, (truth.get(id) ?? 0) + by);
  for await (const { region, quarters, volunteer } of scanAll(HoursGiven)) {
    add(HOURS, quarters);
    add(hoursOf(region), quarters);
    if (volunteer) add(Stream.inSheet(sheetOf(volunteer), region), quarters);
  }
  return Stream.repair(truth);
}
