import { loadReference, staffActor, type World, world } from "@kz2050/testing";
import { afterAll, beforeAll, expect, test } from "vitest";
import { gift, opened } from "../campaign/fixture.ts";
import { Campaign } from "../campaign/index.ts";
import { confirmed as proposed, asked as supportAsked } from "../council/fixture.ts";
import { Council } from "../council/index.ts";
import { Identity } from "../identity/index.ts";
import { People } from "../identity/table.ts";
import { type Actor, asActor, GUEST, system } from "../kernel/index.ts";
import { link, profile, wish } from "../lecture/fixture.ts";
import { Lecture } from "../lecture/index.ts";
import { applied } from "../membership/fixture.ts";
import { Membership } from "../membership/index.ts";
import { PersonalAudit, queryAll, write } from "../table/index.ts";
import { form as helped } from "../volunteering/fixture.ts";
import { Volunteering } from "../volunteering/index.ts";
import { Search } from "./index.ts";

const EMAIL = "kop-qyrly@posta.example";
const astana = staffActor("coordinator", { region: "71" }, "aizhan");
const almaty = staffActor("coordinator", { region: "75" }, "arman");
const aqtobe = staffActor("coordinator", { region: "15" }, "asel");
const central = staffActor("central");
const moderator = staffActor("moderator", { council: "astana" });

let w: World;
let personId: string;
let records: { application: string; booking: string; giftId: string; proposalId: string; hours: string; ours: string };
const open = (actor: Actor, id = personId) => w.as(actor, () => Search.personPage({ personId: id }));
const stream = <T>(work: () => Promise<T>) => w.as(system("stream"), work);

beforeAll(async () => {
  w = await world({ lag: true });
  await loadReference(w);
  const { membershipKey } = await w.guest(() =>
    applied({ email: EMAIL, surname: "Көпқырлы", givenName: "Үлгі", phone: "+77010000501" }),
  );
  const { lecturerId } = await w.as(astana, () => Lecture.enrol(profile({ regions: ["71", "75"] })));
  const { bookingId } = await w.guest(() =>
    Lecture.hold(wish(lecturerId, { email: EMAIL, contactName: "Көпқырлы Ү.", region: "75", settlement: "Алматы" })),
  );
  await w.guest(() => Lecture.confirm(link(bookingId, "confirm")));
  const campaignId = await w.as(astana, () => opened({ coordinator: astana, central }));
  const { gift: given } = await w.guest(() => Campaign.pledge(gift({ campaignId, method: "transfer", email: EMAIL })));
  const { proposalId } = await w.guest(() => proposed({ email: EMAIL }));
  await w.as(moderator, () => Council.publish({ proposalId }));
  const other = await w.guest(() => proposed({ email: "basqa@posta.example" }));
  await w.as(moderator, () => Council.publish({ proposalId: other.proposalId }));
  const { supportId, token } = await w.guest(() => supportAsked(other.proposalId, EMAIL));
  await w.guest(() => Council.confirmSupport({ supportId, token }));
  ({ personId } = await w.guest(() => Identity.personBehind(EMAIL)));
  const me: Actor = { kind: "person", personId, sessionId: "s", provedAt: "9999-01-01T00:00:00.000Z" };
  await w.as(me, () => Identity.agree({ purposes: ["processing"], version: Identity.CONSENT_VERSION }));
  const noted = (organiser: string) => w.as(me, () => Volunteering.note(helped({ organiser })));
  const [{ hoursId: hours }, { hoursId: ours }] = [await noted("71"), await noted(Volunteering.COUNTRY)];
  records = { application: membershipKey, booking: bookingId, giftId: given.giftId, proposalId, hours, ours };
  const at = "2026-10-14T07:00:00.000Z";
  const lines = [
    { service: "membership", what: "application", recordId: membershipKey },
    { service: "lecture", what: "booking", recordId: bookingId },
    { service: "campaign", what: "gift", recordId: given.giftId, about: campaignId },
    { service: "council", what: "proposal", recordId: proposalId },
    { service: "council", what: "support", recordId: supportId, about: other.proposalId },
    { service: "volunteering", what: "hours", recordId: hours },
    { service: "volunteering", what: "hours", recordId: ours },
  ] as const;
  await stream(async () => {
    for (const line of lines) await Identity.noteDeed({ personId, at, ...line });
    await Identity.keepClues(() => Membership.cluesOf(membershipKey));
    await Identity.keepClues(() => Lecture.cluesOf(bookingId));
  });
  w.settle();
});
afterAll(() => w.stop());

