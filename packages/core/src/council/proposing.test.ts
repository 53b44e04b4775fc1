import { atOnce, RACE_ROUNDS, type World, world } from "@kz2050/testing";
import { afterAll, beforeAll, expect, test } from "vitest";
import { HOUR, linkCode, linkToken, type Staff } from "../kernel/index.ts";
import { REFERENCE_DATA } from "../reference/data/index.ts";
import { Audit, get, queryAll, Requests } from "../table/index.ts";
import { appointed, confirmed, form, loadCouncils } from "./fixture.ts";
import { Council } from "./index.ts";
import { proposalOf } from "./record.ts";
import { Councils, Proposals } from "./table.ts";

let w: World;
let moderator: Staff;
let stranger: Staff;
beforeAll(async () => {
  w = await world({ lag: true });
  await w.guest(() => loadCouncils(REFERENCE_DATA));
  moderator = await w.guest(() => appointed("moderator", "astana", "Мөлдір Модератор"));
  stranger = await w.guest(() => appointed("moderator", "oral", "Орал Модераторы"));
});
afterAll(() => w.stop());

const tokenOf = (proposalId: string) => w.guest(async () => linkToken("proposal", proposalId));
const now = (proposalId: string) => w.guest(() => proposalOf(proposalId));
const ready = (overrides: Partial<ReturnType<typeof form>> = {}) => w.guest(() => confirmed(form(overrides)));
const published = async (overrides: Partial<ReturnType<typeof form>> = {}) => {
  const made = await ready(overrides);
  return { ...made, ...(await w.as(moderator, () => Council.publish({ proposalId: made.proposalId }))) };
};

test("a proposal keeps no address, and reaches the queue only when its mail is confirmed", async () => {
  const { proposalId } = await w.guest(() => Council.propose(form({ publicName: "Үлгі С." })));
  const before = await now(proposalId);
  expect(before).toMatchObject({ status: "unconfirmed", publicName: "Үлгі С." });
  expect(before.queue).toBeUndefined();
  expect(JSON.stringify(before)).not.toContain("posta.example");
  const token = await tokenOf(proposalId);
  await w.guest(() => Council.confirm({ proposalId, token }));
  await w.guest(() => Council.confirm({ proposalId, token }));
  const after = await now(proposalId);
  expect(after).toMatchObject({ status: "confirmed", queue: "astana#confirmed" });
  expect(after.expiry).toBeUndefined();
});

test("after 48 hours an unconfirmed proposal can no longer be confirmed", async () => {
  const { proposalId } = await w.guest(() => Council.propose(form()));
  w.clock.advance(48 * HOUR);
  const token = await tokenOf(proposalId);
  const late = w.guest(() => Council.confirm({ proposalId, token }));
  await expect(late).rejects.toMatchObject({ status: 409, code: "confirmation_expired" });
});

test("the mailed code confirms too; a wrong one costs a try, and after five even the right one is refused", async () => {
  const { proposalId } = await w.guest(() => Council.propose(form({ email: "kod@posta.example" })));
  const [code, wrong] = await w.guest(async () => [linkCode("proposal", proposalId), "000000"]);
  const { refused } = await atOnce(4, () => w.guest(() => Council.confirm({ proposalId, code: wrong })));
  expect(refused).toHaveLength(4);
  for (const error of refused) expect(error).toMatchObject({ issues: [{ field: "code", code: "code_wrong" }] });
  await w.guest(() => Council.confirm({ proposalId, code }));
  expect((await now(proposalId)).status).toBe("confirmed");
  await expect(w.guest(() => Council.confirm({ proposalId, code }))).rejects.toMatchObject({ code: "too_many_tries" });
});

test.each([
  [{ council: "almaty" }, "council", "invalid_choice"],
  [{ category: "space" }, "category", "invalid_choice"],
  [{ title: "Жол" }, "title", "too_short"],
  [{ what: "" }, "what", "required"],
  [{ email: "kim" }, "email", "invalid_email"],
])("a proposal with %j is refused, and the field named", async (overrides, field, code) => {
  const sent = w.guest(() => Council.propose(form(overrides)));
  await expect(sent).rejects.toMatchObject({ status: 422, issues: [expect.objectContaining({ field, code })] });
});

