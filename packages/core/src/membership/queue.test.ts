import { loadReference, NOON, staffActor, type World, world } from "@kz2050/testing";
import { afterAll, beforeAll, expect, test } from "vitest";
import { MINUTE, system } from "../kernel/index.ts";
import { get, PersonalAudit, queryAll, write } from "../table/index.ts";
import { applied, form } from "./fixture.ts";
import { Membership } from "./index.ts";
import { Cards, Memberships } from "./table.ts";

let w: World;
beforeAll(async () => {
  w = await world({ lag: true });
  await loadReference(w, ({ code }) => ["71", "75", "10"].includes(code));
});
afterAll(() => w.stop());

const astana = staffActor("coordinator", { region: "71" }, "aizhan");
const central = staffActor("central");
let people = 0;
const newcomer = async (overrides = {}) => {
  people += 1;
  const own = {
    email: `adam${people}@posta.example`,
    phone: `+7701000${1000 + people}`,
    givenName: `Адам${people % 2 ? "а" : "ә"}`,
  };
  w.clock.advance(MINUTE);
  const made = await w.guest(() =>
    applied(form({ ...own, birthDate: `1990-01-${String(people).padStart(2, "0")}`, ...overrides })),
  );
  w.settle();
  return made;
};
const keys = (rows: readonly { membershipKey: string }[]) => rows.map(({ membershipKey }) => membershipKey);

test("a region's queue stands oldest first, without names, and its reading is in the trail", async () => {
  const [first, second] = [await newcomer(), await newcomer()];
  await newcomer({ region: "75" });
  await w.guest(() => Membership.apply(form({ email: "rastalmagan@posta.example" })));
  w.settle();
  const page = await w.as(astana, () => Membership.queue({ region: "71" }));
  expect(keys(page.items)).toEqual(keys([first, second]));
  expect(Object.keys(page.items[0] ?? {})).not.toEqual(expect.arrayContaining(["surname"]));
  expect(JSON.stringify(page)).not.toMatch(/Сынақбаева|posta\.example|\+7701/);
  const rows = await w.guest(() => queryAll(PersonalAudit, { hash: "membership#71#submitted" }));
  expect(rows).toMatchObject([{ action: "membership.queue", actor: astana.personId, fields: keys([first, second]) }]);
});

test("what has left the queue is dropped though the index still shows it", async () => {
  const gone = await newcomer({ region: "10" });
  const stays = await newcomer({ region: "10" });
  await w.guest(() => Membership.withdraw(gone));
  const stale = await w.guest(() => queryAll(Memberships, { index: "byQueue", hash: "10#submitted" }));
  expect(keys(stale)).toContain(gone.membershipKey);
  const page = await w.as(central, () => Membership.queue({ region: "10" }));
  expect(keys(page.items)).toEqual([stays.membershipKey]);
  w.settle();
});

test("a long queue comes in pages whose cursor opens nothing for another reader", async () => {
  for (let n = 0; n < 21; n += 1) await newcomer({ region: "75" });
  const page = await w.as(central, () => Membership.queue({ region: "75" }));
  expect(page.items).toHaveLength(20);
  const rest = await w.as(central, () => Membership.queue({ region: "75", cursor: page.cursor }));
  expect(rest.items.length).toBeGreaterThan(0);
  const other = staffActor("coordinator", { region: "75" }, "arman");
  await expect(w.as(other, () => Membership.queue({ region: "75", cursor: page.cursor }))).rejects.toMatchObject({
    status: 400,
  });
});

test("each member of staff counts the queues of their own reach", async () => {
  const own = await w.as(astana, () => Membership.queues(astana));
  expect(own).toMatchObject([{ region: "71", submitted: 2, moreInfo: 0 }]);
  expect(own[0]?.since[0]).toMatch(/^2026-10-14T07:01/);
  const all = await w.as(central, () => Membership.queues(central));
  expect(all.map(({ region }) => region)).toEqual(["10", "71", "75"]);
  const nobody = staffActor("finance");
  expect(await w.as(nobody, () => Membership.queues(nobody))).toEqual([]);
});

