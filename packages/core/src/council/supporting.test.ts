import { atOnce, NOON, RACE_ROUNDS, type World, world } from "@kz2050/testing";
import { afterAll, beforeAll, expect, test } from "vitest";
import { HOUR, linkCode, type Staff, system } from "../kernel/index.ts";
import { REFERENCE_DATA } from "../reference/data/index.ts";
import { Stream } from "../stream/index.ts";
import { get, scanAll } from "../table/index.ts";
import { appointed, asked, confirmed, form, loadCouncils } from "./fixture.ts";
import { Council } from "./index.ts";
import { type ProposalFile, proposalOf } from "./record.ts";
import { counterOf, proposalOfShard } from "./rules.ts";
import type { Support } from "./schema.ts";
import { PendingSupports, Supports } from "./table.ts";

let w: World;
let moderator: Staff;
let proposalId: string;
let token: string;
beforeAll(async () => {
  w = await world({ at: NOON });
  await w.guest(() => loadCouncils(REFERENCE_DATA));
  moderator = await w.guest(() => appointed("moderator", "astana", "Мөлдір Модератор"));
  ({ proposalId, token } = await w.guest(() => confirmed(form())));
  await w.as(moderator, () => Council.publish({ proposalId }));
});
afterAll(() => w.stop());

const rows = async (id = proposalId) => {
  const found: Support[] = [];
  await w.as(system("test"), async () => {
    for await (const row of scanAll(Supports)) if (proposalOfShard(row.proposalShard) === id) found.push(row);
  });
  return found;
};

test("a support names the hash of the text that was read, and nobody", async () => {
  const made = await w.guest(() => asked(proposalId, "birinshi@posta.example"));
  expect(await rows()).toEqual([]);
  await w.guest(() => Council.confirmSupport(made));
  const { textHash } = await w.guest(() => proposalOf(proposalId));
  const [row] = await rows();
  expect(row).toMatchObject({ textHash, version: 1 });
  expect(Object.keys(row ?? {}).toSorted()).toEqual([
    "proposalShard",
    "supportedAt",
    "supporter",
    "textHash",
    "version",
    "writeId",
  ]);
  const pending = await w.guest(() => get(PendingSupports, { supportId: made.supportId }));
  expect(pending?.personId).toBeUndefined();
});

test("one person has another pseudonym in every proposal", async () => {
  const other = await w.guest(() => confirmed(form({ email: "basqa@posta.example" })));
  await w.as(moderator, () => Council.publish({ proposalId: other.proposalId }));
  const [here, there] = [
    await w.guest(() => asked(proposalId, "ekinshi@posta.example")),
    await w.guest(() => asked(other.proposalId, "ekinshi@posta.example")),
  ];
  await w.guest(() => Council.confirmSupport(here));
  await w.guest(() => Council.confirmSupport(there));
  const supporter = (await rows(other.proposalId))[0]?.supporter;
  expect(supporter).toBeDefined();
  expect((await rows()).map((row) => row.supporter)).not.toContain(supporter);
});

test("of 50 confirmations by one person at once one support is made, and all 50 hear the same", async () => {
  for (let round = 0; round < RACE_ROUNDS; round += 1) {
    const before = (await rows()).length;
    const letters: { supportId: string; token: string }[] = [];
    for (let n = 0; n < 5; n += 1) letters.push(await w.guest(() => asked(proposalId, `elu${round}@posta.example`)));
    const { done, refused } = await atOnce(50, (n) =>
      w.guest(() => Council.confirmSupport(letters[n % 5] ?? { supportId: "" })),
    );
    expect(refused).toEqual([]);
    expect(new Set(done.map((each) => each.proposalId))).toEqual(new Set([proposalId]));
    expect((await rows()).length).toBe(before + 1);
  }
}, 30_000);

