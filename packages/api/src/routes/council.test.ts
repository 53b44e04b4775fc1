import { Council } from "@kz2050/core/council";
import { linkCode, linkToken, system } from "@kz2050/core/kernel";
import { type Api, PARTNER, startApi, told } from "@kz2050/testing/api";
import { afterAll, beforeAll, expect, test } from "vitest";

let api: Api;
let moderator: Record<string, string>;
let member: Record<string, string>;
let elsewhere: Record<string, string>;
let nth = 0;

beforeAll(async () => {
  api = await startApi();
  const appointed = async (role: "moderator" | "member", council: string) => {
    const { cookie, personId } = await api.appoint(role, { council });
    await api.w.as(system("test"), () => Council.noteSeat({ personId, grant: `${role}#${council}` }));
    return { cookie };
  };
  [moderator, member, elsewhere] = [
    await appointed("moderator", "astana"),
    await appointed("member", "astana"),
    await appointed("moderator", "oral"),
  ];
});
afterAll(() => api.w.stop());

const words = (over: Record<string, string> = {}) => {
  nth += 1;
  return {
    council: "astana",
    language: "kk",
    title: `Мектеп жанына ${nth}-ші өткел`,
    what: "№ 17 мектептің алдына жаяу жүргінші өткелін және бағдаршам орнатуды ұсынамын.",
    why: "Күн сайын екі жүзге жуық бала жолды белгіленбеген жерден кесіп өтеді.",
    category: "safety",
    place: "Сынақ көшесі, 17",
    email: `ulgi${nth}@posta.example`,
    ...over,
  };
};
const tokenOf = (purpose: "proposal" | "support", id: string) => api.w.guest(async () => linkToken(purpose, id));
const office = (proposalId: string, verb: string, body?: unknown, who = moderator, more = {}) =>
  api.send(`/api/office/proposals/${proposalId}/${verb}`, body, { ...who, ...more });
async function confirmed(): Promise<string> {
  const made = await api.send("/api/proposals", words());
  expect(made.status).toBe(201);
  const proposalId = String((await told(made)).proposalId);
  const token = await tokenOf("proposal", proposalId);
  expect((await api.send(`/api/proposals/${proposalId}/confirmation`, { token })).status).toBe(200);
  return proposalId;
}
async function published(): Promise<{ proposalId: string; code: string; textHash: string }> {
  const proposalId = await confirmed();
  const { code } = await told(await office(proposalId, "publication"));
  const { textHash } = await told(await api.get(`/api/proposals/${proposalId}`));
  return { proposalId, code: String(code), textHash: String(textHash) };
}

test("the six councils are listed with their counts, and each names who sits in it, by name alone", async () => {
  const all = await told(await api.get("/api/councils"));
  expect(all.items).toHaveLength(6);
  const one = await api.get("/api/councils/astana");
  const text = await one.text();
  expect(text).toContain('"role":"member"');
  expect(text).not.toContain("personId");
  expect(one.headers.get("etag")).toBeTruthy();
  expect((await api.get("/api/councils/atlantis")).status).toBe(404);
  expect((await api.get("/api/councils/atlantis/proposals")).status).toBe(404);
});

test("a proposal names each field to mend", async () => {
  const answer = await api.send("/api/proposals", { ...words(), title: "А", email: "x", category: "" });
  expect(answer.status).toBe(422);
  expect((await told(answer)).errors?.map(({ field, code }) => `${field} ${code}`)).toEqual([
    "title too_short",
    "category required",
    "email invalid_email",
  ]);
  const nowhere = await told(await api.send("/api/proposals", words({ council: "atlantis" })));
  expect(nowhere.errors).toMatchObject([{ field: "council", code: "invalid_choice" }]);
});

test("a proposal sent twice under one key is one, and another body is refused", async () => {
  const body = words();
  const key = { "idempotency-key": "proposal-1" };
  const answers = await Promise.all([1, 2].map(() => api.send("/api/proposals", body, key)));
  const [one, two] = await Promise.all(answers.map(told));
  expect(one?.proposalId).toBe(two?.proposalId);
  expect((await api.send("/api/proposals", words(), key)).status).toBe(422);
});

