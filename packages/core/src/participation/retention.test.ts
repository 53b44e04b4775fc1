import { staffActor, type World, world } from "@kz2050/testing";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { Campaign } from "../campaign/index.ts";
import { Council } from "../council/index.ts";
import { Identity } from "../identity/index.ts";
import { DAY, linkToken, system } from "../kernel/index.ts";
import { Lecture } from "../lecture/index.ts";
import { SchoolContacts } from "../lecture/table.ts";
import { Membership } from "../membership/index.ts";
import { Note } from "../note/index.ts";
import { REFERENCE_DATA } from "../reference/data/index.ts";
import { get } from "../table/index.ts";
import { TABLES } from "../tables.ts";
import {
  appliedBy,
  bookedBy,
  type Ground,
  givenBy,
  ground,
  proposedBy,
  publishedBy,
  purposeOf,
  told,
  tracesOf,
} from "./fixture.ts";
import { Participation } from "./index.ts";

const START = "2026-10-14T07:00:00.000Z";
let w: World;
let on: Ground;
beforeAll(async () => {
  w = await world({ at: START });
});
afterAll(() => w.stop());
beforeEach(async () => {
  w.clock.set(START);
  on ??= await w.guest(() => ground(REFERENCE_DATA));
});

const astana = staffActor("coordinator", { region: "71" });
const central = staffActor("central");
const moderator = staffActor("moderator", { council: "astana" });
const retain = (dryRun = false) => w.as(system("schedule:retention"), () => Participation.retain({ dryRun }));
const after = (days: number) => w.clock.set(new Date(Date.parse(START) + days * DAY).toISOString());
const confirmed = async (id: string) => {
  const link = { purpose: purposeOf(id), id, token: await w.guest(async () => linkToken(purposeOf(id), id)) };
  return w.guest(() => Participation.confirm(link));
};
const personOf = (email: string) => w.guest(async () => (await Identity.meet({ email, language: "kk" })).personId);

test("each class is kept to its day and no longer; a dry run only counts", async () => {
  const email = "merzim@posta.example";
  const [application, booking, refused, published, gift, paid] = await w.guest(async () => [
    await appliedBy(email),
    await bookedBy(email, on.lecturerId),
    await proposedBy(email),
    await publishedBy(email),
    await givenBy(email, on.campaignId),
    await givenBy(email, on.campaignId),
  ]);
  await w.guest(() => told(application, booking, refused, published, gift, paid));
  await confirmed(application);
  await w.guest(async () =>
    Membership.withdraw({ membershipKey: application, token: linkToken(Membership.LINK, application) }),
  );
  await w.guest(async () =>
    Lecture.cancel({
      ...{ bookingId: booking, token: linkToken(Lecture.LINKS.school, booking) },
      ...{ side: "school", reason: "plans" },
    }),
  );
  await w.as(moderator, () => Council.refuse({ proposalId: refused, reason: "unclear" }));
  await w.guest(() =>
    Campaign.takePayment({
      ...{ kind: "paid", gateway: "tiptop", transactionId: "7", orderId: paid, tiyn: 500_000, currency: "KZT" },
    }),
  );
  await w.as(astana, () => Note.add({ recordId: application, text: "Хабарластым" }));

  after(89);
  expect(await retain(true)).toEqual(new Map());
  after(91);
  const due = new Map([
    ["application.withdrawn", 1],
    ["booking.not_held", 1],
  ]);
  expect(await retain(true)).toEqual(due);
  expect(await w.guest(() => get(SchoolContacts, { bookingId: booking }))).toBeDefined();
  expect(await retain()).toEqual(due);
  expect(await w.guest(() => get(SchoolContacts, { bookingId: booking }))).toBeUndefined();
  expect(await w.guest(() => tracesOf(TABLES, "Үлгіқызы", "Сынақбаева", "Хабарластым"))).toEqual([]);
  expect(await retain()).toEqual(new Map());

  after(367);
  expect(await retain()).toEqual(
    new Map([
      ["gift.unpaid", 1],
      ["proposal.not_published", 1],
    ]),
  );
  const personId = await personOf(email);
  const left = (await w.guest(() => Identity.deedsOf(personId))).map(({ recordId }) => recordId);
  expect(left.toSorted()).toEqual([published, paid].toSorted());

  after(5 * 366);
  const last = await retain();
  expect(last.get("gift.received")).toBe(1);
  expect(last.get("trail.personal")).toBeGreaterThan(0);
  expect((await w.guest(() => Identity.deedsOf(personId))).map(({ recordId }) => recordId)).toEqual([published]);
});

test("what is live, or lies ahead, is never past its time", async () => {
  const email = "tiri@posta.example";
  const [application, published] = await w.guest(async () => [await appliedBy(email), await publishedBy(email)]);
  await w.guest(() => told(application, published));
  await confirmed(application);
  await w.as(astana, () => Membership.approve({ membershipKey: application }));
  after(10 * 366);
  await retain();
  const personId = await personOf(email);
  expect((await w.guest(() => Identity.deedsOf(personId))).length).toBe(2);
  await w.as(central, () => Membership.end({ membershipKey: application, reason: "asked" }));
  w.clock.advance(4 * 366 * DAY);
  expect((await retain()).get("membership.ended")).toBeUndefined();
  w.clock.advance(366 * DAY);
  expect((await retain()).get("membership.ended")).toBe(1);
});

test("an horizon counts whole days and years", () => {
  const now = new Date("2028-02-29T10:00:00.000Z");
  expect(Identity.horizonOf("application.withdrawn", now)).toBe("2027-12-01T10:00:00.000Z");
  expect(Identity.horizonOf("application.rejected", now)).toBe("2027-03-01T10:00:00.000Z");
});