test("asking again after supporting is answered as the first time", async () => {
  const first = await w.guest(() => asked(proposalId, "qaitalau@posta.example"));
  await w.guest(() => Council.confirmSupport(first));
  const again = await w.guest(() => asked(proposalId, "Qaitalau+2@Posta.example"));
  expect(Object.keys(again)).toEqual(Object.keys(first));
  const before = (await rows()).length;
  expect(await w.guest(() => Council.confirmSupport(again))).toMatchObject({ proposalId });
  expect((await rows()).length).toBe(before);
});

test("the letter's code confirms too, five tries at most", async () => {
  const { supportId } = await w.guest(() => asked(proposalId, "kod@posta.example"));
  await expect(w.guest(() => Council.confirmSupport({ supportId, code: "12" }))).rejects.toMatchObject({ status: 422 });
  const code = await w.guest(async () => linkCode("support", supportId));
  const before = (await rows()).length;
  await w.guest(() => Council.confirmSupport({ supportId, code }));
  expect((await rows()).length).toBe(before + 1);
  for (let n = 0; n < 3; n += 1)
    await w.guest(() => Council.confirmSupport({ supportId, code: "12" })).catch(() => undefined);
  await expect(w.guest(() => Council.confirmSupport({ supportId, code }))).rejects.toMatchObject({
    code: "too_many_tries",
  });
});

test("a support whose answers are lost is made once", async () => {
  const made = await w.guest(() => asked(proposalId, "zhogalghan@posta.example"));
  const before = (await rows()).length;
  for (const table of ["Supports", "PendingSupports"]) {
    w.loseAnswer(({ tables }) => tables.includes(table));
    await w.guest(() => Council.confirmSupport(made));
  }
  expect((await rows()).length).toBe(before + 1);
});

test("whoever supported takes it back by the private link, twice if they like, and may support again", async () => {
  const made = await w.guest(() => asked(proposalId, "qaitaru@posta.example"));
  const state = async () => (await w.guest(() => Council.supportState(made))).state;
  expect(await state()).toBe("pending");
  await expect(w.guest(() => Council.withdrawSupport(made))).rejects.toMatchObject({ code: "wrong_state" });
  await w.guest(() => Council.confirmSupport(made));
  expect(await state()).toBe("supported");
  const before = (await rows()).length;
  await w.guest(() => Council.withdrawSupport(made));
  await w.guest(() => Council.withdrawSupport(made));
  expect(await state()).toBe("withdrawn");
  expect((await rows()).length).toBe(before - 1);
  const anew = await w.guest(() => asked(proposalId, "qaitaru@posta.example"));
  await w.guest(() => Council.confirmSupport(anew));
  expect(await state()).toBe("supported");
});

test("a forged link, an old letter, and a text that has moved on are refused", async () => {
  const made = await w.guest(() => asked(proposalId, "eski@posta.example"));
  await expect(w.guest(() => Council.confirmSupport({ ...made, token: "x" }))).rejects.toMatchObject({ status: 404 });
  const { textHash } = await w.guest(() => proposalOf(proposalId));
  const text = {
    title: "Мектепке қауіпсіз өткел",
    what: "Өткел мен бағдаршам орнатуды ұсынамын.",
    why: "Балалар жолды белгісіз жерден кесіп өтеді.",
    place: "Сынақ көшесі, 17",
  };
  await w.guest(() => Council.revise({ proposalId, token, version: 1, text }));
  const stale = w.guest(() => Council.support({ proposalId, textHash, email: "eski2@posta.example", language: "kk" }));
  await expect(stale).rejects.toMatchObject({ status: 409, code: "text_changed" });
  await w.guest(() => Council.confirmSupport(made));
  expect((await rows()).at(-1) && (await rows()).filter((row) => row.textHash === textHash).length).toBe(
    (await rows()).length,
  );
  const late = await w.guest(() => asked(proposalId, "kesh@posta.example"));
  w.clock.advance(48 * HOUR);
  await expect(w.guest(() => Council.confirmSupport(late))).rejects.toMatchObject({ code: "confirmation_expired" });
  w.clock.set(NOON);
});