test("one form sent 20 times at once makes one proposal and one answer", async () => {
  for (let round = 0; round < RACE_ROUNDS; round += 1) {
    const request = { key: `form-${round}`, bodyHash: "b" };
    const email = `kop${round}@posta.example`;
    const { done } = await atOnce(5, () => w.as({ kind: "guest" }, () => Council.propose(form({ email })), request));
    expect(new Set(done.map(({ proposalId }) => proposalId)).size).toBe(1);
    expect(done.length).toBeGreaterThan(0);
  }
});

test("publication freezes the text under its hash, gives the next number of the year, and leaves its trail", async () => {
  const { proposalId, code } = await published({ council: "astana" });
  expect(code).toMatch(/^ASTANA-2026-\d{3}$/);
  const file = await w.guest(() => Council.find(code));
  expect(file).toMatchObject({ proposalId, status: "published", version: 1, supports: 0, isSupportable: true });
  expect(file.versions).toMatchObject([{ version: 1, textHash: file.textHash, by: "author" }]);
  const trail = await w.guest(() => queryAll(Audit, { hash: proposalId }));
  expect(trail).toMatchObject([
    { action: "council.publish", role: "moderator", before: "confirmed", after: "published" },
  ]);
});

test("numbers given at once are each given once and without a gap", async () => {
  for (let round = 0; round < RACE_ROUNDS; round += 1) {
    const waiting = await Promise.all(
      [1, 2, 3, 4, 5, 6].map((n) => ready({ council: "oral", email: `nomir${round}-${n}@posta.example` })),
    );
    const last = async () => {
      const row = await w.guest(() => get(Councils, { council: "oral", item: "number#2026" }));
      return row?.kind === "numbering" ? row.last : 0;
    };
    const before = await last();
    const { done, refused } = await atOnce(6, (n) =>
      w.as(stranger, () => Council.publish({ proposalId: waiting[n]?.proposalId ?? "" })),
    );
    expect(refused).toEqual([]);
    expect(new Set(done.map(({ code }) => code)).size).toBe(6);
    expect(await last()).toBe(before + 6);
  }
});

test("a publication whose answer is lost is done once and says the same", async () => {
  const { proposalId } = await ready({ email: "zhogalghan@posta.example" });
  w.loseAnswer(({ operation }) => operation === "TransactWriteItems");
  const { code } = await w.as(moderator, () => Council.publish({ proposalId }));
  expect(await now(proposalId)).toMatchObject({ status: "published", code });
});

test("the same publication asked again under its key answers with the same code", async () => {
  const { proposalId } = await ready({ email: "qaita@posta.example" });
  const act = () => w.as(moderator, () => Council.publish({ proposalId }), { key: "office-1", bodyHash: "b" });
  const { done } = await atOnce(4, act);
  expect(new Set(done.map(({ code }) => code)).size).toBe(1);
  expect(done).toHaveLength(4);
  expect(await w.guest(() => get(Requests, { requestKey: "none" }))).toBeUndefined();
});

test("a moderator of another council may neither publish, refuse, read nor see the queue; a guest must sign in", async () => {
  const { proposalId } = await ready({ email: "bolek@posta.example" });
  const text = { title: "Басқа атау", what: "x".repeat(40), why: "y".repeat(40), place: "Сынақ" };
  const deeds: (() => Promise<unknown>)[] = [
    () => Council.publish({ proposalId }),
    () => Council.refuse({ proposalId, reason: "unclear" }),
    () => Council.reviseForAuthor({ proposalId, version: 1, text, note: "Түзетілді" }),
    () => Council.fileForStaff({ proposalId }),
    () => Council.queue({ council: "astana", status: "confirmed" }),
  ];
  for (const deed of deeds) {
    await expect(w.as(stranger, deed)).rejects.toMatchObject({ status: 403 });
    await expect(w.guest(deed)).rejects.toMatchObject({ status: 401 });
  }
});

test("a refusal has a reason from the list; what is refused is not published afterwards, and the public never sees it", async () => {
  const { proposalId, token } = await ready({ email: "bas@posta.example" });
  await w.as(moderator, () => Council.refuse({ proposalId, reason: "not_city", note: "Бұл – облыс әкімдігінің ісі." }));
  await expect(w.as(moderator, () => Council.publish({ proposalId }))).rejects.toMatchObject({ code: "wrong_state" });
  await expect(w.guest(() => Council.find(proposalId))).rejects.toMatchObject({ status: 404 });
  const own = await w.guest(() => Council.authorView({ proposalId, token }));
  expect(own).toMatchObject({ refusal: "not_city", refusalNote: "Бұл – облыс әкімдігінің ісі." });
});

