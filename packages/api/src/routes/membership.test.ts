import { Identity } from "@kz2050/core/identity";
import { linkCode, linkToken, system } from "@kz2050/core/kernel";
import { Membership } from "@kz2050/core/membership";
import { type Api, PARTNER, startApi, told } from "@kz2050/testing/api";
import { afterAll, beforeAll, expect, test } from "vitest";

let api: Api;
let astana: Record<string, string>;
let almaty: Record<string, string>;
let central: Record<string, string>;
let nth = 0;

beforeAll(async () => {
  api = await startApi();
  const cookieOf = async (...who: Parameters<Api["appoint"]>) => ({ cookie: (await api.appoint(...who)).cookie });
  astana = await cookieOf("coordinator", { region: "71" });
  almaty = await cookieOf("coordinator", { region: "75" });
  central = await cookieOf("central");
});
afterAll(() => api.w.stop());

const form = (over: object = {}) => {
  nth += 1;
  return {
    surname: "Сынақбаева",
    givenName: `Үлгі${"а".repeat(nth)}`,
    birthDate: "1995-03-27",
    region: "71",
    city: "Астана",
    phone: `+7701000${1000 + nth}`,
    email: `ulgi${nth}@posta.example`,
    language: "kk",
    occupation: "Мұғалім",
    why: "Ауылымдағы балаларға көмектескім келеді.",
    consents: ["processing"],
    consentVersion: Identity.CONSENT_VERSION,
    ...over,
  };
};
const APPLICATIONS = "/api/membership/applications";
const tokenOf = (key: string) => api.w.guest(async () => linkToken(Membership.LINK, key));
const linked = async (key: string) => ({ "x-link-token": await tokenOf(key) });
const office = (key: string, verb: string, body: unknown, who: Record<string, string>, more = {}) =>
  api.send(`/api/office/memberships/${key}/${verb}`, body, { ...who, ...more });
async function confirmed(over: object = {}): Promise<string> {
  const made = await api.send(APPLICATIONS, form(over));
  expect(made.status).toBe(201);
  const key = String((await told(made)).membershipKey);
  expect((await api.send(`${APPLICATIONS}/${key}/confirmation`, { token: await tokenOf(key) })).status).toBe(200);
  return key;
}

test("an application is taken as JSON and as a page's form alike, and names each field to mend", async () => {
  const wrong = await api.send(APPLICATIONS, form({ surname: "", birthDate: "2015-01-01", phone: "1" }));
  expect([wrong.status, (await told(wrong)).errors?.map(({ field }) => field)]).toEqual([422, ["surname", "phone"]]);
  const young = await api.send(APPLICATIONS, form({ birthDate: "2015-01-01" }));
  expect((await told(young)).errors).toMatchObject([{ field: "birthDate", code: "too_young" }]);
  const { birthDate: _, consents: __, ...fields } = form();
  const date = { "birthDate-day": "27", "birthDate-month": "3", "birthDate-year": "1995" };
  const posted = await api.form(APPLICATIONS, { ...fields, ...date, consents: "processing" });
  expect(posted.status).toBe(201);
  expect(await told(posted)).toEqual({ membershipKey: expect.stringMatching(/^mem_/), confirmBy: expect.any(String) });
});

test("a partner's page gets its visitor back, with what to mend", async () => {
  const page = `${PARTNER}/join`;
  const { consents: _, ...fields } = form();
  const done = await api.form(APPLICATIONS, { ...fields, consents: "processing", return_to: page });
  expect([done.status, done.headers.get("location")]).toEqual([303, `${page}?result=ok`]);
  const wrong = await api.form(APPLICATIONS, { ...fields, return_to: page });
  expect(wrong.headers.get("location")).toBe(`${page}?result=invalid&fields=consents`);
});

test("a member's repeated application is answered as anybody's", async () => {
  const key = await confirmed({ email: "tagy@posta.example", givenName: "Тағы" });
  expect((await office(key, "approval", undefined, astana)).status).toBe(200);
  const shape = async (over: object) => {
    const answer = await api.send(APPLICATIONS, form(over));
    return [answer.status, Object.keys(await told(answer))];
  };
  expect(await shape({ email: "tagy@posta.example", givenName: "Тағы" })).toEqual(await shape({}));
});

