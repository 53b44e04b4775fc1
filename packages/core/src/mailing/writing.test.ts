import { atOnce, loadReference, staffActor, type World, world } from "@kz2050/testing";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { gift, opened } from "../campaign/fixture.ts";
import { Campaign } from "../campaign/index.ts";
import { Gifts } from "../campaign/table.ts";
import { Identity } from "../identity/index.ts";
import { DAY, MINUTE, type Staff, system } from "../kernel/index.ts";
import { link, profile, wish } from "../lecture/fixture.ts";
import { Lecture } from "../lecture/index.ts";
import { applied } from "../membership/fixture.ts";
import { Membership } from "../membership/index.ts";
import { get, PersonalAudit, queryAll, write } from "../table/index.ts";
import { letter } from "./fixture.ts";
import { Mailing } from "./index.ts";
import { MailingLines, Mailings } from "./table.ts";

const worker = system("stream:Mailings");
const astana = staffActor("coordinator", { region: "71" });
const other = staffActor("coordinator", { region: "71" }, "other");
const oral = staffActor("coordinator", { region: "27" }, "oral");
const central = staffActor("central");

let w: World;
beforeAll(async () => {
  w = await world({ lag: true });
  await loadReference(w);
  for (const [region, nth] of [
    ["71", 1],
    ["71", 2],
    ["27", 3],
  ] as const)
    await member(region, nth);
  w.settle();
});
afterAll(() => w.stop());
beforeEach(() => w.clock.advance(11 * MINUTE));

async function member(region: string, nth: number): Promise<string> {
  const email = `mushe${nth}@posta.example`;
  const own = { email, birthDate: `1990-03-0${nth}`, phone: `+7701000100${nth}`, region };
  const consents = nth === 1 ? (["processing"] as const) : (["processing", "news"] as const);
  const { membershipKey } = await w.guest(() =>
    applied({ ...own, consents: [...consents], language: nth === 2 ? "ru" : "kk" }),
  );
  await w.as(central, () => Membership.approve({ membershipKey }));
  await w.as(worker, () => Membership.keepDeed(membershipKey));
  return membershipKey;
}
const row = async (mailingId: string) => {
  const found = await w.as(worker, () => get(Mailings, { mailingId }));
  if (!found) throw new Error("no such mailing");
  return found;
};
/** Counts it, as the stream does. */
async function counted(mailingId: string): Promise<Mailing.Mailing> {
  for (let n = 0; n < 20 && (await row(mailingId)).state === "counting"; n += 1)
    await w.as(worker, () => Mailing.step(mailingId, async () => "sent"));
  return row(mailingId);
}
async function drafted(over: Parameters<typeof letter>[0] = {}, by: Staff = astana): Promise<Mailing.Mailing> {
  const { mailingId } = await w.as(by, () => Mailing.draft(letter(over)));
  return counted(mailingId);
}
async function submitted(by: Staff = astana): Promise<Mailing.Mailing> {
  const { mailingId, version } = await drafted({}, by);
  await w.as(by, () => Mailing.submit({ mailingId, version }));
  return row(mailingId);
}
const emailOf = (personId: string) => w.as(worker, () => Identity.mailboxOf(personId));
const mailboxes = async (mailingId: string) => {
  const lines = await w.as(worker, () => queryAll(MailingLines, { hash: `${mailingId}#1` }));
  return (await Promise.all(lines.map(({ personId }) => emailOf(personId)))).toSorted();
};

test("whoever wrote any of a letter does not send it, a colleague does, with a factor just shown", async () => {
  const { mailingId, version } = await submitted();
  const send = (by: Staff) => w.as(by, () => Mailing.send({ mailingId, version }));
  await expect(send(astana)).rejects.toMatchObject({ code: "own_mailing" });
  await expect(send({ ...other, provedAt: "2020-01-01T00:00:00.000Z" })).rejects.toMatchObject({
    code: "step_up_required",
  });
  await expect(send(oral)).rejects.toMatchObject({ status: 403 });
  await send(other);
  expect(await row(mailingId)).toMatchObject({ state: "sending", sentBy: other.personId });
  const trail = await w.as(worker, () => queryAll(PersonalAudit, { hash: mailingId }));
  expect(trail.map(({ action, after }) => `${action} ${after}`).toSorted()).toEqual([
    "mailing.draft draft",
    "mailing.send sending",
    "mailing.submit submitted",
  ]);
});

test("of ten who press send at once, or change it meanwhile, one is heard", async () => {
  const { mailingId, version } = await submitted();
  const { done } = await atOnce(10, (n) =>
    n === 0
      ? w.as(astana, () => Mailing.revise({ ...letter(), mailingId, version }))
      : w.as(n % 2 ? other : central, () => Mailing.send({ mailingId, version })),
  );
  expect(done).toHaveLength(1);
});

test("a change after the count asks for a new count, and for the other eyes again", async () => {
  const { mailingId, version } = await submitted();
  await w.as(other, () => Mailing.revise({ ...letter({ to: "news" }), mailingId, version }));
  expect(await row(mailingId)).toMatchObject({ state: "counting", round: 2 });
  expect((await row(mailingId)).counted).toBeUndefined();
  const again = await counted(mailingId);
  expect(again.authors).toEqual([astana.personId, other.personId]);
  await w.as(astana, () => Mailing.submit({ mailingId, version: again.version }));
  const { version: last } = await row(mailingId);
  await expect(w.as(other, () => Mailing.send({ mailingId, version: last }))).rejects.toMatchObject({
    code: "own_mailing",
  });
});

