import { atOnce, loadReference, RACE_ROUNDS, staffActor, type World, world } from "@kz2050/testing";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { Identity } from "../identity/index.ts";
import { LETTER_WAIT, MINUTE, type Notice, type Person, SECOND, system } from "../kernel/index.ts";
import { applied } from "../membership/fixture.ts";
import { Membership } from "../membership/index.ts";
import { Sending } from "../notice/index.ts";
import { get, queryAll } from "../table/index.ts";
import { letter } from "./fixture.ts";
import { Mailing } from "./index.ts";
import { BOUNDS, type Bounds, STALLED_AFTER } from "./rules.ts";
import { MailingLines, Mailings } from "./table.ts";

const MEMBERS = 7;
const small: Bounds = { ...BOUNDS, counted: 2, letters: 3 };
const worker = system("stream:Mailings");
const astana = staffActor("coordinator", { region: "71" });
const other = staffActor("coordinator", { region: "71" }, "other");
const central = staffActor("central");

let w: World;
let sent: Notice[] = [];
const people: string[] = [];
let numbers = 0;
const LONG = 120_000;

beforeAll(async () => {
  w = await world();
  await loadReference(w, ({ kind }) => kind === "region");
  for (let n = 0; n < MEMBERS; n += 1) people.push((await member()).personId);
}, LONG);
afterAll(() => w.stop());
beforeEach(() => {
  sent = [];
  // Each test's letters are past the limits of the one before.
  w.clock.advance(11 * MINUTE);
});

/** A member of a region, of whom everything is known. */
async function member(region = "71", over: Parameters<typeof applied>[0] = {}) {
  numbers += 1;
  const day = String((numbers % 28) + 1).padStart(2, "0");
  const email = `mushe${numbers}@posta.example`;
  const own = { email, birthDate: `1990-03-${day}`, phone: `+7701000${1000 + numbers}`, region };
  const { membershipKey } = await w.guest(() => applied({ ...own, ...over }));
  await w.as(central, () => Membership.approve({ membershipKey }));
  const { personId } = await w.guest(() => Identity.meet({ email: over.email ?? email, language: "kk" }));
  await w.as(system("identity"), () => Identity.confirmAddress({ personId, language: "kk" }));
  return { membershipKey, personId };
}

const row = async (mailingId: string) => {
  const found = await w.as(worker, () => get(Mailings, { mailingId }));
  if (!found) throw new Error("no such mailing");
  return found;
};
const linesOf = async (mailingId: string) => {
  const { round } = await row(mailingId);
  return w.as(worker, () => queryAll(MailingLines, { hash: `${mailingId}#${round}` }));
};

/** As the mail worker does: asks what its reader wants, claims, hands over. */
const post: Mailing.Post = async (notice) => {
  const personId = "personId" in notice.to ? notice.to.personId : "";
  if (!(await Identity.wants(personId, notice.kind))) return "stopped";
  if ((await Identity.mailboxOf(personId)) === undefined) return "unreachable";
  if (!(await Sending.claim(notice))) return (await Sending.isSent(notice.id)) ? "repeated" : "held";
  sent.push(notice);
  await Sending.markSent(notice.id);
  return "sent";
};
const step = (mailingId: string, by: Mailing.Post = post, bounds = small) =>
  w.as(worker, () => Mailing.step(mailingId, by, bounds));
/** As the stream does it: a step for each time the row moved. */
async function run(mailingId: string, by: Mailing.Post = post): Promise<Mailing.Mailing> {
  let now = await row(mailingId);
  for (let before = ""; before !== now.movedAt; now = await row(mailingId)) {
    before = now.movedAt;
    w.clock.advance(1);
    await step(mailingId, by);
  }
  return now;
}
async function submitted(over: Parameters<typeof letter>[0] = {}): Promise<Mailing.Mailing> {
  const { mailingId } = await w.as(astana, () => Mailing.draft(letter(over)));
  const counted = await run(mailingId);
  await w.as(astana, () => Mailing.submit({ mailingId, version: counted.version }));
  return row(mailingId);
}
async function sending(over: Parameters<typeof letter>[0] = {}): Promise<string> {
  const { mailingId, version } = await submitted(over);
  await w.as(other, () => Mailing.send({ mailingId, version }));
  w.clock.advance(LETTER_WAIT);
  return mailingId;
}
const readersOf = (notices: readonly Notice[]) =>
  notices.map(({ to }) => ("personId" in to ? to.personId : "")).toSorted();

test("every member of the region gets one letter, in steps that each bring the next, and the counts say so", async () => {
  const mailingId = await sending();
  const done = await run(mailingId);
  expect(done).toMatchObject({ state: "done", result: { sent: MEMBERS, stopped: 0, failed: 0 } });
  expect(readersOf(sent)).toEqual(people.toSorted());
  expect(done.going).toBeUndefined();
  expect(sent.every(({ kind, id }) => kind === "membership.letter" && id.startsWith(`${mailingId}:`))).toBe(true);
  await step(mailingId);
  expect(sent).toHaveLength(MEMBERS);
});