test("a partner's form proposes and supports, and is sent back; a name left empty is no name", async () => {
  const page = `${PARTNER}/usynys`;
  const done = await api.form("/api/proposals", { ...words(), publicName: " ", return_to: page });
  expect([done.status, done.headers.get("location")]).toEqual([303, `${page}?result=ok`]);
  const wrong = await api.form("/api/proposals", { ...words({ place: "" }), return_to: page });
  expect(wrong.headers.get("location")).toBe(`${page}?result=invalid&fields=place`);
  const { proposalId, textHash } = await published();
  const support = { textHash, email: "qoldau@posta.example", language: "ru", return_to: page };
  const path = `/api/proposals/${proposalId}/supports`;
  expect((await api.form(path, support)).headers.get("location")).toBe(`${page}?result=ok`);
  expect((await api.form(path, { ...support, textHash: "old" })).headers.get("location")).toBe(
    `${page}?result=text_changed`,
  );
});

test("nothing is public before publication; its author reads it by the token in a header", async () => {
  const proposalId = await confirmed();
  expect((await api.get(`/api/proposals/${proposalId}`)).status).toBe(404);
  const path = `/api/proposals/${proposalId}/own`;
  const own = await api.get(path, { "x-link-token": await tokenOf("proposal", proposalId) });
  expect([own.status, own.headers.get("cache-control"), own.headers.get("etag")]).toEqual([200, "no-store", 'W/"1"']);
  expect((await api.get(path, { "x-link-token": "wrong" })).status).toBe(404);
  expect((await told(await api.get(path))).errors).toMatchObject([{ field: "x-link-token", code: "required" }]);
});

test("the mailed code confirms as the link does, a wrong one names its field", async () => {
  const { proposalId } = (await told(await api.send("/api/proposals", words()))) as { proposalId: string };
  const path = `/api/proposals/${proposalId}/confirmation`;
  expect((await told(await api.send(path, { code: "000000" }))).errors).toMatchObject([
    { field: "code", code: "code_wrong" },
  ]);
  const code = await api.w.guest(async () => linkCode("proposal", proposalId));
  expect((await api.send(path, { code })).status).toBe(200);
});

test("only who runs the council publishes: a stranger signs in first, another council's moderator and a member are refused", async () => {
  const proposalId = await confirmed();
  expect((await office(proposalId, "publication", undefined, {})).status).toBe(401);
  expect((await office(proposalId, "publication", undefined, elsewhere)).status).toBe(403);
  expect((await office(proposalId, "publication", undefined, member)).status).toBe(403);
  const list = "/api/office/proposals?council=astana&status=confirmed";
  expect((await api.get(list)).status).toBe(401);
  expect((await api.get(list, elsewhere)).status).toBe(403);
  expect(await (await api.get(list, moderator)).text()).toContain(proposalId);
  const key = { "idempotency-key": "publish-1" };
  const codes = [
    await told(await office(proposalId, "publication", undefined, moderator, key)),
    await told(await office(proposalId, "publication", undefined, moderator, key)),
  ].map(({ code }) => code);
  expect(codes[0]).toMatch(/^ASTANA-2026-\d{3}$/);
  expect(codes[1]).toBe(codes[0]);
  const late = await office(proposalId, "refusal", { reason: "unclear" });
  expect([late.status, (await told(late)).code]).toEqual([409, "wrong_state"]);
});

