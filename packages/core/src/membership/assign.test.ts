import { atOnce, loadReference, staffActor, type World, world } from "@kz2050/testing";
import { afterAll, beforeAll, expect, test } from "vitest";
import { get, PersonalAudit, queryAll } from "../table/index.ts";
import { applied, form } from "./fixture.ts";
import { Membership } from "./index.ts";
import { Memberships } from "./table.ts";

let w: World;
beforeAll(async () => {
  w = await world();
  await loadReference(w, ({ code }) => ["71", "75", "astana"].includes(code));
});
afterAll(() => w.stop());

const astana = staffActor("coordinator", { region: "71" }, "aizhan");
const almaty = staffActor("coordinator", { region: "75" }, "arman");
const central = staffActor("central");
let pairs = 0;

/** A member, and an application of the same name and birth date from another mailbox. */
async function pair(over: Partial<Membership.ApplicationForm> = {}) {
  pairs += 1;
  const one = form({
    email: `qos${pairs}@posta.example`,
    givenName: "Қосай",
    birthDate: `1990-01-${String(pairs).padStart(2, "0")}`,
    phone: `+770100020${String(pairs).padStart(2, "0")}`,
  });
  const member = await w.guest(() => applied(one));
  await w.as(astana, () => Membership.approve({ membershipKey: member.membershipKey }));
  const again = await w.guest(() => applied({ ...one, email: `qos${pairs}b@posta.example`, ...over }));
  return { member, again };
}
const load = async (membershipKey: string) => {
  const item = await w.guest(() => get(Memberships, { membershipKey }));
  if (item?.kind !== "application") throw new Error("no such application");
  return item;
};

test("an application that repeats a membership is closed, and two people are named for whoever decides if they are one", async () => {
  const { member, again } = await pair();
  const before = await w.guest(() => Membership.members());
  w.loseAnswer(({ operation }) => operation === "TransactWriteItems");
  const { alike, ...done } = await w.as(astana, () =>
    Membership.assign({ membershipKey: again.membershipKey, to: member.membershipKey, version: 2 }),
  );
  expect(done).toMatchObject({ status: "duplicate", version: 3 });
  const [closed, kept] = await Promise.all([load(again.membershipKey), load(member.membershipKey)]);
  expect(alike).toEqual({ kept: kept.personId, gone: closed.personId, reason: "same_phone" });
  expect(closed).toMatchObject({ duplicateOf: member.membershipKey });
  expect([closed.queue, kept.status, await w.guest(() => Membership.members())]).toEqual([
    undefined,
    "approved",
    before,
  ]);
  const rows = await w.guest(() => queryAll(PersonalAudit, { hash: again.membershipKey }));
  expect(rows).toMatchObject([{ action: "membership.assign", after: "duplicate", fields: [member.membershipKey] }]);
});

test("the applicant is told on their own page and by a letter that opens nothing of the other record", async () => {
  const { member, again } = await pair();
  await w.as(astana, () => Membership.assign({ membershipKey: again.membershipKey, to: member.membershipKey }));
  const letters = await w.guest(() => Membership.noticesOf(again.membershipKey));
  expect(letters).toMatchObject([
    { kind: "membership.assigned", link: { purpose: "membership", id: again.membershipKey } },
  ]);
  expect(JSON.stringify(letters)).not.toContain(member.membershipKey);
  const own = await w.guest(() => Membership.read(again));
  expect([own.status, own.history.at(-1)?.what, own.memberNumber]).toEqual(["duplicate", "assigned", undefined]);
  expect(JSON.stringify(own)).not.toContain(member.membershipKey);
  expect((await w.as(astana, () => Membership.view(again))).application.status).toBe("duplicate");
  expect((await w.guest(() => Membership.withdraw(again))).status).toBe("withdrawn");
});

