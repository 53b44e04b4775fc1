import { atOnce, NOON, type World, world } from "@kz2050/testing";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { Council } from "../council/index.ts";
import { Identity } from "../identity/index.ts";
import { HOUR, linkCode, linkToken, MINUTE } from "../kernel/index.ts";
import { REFERENCE_DATA } from "../reference/data/index.ts";
import {
  appliedBy,
  bookedBy,
  type Ground,
  givenBy,
  ground,
  proposedBy,
  publishedBy,
  purposeOf,
  supportedBy,
  told,
} from "./fixture.ts";
import { Participation } from "./index.ts";

let w: World;
let on: Ground;
beforeAll(async () => {
  w = await world({ lag: true, at: NOON });
  on = await w.guest(() => ground(REFERENCE_DATA));
});
afterAll(() => w.stop());
afterEach(() => w.clock.set(NOON));

const personOf = (email: string) => w.guest(async () => (await Identity.meet({ email, language: "kk" })).personId);
const linesOf = async (email: string) => {
  const personId = await personOf(email);
  const actor = { kind: "person", personId, sessionId: "s", provedAt: NOON } as const;
  return (await w.as(actor, () => Participation.mine({}))).lines;
};
const pendingOf = async (email: string) =>
  (await linesOf(email)).flatMap(({ isPending, recordId }) => (isPending ? recordId : []));
const byLink = (id: string) =>
  w.guest(async () => Participation.confirm({ purpose: purposeOf(id), id, token: linkToken(purposeOf(id), id) }));
const byCode = (id: string) =>
  w.guest(async () => Participation.confirm({ purpose: purposeOf(id), id, code: linkCode(purposeOf(id), id) }));
/** Applies, books, proposes and supports, as a guest of this mailbox. */
const four = (email: string) =>
  w.guest(async () => {
    const ids = [
      await appliedBy(email),
      await bookedBy(email, on.lecturerId),
      await proposedBy(email),
      await supportedBy(email, on.proposalId),
    ] as const;
    await told(...ids);
    return ids;
  });
const idsOf = ({ released }: Participation.Confirmed) => released.map(({ recordId }) => recordId).toSorted();

test.each(["application", "booking", "proposal", "support"])(
  "one confirmation, of the %s, carries out all that waits for its mailbox",
  async (what) => {
    const email = `bari-${what}@posta.example`;
    const ids = await four(email);
    const own = ids[["application", "booking", "proposal", "support"].indexOf(what)] ?? "";
    expect((await pendingOf(email)).toSorted()).toEqual(ids.toSorted());
    const answer = await byLink(own);
    expect(answer).toMatchObject({ personId: await personOf(email), wasPending: true });
    expect(idsOf(answer)).toEqual(ids.filter((id) => id !== own).toSorted());
    expect((await linesOf(email)).map(({ what: of, state }) => [of, state]).toSorted()).toEqual([
      ["application", "submitted"],
      ["booking", "requested"],
      ["proposal", "confirmed"],
      ["support", "supported"],
    ]);
    expect(await pendingOf(email)).toEqual([]);
  },
);

test("the code of any of the letters does the same", async () => {
  const ids = await four("kod@posta.example");
  const answer = await byCode(ids[3]);
  expect(answer.wasPending).toBe(true);
  expect(idsOf(answer)).toEqual(ids.slice(0, 3).toSorted());
  expect(await pendingOf("kod@posta.example")).toEqual([]);
});

test("signing in by a mailed code does the same", async () => {
  const email = "kiru@posta.example";
  const ids = await four(email);
  const { challengeId } = await w.guest(() => Identity.askCode({ email, language: "kk", door: "person" }));
  const code = await w.guest(async () => linkCode("sign-in", challengeId));
  const { personId } = await w.guest(() => Identity.enterCode({ challengeId, code, device: "" }));
  const released = await w.guest(() => Participation.releaseAll(personId));
  expect(released.map(({ recordId }) => recordId).toSorted()).toEqual(ids.toSorted());
  expect(await w.guest(() => Participation.releaseAll(personId))).toEqual([]);
});

test("a mailbox spelled otherwise is the same person's, another mailbox is not", async () => {
  const application = await w.guest(() => appliedBy("Esim.Ulgi@gmail.com"));
  const support = await w.guest(() => supportedBy("esimulgi+qoldau@googlemail.com", on.proposalId));
  const stranger = await w.guest(() => appliedBy("esim.ulgi@posta.example"));
  await w.guest(() => told(application, support, stranger));
  const answer = await byLink(application);
  expect(idsOf(answer)).toEqual([support]);
  expect(await pendingOf("esim.ulgi@posta.example")).toEqual([stranger]);
});

test("what is past its time is neither carried out nor told as waiting", async () => {
  const email = "merzim@posta.example";
  const [application, booking, proposal] = await four(email);
  w.clock.advance(31 * MINUTE);
  expect(await pendingOf(email)).not.toContain(booking);
  w.clock.advance(48 * HOUR);
  expect(await linesOf(email)).toEqual([]);
  const late = await w.guest(() => appliedBy(email));
  await w.guest(() => told(late, application, booking, proposal));
  const answer = await byLink(late);
  expect([answer.wasPending, answer.released]).toEqual([true, []]);
});