test("a published proposal is read by its code with its history, and listed by council and state", async () => {
  const { proposalId, code } = await published();
  const read = await api.get(`/api/proposals/${code.toLowerCase()}`);
  expect(await told(read)).toMatchObject({ proposalId, history: [{ event: "published" }] });
  expect(read.headers.get("cache-control")).toContain("max-age");
  const first = await told(await api.get("/api/councils/astana/proposals?status=published&limit=1"));
  expect(first.items).toHaveLength(1);
  const next = await api.get(`/api/councils/astana/proposals?status=published&limit=1&cursor=${first.cursor}`);
  expect((await told(next)).items).not.toEqual(first.items);
  const foreign = await api.get(`/api/councils/oral/proposals?status=published&cursor=${first.cursor}`);
  expect([foreign.status, (await told(foreign)).code]).toEqual([400, "invalid_cursor"]);
  expect((await api.get("/api/councils/astana/proposals?status=unconfirmed")).status).toBe(422);
});

test("a text changes as it was read: an older tag is refused, whoever mends it", async () => {
  const { proposalId } = await published();
  const { title, what, why, place } = words();
  const token = await tokenOf("proposal", proposalId);
  const path = `/api/proposals/${proposalId}/text`;
  const body = { token, text: { title, what, why, place } };
  expect((await told(await api.send(path, body, {}, "PUT"))).errors).toMatchObject([{ field: "if-match" }]);
  const done = await api.send(path, body, { "if-match": 'W/"1"' }, "PUT");
  expect([done.status, done.headers.get("etag")]).toEqual([200, 'W/"2"']);
  const mended = { text: { title: `${title}!`, what, why, place }, note: "Орфография түзетілді." };
  const stale = await office(proposalId, "text", undefined, {});
  expect(stale.status).toBe(404);
  const late = await api.send(
    `/api/office/proposals/${proposalId}/text`,
    mended,
    { ...moderator, "if-match": '"1"' },
    "PUT",
  );
  expect([late.status, (await told(late)).code]).toEqual([412, "stale"]);
  const now = await api.send(
    `/api/office/proposals/${proposalId}/text`,
    mended,
    { ...moderator, "if-match": '"2"' },
    "PUT",
  );
  expect([now.status, await told(now)]).toEqual([200, { proposalId, version: 3 }]);
});

test("a support is asked for, confirmed, seen and taken back by its private token", async () => {
  const { proposalId, textHash } = await published();
  const ask = { textHash, email: "birinshi@posta.example", language: "kk" };
  const { supportId } = (await told(await api.send(`/api/proposals/${proposalId}/supports`, ask))) as {
    supportId: string;
  };
  const token = await tokenOf("support", supportId);
  const state = async () => (await told(await api.get(`/api/supports/${supportId}`, { "x-link-token": token }))).state;
  expect(await state()).toBe("pending");
  expect((await api.send(`/api/supports/${supportId}/confirmation`, { token: "wrong" })).status).toBe(404);
  const confirmed = await api.send(`/api/supports/${supportId}/confirmation`, { token });
  expect([confirmed.status, await told(confirmed)]).toEqual([200, { supportId, proposalId, released: [] }]);
  expect(await state()).toBe("supported");
  expect((await api.send(`/api/supports/${supportId}/withdrawal`, { token })).status).toBe(200);
  expect(await state()).toBe("withdrawn");
});