test("no letter goes before it can no longer be taken back, and none at all where it was", async () => {
  const { mailingId, version } = await submitted();
  await w.as(other, () => Mailing.send({ mailingId, version }));
  await run(mailingId);
  w.clock.advance(29 * SECOND);
  await run(mailingId);
  expect(sent).toEqual([]);
  await expect(w.as(central, () => Mailing.undoSend({ mailingId }))).rejects.toMatchObject({
    code: "not_own_decision",
  });
  await w.as(other, () => Mailing.undoSend({ mailingId }));
  w.clock.advance(LETTER_WAIT);
  expect((await run(mailingId)).state).toBe("submitted");
  const again = await row(mailingId);
  await w.as(other, () => Mailing.send({ mailingId, version: again.version }));
  w.clock.advance(31 * SECOND);
  await expect(w.as(other, () => Mailing.undoSend({ mailingId }))).rejects.toMatchObject({ code: "undo_too_late" });
  w.clock.advance(LETTER_WAIT);
  expect((await run(mailingId)).result).toMatchObject({ sent: MEMBERS });
  expect(sent).toHaveLength(MEMBERS);
});

test(
  "however many workers go on with it at once, nobody gets it twice and everybody is counted once",
  async () => {
    for (let round = 0; round < RACE_ROUNDS; round += 1) {
      sent = [];
      const mailingId = await sending();
      for (let n = 0; n < 20 && (await row(mailingId)).state === "sending"; n += 1) {
        const { refused } = await atOnce(8, () => step(mailingId));
        expect(refused).toEqual([]);
      }
      expect(await row(mailingId)).toMatchObject({ state: "done", result: { sent: MEMBERS, left: 0, failed: 0 } });
      expect(readersOf(sent)).toEqual(people.toSorted());
      w.clock.advance(11 * MINUTE);
    }
  },
  LONG,
);

test("a worker that dies in the middle leaves a letter that another goes on with, once its claim is free", async () => {
  const mailingId = await sending();
  let deaths = 0;
  const dying: Mailing.Post = async (notice) => {
    const posted = await post(notice);
    deaths += 1;
    // The function is gone: neither the line nor the counts hear of it.
    if (deaths === 2) return new Promise(() => undefined);
    return posted;
  };
  void step(mailingId, dying);
  for (let n = 0; n < 200 && deaths < 2; n += 1) await new Promise((resolve) => setTimeout(resolve, 10));
  // Claimed and not sent yet: as if it had died a moment earlier.
  const [, , third] = await linesOf(mailingId);
  await w.as(worker, () =>
    Sending.claim({ id: `${mailingId}:${third?.recipient}`, kind: "x", to: { personId: "" }, locale: "kk", facts: {} }),
  );
  await run(mailingId);
  expect((await row(mailingId)).state).toBe("sending");
  expect(await w.as(system("schedule:mailings"), () => Mailing.wake())).toBe(0);
  w.clock.advance(STALLED_AFTER + SECOND);
  expect(await w.as(system("schedule:mailings"), () => Mailing.wake())).toBe(1);
  expect(await run(mailingId)).toMatchObject({ state: "done", result: { sent: MEMBERS } });
  expect(readersOf(sent)).toEqual(people.toSorted());
});

test("the clock brings the first step once the time to take it back is over", async () => {
  const { mailingId, version } = await submitted();
  await w.as(other, () => Mailing.send({ mailingId, version }));
  expect(await w.as(system("schedule:mailings"), () => Mailing.wake())).toBe(0);
  w.clock.advance(LETTER_WAIT);
  expect(await w.as(system("schedule:mailings"), () => Mailing.wake())).toBe(1);
  expect(await w.as(system("schedule:mailings"), () => Mailing.wake())).toBe(0);
  expect((await run(mailingId)).state).toBe("done");
});

/** Somebody cancels it just as the letter of that number has gone. */
async function cancelledAfter(count: number, notice: Notice, mailingId: string): Promise<Mailing.Posted> {
  const posted = await post(notice);
  if (sent.length === count) await w.as(astana, () => Mailing.cancel({ mailingId }));
  return posted;
}

test("cancelled in the middle, not one more letter goes, and those that went are counted", async () => {
  const mailingId = await sending();
  await run(mailingId, (notice) => cancelledAfter(2, notice, mailingId));
  expect(sent).toHaveLength(2);
  expect(await row(mailingId)).toMatchObject({ state: "cancelled", result: { sent: 2 } });
  expect((await row(mailingId)).going).toBeUndefined();
});

test("cancelled as its last letter goes, it is counted to the end and comes to rest", async () => {
  const mailingId = await sending();
  for (let n = 0; n < 6; n += 1) await step(mailingId, (one) => cancelledAfter(MEMBERS, one, mailingId));
  const over = await row(mailingId);
  expect(over).toMatchObject({ state: "cancelled", result: { sent: MEMBERS } });
  await step(mailingId);
  expect(await row(mailingId)).toEqual(over);
});