test("a record is shown with what it looks like now, also to those confirmed later, after a row in the trail", async () => {
  const first = await newcomer({ phone: "+77010009999" });
  const second = await newcomer({ phone: "+77010009999" });
  const seen = await w.as(astana, () => Membership.view({ membershipKey: first.membershipKey }));
  expect(seen.application).toMatchObject({ surname: "Сынақбаева", phone: "+77010009999" });
  expect(seen.likely).toMatchObject([
    { membershipKey: second.membershipKey, by: ["phone"], status: "submitted", region: "71" },
  ]);
  const rows = await w.guest(() => queryAll(PersonalAudit, { hash: first.membershipKey }));
  expect(rows).toMatchObject([{ action: "membership.view", fields: expect.arrayContaining(["phone", "birthDate"]) }]);
  expect(JSON.stringify(rows)).not.toContain("Сынақбаева");
});

test("central office decides without the phone and the day of birth, and the trail says what was really shown", async () => {
  const { membershipKey } = await newcomer({ birthDate: "1995-03-27" });
  const { application } = await w.as(central, () => Membership.view({ membershipKey }));
  expect(application).toMatchObject({ surname: "Сынақбаева", age: 31, hidden: ["birthDate", "phone"] });
  expect(JSON.stringify(application)).not.toMatch(/1995|\+7701/);
  const [row] = await w.guest(() => queryAll(PersonalAudit, { hash: membershipKey }));
  expect(row?.fields).toContain("email");
  expect(row?.fields?.filter((field) => field === "phone" || field === "birthDate")).toEqual([]);
});

test("the stream's copy gives a card that tells valid or not, the region and the standing, and nothing that leads to the member", async () => {
  const { membershipKey, token } = await newcomer();
  const { memberNumber = "" } = await w.as(astana, () => Membership.approve({ membershipKey }));
  const { cardCode = "" } = await w.guest(() => Membership.read({ membershipKey, token }));
  await expect(w.guest(() => Membership.card(cardCode))).rejects.toMatchObject({ status: 404 });
  const copy = () => w.as(system("stream"), () => Membership.copyCard(membershipKey));
  await copy();
  expect(await w.guest(() => Membership.card(cardCode))).toEqual({ valid: true, region: "71", standing: "new" });
  const stored = await w.guest(() => get(Cards, { cardCode }));
  expect(Object.keys(stored ?? {}).toSorted()).toEqual(["cardCode", "region", "since", "valid", "writeId"]);
  for (const guess of [memberNumber, membershipKey, "crd_00000000000000000000000000", ""]) {
    await expect(w.guest(() => Membership.card(guess))).rejects.toMatchObject({ status: 404 });
  }
  await w.guest(() => Membership.leave({ membershipKey, token }));
  await copy();
  expect(await w.guest(() => Membership.card(cardCode))).toEqual({ valid: false, region: "71" });
});

test("a membership is found by its number, in one's own region", async () => {
  const { membershipKey } = await newcomer();
  const { memberNumber = "" } = await w.as(astana, () => Membership.approve({ membershipKey }));
  const typed = Membership.showMemberNumber(memberNumber);
  expect(await w.as(astana, () => Membership.findByNumber({ memberNumber: typed }))).toEqual({ membershipKey });
  const almaty = staffActor("coordinator", { region: "75" }, "arman");
  await expect(w.as(almaty, () => Membership.findByNumber({ memberNumber }))).rejects.toMatchObject({ status: 403 });
  const wrong = w.as(astana, () => Membership.findByNumber({ memberNumber: "123456789" }));
  await expect(wrong).rejects.toMatchObject({ issues: [{ field: "memberNumber", code: "invalid_member_number" }] });
});

test("a recount mends the counters from the cards and says by how much", async () => {
  await w.as(system("job"), async () => {
    await write(Cards.put({ cardCode: "crd_1", region: "10", since: NOON, valid: true }));
    const drift = await Membership.recountMembers(["10", "71"]);
    expect(drift.get("membership.members#10")).toBe(1);
    expect((await Membership.recountMembers(["10", "71"])).size).toBe(0);
    expect(await Membership.members("10")).toBe(1);
  });
});
