import { Identity } from "@kz2050/core/identity";
import { MINUTE, system } from "@kz2050/core/kernel";
import { Membership } from "@kz2050/core/membership";
import { Participation } from "@kz2050/core/participation";
import { htmlFaults } from "@kz2050/testing/html";
import { type Colleague, type OfficePages, officePages } from "@kz2050/testing/office-pages";
import { afterAll, beforeAll, expect, test } from "vitest";

let pages: OfficePages;
let astana: Colleague;
let almaty: Colleague;
let central: Colleague;
let second: Colleague;
let finance: Colleague;
let people = 0;
const logged: string[] = [];

beforeAll(async () => {
  pages = await officePages({ log: (line) => void logged.push(JSON.stringify(line)) });
  astana = await pages.atWork({ role: "coordinator", region: "71", name: "Айжан Сынақ" });
  almaty = await pages.atWork({ role: "coordinator", region: "75", name: "Арман Сынақ" });
  central = await pages.atWork({ role: "central" });
  second = await pages.atWork({ role: "central", name: "Мақсат Үлгіұлы" });
  finance = await pages.atWork({ role: "finance", name: "Олег Примеров" });
});
afterAll(() => pages.w.stop());

/** Somebody who has applied and confirmed, as the stream's worker leaves them. */
async function newcomer(over: Partial<Membership.ApplicationForm> = {}) {
  people += 1;
  const own = { phone: `+7701000${2000 + people}`, email: `tabylgan${people}@posta.example`, ...over };
  const membershipKey = await pages.newcomer({
    ...{ surname: "Табылғанова", givenName: "Үлгі", birthDate: "1990-01-01" },
    ...own,
  });
  const { personId } = await pages.w.guest(() => Identity.personBehind(own.email));
  await pages.w.as(system("stream"), async () => {
    await Membership.keepDeed(membershipKey);
    await Identity.keepClues(() => Membership.cluesOf(membershipKey));
  });
  return { membershipKey, personId, ...own };
}

const get = (path: string, by: Colleague) => pages.get(path, by);
const post = (path: string, by: Colleague, fields: Record<string, string>) => pages.fill("/search", path, by, fields);
const search = (text: string, by: Colleague) => post("/search", by, { text });

test("what is looked for is answered at once, stays in its field, and stands in no address, cache or log", async () => {
  const { membershipKey, personId, email } = await newcomer();
  const answer = await search("табылган", astana);
  const html = await answer.text();
  expect([answer.status, answer.headers.get("location"), answer.headers.get("cache-control")]).toEqual([
    200,
    null,
    "no-store",
  ]);
  for (const part of [
    'value="табылган"',
    "Табылғанова Үлгі",
    "Шешім күтіп тұр",
    `/office/kk/membership/${membershipKey}`,
    `/office/kk/people/${personId}`,
  ])
    expect(html).toContain(part);
  expect(await htmlFaults(html)).toEqual([]);
  expect(await (await search(email, astana)).text()).toContain(membershipKey);
  expect(logged.join("\n")).not.toMatch(/табыл|posta\.example/i);
  expect((await get("/search?text=табылган", astana)).status).toBe(200);
  expect(await (await get("/search?text=табылган", astana)).text()).not.toContain("Табылғанова");
});

test("a name of another region is not found, and who may not look for people is not offered it", async () => {
  await newcomer({ surname: "Жекеленова" });
  for (const other of [almaty, finance]) {
    const html = await (await search("жекелен", other)).text();
    expect(html).toContain("Ештеңе табылмады");
    expect(html).not.toContain("Жекеленова");
  }
  expect(await (await get("/search", finance)).text()).not.toContain("телефонды немесе мүше нөмірін");
  const wrong = await search("1", astana);
  expect([wrong.status, (await wrong.text()).includes('value="1"')]).toEqual([422, true]);
});

test("a long answer goes on by a button, page after page", async () => {
  for (let n = 0; n < 23; n += 1)
    await newcomer({ surname: `Көпшілікова`, birthDate: `1991-02-${String(n + 1).padStart(2, "0")}` });
  const first = await (await search("көпшіл", astana)).text();
  const cursor = /name="cursor" value="([^"]+)"/.exec(first)?.[1] ?? "";
  const rest = await (await post("/search", astana, { text: "көпшіл", cursor })).text();
  const keys = (html: string) => new Set(html.match(/membership\/mem_\w+/g));
  expect([keys(first).size, keys(rest).size]).toEqual([20, 3]);
  expect([...keys(first)].some((key) => keys(rest).has(key))).toBe(false);
  expect(rest).not.toContain('name="cursor"');
  expect((await post("/search", almaty, { text: "көпшіл", cursor })).status).toBe(403);
});

test("a person's page shows what the reader's role may see, and says what is hidden", async () => {
  const { personId, phone, membershipKey } = await newcomer({ surname: "Көрінгенова", phone: "+77010007777" });
  const own = await (await get(`/people/${personId}`, astana)).text();
  for (const part of ["Көрінгенова", "+7 701 000 77 77", membershipKey, "1 қаңтар"]) expect(own).toContain(part);
  expect(own).not.toContain(`/people/${personId}/erase`);
  const above = await (await get(`/people/${personId}`, central)).text();
  expect(above).toContain("жасырылған");
  expect(above).toContain(`/people/${personId}/erase`);
  expect(above).not.toContain(phone.slice(5));
  for (const other of [almaty, finance]) expect((await get(`/people/${personId}`, other)).status).toBe(403);
  expect((await get("/people/per_00000000000000000000000000", central)).status).toBe(404);
  expect(await (await get(`/people/${personId}`, astana)).text()).toContain("search.person");
  for (const locale of ["ru", "en"])
    expect((await get(`/office/${locale}/people/${personId}`, central)).status).toBe(200);
});

