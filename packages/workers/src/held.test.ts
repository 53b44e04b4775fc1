import { Identity } from "@kz2050/core/identity";
import { LETTER_WAIT, linkToken, type Notice, SECOND, secondsToWait } from "@kz2050/core/kernel";
import { Membership } from "@kz2050/core/membership";
import { loadReference, staffActor, type World, world } from "@kz2050/testing";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import type { Letter, WorkerDeps } from "./deps.ts";
import { sendNotice } from "./send.ts";

let w: World;
let deps: WorkerDeps;
let sent: Letter[] = [];
let people = 0;
beforeAll(async () => {
  w = await world();
  await loadReference(w, ({ code }) => code === "71");
  deps = {
    ...w.deps,
    log: () => undefined,
    enqueue: async () => undefined,
    mailer: { send: async (letter) => void sent.push(letter) },
    publicOrigin: "https://site.example",
    officeOrigin: "https://office.example",
  } as Partial<WorkerDeps> as WorkerDeps;
});
afterAll(() => w.stop());
beforeEach(() => {
  sent = [];
  w.clock.advance(600 * SECOND);
});

const astana = staffActor("coordinator", { region: "71" });
async function applied(): Promise<string> {
  people += 1;
  const membershipKey = await w.guest(async () => {
    const made = await Membership.apply({
      surname: "Сынақбаева",
      givenName: "Үлгі",
      birthDate: `1995-03-${String(people).padStart(2, "0")}`,
      region: "71",
      city: "Астана",
      phone: "+77010000001",
      email: `kut${people}@posta.example`,
      language: "kk",
      occupation: "Мұғалім",
      why: "Балаларға көмектескім келеді.",
      consents: ["processing"],
      consentVersion: Identity.CONSENT_VERSION,
    });
    await Membership.confirm({
      membershipKey: made.membershipKey,
      token: linkToken(Membership.LINK, made.membershipKey),
    });
    return made.membershipKey;
  });
  w.clock.advance(SECOND);
  return membershipKey;
}
/** The messages the queue got for the record as it stands. */
const queued = (membershipKey: string): Promise<Notice[]> => w.guest(() => Membership.noticesOf(membershipKey));
const decide = (work: () => Promise<unknown>) => w.as(astana, work);
const ask = (membershipKey: string, question: string) => decide(() => Membership.ask({ membershipKey, question }));
const undo = (membershipKey: string) => decide(() => Membership.undo({ membershipKey }));
const deliver = async (notices: readonly Notice[]) => {
  for (const notice of notices) await sendNotice(notice, deps);
};

test("the letter of a decision goes once its time has come, and is brought again where it comes before", async () => {
  const membershipKey = await applied();
  await decide(() => Membership.approve({ membershipKey }));
  const letters = await queued(membershipKey);
  expect(letters.map((notice) => secondsToWait(notice, w.clock.now()))).toEqual([LETTER_WAIT / SECOND]);
  await expect(deliver(letters)).rejects.toMatchObject({ status: 503 });
  w.clock.advance(LETTER_WAIT);
  await deliver([...letters, ...letters]);
  expect(sent.map(({ subject }) => subject)).toEqual(["Сіз қозғалыс мүшелігіне қабылдандыңыз"]);
});

test("the letter of a decision that was taken back never goes", async () => {
  const membershipKey = await applied();
  await decide(() => Membership.reject({ membershipKey, reason: "no_answer" }));
  const letters = await queued(membershipKey);
  await undo(membershipKey);
  w.clock.advance(LETTER_WAIT);
  await deliver(letters);
  expect(sent).toEqual([]);
});

test("a question taken back and asked in other words goes once, in those words, when its own time has come", async () => {
  const membershipKey = await applied();
  await ask(membershipKey, "Қай мектеп?");
  const first = await queued(membershipKey);
  w.clock.advance(20 * SECOND);
  await undo(membershipKey);
  await ask(membershipKey, "Қай мектепте сабақ бересіз?");
  const second = await queued(membershipKey);
  expect(second.map(({ id }) => id)).toEqual(first.map(({ id }) => id));
  w.clock.advance(LETTER_WAIT - 20 * SECOND);
  await deliver(first);
  expect(sent).toEqual([]);
  w.clock.advance(20 * SECOND);
  await deliver(second);
  await deliver(first);
  expect(sent).toHaveLength(1);
  expect(sent[0]?.text).toContain("Қай мектепте сабақ бересіз?");
});

test("what became of the record since is told instead of the decision, by the letter of its own", async () => {
  const membershipKey = await applied();
  await decide(() => Membership.approve({ membershipKey }));
  const letters = await queued(membershipKey);
  await w.guest(async () => Membership.leave({ membershipKey, token: linkToken(Membership.LINK, membershipKey) }));
  w.clock.advance(LETTER_WAIT);
  await deliver([...letters, ...(await queued(membershipKey))]);
  expect(sent.map(({ subject }) => subject)).toEqual(["Мүшелік тоқтатылды"]);
});
