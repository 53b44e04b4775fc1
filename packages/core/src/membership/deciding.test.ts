import { atOnce, loadReference, NOON, RACE_ROUNDS, staffActor, type World, world } from "@kz2050/testing";
import { afterAll, beforeAll, expect, test } from "vitest";
import { linkToken, system } from "../kernel/index.ts";
import { batchGet, get, type ItemOf, PersonalAudit, queryAll, scanAll } from "../table/index.ts";
import { applied, form } from "./fixture.ts";
import { Membership } from "./index.ts";
import { guardKeyOf } from "./likeness.ts";
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
const newcomer = (mailbox: string, overrides = {}) =>
  w.guest(() => applied(form({ email: `${mailbox}@posta.example`, ...overrides })));
const load = async (membershipKey: string) => {
  const item = await w.guest(() => get(Memberships, { membershipKey }));
  if (item?.kind !== "application") throw new Error("no such application");
  return item;
};
const trail = async (recordId: string) => w.guest(() => queryAll(PersonalAudit, { hash: recordId }));

test("approval makes a member with a number and a card, in one audited transaction, though its answer be lost", async () => {
  const { membershipKey, token } = await newcomer("bir");
  w.loseAnswer(({ operation }) => operation === "TransactWriteItems");
  const made = await w.as(astana, () => Membership.approve({ membershipKey, version: 2 }));
  expect(made).toMatchObject({ membershipKey, status: "approved", version: 3 });
  const record = await load(membershipKey);
  expect(record).toMatchObject({ memberNumber: made.memberNumber, memberSince: NOON, version: 3 });
  expect(record.queue).toBeUndefined();
  expect(await trail(membershipKey)).toMatchObject([
    {
      action: "membership.approve",
      role: "coordinator",
      before: "submitted",
      after: "approved",
      actor: astana.personId,
    },
  ]);
  const own = await w.guest(() => Membership.read({ membershipKey, token }));
  expect(own).toMatchObject({ status: "approved", memberNumber: made.memberNumber, cardCode: record.cardCode });
});

test("a coordinator of another region may neither read, approve, reject, ask nor hand on; a guest must sign in", async () => {
  const { membershipKey } = await newcomer("bolek");
  const deeds: (() => Promise<unknown>)[] = [
    () => Membership.view({ membershipKey }),
    () => Membership.approve({ membershipKey }),
    () => Membership.reject({ membershipKey, reason: "no_answer" }),
    () => Membership.ask({ membershipKey, question: "Қай жерде тұрасыз?" }),
    () => Membership.transfer({ membershipKey, region: "75", reason: "asked" }),
    () => Membership.queue({ region: "71" }),
  ];
  for (const deed of deeds) {
    await expect(w.as(almaty, deed)).rejects.toMatchObject({ status: 403 });
    await expect(w.guest(deed)).rejects.toMatchObject({ status: 401 });
  }
  for (const role of ["moderator", "member", "finance"] as const) {
    await expect(w.as(staffActor(role), () => Membership.view({ membershipKey }))).rejects.toMatchObject({
      status: 403,
    });
  }
  await expect(w.as(astana, () => Membership.end({ membershipKey, reason: "asked" }))).rejects.toMatchObject({
    status: 403,
  });
  expect(await trail(membershipKey)).toEqual([]);
});

test("50 approvals of one application at once make one member with one number", async () => {
  for (let round = 0; round < RACE_ROUNDS; round += 1) {
    const { membershipKey } = await newcomer(`elu${round}`, { givenName: `Елу${"а".repeat(round)}` });
    const { done, refused } = await atOnce(50, () => w.as(astana, () => Membership.approve({ membershipKey })));
    expect(done).toHaveLength(1);
    for (const error of refused)
      expect(error).toMatchObject({ status: expect.toSatisfy((s: number) => s === 409 || s === 412) });
    expect(await trail(membershipKey)).toHaveLength(1);
    const numbers = (await everything()).filter((item) => item.kind === "number" && item.of === membershipKey);
    expect(numbers).toHaveLength(1);
  }
});