test("the mailed code confirms and opens the private page; a wrong one does not", async () => {
  const key = String((await told(await api.send(APPLICATIONS, form()))).membershipKey);
  const path = `${APPLICATIONS}/${key}/confirmation`;
  const code = await api.w.guest(async () => linkCode(Membership.LINK, key));
  const wrong = await api.send(path, { code: code === "000000" ? "111111" : "000000" });
  expect([wrong.status, (await told(wrong)).code]).toEqual([409, "code_wrong"]);
  const { token } = await told(await api.send(path, { code }));
  const own = await api.get(`${APPLICATIONS}/${key}`, { "x-link-token": String(token) });
  expect(await told(own)).toMatchObject({ status: "submitted", region: "71" });
  expect(own.headers.get("cache-control")).toBe("no-store");
  expect((await api.get(`${APPLICATIONS}/${key}`, { "x-link-token": "x".repeat(22) })).status).toBe(404);
});

test("a coordinator reads, asks, and decides in their own region alone", async () => {
  const key = await confirmed();
  const path = `/api/office/memberships/${key}`;
  expect((await api.get(path)).status).toBe(401);
  expect((await api.get(path, almaty)).status).toBe(403);
  const read = await api.get(path, astana);
  const { application } = (await told(read)) as { application?: Record<string, unknown> };
  expect(application).toMatchObject({ membershipKey: key, surname: "Сынақбаева" });
  for (const inner of ["phoneKey", "nameKey", "tries", "cardCode", "writeId"])
    expect(application).not.toHaveProperty(inner);
  const queue = (await told(await api.get("/api/office/memberships?region=71", astana))) as unknown as {
    items: { membershipKey: string }[];
  };
  expect(queue.items.map(({ membershipKey }) => membershipKey)).toContain(key);
  expect((await office(key, "question", { question: "Қай мектепте істейсіз?" }, almaty)).status).toBe(403);
  expect((await office(key, "question", { question: "Қай мектепте істейсіз?" }, astana)).status).toBe(200);
  const answered = await api.send(`${APPLICATIONS}/${key}/answer`, { answer: "12-мектепте" }, await linked(key));
  expect((await told(answered)).status).toBe("submitted");
  const stale = await office(key, "approval", undefined, astana, { "if-match": read.headers.get("etag") ?? "" });
  expect([stale.status, (await told(stale)).code]).toEqual([412, "stale"]);
  const reject = await office(key, "rejection", {}, astana);
  expect((await told(reject)).errors).toMatchObject([{ field: "reason", code: "required" }]);
  const moved = await office(key, "transfer", { region: "75", reason: "lives_elsewhere" }, astana);
  expect((await told(moved)).region).toBe("75");
  expect((await office(key, "approval", undefined, astana)).status).toBe(403);
  expect((await office(key, "approval", undefined, almaty)).status).toBe(200);
  expect((await office(key, "ending", { reason: "asked" }, almaty)).status).toBe(403);
  expect((await told(await office(key, "ending", { reason: "asked" }, central))).status).toBe("ended");
});

test("a card tells valid or not, the region and the standing, to whoever has its code, and nothing more", async () => {
  const key = await confirmed();
  await office(key, "approval", undefined, astana);
  const own = await told(await api.get(`${APPLICATIONS}/${key}`, await linked(key)));
  await api.w.as(system("stream"), () => Membership.copyCard(key));
  expect(await told(await api.get(`/api/membership/cards/${own.cardCode}`))).toEqual({
    valid: true,
    region: "71",
    standing: "new",
  });
  expect((await api.get(`/api/membership/cards/${own.memberNumber}`)).status).toBe(404);
  expect((await told(await api.send(`${APPLICATIONS}/${key}/leaving`, undefined, await linked(key)))).status).toBe(
    "ended",
  );
  await api.w.as(system("stream"), () => Membership.copyCard(key));
  expect(await told(await api.get(`/api/membership/cards/${own.cardCode}`))).toEqual({ valid: false, region: "71" });
});

test("the same key and body withdraw once and answer alike; another state is a conflict", async () => {
  const key = await confirmed();
  const headers = { ...(await linked(key)), "idempotency-key": "withdraw-once" };
  const send = () => api.send(`${APPLICATIONS}/${key}/withdrawal`, undefined, headers);
  const [first, second] = [await told(await send()), await told(await send())];
  expect(second).toEqual(first);
  const again = await api.send(`${APPLICATIONS}/${key}/withdrawal`, undefined, await linked(key));
  expect([again.status, (await told(again)).code]).toEqual([409, "wrong_state"]);
});
