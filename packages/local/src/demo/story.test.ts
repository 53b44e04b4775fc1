import { Campaign } from "@kz2050/core/campaign";
import { Identity } from "@kz2050/core/identity";
import { Lecture } from "@kz2050/core/lecture";
import { Membership } from "@kz2050/core/membership";
import { Trail } from "@kz2050/core/trail";
import { type House, startHouse } from "@kz2050/testing/journeys/harness";
import { recordsOf } from "@kz2050/testing/stranger";
import { afterAll, beforeAll, expect, test } from "vitest";
import { seedDemonstration } from "./index.ts";

let house: House;
beforeAll(async () => {
  house = await startHouse();
}, 120_000);
afterAll(() => house?.close());

/** What the public sees of the whole story: campaigns with their sums, lecturers, members, letters. */
const seen = () =>
  house.platform.asPlatform("test", async () => ({
    campaigns: (await Campaign.list({ status: "open" })).items,
    totals: await Campaign.countryTotals(),
    lecturers: (await Lecture.find({})).items.map(({ lecturer }) => lecturer.name).toSorted(),
    members: await Membership.members(),
    letters: house.platform.mailbox.list().length,
  }));

test("a story cut short and told again from the beginning is the same story", async () => {
  const before = await seen();
  const chapters: string[] = [];
  await seedDemonstration(house.platform, [], (chapter) => chapters.push(chapter));
  expect(chapters).toEqual(["membership", "councils", "campaigns", "lectures", "volunteering", "mailings"]);
  expect(await seen()).toEqual(before);
}, 120_000);

test("every hand in the trail of the whole story is one that the trail's own page asks for", async () => {
  await house.runJobs();
  const records = await recordsOf(house);
  const rows = [...(records.get("Audit") ?? []), ...(records.get("PersonalAudit") ?? [])];
  const staff = await house.platform.asPlatform("test", () => Identity.everyStaff());
  const known = new Set<unknown>([...staff.map(({ personId }) => personId), ...Trail.PLATFORM_HANDS]);
  expect(rows.length).toBeGreaterThan(50);
  expect(rows.map(({ actor }) => actor).filter((actor) => !known.has(actor))).toEqual([]);
});
