import { atOnce, meeting, RACE_ROUNDS, type World, world } from "@kz2050/testing";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { linkCode, type Person, system } from "../kernel/index.ts";
import { get, write } from "../table/index.ts";
import { Identity } from "./index.ts";
import { Addresses, Challenges, People } from "./table.ts";

const MINUTE = 60_000;

let w: World;
beforeAll(async () => {
  w = await world();
});
afterAll(() => w.stop());
beforeEach(() => w.clock.advance(60 * MINUTE));

const mailed = (id: string) => w.guest(() => Identity.noticesOf(id));
const codeOf = (purpose: string, id: string) => w.guest(async () => linkCode(purpose, id));
const ask = async (email: string) =>
  (await w.guest(() => Identity.askCode({ email, language: "kk", door: "person" }))).challengeId;

/** Signs in by a mailed code, and answers who that is. */
async function enter(email: string): Promise<Person> {
  const challengeId = await ask(email);
  const code = await codeOf("sign-in", challengeId);
  const { token } = await w.guest(() => Identity.enterCode({ challengeId, code }));
  const person = await w.guest(() => Identity.personOfSession(token));
  if (!person) throw new Error("nobody is in");
  return person;
}
const askFurther = async (me: Person, email: string) =>
  (await w.as(me, () => Identity.askMailbox({ email, language: "kk" }))).challengeId;
const add = (me: Person, challengeId: string, code: string) =>
  w.as(me, () => Identity.addMailbox({ challengeId, code }));
async function addRight(me: Person, email: string): Promise<void> {
  const challengeId = await askFurther(me, email);
  await add(me, challengeId, await codeOf("mailbox", challengeId));
}
const emails = async (me: Person) => (await w.guest(() => Identity.mailboxesOf(me.personId))).map(({ email }) => email);

test("whoever shows two mailboxes to be theirs is one person by either, and chooses where letters go", async () => {
  const me = await enter("first@posta.example");
  const challengeId = await askFurther(me, "second@posta.example");
  expect(await mailed(challengeId)).toMatchObject([
    { kind: "identity.mailbox", to: { addressKey: expect.stringMatching(/^adr_/) }, withCode: true },
  ]);
  await add(me, challengeId, await codeOf("mailbox", challengeId));
  expect(await mailed(challengeId)).toMatchObject([{ kind: "identity.mailbox-added", to: { personId: me.personId } }]);
  expect(await emails(me)).toEqual(["first@posta.example", "second@posta.example"]);
  expect((await enter("SECOND@posta.example")).personId).toBe(me.personId);

  const second = (await w.guest(() => Identity.mailboxesOf(me.personId)))[1]?.addressKey ?? "";
  expect(await w.guest(() => Identity.mailboxOf(me.personId))).toBe("first@posta.example");
  await w.as(me, () => Identity.chooseMailbox({ addressKey: second }));
  expect(await w.guest(() => Identity.mailboxOf(me.personId))).toBe("second@posta.example");
  await expect(w.as(me, () => Identity.dropMailbox({ addressKey: second }))).rejects.toMatchObject({
    code: "mailbox_needed",
  });
});

test("a sign-in code goes to the mailbox that was typed, wherever the person's other letters go", async () => {
  const me = await enter("lost@posta.example");
  await addRight(me, "kept@posta.example");
  const [notice] = await mailed(await ask("kept@posta.example"));
  const to = notice?.to as { addressKey: string };
  expect(await w.guest(() => Identity.mailboxAt(to.addressKey))).toBe("kept@posta.example");
});

test("what comes from a mailbox under its own person's id is followed to who it belongs to", async () => {
  const { personId } = await w.guest(() => Identity.meet({ email: "guest@posta.example", language: "kk" }));
  const me = await enter("host@posta.example");
  await addRight(me, "guest@posta.example");
  expect((await w.guest(() => Identity.profileOf(personId)))?.mergedInto).toBe(me.personId);
  expect((await w.guest(() => Identity.meet({ email: "guest@posta.example", language: "kk" }))).personId).toBe(
    me.personId,
  );
});

test("a mailbox under which somebody is known already is not taken from them", async () => {
  const other = await enter("known@posta.example");
  const me = await enter("taker@posta.example");
  await expect(addRight(me, "known@posta.example")).rejects.toMatchObject({ code: "mailbox_in_use" });
  expect((await enter("known@posta.example")).personId).toBe(other.personId);
  await w.as(system("ops"), () =>
    Identity.appoint({ email: "office@posta.example", name: "Дана Үлгіқызы", role: "central", language: "kk" }),
  );
  await expect(addRight(me, "office@posta.example")).rejects.toMatchObject({ code: "mailbox_in_use" });
});