test("what is not published takes no support, and says the same of a proposal that never was", async () => {
  const waiting = await w.guest(() => confirmed(form({ email: "kutip@posta.example" })));
  await expect(w.guest(() => asked(waiting.proposalId, "kim@posta.example"))).rejects.toMatchObject({
    code: "proposal_not_open",
  });
});

test("the stream counts supports by proposal and by text, and a recount repairs a drift injected on purpose", async () => {
  const all = await rows();
  await w.as(system("test"), async () => {
    await Council.recount();
    expect(await Stream.countOf(counterOf.supports(proposalId))).toBe(all.length);
    await Stream.repair(new Map([[counterOf.supports(proposalId), all.length + 7]]));
    const drift = await Council.recount();
    expect([...drift]).toEqual([[counterOf.supports(proposalId), -7]]);
    expect([...(await Council.recount())]).toEqual([]);
  });
  const shown = await w.guest(() => Council.find(proposalId));
  expect(shown.supports).toBe(all.length);
  expect(shown.versions.map(({ supports }) => supports)).toEqual([all.length, 0]);
});

test("moves follow the images of a support and of a proposal", () => {
  const keys = { proposalShard: "prp_1#007", supporter: "x" };
  const image = { ...keys, version: 2, textHash: "h", supportedAt: NOON };
  const change = { eventId: "e", sequence: "1", keys };
  expect(Council.movesOfSupport({ ...change, kind: "insert", after: image })).toEqual({
    "supports#prp_1": 1,
    "supports#prp_1#2": 1,
  });
  expect(Council.movesOfSupport({ ...change, kind: "remove", before: image })).toEqual({
    "supports#prp_1": -1,
    "supports#prp_1#2": -1,
  });
  const proposal = (status: string, publishedAt?: string) =>
    ({ council: "oral", status, publishedAt }) as unknown as Record<string, unknown>;
  const of = (before: ProposalFile["proposal"] | Record<string, unknown> | undefined, after: Record<string, unknown>) =>
    Council.movesOfProposal({
      ...change,
      keys: { proposalId: "prp_1", item: "proposal" },
      kind: "modify",
      before,
      after,
    });
  expect(of(undefined, proposal("unconfirmed"))).toEqual({});
  expect(of(proposal("confirmed"), proposal("refused"))).toEqual({});
  expect(of(proposal("confirmed"), proposal("published", NOON))).toEqual({
    proposals: 1,
    "proposals#oral": 1,
    "proposals#oral#published": 1,
  });
  expect(of(proposal("published", NOON), proposal("taken_up", NOON))).toEqual({
    "proposals#oral#published": -1,
    "proposals#oral#taken_up": 1,
  });
  expect(of(proposal("published", NOON), proposal("published", NOON))).toEqual({});
});

test("a support costs one write unit in its table", async () => {
  const made = await w.guest(() => asked(proposalId, "olsheu@posta.example"));
  const { units, total } = await w.capacity(() => w.guest(() => Council.confirmSupport(made)));
  console.info(`capacity support: Supports ${units.Supports}, in all ${total}`);
  expect(units.Supports).toBeLessThanOrEqual(1.05);
});

test("a request sent again is answered as the first time, though support has ended meanwhile", async () => {
  const other = await w.guest(() => confirmed(form({ email: "qaitadan@posta.example" })));
  await w.as(moderator, () => Council.publish({ proposalId: other.proposalId }));
  const { textHash } = await w.guest(() => proposalOf(other.proposalId));
  const input = { proposalId: other.proposalId, textHash, email: "bir@posta.example", language: "kk" } as const;
  const ask = () => w.as({ kind: "guest" }, () => Council.support(input), { key: "support-1", bodyHash: "b" });
  const first = await ask();
  await w.guest(() => Council.withdraw(other));
  expect(await ask()).toEqual(first);
});