test("a merge is proposed by one, compared and decided by another, and then both names lead to one page", async () => {
  const one = await newcomer({ surname: "Екеуова" });
  const other = await newcomer({ surname: "Екеуова", birthDate: "1990-01-02" });
  const found = await (await post(`/people/${one.personId}/merge/find`, central, { text: "екеуова" })).text();
  expect(found).toContain(`value="${other.personId}"`);
  expect(found).not.toContain(`value="${one.personId}"`);

  expect(await htmlFaults(found)).toEqual([]);
  const missing = await post(`/people/${one.personId}/merge`, central, { text: "екеуова", gone: other.personId });
  expect([missing.status, (await missing.text()).includes(`value="${other.personId}" checked`)]).toEqual([422, true]);
  const proposal = { text: "екеуова", gone: other.personId, reason: "same_name" };
  const done = await post(`/people/${one.personId}/merge`, central, proposal);
  expect([done.status, done.headers.get("location")]).toEqual([303, `/office/kk/people/${one.personId}?done=proposed`]);
  expect((await post(`/people/${one.personId}/merge`, central, proposal)).status).toBe(409);

  const mine = await (await get("/merges", central)).text();
  expect(mine).toContain("өзіңіз жасағансыз");
  expect(await (await get("", second)).text()).toContain('href="/office/kk/merges"');
  const theirs = await (await get("/merges", second)).text();
  for (const part of ["Дана Үлгіқызы", "1 жазбасы қалатын адамға көшеді", other.email]) expect(theirs).toContain(part);
  expect(await htmlFaults(theirs)).toEqual([]);
  const mergeId = /merges\/(mrg_\w+)/.exec(theirs)?.[1] ?? "";
  expect((await get("/merges", astana)).status).toBe(403);
  expect((await post(`/merges/${mergeId}`, astana, { decision: "merge" })).status).toBe(403);
  expect((await post(`/merges/${mergeId}`, central, { decision: "merge" })).status).toBe(403);
  expect((await post(`/merges/${mergeId}`, second, { decision: "merge" })).headers.get("location")).toBe(
    "/office/kk/merges?done=merge",
  );
  expect((await post(`/merges/${mergeId}`, second, { decision: "refuse" })).status).toBe(409);

  await pages.w.as(system("stream"), () => Participation.carryOutMerge(mergeId));
  const led = await get(`/people/${other.personId}`, central);
  expect([led.status, led.headers.get("location")]).toEqual([303, `/office/kk/people/${one.personId}`]);
  const both = await (await get(`/people/${one.personId}`, central)).text();
  for (const part of [one.membershipKey, other.membershipKey]) expect(both).toContain(part);
  const again = await (await search("екеуова", astana)).text();
  expect(again.match(new RegExp(`people/${one.personId}`, "g"))).toHaveLength(2);
});

test("erasing asks for a ground and a tick, is central office's alone, and leaves nothing to be found", async () => {
  const { personId, membershipKey, email, phone } = await newcomer({ surname: "Өшірілгенова" });
  const path = `/people/${personId}/erase`;
  const unsure = await post(path, central, { reason: "court" });
  const html = await unsure.text();
  expect([unsure.status, html.includes("осы жолды белгілеңіз"), /value="court" selected/.test(html)]).toEqual([
    422,
    true,
    true,
  ]);
  expect((await post(path, central, { sure: "yes" })).status).toBe(422);
  expect((await post(path, astana, { sure: "yes", reason: "court" })).status).toBe(403);
  const done = await post(path, central, { sure: "yes", reason: "asked_in_writing" });
  expect([done.status, done.headers.get("location")]).toEqual([303, "/office/kk/search?done=erased"]);
  const erasureId = await pages.w.guest(async () => Participation.erasureIdOf(personId));
  await pages.w.as(system("stream"), () => Participation.carryOut(erasureId));
  await pages.w.as(system("stream"), () => Identity.keepClues(() => Membership.cluesOf(membershipKey)));
  for (const text of ["Өшірілг", email, phone, membershipKey, personId]) {
    const answer = await (await search(text, central)).text();
    expect([text, answer.includes("Ештеңе табылмады")]).toEqual([text, true]);
  }
  expect((await get(`/people/${personId}`, central)).status).toBe(404);
});

test("the trail is asked by colleague, record, area and day; who is not of the central office sees their own", async () => {
  const { membershipKey } = await newcomer({ surname: "Ізденова" });
  await get(`/membership/${membershipKey}`, astana);
  pages.w.clock.advance(MINUTE);
  const ofRecord = await (await get(`/trail?recordId=${membershipKey}`, central)).text();
  for (const part of ["membership.view", "Айжан Сынақ", "Өңірлік үйлестіруші"]) expect(ofRecord).toContain(part);
  const hers = await (await get(`/trail?actor=${astana.personId}&action=membership.`, central)).text();
  expect(hers).toContain("membership.view");
  expect(hers.slice(hers.indexOf("<table"))).not.toContain("search.find");
  const day = (from: string) => `/trail?from-day=1&from-month=1&from-year=${from}`;
  expect(await (await get(day("2027"), central)).text()).toContain("Мұндай әрекет табылмады");
  expect((await get("/trail?from-day=40&from-month=1&from-year=2026", central)).status).toBe(422);
  expect((await get("/trail?action=%3Cb%3E", central)).status).toBe(422);

  const own = await (await get("/trail", astana)).text();
  expect(own).toContain("membership.view");
  expect(own.slice(own.indexOf("<table"))).not.toContain("Дана Үлгіқызы");
  const asked = await (await get(`/trail?actor=${central.personId}&recordId=staff`, astana)).text();
  expect(asked.slice(asked.indexOf("<table"))).not.toContain("Дана Үлгіқызы");
});
