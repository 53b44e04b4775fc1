import { staffActor, type World, world } from "@kz2050/testing";
import { afterAll, beforeAll, expect, test } from "vitest";
import { DAY, LETTER_WAIT, MINUTE, system } from "../kernel/index.ts";
import { REFERENCE_DATA } from "../reference/data/index.ts";
import { Stream } from "../stream/index.ts";
import { get, queryAll, scanAll } from "../table/index.ts";
import { confirmed, form, loadCouncils } from "./fixture.ts";
import { Council } from "./index.ts";
import { medianOf, readCaseNumber } from "./moderation-rules.ts";
import type { Case } from "./moderation-schema.ts";
import { Cases, Proposals } from "./table.ts";

let w: World;
const moderatorOf = (council: string) => staffActor("moderator", { council }, `moldir${council}`);
const otherOf = (council: string) => staffActor("moderator", { council }, `marat${council}`);
const platform = system("stream:Proposals");
const WHY = "Ұсынысымда көше де, үй де көрсетілген: екінші тармақты қараңыз.";
let proposals = 0;
let sequence = 0;
beforeAll(async () => {
  w = await world({ lag: true });
  await w.guest(() => loadCouncils(REFERENCE_DATA));
});
afterAll(() => w.stop());

async function proposed(council = "astana"): Promise<{ proposalId: string; token: string }> {
  proposals += 1;
  const made = await w.guest(() => confirmed(form({ council, email: `esep${proposals}@posta.example` })));
  await noted(made.proposalId);
  return made;
}
const caseNumberOf = (proposalId: string) => w.guest(async () => Council.caseNumberOf(proposalId));
const caseNow = async (proposalId: string) => {
  const caseNumber = await caseNumberOf(proposalId);
  return w.guest(() => get(Cases, { caseNumber }));
};

/** What the streams of Proposals and Cases do after a change. */
async function noted(proposalId: string): Promise<Case | undefined> {
  const before = await caseNow(proposalId);
  await w.as(platform, () => Council.noteCase({ proposalId }));
  const after = await caseNow(proposalId);
  sequence += 1;
  const change = { eventId: `${sequence}`, sequence: `${sequence}`, kind: "modify" as const, keys: {}, before, after };
  await w.as(system("stream:Cases"), () => Stream.count("Cases", "s", [change], Council.movesOfCase));
  w.settle();
  return after;
}
async function refuse(proposalId: string, council = "astana", by = moderatorOf(council)): Promise<void> {
  await w.as(by, () => Council.refuse({ proposalId, reason: "unclear" }));
  await noted(proposalId);
}
async function publish(proposalId: string, council = "astana", by = moderatorOf(council)): Promise<void> {
  await w.as(by, () => Council.publish({ proposalId }));
  await noted(proposalId);
}
const log = (council?: string) => w.guest(() => Council.moderationLog({ council }));
const figures = (council: string) => w.guest(() => Council.moderation(council));

test("a refusal is in the public log once its letter goes, by a number that says nothing of it", async () => {
  const { proposalId } = await proposed();
  w.clock.advance(2 * DAY);
  await refuse(proposalId);
  const caseNumber = await caseNumberOf(proposalId);
  expect((await log()).items).toEqual([]);
  await expect(w.guest(() => Council.findCase(caseNumber))).rejects.toMatchObject({ status: 404 });
  w.clock.advance(LETTER_WAIT);
  const line = { caseNumber, council: "astana", refusedOn: "2026-10-16", reason: "unclear", appeal: "none" };
  expect((await log()).items).toEqual([line]);
  expect((await log("astana")).items).toEqual([line]);
  expect((await log("oral")).items).toEqual([]);
  expect(caseNumber).toMatch(/^[0-9A-Z]{4}-[0-9A-Z]{4}$/);
  expect(await w.guest(() => Council.findCase(` ${caseNumber.replace("-", " ").toLowerCase()}`))).toEqual(line);
  const row = JSON.stringify(await caseNow(proposalId));
  const kept = await w.guest(() => get(Proposals, { proposalId, item: "proposal" }));
  for (const secret of [proposalId, "Мектеп", "per_", (kept as { personId: string }).personId])
    expect(row).not.toContain(secret);
});