test("of 20 presses of one button at once one confirms, and everything is carried out once", async () => {
  const ids = await four("zhiyrma@posta.example");
  const { done, refused } = await atOnce(20, () => byLink(ids[0]));
  expect(refused).toEqual([]);
  expect(done.filter(({ wasPending }) => wasPending)).toHaveLength(1);
  expect(done.flatMap(idsOf).toSorted()).toEqual(ids.slice(1).toSorted());
  expect(await pendingOf("zhiyrma@posta.example")).toEqual([]);
}, 30_000);

test("different confirmations of one mailbox at once carry out each action once", async () => {
  const ids = await four("birden@posta.example");
  const { done, refused } = await atOnce(12, async (n) => {
    const id = ids[n % ids.length] ?? "";
    return { id, answer: await byLink(id) };
  });
  expect(refused).toEqual([]);
  const carriedOut = done.flatMap(({ id, answer }) => [...(answer.wasPending ? [id] : []), ...idsOf(answer)]);
  expect(carriedOut.toSorted()).toEqual(ids.toSorted());
}, 30_000);

test("a link pressed again confirms nothing and releases nothing that was begun since", async () => {
  const email = "eski@posta.example";
  const first = await w.guest(() => appliedBy(email));
  await w.guest(() => told(first));
  expect((await byLink(first)).wasPending).toBe(true);
  const later = await w.guest(() => supportedBy(email, on.proposalId));
  await w.guest(() => told(later));
  expect(await byLink(first)).toMatchObject({ wasPending: false, released: [] });
  expect(await pendingOf(email)).toEqual([later]);
});

test("answers lost on the way change nothing of it", async () => {
  const email = "joghalghan@posta.example";
  const ids = await four(email);
  for (const table of ["Memberships", "Bookings", "Supports", "PendingSupports", "People"]) {
    w.loseAnswer(({ tables }) => tables.includes(table));
    await byLink(ids[0]).catch(() => undefined);
  }
  for (const id of ids) await byLink(id);
  expect(await pendingOf(email)).toEqual([]);
});

test("one that cannot be carried out any more holds up none of the others, and a gift waits for nothing", async () => {
  const email = "tosqauyl@posta.example";
  const [application, booking, , support] = await four(email);
  const closed = await w.guest(() => publishedBy("basqa-avtor@posta.example"));
  const vain = await w.guest(() => supportedBy(email, closed));
  const gift = await w.guest(() => givenBy(email, on.campaignId));
  await w.guest(() => told(vain, gift));
  await w.guest(() => Council.withdraw({ proposalId: closed, token: linkToken("proposal", closed) }));
  const answer = await byLink(support);
  expect(idsOf(answer)).toEqual(expect.arrayContaining([application, booking]));
  expect(answer.released).toHaveLength(3);
  const lines = await linesOf(email);
  expect(lines.find(({ recordId }) => recordId === vain)).toMatchObject({ isPending: true });
  expect(lines.find(({ recordId }) => recordId === gift)).toMatchObject({ state: "pledged", isPending: false });
});

test("before the button is pressed the page may say what else it confirms, to the holder of the link alone", async () => {
  const email = "aldyn-ala@posta.example";
  const ids = await four(email);
  const look = (id: string, token: string) =>
    w.guest(() => Participation.waitingBeside({ purpose: purposeOf(id), id, token }));
  const token = await w.guest(async () => linkToken(purposeOf(ids[0]), ids[0]));
  const { lines } = await look(ids[0], token);
  expect(lines.map(({ recordId }) => recordId).toSorted()).toEqual(ids.slice(1).toSorted());
  await expect(look(ids[1], token)).rejects.toMatchObject({ status: 404 });
  await byLink(ids[0]);
  expect((await look(ids[0], token)).lines).toEqual([]);
});

test("a forged token, a wrong code, and a purpose that confirms nothing are refused", async () => {
  const [application] = await four("jalghan@posta.example");
  const purpose = purposeOf(application);
  const ask = (input: object) => w.guest(() => Participation.confirm({ purpose, id: application, ...input }));
  await expect(ask({ token: "x".repeat(22) })).rejects.toMatchObject({ status: 404 });
  await expect(ask({ code: "12" })).rejects.toMatchObject({ code: "code_wrong" });
  await expect(ask({ purpose: "gift", token: "x" })).rejects.toMatchObject({ status: 404 });
  expect(await pendingOf("jalghan@posta.example")).toHaveLength(4);
});

test("begun for a mailbox that is known and for one that is not, an action does and answers the same", async () => {
  const [known, unknown] = ["tanys@posta.example", "beitanys@posta.example"];
  await byLink((await four(known))[0]);
  w.clock.advance(10 * MINUTE);
  // The noting of the mailbox itself is tried for both; where it stands already the engine refuses it.
  const traceOf = async (work: () => Promise<string>) => {
    const { result, calls } = await w.capacity(() => w.guest(work));
    const steps = calls.flatMap(({ operation, tables }) =>
      tables.includes("Addresses") ? [] : `${operation} ${tables}`,
    );
    return { shape: result.replace(/_.*/, ""), steps };
  };
  for (const begin of [appliedBy, (email: string) => supportedBy(email, on.proposalId), proposedBy]) {
    await w.guest(() => begin("buryn@posta.example"));
    expect(await traceOf(() => begin(known))).toEqual(await traceOf(() => begin(unknown)));
  }
});