test("only a live membership that is alike takes an application, and only within one's region", async () => {
  const { member, again } = await pair();
  const other = await pair();
  const assign = (to: string, actor = astana) =>
    w.as(actor, () => Membership.assign({ membershipKey: again.membershipKey, to }));
  const wrong = { status: 422, issues: [{ field: "to", code: "invalid_choice" }] };
  await expect(assign(other.member.membershipKey)).rejects.toMatchObject(wrong);
  await expect(assign(again.membershipKey)).rejects.toMatchObject(wrong);
  await expect(assign(member.membershipKey, almaty)).rejects.toMatchObject({ status: 403 });
  await w.guest(() => Membership.leave(member));
  await expect(assign(member.membershipKey)).rejects.toMatchObject(wrong);
  expect((await load(again.membershipKey)).status).toBe("submitted");
});

test("a membership that ends in the same moment takes no application, or ends after it did", async () => {
  for (let round = 0; round < 5; round += 1) {
    const { member, again } = await pair();
    const { refused } = await atOnce(2, async (n) => {
      if (n === 0)
        await w.as(astana, () => Membership.assign({ membershipKey: again.membershipKey, to: member.membershipKey }));
      else await w.guest(() => Membership.leave(member));
    });
    for (const error of refused) expect([409, 412, 422]).toContain((error as { status: number }).status);
    expect(["approved", "ended"]).toContain((await load(member.membershipKey)).status);
  }
});

test("50 assignments and approvals of one application at once end in one of the two", async () => {
  const { member, again } = await pair({ birthDate: "1996-04-04", givenName: "Бөлек" });
  const { done } = await atOnce(50, (n) =>
    w.as(n % 2 ? astana : central, async () => {
      if (n % 2) return Membership.assign({ membershipKey: again.membershipKey, to: member.membershipKey });
      return Membership.approve({ membershipKey: again.membershipKey });
    }),
  );
  expect(done).toHaveLength(1);
  expect(["approved", "duplicate"]).toContain((await load(again.membershipKey)).status);
});

test("the next of a queue comes after the one just decided, by age, and from the start where none is younger", async () => {
  const chain: string[] = [];
  for (const name of ["Бірінші", "Екінші", "Үшінші"]) {
    w.clock.advance(60_000);
    const one = { email: `${chain.length}kezek@posta.example`, givenName: name, region: "75" };
    chain.push((await w.guest(() => applied(form(one)))).membershipKey);
  }
  const [first = "", middle = "", last = ""] = chain;
  const after = async (membershipKey: string) => {
    const { submittedAt = "" } = await load(membershipKey);
    const from = { region: "75", status: "submitted" as const, since: submittedAt, besides: membershipKey };
    return (await w.as(almaty, () => Membership.next(from))).membershipKey;
  };
  expect([await after(first), await after(last)]).toEqual([middle, first]);
  await w.as(almaty, () => Membership.approve({ membershipKey: middle }));
  expect(await after(first)).toBe(last);
  const elsewhere = w.as(astana, () =>
    Membership.next({ region: "75", status: "submitted", since: "2026-10-14T07:00:00.000Z", besides: first }),
  );
  await expect(elsewhere).rejects.toMatchObject({ status: 403 });
});

test("what was picked for one decision is shown as it is now, without what has left the queue, in one row of the trail", async () => {
  const one = await w.guest(() => applied(form({ email: "tandau1@posta.example", givenName: "Таңдау" })));
  const two = await w.guest(() => applied(form({ email: "tandau2@posta.example", givenName: "Таңдаулы" })));
  await w.as(astana, () => Membership.reject({ membershipKey: two.membershipKey, reason: "no_answer" }));
  const keys = [one.membershipKey, two.membershipKey];
  const pick = (actor = astana, chosen = keys) =>
    w.as(actor, () => Membership.pick({ region: "71", status: "submitted", keys: chosen }));
  expect(await pick()).toMatchObject([{ membershipKey: one.membershipKey, version: 2, givenName: "Таңдау" }]);
  const [row] = await w.guest(() => queryAll(PersonalAudit, { hash: "membership#71#submitted" }));
  expect(row).toMatchObject({ action: "membership.pick", fields: [one.membershipKey] });
  await expect(pick(almaty)).rejects.toMatchObject({ status: 403 });
  await expect(pick(astana, [])).rejects.toMatchObject({ issues: [{ code: "required" }] });
  await expect(pick(astana, Array(51).fill(one.membershipKey))).rejects.toMatchObject({
    issues: [{ code: "too_many_picked" }],
  });
});