test("a refusal taken back within 30 seconds is in no log and in no number", async () => {
  const { proposalId } = await proposed("oral");
  await refuse(proposalId, "oral");
  expect((await figures("oral")).whole).toMatchObject({ submitted: 1, refused: 1, reasons: { unclear: 1 } });
  await w.as(moderatorOf("oral"), () => Council.undoRefuse({ proposalId }));
  expect(await noted(proposalId)).not.toHaveProperty("refusedAt");
  w.clock.advance(LETTER_WAIT);
  expect((await log("oral")).items).toEqual([]);
  expect((await figures("oral")).whole).toEqual({
    ...{ submitted: 1, published: 0, refused: 0, reasons: {}, appealed: 0, appeals: {} },
  });
});

test("the log says what came of each appeal", async () => {
  const outcomes: [string, (link: { proposalId: string; token: string }) => Promise<unknown>][] = [
    ["open", async () => undefined],
    ["published", ({ proposalId }) => publish(proposalId, "aqtau", otherOf("aqtau"))],
    ["upheld", ({ proposalId }) => refuse(proposalId, "aqtau", otherOf("aqtau"))],
    ["withdrawn", (link) => w.guest(() => Council.withdraw(link))],
  ];
  for (const [appeal, settle] of outcomes) {
    const link = await proposed("aqtau");
    w.clock.advance(MINUTE);
    await refuse(link.proposalId, "aqtau");
    await w.guest(() => Council.appeal({ ...link, text: WHY }));
    await noted(link.proposalId);
    await settle(link);
    await noted(link.proposalId);
    w.clock.advance(LETTER_WAIT);
    expect((await log("aqtau")).items[0]).toMatchObject({ appeal, reason: "unclear" });
  }
  expect((await figures("aqtau")).whole).toMatchObject({
    ...{ submitted: 4, published: 1, refused: 4, reasons: { unclear: 4 } },
    ...{ appealed: 4, appeals: { published: 1, upheld: 1, withdrawn: 1 } },
  });
});

test("that a refusal was upheld is told once its letter goes: until then it may be taken back", async () => {
  const link = await proposed("aqtau");
  await refuse(link.proposalId, "aqtau");
  await w.guest(() => Council.appeal({ ...link, text: WHY }));
  w.clock.advance(LETTER_WAIT);
  await refuse(link.proposalId, "aqtau", otherOf("aqtau"));
  const caseNumber = await caseNumberOf(link.proposalId);
  const appealIn = async () => [
    (await log("aqtau")).items[0]?.appeal,
    (await w.guest(() => Council.findCase(caseNumber))).appeal,
  ];
  expect(await appealIn()).toEqual(["open", "open"]);
  w.clock.advance(LETTER_WAIT);
  expect(await appealIn()).toEqual(["upheld", "upheld"]);
});

test("an author who erases everything leaves the case and the numbers, and their open appeal is one taken back", async () => {
  const link = await proposed("kokshetau");
  const { proposalId } = link;
  await refuse(proposalId, "kokshetau");
  await w.guest(() => Council.appeal({ ...link, text: WHY }));
  await noted(proposalId);
  const { personId } = (await w.guest(() => get(Proposals, { proposalId, item: "proposal" }))) as { personId: string };
  await w.as(system("erasure"), () =>
    Council.service.erase(personId, { what: "proposal", recordId: proposalId } as never),
  );
  expect(await w.guest(() => get(Proposals, { proposalId, item: "proposal" }))).toBeUndefined();
  await noted(proposalId);
  await noted(proposalId);
  w.clock.advance(LETTER_WAIT);
  expect((await log("kokshetau")).items).toMatchObject([{ reason: "unclear", appeal: "withdrawn" }]);
  expect((await figures("kokshetau")).whole).toMatchObject({ refused: 1, appeals: { withdrawn: 1 } });
});