test("a proposal goes through the office from the vote to the akimat's answer and the closing", async () => {
  const { proposalId } = await published();
  const said = async (verb: string, body?: unknown, who = moderator) => {
    const answer = await office(proposalId, verb, body, who);
    return [answer.status, await told(answer)] as const;
  };
  const reason = "Балалардың қауіпсіздігі үшін қажет.";
  expect((await said("taking-up"))[0]).toBe(200);
  expect((await said("votes", { choice: "for", reason, language: "kk" }))[0]).toBe(403);
  expect((await said("votes", { choice: "maybe", reason, language: "kk" }, member))[1].errors).toMatchObject([
    { field: "choice" },
  ]);
  expect((await said("votes", { choice: "for", reason, language: "kk" }, member))[0]).toBe(200);
  const file = await told(await api.get(`/api/office/proposals/${proposalId}`, member));
  expect(file).toMatchObject({ mayVote: true, ownVote: { choice: "for" } });
  expect(await said("tally", { language: "kk" })).toMatchObject([200, { tally: { for: 1, outcome: "accepted" } }]);
  expect(await said("dispatch", { number: "12-07/418", sentOn: "2026-10-14" })).toMatchObject([
    200,
    { dueOn: expect.stringMatching(/^2026-11-/) },
  ]);
  const extension = { until: "2026-12-01", noticeOn: "2026-10-14", reason, language: "kk" };
  expect((await said("extension", extension))[0]).toBe(200);
  expect((await said("extension", extension))[1].code).toBe("already_extended");
  const answer = { text: "Өткел көктемде салынады.", language: "kk", answeredOn: "2026-10-14", outcome: "accepted" };
  expect((await said("answer", answer))[0]).toBe(200);
  expect((await said("milestones", { text: "Жобаны бекіту", language: "kk", plannedOn: "2027-03-01" }))[0]).toBe(200);
  expect((await said("closure"))[1].code).toBe("milestones_open");
  const { milestones } = await told(await api.get(`/api/proposals/${proposalId}`));
  const [{ milestoneId } = { milestoneId: "" }] = milestones as { milestoneId: string }[];
  expect((await said(`milestones/${milestoneId}/completion`, { doneOn: "2026-10-14" }))[0]).toBe(200);
  expect((await said("closure"))[0]).toBe(200);
  expect(await told(await api.get(`/api/proposals/${proposalId}`))).toMatchObject({ status: "closed" });
});

test("an author appeals a refusal once, by their link; whoever refused does not decide, and the public sees neither", async () => {
  const proposalId = await confirmed();
  expect((await office(proposalId, "refusal", { reason: "unclear" })).status).toBe(200);
  const own = { "x-link-token": await tokenOf("proposal", proposalId) };
  const { caseNumber, appealUntil } = await told(await api.get(`/api/proposals/${proposalId}/own`, own));
  expect(appealUntil).toBeTruthy();
  const text = "Ұсынысымда көше де, үй де көрсетілген: екінші тармақты қараңыз.";
  const appeal = (token: string, words = text) =>
    api.send(`/api/proposals/${proposalId}/appeal`, { token, text: words });
  expect((await appeal("A".repeat(22))).status).toBe(404);
  expect((await appeal(own["x-link-token"], "Жоқ")).status).toBe(422);
  expect((await appeal(own["x-link-token"])).status).toBe(200);
  expect((await appeal(own["x-link-token"])).status).toBe(200);
  expect(await told(await appeal(own["x-link-token"], `${text} Және.`))).toMatchObject({ code: "already_appealed" });
  const denied = await told(await office(proposalId, "publication"));
  expect(denied).toMatchObject({ status: 409, code: "own_refusal_appealed" });
  const file = await (await api.get(`/api/office/proposals/${proposalId}`, moderator)).text();
  expect(file).toContain(`"mayDecide":false`);
  expect(file).toContain(text);
  expect(file).not.toContain("per_");
  await api.w.as(system("stream:Proposals"), () => Council.noteCase({ proposalId }));
  api.w.clock.advance(60_000);
  const found = await api.get(`/api/moderation/cases/${caseNumber}`);
  expect(found.headers.get("cache-control")).toContain("public");
  expect(await told(found)).toMatchObject({ council: "astana", reason: "unclear", appeal: "open" });
  expect((await api.get("/api/moderation/cases/0000-0000")).status).toBe(404);
});

test("the figures of moderation are there for everybody, as JSON and as a table", async () => {
  expect(await told(await api.get("/api/moderation?council=astana"))).toMatchObject({ items: [], hiddenNames: {} });
  expect((await api.get("/api/moderation?council=atlantis")).status).toBe(404);
  const csv = await api.get("/api/moderation.csv");
  expect(csv.headers.get("content-type")).toBe("text/csv; charset=utf-8");
  expect(await csv.text()).toMatch(/^\uFEFF?council;month;submitted;published;refused;/);
  expect((await told(await api.get("/api/moderation/cases?council=astana&limit=1"))).items).toHaveLength(1);
});