test("a coordinator writes to their own region alone; the country is the central office's", async () => {
  const draft = (by: Staff, over: Parameters<typeof letter>[0]) => w.as(by, () => Mailing.draft(letter(over)));
  await expect(draft(oral, {})).rejects.toMatchObject({ status: 403 });
  await expect(draft(astana, { region: undefined })).rejects.toMatchObject({ status: 403 });
  await expect(draft(central, { region: "99" })).rejects.toMatchObject({ status: 422 });
  await expect(draft(central, { to: "givers", region: undefined })).rejects.toMatchObject({ status: 422 });
  const country = await drafted({ region: undefined }, central);
  expect(country.counted).toMatchObject({ kk: 2, ru: 1 });
  await expect(w.as(astana, () => Mailing.read({ mailingId: country.mailingId }))).rejects.toMatchObject({
    status: 403,
  });
  await expect(
    w.as(astana, () => Mailing.revise({ ...letter({ region: "27" }), mailingId: country.mailingId, version: 1 })),
  ).rejects.toMatchObject({ status: 403 });
});

test("members of a region, and those of it who agreed to news, are found by the records", async () => {
  const members = await drafted();
  expect(members.counted).toEqual({ kk: 1, ru: 1, en: 0, stopped: 0, unreachable: 0 });
  expect(await mailboxes(members.mailingId)).toEqual(["mushe1@posta.example", "mushe2@posta.example"]);
  const news = await drafted({ to: "news" });
  expect(await mailboxes(news.mailingId)).toEqual(["mushe2@posta.example"]);
  const everywhere = await drafted({ to: "news", region: undefined }, central);
  expect(await mailboxes(everywhere.mailingId)).toEqual(["mushe2@posta.example", "mushe3@posta.example"]);
});

test("a campaign's givers are those whose gift came; its region's coordinator may write to them", async () => {
  const campaignId = await w.guest(() => opened({ coordinator: astana, central }));
  const promise = (email: string) => w.guest(() => Campaign.pledge(gift({ campaignId, email, language: "ru" })));
  const [came] = [await promise("keldi@posta.example"), await promise("uade@posta.example")];
  // As the ledger and the stream leave it.
  const { giftId } = came.gift;
  const settledAt = w.clock.now().toISOString();
  await w.as(worker, () => write(Gifts.update({ giftId }, { set: { status: "settled", settledAt } })));
  await w.as(worker, () => Campaign.mirror(giftId));
  const { mailingId, counted: found, region } = await drafted({ to: "givers", region: undefined, campaignId });
  expect([region, found]).toEqual(["71", { kk: 0, ru: 1, en: 0, stopped: 0, unreachable: 0 }]);
  expect(await mailboxes(mailingId)).toEqual(["keldi@posta.example"]);
});

test("schools that booked and confirmed are found, those that only held a time are not", async () => {
  const { lecturerId } = await w.as(astana, () => Lecture.enrol(profile()));
  const held = await w.guest(() => Lecture.hold(wish(lecturerId, {}, 1)));
  await w.guest(() => Lecture.hold(wish(lecturerId, { start: "14:00" }, 2)));
  await w.guest(async () => Lecture.confirm(link(held.bookingId, "confirm")));
  const { mailingId } = await drafted({ to: "schools" });
  expect(await mailboxes(mailingId)).toEqual(["school1@mektep.example"]);
});

test("a count is good for a week, and a letter that nobody would get is not handed over", async () => {
  const { mailingId, version } = await submitted();
  w.clock.advance(7 * DAY + MINUTE);
  await expect(w.as(other, () => Mailing.send({ mailingId, version }))).rejects.toMatchObject({
    code: "count_outdated",
  });
  await w.as(other, () => Mailing.sendBack({ mailingId, note: "Қайта санаңыз" }));
  expect(await row(mailingId)).toMatchObject({ state: "draft", note: "Қайта санаңыз" });
  const nobody = await drafted({ region: "75" }, central);
  await expect(
    w.as(central, () => Mailing.submit({ mailingId: nobody.mailingId, version: nobody.version })),
  ).rejects.toMatchObject({ code: "nobody_to_mail" });
});

test("a letter is tried on whoever asks, in each language, as often as asked", async () => {
  const { mailingId } = await drafted();
  await w.as(other, () => Mailing.tryOut({ mailingId }));
  const trials = await w.as(worker, () => Mailing.noticesOf(mailingId));
  expect(trials.map(({ id, to, locale }) => [id.split(":")[1], to, locale])).toEqual([
    ["trial-1-kk", { personId: other.personId }, "kk"],
    ["trial-1-ru", { personId: other.personId }, "ru"],
  ]);
  await w.as(other, () => Mailing.tryOut({ mailingId }));
  expect((await w.as(worker, () => Mailing.noticesOf(mailingId)))[0]?.id).toBe(`${mailingId}:trial-2-kk`);
  for (let n = 0; n < 8; n += 1) await w.as(other, () => Mailing.tryOut({ mailingId }));
  await expect(w.as(other, () => Mailing.tryOut({ mailingId }))).rejects.toMatchObject({ status: 429 });
});

test("what was pressed twice is one letter, also where the answer was lost", async () => {
  const request = { key: "once", bodyHash: "x" };
  const press = () => w.as(astana, () => Mailing.draft(letter()), request);
  w.loseAnswer();
  const first = await press();
  expect(await press()).toEqual(first);
  const { version } = await counted(first.mailingId);
  const hand = () =>
    w.as(astana, () => Mailing.submit({ mailingId: first.mailingId, version }), { key: "hand", bodyHash: "y" });
  w.loseAnswer();
  await hand();
  expect(await hand()).toEqual(first);
  w.settle();
  const page = await w.as(astana, () => Mailing.list({ place: "71" }));
  expect(page.items.filter(({ mailingId }) => mailingId === first.mailingId)).toHaveLength(1);
  await expect(w.as(astana, () => Mailing.list({}))).rejects.toMatchObject({ status: 403 });
});