test("of a proposal published on appeal, erasing its author takes what they and the moderator wrote of it", async () => {
  const link = await proposed("aqtobe");
  const { proposalId } = link;
  await w.as(moderatorOf("aqtobe"), () =>
    Council.refuse({ proposalId, reason: "unclear", note: "Сізге жазған сөзіміз." }),
  );
  await w.guest(() => Council.appeal({ ...link, text: WHY }));
  await publish(proposalId, "aqtobe", otherOf("aqtobe"));
  const { personId } = (await w.guest(() => get(Proposals, { proposalId, item: "proposal" }))) as { personId: string };
  await w.as(system("erasure"), () =>
    Council.service.erase(personId, { what: "proposal", recordId: proposalId } as never),
  );
  const left = JSON.stringify(await w.guest(() => queryAll(Proposals, { hash: proposalId })));
  for (const word of [WHY, "Сізге жазған", personId]) expect(left).not.toContain(word);
  expect(await noted(proposalId)).toMatchObject({ reason: "unclear", outcome: "published" });
});

test("each month counts what happened in it, and how many working days the moderators took in the middle", async () => {
  w.clock.set("2026-11-02T04:00:00.000Z");
  const waits = [0, 1, 7];
  const made = [await proposed("qaraghandy"), await proposed("qaraghandy"), await proposed("qaraghandy")];
  for (const [index, { proposalId }] of made.entries()) {
    w.clock.set(`2026-11-0${2 + (waits[index] ?? 0)}T05:00:00.000Z`);
    await (index === 1 ? refuse : publish)(proposalId, "qaraghandy");
  }
  const late = await proposed("qaraghandy");
  w.clock.set("2026-12-01T05:00:00.000Z");
  await publish(late.proposalId, "qaraghandy");
  const { months, whole, items, councils } = await figures("qaraghandy");
  expect(months).toMatchObject([
    { month: "2026-12", submitted: 0, published: 1, refused: 0 },
    { month: "2026-11", submitted: 4, published: 2, refused: 1, medianDays: 1 },
  ]);
  expect(whole).toMatchObject({ submitted: 4, published: 3 });
  expect(items).toHaveLength(2);
  expect(councils.map(({ council }) => council)).toEqual(["qaraghandy"]);
  expect((await w.guest(() => Council.moderation())).councils).toHaveLength(6);
});

test("the recount finds nothing to mend, and mends what drifted", async () => {
  const recount = () => w.as(system("job"), () => Council.recount());
  const ours = (drift: Map<string, number>) => [...drift].filter(([id]) => id.startsWith("moderation#"));
  expect(ours(await recount())).toEqual([]);
  const one = { keys: {}, kind: "insert" as const, eventId: "x", before: undefined, after: undefined };
  await w.as(system("x"), () =>
    Stream.count("Drift", "s", [{ ...one, sequence: "1" }], () => ({
      "moderation#qaraghandy#2026-11|submitted": 2,
      "moderation#qaraghandy#2026-11|days-9": 1,
    })),
  );
  expect(Object.fromEntries(ours(await recount()))).toEqual({
    "moderation#qaraghandy#2026-11|submitted": -2,
    "moderation#qaraghandy#2026-11|days-9": -1,
  });
  let cases = 0;
  await w.as(system("job"), async () => {
    for await (const _ of scanAll(Cases)) cases += 1;
  });
  expect(cases).toBe(proposals);
});

test("the middle of an even number of waits is between the two middle ones", () => {
  expect(medianOf({})).toBeUndefined();
  expect(medianOf({ "days-0": 1, "days-3": 1 })).toBe(1.5);
  expect(medianOf({ "days-2": 3, "days-9": 2 })).toBe(2);
  expect(medianOf({ "days-60": 1 })).toBe(60);
});

test("a case number is read however it is typed", () => {
  for (const typed of ["7k3m-q2xa", "7K3M Q2XA", " 7k3m–q2xa "]) expect(readCaseNumber(typed)).toBe("7K3M-Q2XA");
  expect(readCaseNumber("oilk3m2x")).toBe("011K-3M2X");
});
