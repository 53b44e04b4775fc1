import { atOnce, NOON, type World, world } from "@kz2050/testing";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { Council } from "../council/index.ts";
import { DAY, linkCode, linkToken, MINUTE, type Notice } from "../kernel/index.ts";
import { Lecture } from "../lecture/index.ts";
import { Membership } from "../membership/index.ts";
import { REFERENCE_DATA } from "../reference/data/index.ts";
import { appliedBy, bookedBy, type Ground, ground, proposedBy, purposeOf, supportedBy } from "./fixture.ts";
import { Participation } from "./index.ts";

let w: World;
let on: Ground;
beforeAll(async () => {
  w = await world({ lag: true, at: NOON });
  on = await w.guest(() => ground(REFERENCE_DATA));
});
afterAll(() => w.stop());
afterEach(() => w.clock.set(NOON));

const BEGIN: Readonly<Record<string, (email: string) => Promise<string>>> = {
  application: appliedBy,
  booking: (email) => bookedBy(email, on.lecturerId),
  proposal: proposedBy,
  support: (email) => supportedBy(email, on.proposalId),
};
const NOTICES: Readonly<Record<string, (id: string) => Promise<Notice[]>>> = {
  application: Membership.noticesOf,
  booking: Lecture.noticesOf,
  proposal: Council.noticesOfProposal,
  support: Council.noticesOfPendingSupport,
};
const KINDS = Object.keys(BEGIN);
const begun = (what: string, email: string) => w.guest(() => BEGIN[what]?.(email) ?? Promise.reject(new Error(what)));
const letterOf = async (what: string, id: string) =>
  (await w.guest(() => NOTICES[what]?.(id) ?? Promise.resolve([]))).map((notice) => notice.id)[0] ?? "";
const again = (id: string) => w.guest(() => Participation.resend({ purpose: purposeOf(id), id }));
const nobody = (id: string) => `${id.slice(0, 4)}${"0".repeat(26)}`;

test.each(KINDS)("the letter of a waiting %s is sent again as another letter, with the same code", async (what) => {
  const id = await begun(what, `qaita-${what}@posta.example`);
  const first = await letterOf(what, id);
  expect(await letterOf(what, id)).toBe(first);
  await again(id);
  const second = await letterOf(what, id);
  expect(second).toBe(first.replace(":confirm", ":confirm:2"));
  await again(id);
  expect(await letterOf(what, id)).toBe(first.replace(":confirm", ":confirm:3"));
  const code = await w.guest(async () => linkCode(purposeOf(id), id));
  const answer = await w.guest(() => Participation.confirm({ purpose: purposeOf(id), id, code }));
  expect(answer.wasPending).toBe(true);
});

test.each(KINDS)("tries at the code of a %s stay counted over its letters", async (what) => {
  const id = await begun(what, `synaq-${what}@posta.example`);
  const guess = () =>
    w
      .guest(() => Participation.confirm({ purpose: purposeOf(id), id, code: "12" }))
      .catch((error: { code: string; issues?: { code: string }[] }) => error.issues?.[0]?.code ?? error.code);
  const before = [await guess(), await guess(), await guess()];
  await again(id);
  const after = [await guess(), await guess(), await guess()];
  expect([...before, ...after]).toEqual([...Array(5).fill("code_wrong"), "too_many_tries"]);
});

test.each(KINDS)("a %s gets three more letters at most, whoever asks and on whatever day", async (what) => {
  const id = await begun(what, `ush-${what}@posta.example`);
  const first = await letterOf(what, id);
  const { done } = await atOnce(12, () => again(id));
  expect(done).toHaveLength(3);
  const last = await letterOf(what, id);
  expect(last).toBe(first.replace(":confirm", ":confirm:4"));
  await expect(again(id)).rejects.toMatchObject({ status: 429 });
  if (what === "booking") return;
  w.clock.advance(DAY);
  await again(id);
  expect(await letterOf(what, id)).toBe(last);
});

test.each(KINDS)("nothing tells a waiting %s from a confirmed one or none at all", async (what) => {
  const [waiting, confirmed] = [
    await begun(what, `x-${what}@posta.example`),
    await begun(what, `y-${what}@posta.example`),
  ];
  await w.guest(async () => {
    const token = linkToken(purposeOf(confirmed), confirmed);
    await Participation.confirm({ purpose: purposeOf(confirmed), id: confirmed, token });
  });
  const outcomes = [];
  for (const id of [waiting, confirmed, nobody(waiting)]) {
    const answers: unknown[] = [];
    for (let n = 0; n < 5; n += 1) answers.push(await again(id).catch((error: { code: string }) => error.code));
    outcomes.push(answers);
    w.clock.advance(1);
  }
  expect(outcomes[1]).toEqual(outcomes[0]);
  expect(outcomes[2]).toEqual(outcomes[0]);
  expect(outcomes[0]).toEqual([undefined, undefined, undefined, "limited", "limited"]);
});

test("a mailbox gets so many letters at a time, whatever they are about, and the answer does not tell", async () => {
  const email = "toly@posta.example";
  const first = await begun("application", email);
  for (let n = 0; n < 4; n += 1) await begun("application", email);
  const letter = await letterOf("application", first);
  expect(await again(first)).toBeUndefined();
  expect(await letterOf("application", first)).toBe(letter);
  w.clock.advance(10 * MINUTE);
  await again(first);
  expect(await letterOf("application", first)).not.toBe(letter);
});

test("a hold that ran out gets no more letters, and asking keeps none alive", async () => {
  const id = await begun("booking", "otip-ketti@posta.example");
  w.clock.advance(20 * MINUTE);
  await again(id);
  w.clock.advance(11 * MINUTE);
  const last = await letterOf("booking", id);
  await again(id);
  expect(await letterOf("booking", id)).toBe(last);
  const token = await w.guest(async () => linkToken(purposeOf(id), id));
  await expect(w.guest(() => Participation.confirm({ purpose: purposeOf(id), id, token }))).rejects.toMatchObject({
    code: "hold_expired",
  });
});