test("50 approvals at once of two applications of one person make one member", async () => {
  for (let round = 0; round < RACE_ROUNDS; round += 1) {
    const person = { givenName: `Егіз${"е".repeat(round * 2)}`, region: "75" };
    const both = [
      await newcomer(`eki${round}`, person),
      await newcomer(`eki${round}`, { ...person, phone: "+77010000077" }),
    ];
    const { done } = await atOnce(50, (n) =>
      w.as(central, () => Membership.approve({ membershipKey: both[n % 2]?.membershipKey ?? "" })),
    );
    expect(done).toHaveLength(1);
    const states = (await Promise.all(both.map(({ membershipKey }) => load(membershipKey)))).map(
      ({ status }) => status,
    );
    expect(states.toSorted()).toEqual(["approved", "submitted"]);
    const second = both.find(({ membershipKey }) => membershipKey !== done[0]?.membershipKey);
    const again = w.as(central, () => Membership.approve({ membershipKey: second?.membershipKey ?? "" }));
    await expect(again).rejects.toMatchObject({ status: 409, code: "already_member" });
  }
});

const everything = () =>
  w.as(system("test"), async () => {
    const items: ItemOf<typeof Memberships>[] = [];
    for await (const item of scanAll(Memberships)) items.push(item);
    return items;
  });

test("members of a family may share a mailbox", async () => {
  const [mother, son] = [
    await newcomer("otbasy", { givenName: "Ана", birthDate: "1980-01-01" }),
    await newcomer("otbasy", { givenName: "Бала", birthDate: "2008-01-01" }),
  ];
  for (const { membershipKey } of [mother, son]) await w.as(astana, () => Membership.approve({ membershipKey }));
  const records = await Promise.all([mother, son].map(({ membershipKey }) => load(membershipKey)));
  expect(new Set(records.map(({ personId }) => personId)).size).toBe(1);
  expect(records.map(({ status }) => status)).toEqual(["approved", "approved"]);
});

test("a member who applies again gets a new applicant's page, stands in no queue, and only the mail tells", async () => {
  const member = await newcomer("tagy", { givenName: "Қайрат" });
  await w.as(astana, () => Membership.approve({ membershipKey: member.membershipKey }));
  const again = await newcomer("tagy", { givenName: "Кайрат" });
  const fresh = await newcomer("zhana", { givenName: "Қайрат", birthDate: "1990-02-02" });
  const view = async (link: { membershipKey: string; token: string }) => {
    const { membershipKey: _, givenName: __, ...shown } = await w.guest(() => Membership.read(link));
    return shown;
  };
  expect(await view(again)).toEqual(await view(fresh));
  expect(await load(again.membershipKey)).toMatchObject({ status: "duplicate", duplicateOf: member.membershipKey });
  expect((await load(again.membershipKey)).queue).toBeUndefined();
  const kinds = async ({ membershipKey }: { membershipKey: string }) =>
    (await w.guest(() => Membership.noticesOf(membershipKey))).map(({ kind }) => kind);
  expect(await kinds(again)).toEqual(["membership.already-member"]);
  expect(await kinds(fresh)).toEqual(["membership.received"]);
});

test("a rejection names its reason; without one, or with 'other' alone, it is no decision", async () => {
  const { membershipKey } = await newcomer("joq", { givenName: "Жоқ" });
  const reject = (input: object) => w.as(astana, () => Membership.reject({ membershipKey, ...input } as never));
  await expect(reject({})).rejects.toMatchObject({ issues: [{ field: "reason", code: "required" }] });
  await expect(reject({ reason: "dislike" })).rejects.toMatchObject({
    issues: [{ field: "reason", code: "invalid_choice" }],
  });
  await expect(reject({ reason: "other" })).rejects.toMatchObject({ issues: [{ field: "note", code: "required" }] });
  w.loseAnswer(({ operation }) => operation === "TransactWriteItems");
  await reject({ reason: "no_answer", note: "Телефон жауап бермеді." });
  expect((await load(membershipKey)).history.at(-1)).toMatchObject({ what: "rejected", reason: "no_answer" });
  expect(await trail(membershipKey)).toMatchObject([{ after: "rejected", reason: "no_answer" }]);
  await expect(w.as(astana, () => Membership.approve({ membershipKey }))).rejects.toMatchObject({
    status: 409,
    code: "wrong_state",
  });
});