test("a coordinator sees what was done in their region, in full, and nothing of another's", async () => {
  const seen = await open(astana);
  expect(seen.records).toMatchObject([
    {
      recordId: records.application,
      name: "Көпқырлы Үлгі",
      phone: "+77010000501",
      email: EMAIL,
      birthDate: "1995-03-27",
      state: "submitted",
      hidden: [],
    },
  ]);
  // The council is Astana's: what was proposed to it is their region's affair, as is whom they organised; what was given
  // and what the central office organised is not.
  expect(seen.lines.map(({ recordId }) => recordId).toSorted()).toEqual([records.hours, records.proposalId].toSorted());
  expect([seen.mailboxes, seen.supports, seen.mergedFrom]).toEqual([[], undefined, []]);
  const theirs = await open(almaty);
  expect(theirs.lines).toEqual([]);
  expect(theirs.records).toMatchObject([{ recordId: records.booking, name: "Көпқырлы Ү.", phone: "+77010000001" }]);
  expect(JSON.stringify(theirs)).not.toMatch(/1995-03-27|77010000501/);
  await expect(open(aqtobe)).rejects.toMatchObject({ status: 403 });
  for (const actor of [GUEST, moderator, staffActor("finance")])
    await expect(open(actor)).rejects.toMatchObject({ status: actor.kind === "guest" ? 401 : 403 });
});

test("central office sees every region, gifts and proposals, but no phone, no day of birth, and no support by name", async () => {
  const seen = await open(central);
  expect(seen.records.map(({ recordId }) => recordId).toSorted()).toEqual(
    [records.application, records.booking].toSorted(),
  );
  expect(seen.records.find(({ kind }) => kind === "application")).toMatchObject({
    age: 31,
    hidden: ["phone", "birthDate"],
  });
  expect(seen.lines.map(({ recordId }) => recordId).toSorted()).toEqual(
    [records.giftId, records.proposalId, records.hours, records.ours].toSorted(),
  );
  expect([seen.supports, seen.mailboxes]).toEqual([1, [{ email: EMAIL, isSuppressed: false }]]);
  expect(JSON.stringify(seen)).not.toMatch(/\+7701|1995-03-27|sup_/);
});

test("the look is in the trail first, under a name that is not the person's, with the facts that were shown", async () => {
  const { trailId } = await open(astana);
  expect(trailId).toMatch(/^person#[\w-]{22}$/);
  const rows = await w.guest(() => queryAll(PersonalAudit, { hash: trailId }));
  const own = rows.filter(({ actor }) => actor === astana.personId);
  expect(own.at(-1)).toMatchObject({
    action: "search.person",
    fields: ["name", "phone", "email", "birthDate", "age", "lines", "consents"],
  });
  expect(JSON.stringify(rows)).not.toMatch(/posta|Көпқырлы|1995/);
  expect(JSON.stringify(rows)).not.toContain(personId);
});

test("nobody is nobody, and who turned out to be another is shown as that one, from the other's page too", async () => {
  await expect(open(central, "per_00000000000000000000000000")).rejects.toMatchObject({ status: 404 });
  await expect(open(central, "mem_x")).rejects.toMatchObject({ status: 422 });
  const { personId: gone } = await w.guest(() => Identity.meet({ email: "eski-men@posta.example", language: "kk" }));
  await stream(() =>
    write(
      People.put({
        ...{ personId: gone, item: "profile", kind: "profile", language: "kk", mergedInto: personId },
        createdAt: "2026-10-14T07:00:00.000Z",
      }),
    ),
  );
  const seen = await w.as(astana, () => asActor(astana, () => Search.personPage({ personId: gone })));
  expect(seen.personId).toBe(personId);
  await expect(open(aqtobe, gone)).rejects.toMatchObject({ status: 403 });
});

test("two people are compared with what their merging would do, exactly", async () => {
  const { personId: other } = await w.guest(() => Identity.meet({ email: "ekinshi@posta.example", language: "kk" }));
  const mine = await w.guest(() => Identity.deedsOf(personId));
  const about = (what: Identity.Deed["what"]) => mine.find((deed) => deed.what === what)?.about ?? "";
  const at = "2026-10-14T07:00:00.000Z";
  const lines = [
    { service: "campaign", what: "gift", recordId: "don_a", about: about("gift") },
    { service: "campaign", what: "gift", recordId: "don_b", about: about("gift") },
    { service: "campaign", what: "gift", recordId: "don_c", about: "cmp_x" },
    { service: "council", what: "support", recordId: "sup_a", about: about("support") },
    { service: "council", what: "support", recordId: "sup_b", about: "prp_x" },
  ] as const;
  await stream(async () => {
    for (const line of lines) await Identity.noteDeed({ personId: other, at, ...line });
  });
  const compare = (actor: Actor) => w.as(actor, () => Search.comparePeople({ kept: personId, gone: other }));
  expect(await compare(central)).toMatchObject({
    kept: { personId },
    gone: { personId: other },
    moves: 5,
    supports: 1,
    campaigns: 1,
  });
  await expect(compare(astana)).rejects.toMatchObject({ status: 403 });
});

test("a person's page costs a few units", async () => {
  const { total, calls } = await w.capacity(() => open(central));
  console.log(`a person's page: ${total} units, ${calls.length} calls`);
  expect(total).toBeLessThanOrEqual(25);
});