const better = {
  title: "Мектеп жанына өткел",
  what: "Өткел мен жол белгісін орнатуды ұсынамын.",
  why: "Балалар жолды белгіленбеген жерден кеседі.",
  place: "Сынақ көшесі, 17",
};

test("an edit makes a new version with its own hash; the old text stays as it was", async () => {
  const { proposalId, token } = await published({ email: "tuzet@posta.example" });
  const before = await now(proposalId);
  w.loseAnswer(({ operation }) => operation === "TransactWriteItems");
  await w.guest(() => Council.revise({ proposalId, token, version: 1, text: better }));
  const after = await w.guest(() => Council.find(proposalId));
  expect(after).toMatchObject({ version: 2, title: better.title });
  expect(after.versions.map(({ textHash }) => textHash)).toEqual([before.textHash, after.textHash]);
  expect(after.versions[0]).toMatchObject({ what: before.what });
  const late = w.guest(() =>
    Council.revise({ proposalId, token, version: 1, text: { ...better, title: "Басқа өткел" } }),
  );
  await expect(late).rejects.toMatchObject({ status: 412 });
  const same = w.guest(() => Council.revise({ proposalId, token, version: 2, text: better }));
  await expect(same).rejects.toMatchObject({ status: 422, code: "text_unchanged" });
  const forged = w.guest(() => Council.revise({ proposalId, token: "x", version: 2, text: better }));
  await expect(forged).rejects.toMatchObject({ status: 404 });
});

test("of two editors at once one is told that the text moved", async () => {
  const { proposalId, token } = await published({ email: "ekeu@posta.example" });
  const { done, refused } = await atOnce(2, (n) =>
    w.guest(() => Council.revise({ proposalId, token, version: 1, text: { ...better, title: `Өткел ${n} нұсқа` } })),
  );
  expect([done.length, refused.length]).toEqual([1, 1]);
  expect(refused[0]).toMatchObject({ status: 412 });
});

test("the author withdraws what the council has not taken up; twice is as good as once", async () => {
  const { proposalId, token } = await published({ email: "qaitar@posta.example" });
  await w.guest(() => Council.withdraw({ proposalId, token }));
  await w.guest(() => Council.withdraw({ proposalId, token }));
  expect(await now(proposalId)).toMatchObject({ status: "withdrawn" });
  await expect(w.guest(() => Council.revise({ proposalId, token, version: 1, text: better }))).rejects.toMatchObject({
    status: 409,
  });
});

test("the queue is told by the records, not by the index that lags", async () => {
  const { proposalId } = await ready({ email: "kezek@posta.example" });
  const listed = () => w.as(moderator, () => Council.queue({ council: "astana", status: "confirmed" }));
  w.settle();
  expect((await listed()).items.map((row) => row.proposalId)).toContain(proposalId);
  await w.as(moderator, () => Council.refuse({ proposalId, reason: "duplicate" }));
  expect((await listed()).items.map((row) => row.proposalId)).not.toContain(proposalId);
});

test("a council's list shows what is published, newest first, and pages on", async () => {
  const codes: string[] = [];
  for (let n = 0; n < 3; n += 1) {
    w.clock.advance(1000);
    const { proposalId } = await ready({ council: "astana", email: `tizim${n}@posta.example` });
    codes.push((await w.as(moderator, () => Council.publish({ proposalId }))).code);
  }
  w.settle();
  const first = await w.guest(() => Council.list({ council: "astana", limit: 2 }));
  expect(first.items.map(({ code }) => code)).toEqual([codes[2], codes[1]]);
  const second = await w.guest(() => Council.list({ council: "astana", limit: 2, cursor: first.cursor }));
  expect(second.items[0]?.code).toBe(codes[0]);
  const raw = await w.guest(() => get(Proposals, { proposalId: first.items[0]?.proposalId ?? "", item: "proposal" }));
  expect(JSON.stringify(first)).not.toContain(raw?.kind === "proposal" ? raw.personId : "per_");
});