test("a question goes to the applicant, the answer brings the application back at its old age", async () => {
  const { membershipKey, token } = await newcomer("suraq", { givenName: "Сұрақ" });
  w.loseAnswer(({ operation }) => operation === "TransactWriteItems");
  await w.as(astana, () => Membership.ask({ membershipKey, question: "Қай мектепте істейсіз?" }));
  expect(await load(membershipKey)).toMatchObject({ status: "more_info", queue: "71#more_info", submittedAt: NOON });
  await expect(w.as(astana, () => Membership.ask({ membershipKey, question: "Тағы?" }))).rejects.toMatchObject({
    code: "wrong_state",
  });
  const answer = (text: string) => w.guest(() => Membership.answer({ membershipKey, token, answer: text }));
  await expect(answer(" ")).rejects.toMatchObject({ issues: [{ field: "answer", code: "required" }] });
  w.loseAnswer(({ operation }) => operation === "UpdateItem");
  expect((await answer("12-мектепте")).status).toBe("submitted");
  expect(await load(membershipKey)).toMatchObject({ queue: "71#submitted", submittedAt: NOON });
  await expect(answer("тағы")).rejects.toMatchObject({ code: "wrong_state" });
});

test("a coordinator who saw an older version is told so and decides nothing", async () => {
  const { membershipKey, token } = await newcomer("eski", { givenName: "Ескі" });
  const { application } = await w.as(astana, () => Membership.view({ membershipKey }));
  await w.as(astana, () => Membership.ask({ membershipKey, question: "Мекенжайыңыз?" }));
  await w.guest(() => Membership.answer({ membershipKey, token, answer: "Басқа қалаға көштім" }));
  const late = w.as(central, () => Membership.approve({ membershipKey, version: application.version }));
  await expect(late).rejects.toMatchObject({ status: 412 });
});

test("a transfer hands the application over, and nobody decides in the old region any more", async () => {
  const { membershipKey } = await newcomer("koshu", { givenName: "Көшу" });
  const to = (region: string) =>
    w.as(astana, () => Membership.transfer({ membershipKey, region, reason: "lives_elsewhere" }));
  await expect(to("71")).rejects.toMatchObject({ issues: [{ field: "region", code: "invalid_choice" }] });
  await expect(to("00")).rejects.toMatchObject({ issues: [{ field: "region", code: "invalid_choice" }] });
  w.loseAnswer(({ operation }) => operation === "TransactWriteItems");
  await to("75");
  const record = await load(membershipKey);
  expect(record).toMatchObject({ region: "75", queue: "75#submitted", submittedAt: NOON });
  expect(record.history.at(-1)).toMatchObject({ what: "transferred", from: "71", to: "75", reason: "lives_elsewhere" });
  await expect(w.as(astana, () => Membership.approve({ membershipKey }))).rejects.toMatchObject({ status: 403 });
  await w.as(almaty, () => Membership.approve({ membershipKey }));
});

test("nobody decides on their own application", async () => {
  const { membershipKey } = await newcomer("ozim", { givenName: "Өзім" });
  const self = { ...central, personId: (await load(membershipKey)).personId ?? "" };
  await expect(w.as(self, () => Membership.approve({ membershipKey }))).rejects.toMatchObject({
    code: "own_application",
  });
});

test("the office's repeated request answers again and is audited once", async () => {
  const { membershipKey } = await newcomer("qaita", { givenName: "Қайта" });
  const request = { key: "office-form", bodyHash: "same" };
  const { done, refused } = await atOnce(4, () => w.as(astana, () => Membership.approve({ membershipKey }), request));
  const firm = [
    ...done,
    ...(await Promise.all([w.as(astana, () => Membership.approve({ membershipKey }), request).catch(() => undefined)])),
  ];
  expect(firm.length + refused.length).toBe(5);
  expect(await trail(membershipKey)).toHaveLength(1);
});

