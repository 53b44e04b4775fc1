import { atOnce, loadReference, staffActor, type World, world } from "@kz2050/testing";
import { afterAll, beforeAll, expect, test } from "vitest";
import { plan } from "../campaign/fixture.ts";
import { Campaign } from "../campaign/index.ts";
import { Council } from "../council/index.ts";
import { DAY, type Role, type Staff as StaffActor, system } from "../kernel/index.ts";
import { PersonalAudit, queryAll } from "../table/index.ts";
import { Identity } from "./index.ts";

let w: World;
let campaignId = "";
const central = staffActor("central");
beforeAll(async () => {
  w = await world();
  await loadReference(w, ({ kind }) => kind === "region" || kind === "council");
  ({ campaignId } = await w.as(central, () => Campaign.draft(plan())));
});
afterAll(() => w.stop());

type Given = Partial<Parameters<typeof Identity.grant>[0]>;
let people = 0;
const wish = (over: Given) => ({
  email: `adam${++people}@movement.example`,
  name: "Адам Сынақов",
  role: "coordinator" as Role,
  language: "kk" as const,
  ...over,
});
const give = (over: Given) => w.as(central, () => Identity.grant(wish(over)));
const later = (days: number) => new Date(w.clock.now().getTime() + days * DAY).toISOString();
const live = async (personId: string) => (await w.guest(() => Identity.grantsOf(personId))).map(({ grant }) => grant);
const rowOf = async (personId: string) =>
  (await w.as(central, () => Identity.listStaff({}))).find((row) => row.personId === personId);
/** The actor as the office's door makes it. */
async function atWork(personId: string): Promise<StaffActor> {
  const provedAt = w.clock.now().toISOString();
  const opened = await w.guest(() => Identity.openSession({ personId, door: "staff", device: "", provedAt }));
  const actor = await w.guest(() => Identity.staffOf(opened.token));
  if (!actor) throw new Error("no live role");
  return actor;
}

test.each<[string, Given, string, string]>([
  ["a region that is none", { region: "99" }, "region", "invalid_choice"],
  ["a council that is none", { role: "member", council: "nowhere" }, "council", "invalid_choice"],
  ["a campaign that is none", { role: "organiser", campaign: "cmp_nothing" }, "campaign", "invalid_choice"],
  ["a campaign for a coordinator", { region: "71", campaign: "cmp_nothing" }, "campaign", "place_not_for_role"],
  ["a region for central office", { role: "central", region: "71" }, "region", "place_not_for_role"],
  ["no campaign for an organiser", { role: "organiser" }, "campaign", "required"],
])("a role is not given in %s", async (_what, over, field, code) => {
  const refusal = { status: 422, issues: [{ field, code }] };
  await expect(give(over)).rejects.toMatchObject(refusal);
  const appointed = w.as(system("ops"), () => Identity.appoint(wish(over)));
  await expect(appointed).rejects.toMatchObject(refusal);
});

test("a role that begins ahead opens nothing before its minute, and is shown from then on", async () => {
  const from = later(1);
  const { personId, grant } = await give({ role: "moderator", council: "astana", from });
  await w.as(system("stream"), () => Council.noteSeat({ personId, grant }));
  const seated = async () =>
    (await w.guest(() => Council.seatsOf("astana"))).filter((seat) => seat.personId === personId);
  expect([await live(personId), await seated()]).toEqual([[], []]);
  expect((await rowOf(personId))?.from).toBe(from);
  w.clock.advance(DAY);
  expect(await live(personId)).toEqual(["moderator#astana"]);
  expect(await seated()).toHaveLength(1);
});

test("a role begins neither in the past nor after its own end", async () => {
  const past = new Date(w.clock.now().getTime() - 1).toISOString();
  const refused = (field: string, code: string) => ({ status: 422, issues: [{ field, code }] });
  await expect(give({ region: "71", from: past })).rejects.toMatchObject(refused("from", "date_in_past"));
  await expect(give({ region: "71", until: past })).rejects.toMatchObject(refused("until", "date_in_past"));
  const crossed = give({ region: "71", from: later(3), until: later(2) });
  await expect(crossed).rejects.toMatchObject(refused("until", "date_too_early"));
});