test("one's own mailbox spelled otherwise is no further one", async () => {
  const me = await enter("same@posta.example");
  await addRight(me, "SAME+again@posta.example");
  expect(await emails(me)).toEqual(["same@posta.example"]);
});

test("the code of a further mailbox signs nobody in, and nobody else can use it", async () => {
  const [me, other] = [await enter("mine@posta.example"), await enter("other@posta.example")];
  const challengeId = await askFurther(me, "third@posta.example");
  const code = await codeOf("mailbox", challengeId);
  for (const purpose of ["mailbox", "sign-in"]) {
    const tried = await codeOf(purpose, challengeId);
    await expect(w.guest(() => Identity.enterCode({ challengeId, code: tried }))).rejects.toMatchObject({
      status: 409,
    });
  }
  await expect(add(other, challengeId, code)).rejects.toMatchObject({ code: "code_expired" });
  await add(me, challengeId, code);
  await expect(add(me, challengeId, code)).rejects.toMatchObject({ code: "code_expired" });
});

test("of twenty wrong codes at once five are compared, and then the right one is refused too", async () => {
  const me = await enter("guessed@posta.example");
  for (let round = 0; round < RACE_ROUNDS; round += 1) {
    const challengeId = await askFurther(me, `target${round}@posta.example`);
    const right = await codeOf("mailbox", challengeId);
    const wrong = String((Number(right) + 1) % 1_000_000).padStart(6, "0");
    const { done, refused } = await atOnce(20, () => add(me, challengeId, wrong));
    expect(done).toEqual([]);
    const codes = refused.map((error) => (error as { status: number }).status);
    expect(codes.filter((status) => status === 422)).toHaveLength(5);
    await expect(add(me, challengeId, right)).rejects.toMatchObject({ code: "too_many_tries" });
  }
});

test("two people who claim one mailbox at once: it becomes one's", async () => {
  for (let round = 0; round < RACE_ROUNDS; round += 1) {
    const both = [await enter(`left${round}@posta.example`), await enter(`right${round}@posta.example`)];
    const claims: [Person, string][] = [];
    for (const me of both) claims.push([me, await askFurther(me, `claimed${round}@posta.example`)]);
    const { done, refused } = await atOnce(2, async (index) => {
      const [me, id] = claims[index] as [Person, string];
      await add(me, id, await codeOf("mailbox", id));
      return me.personId;
    });
    expect(done).toHaveLength(1);
    expect(refused).toHaveLength(1);
    expect((await enter(`claimed${round}@posta.example`)).personId).toBe(done[0]);
  }
});

test("what steers who may sign in asks for a fresh code", async () => {
  const me = await enter("stale@posta.example");
  const challengeId = await askFurther(me, "late@posta.example");
  const code = await codeOf("mailbox", challengeId);
  w.clock.advance(10 * MINUTE);
  const addressKey = (await w.guest(() => Identity.mailboxesOf(me.personId)))[0]?.addressKey ?? "";
  const asked = () => Identity.askMailbox({ email: "late@posta.example", language: "kk" });
  await expect(w.guest(asked)).rejects.toMatchObject({ status: 401 });
  const deeds: readonly (() => Promise<unknown>)[] = [
    () => Identity.addMailbox({ challengeId, code }),
    () => Identity.chooseMailbox({ addressKey }),
    () => Identity.dropMailbox({ addressKey }),
  ];
  for (const deed of deeds) {
    await expect(w.as(me, deed)).rejects.toMatchObject({ status: 403, code: "step_up_required" });
    await expect(w.guest(deed)).rejects.toMatchObject({ status: 401 });
  }
});

test("a dropped mailbox signs in as somebody new, the first one cannot be dropped, nor another's", async () => {
  const me = await enter("keeper@posta.example");
  await addRight(me, "leaving@posta.example");
  const [first, further] = await w.guest(() => Identity.mailboxesOf(me.personId));
  const other = await enter("stranger@posta.example");
  const drop = (who: Person, addressKey = "") => w.as(who, () => Identity.dropMailbox({ addressKey }));
  await expect(drop(other, further?.addressKey)).rejects.toMatchObject({ status: 404 });
  await expect(drop(me, first?.addressKey)).rejects.toMatchObject({ code: "mailbox_needed" });
  await drop(me, further?.addressKey);
  expect(await emails(me)).toEqual(["keeper@posta.example"]);
  expect((await enter("leaving@posta.example")).personId).not.toBe(me.personId);
});