test("leaving frees the person to apply again; the old number stays taken", async () => {
  const first = await newcomer("ketu", { givenName: "Кету" });
  const { memberNumber } = await w.as(astana, () => Membership.approve(first));
  w.loseAnswer(({ operation }) => operation === "TransactWriteItems");
  expect((await w.guest(() => Membership.leave(first))).status).toBe("ended");
  const record = await load(first.membershipKey);
  const keys = [guardKeyFor(record), `num_${memberNumber}`];
  const left = await w.guest(async () =>
    batchGet(Memberships, await Promise.all(keys.map(async (key) => ({ membershipKey: await key })))),
  );
  expect(left.map(({ kind }) => kind)).toEqual(["number"]);
  const second = await newcomer("ketu", { givenName: "Кету" });
  const again = await w.as(astana, () => Membership.approve(second));
  expect(again.memberNumber).not.toBe(memberNumber);
  await expect(w.guest(() => Membership.leave(first))).rejects.toMatchObject({ code: "wrong_state" });
});

const guardKeyFor = (record: Membership.Application) => w.guest(async () => guardKeyOf(record.personId ?? "", record));

test("the central office ends a membership with a reason, and the guard goes with it", async () => {
  const { membershipKey } = await newcomer("tamam", { givenName: "Тамам" });
  await w.as(astana, () => Membership.approve({ membershipKey }));
  await expect(w.as(central, () => Membership.end({ membershipKey, reason: "other" }))).rejects.toMatchObject({
    status: 422,
  });
  w.loseAnswer(({ operation }) => operation === "TransactWriteItems");
  await w.as(central, () => Membership.end({ membershipKey, reason: "breach", note: "Жарғы бұзылды" }));
  expect(await load(membershipKey)).toMatchObject({ status: "ended", endedAt: NOON });
  const row = (await trail(membershipKey)).find(({ action }) => action === "membership.end");
  expect(row).toMatchObject({ before: "approved", after: "ended", reason: "breach" });
});

test("withdrawn is out of the queue, whoever was about to decide", async () => {
  const { membershipKey, token } = await newcomer("qaitaru", { givenName: "Қайтару" });
  w.loseAnswer(({ operation }) => operation === "UpdateItem");
  const { done, refused } = await atOnce(
    2,
    (n): Promise<unknown> =>
      n === 0
        ? w.guest(() => Membership.withdraw({ membershipKey, token }))
        : w.as(astana, () => Membership.approve({ membershipKey })),
  );
  expect([done.length, refused.length]).toEqual([1, 1]);
  const { status, queue } = await load(membershipKey);
  expect([["withdrawn", "approved"].includes(status), queue]).toEqual([true, undefined]);
});

test("what each verb costs in capacity units", async () => {
  const apply = await w.capacity(() =>
    w.guest(() => Membership.apply(form({ email: "olshem@posta.example", phone: "+77010000300" }))),
  );
  expect(apply.calls.map((call) => `${call.operation} ${call.tables}`)).toEqual([
    "UpdateItem Limits",
    "PutItem Memberships",
  ]);
  const { membershipKey } = apply.result;
  const token = await w.guest(async () => linkToken(Membership.LINK, membershipKey));
  const confirm = await w.capacity(() => w.guest(() => Membership.confirm({ membershipKey, token })));
  const approve = await w.capacity(() => w.as(astana, () => Membership.approve({ membershipKey })));
  const units = { apply: apply.units, confirm: confirm.units, approve: approve.units };
  expect(units).toEqual({
    apply: { Limits: 1, Memberships: 1 },
    confirm: { Addresses: 3, Memberships: 8.5, People: 3 },
    approve: { Memberships: 14, PersonalAudit: 3 },
  });
});