test("an organiser works on the campaign they were given, and on no other of the region", async () => {
  const other = await w.as(central, () => Campaign.draft(plan({ title: { original: "kk", kk: "Басқа науқан" } })));
  const { personId, grant } = await give({ role: "organiser", campaign: campaignId });
  expect(grant).toBe(`organiser#${campaignId}`);
  const organiser = await atWork(personId);
  expect(await w.as(organiser, () => Campaign.read({ campaignId }))).toMatchObject({ campaign: { campaignId } });
  await expect(w.as(organiser, () => Campaign.read({ campaignId: other.campaignId }))).rejects.toMatchObject({
    status: 403,
  });
  const mine = await w.as(organiser, () => Campaign.organised(organiser));
  expect(mine.map((one) => one.campaignId)).toEqual([campaignId]);
  const { region: _, ...text } = plan();
  await w.as(organiser, () => Campaign.edit({ campaignId, version: 1, ...text }));
  await w.as(organiser, () => Campaign.submit({ campaignId }));
  await expect(w.as(organiser, () => Campaign.open({ campaignId, version: 2 }))).rejects.toMatchObject({ status: 403 });
});

test("a longer role is a new end, without an end where none is given, and the trail says so", async () => {
  const { personId, grant } = await give({ region: "71", until: later(1) });
  await w.as(central, () => Identity.extend({ personId, grant, until: later(30) }));
  w.clock.advance(2 * DAY);
  expect(await live(personId)).toEqual([grant]);
  await w.as(central, () => Identity.extend({ personId, grant }));
  expect(await rowOf(personId)).not.toHaveProperty("until");
  const rows = await w.guest(() => queryAll(PersonalAudit, { hash: personId }));
  expect(rows.filter(({ action }) => action === "identity.extend")).toMatchObject([
    { before: grant, after: "extended", fields: ["until"] },
    { before: grant, after: "extended", fields: ["until"] },
  ]);
});

test("what has ended is not made longer but given anew, and what lives is not given twice", async () => {
  const mailbox = { email: "qaita@movement.example", region: "71" };
  const { personId, grant } = await give(mailbox);
  await expect(give(mailbox)).rejects.toMatchObject({ status: 409, code: "role_held" });
  await w.as(central, () => Identity.revoke({ personId, grant }));
  const longer = w.as(central, () => Identity.extend({ personId, grant, until: later(5) }));
  await expect(longer).rejects.toMatchObject({ code: "wrong_state" });
  await give(mailbox);
  expect(await live(personId)).toEqual([grant]);
});

test("of ten grants at once of one role one is made; an end that races with more time is never overtaken", async () => {
  const mailbox = { email: "bir@movement.example", region: "75" };
  const { done, refused } = await atOnce(10, () => give(mailbox));
  expect([done.length, refused.length]).toEqual([1, 9]);
  const { personId = "", grant = "" } = done[0] ?? {};
  await atOnce(10, (n) =>
    w.as(central, () =>
      n === 4 ? Identity.revoke({ personId, grant }) : Identity.extend({ personId, grant, until: later(n + 1) }),
    ),
  );
  expect(await live(personId)).toEqual([]);
});

test("nobody gives themselves a role or more time in one", async () => {
  const { personId, grant } = await give({ role: "central", email: "ozim@movement.example", until: later(3) });
  const me = await atWork(personId);
  const own = w.as(me, () => Identity.grant(wish({ role: "finance", email: "ozim@movement.example" })));
  await expect(own).rejects.toMatchObject({ status: 409, code: "own_role" });
  const longer = w.as(me, () => Identity.extend({ personId, grant }));
  await expect(longer).rejects.toMatchObject({ status: 409, code: "own_role" });
});