test("a code that is on its way to a mailbox when it is dropped lets nobody in", async () => {
  const me = await enter("ornynda@posta.example");
  await addRight(me, "zhogalgan@posta.example");
  const challengeId = await ask("zhogalgan@posta.example");
  const code = await codeOf("sign-in", challengeId);
  const [, further] = await w.guest(() => Identity.mailboxesOf(me.personId));
  await w.as(me, () => Identity.dropMailbox({ addressKey: further?.addressKey ?? "" }));
  await expect(w.guest(() => Identity.enterCode({ challengeId, code }))).rejects.toMatchObject({
    code: "code_expired",
  });
});

test("signing in by one mailbox confirms that one and no other", async () => {
  const [kept, gone] = ["kept-typed@posta.example", "gone-read@posta.example"];
  const [keptId, goneId] = await w.guest(async () => [
    (await Identity.meet({ email: kept, language: "kk" })).personId,
    (await Identity.meet({ email: gone, language: "kk" })).personId,
  ]);
  await w.guest(() => Identity.redirect(goneId ?? "", keptId ?? ""));
  expect((await enter(gone)).personId).toBe(keptId);
  expect(await w.guest(() => Identity.isMailboxOf(keptId ?? "", gone))).toBe(true);
  expect(await w.guest(() => Identity.isMailboxOf(keptId ?? "", kept))).toBe(false);
});

test("letters go to no mailbox that was dropped at the very moment it was chosen", async () => {
  const me = await enter("tandau@posta.example");
  await addRight(me, "ekinshi@posta.example");
  const addressKey = (await w.guest(() => Identity.mailboxesOf(me.personId)))[1]?.addressKey ?? "";
  const choosing = meeting(w, me, {
    work: () => Identity.chooseMailbox({ addressKey }),
    at: ({ table }) => table.name === People.name,
    other: () => w.as(me, () => Identity.dropMailbox({ addressKey })),
  });
  await expect(choosing).rejects.toMatchObject({ status: 404 });
  expect(await w.guest(() => Identity.mailboxOf(me.personId))).toBe("tandau@posta.example");
});

test("a mailbox that comes to a person who has just become another's is not lost with them", async () => {
  const me = await enter("qosylgan@posta.example");
  const other = await enter("qaldy@posta.example");
  const challengeId = await askFurther(me, "keshikken@posta.example");
  const code = await codeOf("mailbox", challengeId);
  const adding = meeting(w, me, {
    work: () => Identity.addMailbox({ challengeId, code }),
    at: ({ table }) => table.name === Addresses.name,
    other: () =>
      w.guest(() =>
        write(People.update({ personId: me.personId, item: "profile" }, { set: { mergedInto: other.personId } })),
      ),
  });
  await expect(adding).rejects.toMatchObject({ code: "merged_already" });
  expect((await enter("keshikken@posta.example")).personId).not.toBe(me.personId);
});

test("a letter is sent again twice at most, and nobody learns whether it was", async () => {
  const challengeId = await ask("again@posta.example");
  const ids = new Set<string>();
  for (let n = 0; n < 4; n += 1) {
    for (const { id } of await mailed(challengeId)) ids.add(id);
    await w.guest(() => Identity.askAgain({ challengeId }));
  }
  expect([...ids]).toEqual([`${challengeId}:code`, `${challengeId}:code:1`, `${challengeId}:code:2`]);
  await w.guest(() => Identity.askAgain({ challengeId: `chl_${"0".repeat(26)}` }));
});

test("twenty who ask again at once get two letters more", async () => {
  const challengeId = await ask("rush@posta.example");
  await atOnce(20, () => w.guest(() => Identity.askAgain({ challengeId })));
  expect((await w.guest(() => get(Challenges, { challengeId })))?.sends).toBe(2);
});

test("a mailbox is known as one's own however it is spelled, once it was confirmed", async () => {
  const me = await enter("known.as@posta.example");
  const isMine = (email: string) => w.guest(() => Identity.isMailboxOf(me.personId, email));
  expect([await isMine("KNOWN.AS+x@posta.example"), await isMine("else@posta.example")]).toEqual([true, false]);
});

test("the language letters come in is not changed by the page one signs in on", async () => {
  const me = await enter("tongue@posta.example");
  await w.as(me, () => Identity.prefer({ language: "en", topics: ["news"] }));
  await enter("tongue@posta.example");
  expect(await w.guest(() => Identity.lettersIn(me.personId))).toBe("en");
  const profile = await w.guest(() => get(People, { personId: me.personId, item: "profile" }));
  expect(profile).toMatchObject({ language: "kk", stopped: Identity.TOPICS.filter((topic) => topic !== "news") });
});