test("who stops the topic or takes a consent back while it goes gets nothing, and is counted apart", async () => {
  const mailingId = await sending();
  const lines = await linesOf(mailingId);
  const [stopper, withdrawer] = [lines.at(-1)?.personId ?? "", lines.at(-2)?.personId ?? ""];
  await step(mailingId);
  const as = (personId: string): Person => ({
    kind: "person",
    personId,
    sessionId: "s",
    provedAt: w.clock.now().toISOString(),
  });
  const token = (await w.guest(async () => Identity.stopPath(stopper, "membership"))).split("/").at(-1) ?? "";
  await w.guest(() => Identity.stopTopic({ personId: stopper, topic: "membership", token }));
  await w.as(as(withdrawer), () => Identity.agree({ purposes: ["processing"], version: Identity.CONSENT_VERSION }));
  await w.as(as(withdrawer), () => Identity.withdrawConsent({ purpose: "processing" }));
  expect((await run(mailingId)).result).toMatchObject({ sent: MEMBERS - 2, stopped: 2 });
  expect(readersOf(sent)).not.toContain(stopper);
  // The next count knows it.
  const next = await submitted();
  expect(next.counted).toMatchObject({ stopped: 2, kk: MEMBERS - 2 });
  await w.as(as(withdrawer), () => Identity.agree({ purposes: ["processing"], version: Identity.CONSENT_VERSION }));
  await w.as(as(stopper), () => Identity.prefer({ language: "kk", topics: [...Identity.TOPICS] }));
});

test("who is a member no more by then gets nothing; a mailbox that bounced meanwhile neither", async () => {
  const gone = await member();
  const bounced = await member("71", { email: "qaitty@posta.example" });
  const mailingId = await sending();
  await w.as(central, () => Membership.end({ membershipKey: gone.membershipKey, reason: "asked" }));
  await w.as(system("bounce"), () => Identity.suppress({ email: "qaitty@posta.example" }));
  expect((await run(mailingId)).result).toMatchObject({ sent: MEMBERS, left: 1, unreachable: 1 });
  expect(readersOf(sent)).not.toContain(gone.personId);
  await w.as(central, () => Membership.end({ membershipKey: bounced.membershipKey, reason: "asked" }));
});

test("a mother and a child of one mailbox are one recipient", async () => {
  const one = await member("27", { email: "otbasy@posta.example", birthDate: "1980-01-01" });
  await member("27", { email: "otbasy@posta.example", birthDate: "2006-01-01", givenName: "Бала" });
  const { mailingId } = await w.as(central, () => Mailing.draft(letter({ region: "27" })));
  expect((await run(mailingId)).counted).toMatchObject({ kk: 1, ru: 0 });
  expect((await linesOf(mailingId)).map(({ personId }) => personId)).toEqual([one.personId]);
});

test("a provider's no is tried three times and then counted; the others get theirs", async () => {
  const mailingId = await sending();
  const [first] = await linesOf(mailingId);
  const refusing: Mailing.Post = async (notice) => {
    if (notice.id.endsWith(first?.recipient ?? "?")) throw new Error("provider");
    return post(notice);
  };
  for (let n = 0; n < 4; n += 1) {
    await run(mailingId, refusing);
    w.clock.advance(STALLED_AFTER + SECOND);
    await w.as(system("schedule:mailings"), () => Mailing.wake());
  }
  expect(await row(mailingId)).toMatchObject({ state: "done", result: { sent: MEMBERS - 1, failed: 1 } });
});

test("somebody erased meanwhile is on no list, and gets nothing", async () => {
  const mailingId = await sending();
  const [first] = await linesOf(mailingId);
  const personId = first?.personId ?? "";
  expect(await w.as(worker, () => Mailing.forget([personId]))).toEqual(["personId"]);
  expect((await run(mailingId)).result).toMatchObject({ sent: MEMBERS - 1 });
  expect(readersOf(sent)).not.toContain(personId);
  const [second] = readersOf(sent);
  const letters = await w.as(worker, () => Mailing.archive([second ?? ""]));
  expect(letters.find(({ recordId }) => recordId === mailingId)?.record).toMatchObject({
    subject: "Сенбіде жиналамыз",
  });
});

test("an answer lost on the way sends no letter twice and counts none twice", async () => {
  const mailingId = await sending();
  for (let n = 0; n < 6; n += 1) {
    w.loseAnswer();
    await step(mailingId);
  }
  expect(await run(mailingId)).toMatchObject({ state: "done", result: { sent: MEMBERS } });
  expect(readersOf(sent)).toEqual(people.toSorted());
});

test("a letter costs the engine so many units, beside what asks whether its reader wants it", async () => {
  const mailingId = await sending();
  const { units } = await w.capacity(() => step(mailingId, post, { ...small, letters: 1 }));
  expect({ lines: units.MailingLines, sent: units.Sent, mailings: units.Mailings }).toEqual({
    lines: 2,
    sent: 2,
    mailings: 6,
  });
});
