import { Campaign } from "@kz2050/core/campaign";
import { htmlFaults } from "@kz2050/testing/html";
import { FORM_PAUSE, type House, linkIn, startHouse } from "@kz2050/testing/journeys/harness";
import { afterAll, beforeAll, expect, test } from "vitest";

let house: House;
let open: string;
beforeAll(async () => {
  house = await startHouse();
  const { items } = await house.platform.asPlatform("test", () => Campaign.list({ status: "open", region: "71" }));
  open = items[0]?.campaign.campaignId ?? "";
}, 120_000);
afterAll(() => house?.close());

interface Shown {
  readonly path: string;
  readonly status: number;
  readonly to: string;
  readonly html: string;
}

async function send(path: string, init: RequestInit = {}, cookie?: string): Promise<Shown> {
  const answer = await house.request(path, { ...init, headers: { origin: house.origin, ...(cookie && { cookie }) } });
  const html = await answer.text();
  if (html !== "") expect([path, ...(await htmlFaults(html))]).toEqual([path]);
  return { path, status: answer.status, to: answer.headers.get("location") ?? "", html };
}

const hiddenOf = (form: string): Record<string, string> =>
  Object.fromEntries(
    [...form.matchAll(/<input type="hidden" name="([^"]*)" value="([^"]*)"/g)].map(([, name = "", value = ""]) => [
      name,
      value,
    ]),
  );

/** Fills in the page's form whose action ends so, and sends it after a look. */
async function fill(shown: Shown, ends: string, fields: Record<string, string>, cookie?: string): Promise<Shown> {
  const forms = [...shown.html.matchAll(/<form action="([^"]*)"[^>]*>([\s\S]*?)<\/form>/g)];
  const [, action = "", form = ""] = forms.find(([, each = ""]) => each.endsWith(ends)) ?? [];
  expect(`${shown.path} has a form to ${action}`).toContain(ends);
  house.advance(FORM_PAUSE);
  return send(action, { method: "POST", body: new URLSearchParams({ ...hiddenOf(form), ...fields }) }, cookie);
}

const GIFT = { amount: "12 500", method: "card", showName: "yes", name: "Үлгі <Ә>", consent: "yes" };
const give = async (locale: string, fields: Record<string, string>): Promise<Shown> =>
  fill(await send(`/${locale}/my/campaigns/${open}/give`), "/give", { ...GIFT, ...fields });
const pay = async (there: string, choice: string): Promise<string> => {
  const { pathname } = new URL(there);
  return new URL((await fill(await send(pathname), pathname, { choice })).to).pathname;
};

test("the list shows open campaigns, by region too, and finished ones apart", async () => {
  const { html } = await send("/kk/campaigns");
  expect(html).toContain("Оңалту орталығына балалар ойын бөлмесі");
  expect(html).not.toContain("Көп балалы отбасыларға");
  expect((await send("/kk/campaigns?region=75")).html).not.toContain("Оңалту орталығына");
  expect((await send("/ru/campaigns?status=closed")).html).toContain("Отчёт опубликован");
  expect((await send("/en/campaigns?region=10")).html).toContain("There is no open campaign here now.");
});

test("a campaign's page and its JSON tell the same sums, and where they come from", async () => {
  const json = (await (await house.request(`/api/campaigns/${open}`)).json()) as { raised: number; donors: number };
  const budget = (await (await house.request(`/api/campaigns/${open}/budget`)).json()) as { balance: number };
  expect(budget.balance).toBe(json.raised);
  const { html } = await send(`/en/campaigns/${open}`);
  const tenge = (json.raised / 100).toLocaleString("en-GB");
  expect(html.split(tenge).length - 1).toBeGreaterThanOrEqual(3);
  expect(html).toContain(`${json.donors} people gave`);
  expect(html).toContain("How it is computed");
});

test("a text that is not in the reader's language is shown as it was written, and says so", async () => {
  const { items } = await house.platform.asPlatform("test", () => Campaign.list({ status: "open", region: "75" }));
  const { html } = await send(`/en/campaigns/${items[0]?.campaign.campaignId}`);
  expect(html).toContain("Written in Russian");
  expect(html).toMatch(/<h1 lang="ru">/);
});

test("the form keeps what was typed and names what must be mended", async () => {
  const { status, html } = await give("kk", { amount: "99", email: "x", name: "Үлгі", consent: "" });
  expect(status).toBe(422);
  expect(html).toContain("<title>Қате: ");
  for (const field of ["amount", "email", "consent"]) expect(html).toContain(`href="#${field}"`);
  expect(html).toContain('value="99"');
  expect(html).toContain('value="Үлгі"');
});

test("a gift by card: the hosted page, the receipt, the letter, and the total", async () => {
  const before = (await house.platform.asPlatform("test", () => Campaign.get(open))).raised;
  const { status, to } = await give("kk", { email: "karta@posta.example", name: "Үлгі Ә." });
  expect(status).toBe(303);
  const own = await pay(to, "pay");
  const letter = await house.letter("karta@posta.example");
  expect(letter.subject).toBe("Түбіртек: жарнаңыз түсті");
  expect(linkIn(letter)).toBe(own);
  const { html } = await send(own);
  expect(html).toContain("Рақмет! Жарнаңыз түсті");
  expect((await house.platform.asPlatform("test", () => Campaign.get(open))).raised).toBe(before + 1_250_000);
  expect((await send(`/kk/campaigns/${open}`)).html).toContain("Үлгі Ә.");
});

test("a payment that fails is told, and may be tried again", async () => {
  const { to } = await give("ru", { email: "qate@posta.example", name: "Үлгі" });
  const own = await pay(to, "fail");
  expect((await house.letter("qate@posta.example")).subject).toBe("Платёж не прошёл");
  const failed = await send(own);
  expect(failed.html).toContain("Попробовать ещё раз");
  const again = await fill(failed, "/pay", {});
  await pay(again.to, "pay");
  expect((await send(own)).html).toContain("Ваше пожертвование поступило");
  expect((await fill(failed, "/pay", {})).to).toBe(own);
});

test("who turns back has promised and not paid, and may choose a transfer", async () => {
  const { to } = await give("en", { email: "qaitu@posta.example", name: "Ulgi" });
  const own = await pay(to, "abandon");
  const promised = await send(own);
  expect(promised.html).toContain("The money has not arrived yet");
  expect(await house.letters("qaitu@posta.example")).toEqual([]);
  expect((await fill(promised, "/method", {})).status).toBe(303);
  expect((await send(own)).html).toContain("This account is invented for the demonstration");
  expect((await house.letter("qaitu@posta.example")).text).toMatch(/[0-9A-Z]{3}-[0-9A-Z]{3}-[0-9A-Z]{3}/);
});

test("a form sent twice is one gift", async () => {
  const shown = await send(`/kk/my/campaigns/${open}/give`);
  const fields = { ...GIFT, name: "Үлгі", method: "transfer", email: "eki@posta.example" };
  const [first, second] = [await fill(shown, "/give", fields), await fill(shown, "/give", fields)];
  expect(first.status).toBe(303);
  expect(second.to).toBe(first.to);
});

test("a wrong link, a draft and a closed campaign open nothing", async () => {
  const { to } = await give("kk", { email: "tupik@posta.example", method: "transfer", name: "Үлгі" });
  expect((await send(`${to.slice(0, -2)}xx`)).status).toBe(404);
  expect((await send(`/kk/campaigns/cmp_${"0".repeat(26)}`)).status).toBe(404);
  const { items } = await house.platform.asPlatform("test", () => Campaign.list({ status: "closed" }));
  const refused = await send(`/kk/my/campaigns/${items[0]?.campaign.campaignId}/give`);
  expect([refused.status, refused.html.includes("Бұл науқан қазір жарна қабылдамайды")]).toEqual([409, true]);
});

const words = {
  original: "kk",
  "title.kk": "Сынақ науқаны",
  "story.kk": "Бұл сынақ науқаны: не үшін керегі мен ақшаның қалай жұмсалатыны осында жазылған.",
};
const plan = {
  ...words,
  beneficiary: "school",
  target: "500 000",
  "endsOn-day": "1",
  "endsOn-month": "12",
  "endsOn-year": "2026",
  overTarget: "stop",
};

test("in the office a coordinator drafts and hands over, the central office opens, news follow, and it is closed", async () => {
  const [coordinator, central] = [
    await house.staffCookie("astana@movement.example"),
    await house.staffCookie("central@movement.example"),
  ];
  const blank = await send("/office/kk/campaigns/new", {}, coordinator);
  const wrong = await fill(blank, "/new", { ...plan, region: "71", "story.kk": "Аз", target: "5" }, coordinator);
  expect(wrong.status).toBe(422);
  expect(wrong.html).toContain('href="#draft-story-kk"');
  const { to } = await fill(wrong, "/new", { ...plan, region: "71" }, coordinator);
  const record = new URL(to, house.origin).pathname;
  expect((await fill(await send(record, {}, coordinator), "/submit", {}, coordinator)).status).toBe(303);
  expect((await send(record, {}, coordinator)).html).not.toContain(`${record}/open`);
  const seen = await send(record, {}, central);
  expect((await fill(seen, "/return", { reason: "" }, central)).status).toBe(422);
  expect((await fill(seen, "/open", {}, central)).status).toBe(303);
  expect((await send(record.replace("/office", ""))).html).toContain("Сынақ науқаны");
  const news = { original: "kk", "title.kk": "Алғашқы жаңалық", "text.kk": "Мектеппен келісім жасалды, тізім дайын." };
  expect((await fill(await send(record, {}, coordinator), "/update", news, coordinator)).status).toBe(303);
  expect((await fill(await send(record, {}, coordinator), "/close", { reason: "need_gone" }, coordinator)).status).toBe(
    303,
  );
  const after = await send(record, {}, central);
  expect(after.html).toContain("campaign.close");
  expect((await send(record.replace("/office", ""))).html).toContain("көмектің қажеті болмай қалды");
});

test("in the office finance finds a transfer by its code, books it, and holds another that the central office places", async () => {
  const [finance, central] = [
    await house.staffCookie("finance@movement.example"),
    await house.staffCookie("central@movement.example"),
  ];
  const { to: own } = await give("kk", { email: "audarym@posta.example", method: "transfer", name: "Үлгі" });
  await house.drain();
  const code = /[0-9A-Z]{3}-[0-9A-Z]{3}-[0-9A-Z]{3}/.exec((await send(own)).html)?.[0] ?? "";
  const found = await send(`/office/kk/payments?reference=${code.toLowerCase().replaceAll("-", "")}`, {}, finance);
  const match = /href="([^"]*\/payments\/match\/[^"]*)"/.exec(found.html)?.[1] ?? "";
  const line = {
    tiyn: "12 500,50",
    "receivedOn-day": "14",
    "receivedOn-month": "10",
    "receivedOn-year": "2026",
    evidence: "7001",
  };
  const form = await send(match, {}, finance);
  expect((await fill(form, match, { ...line, tiyn: "көп" }, finance)).status).toBe(422);
  expect((await fill(form, match, line, finance)).status).toBe(303);
  expect((await send(own)).html).toMatch(/12.500,50?.₸/);
  const desk = await send("/office/kk/payments", {}, finance);
  expect((await fill(desk, "/hold", { ...line, evidence: "7002" }, finance)).status).toBe(303);
  const held = await send("/office/kk/payments", {}, central);
  expect(held.html).toContain("bank:2026-10-14:7002");
  expect(
    (await fill(held, "/decide", { postingId: "bank:2026-10-14:7002", decision: "release" }, central)).status,
  ).toBe(422);
  expect(
    (await fill(held, "/decide", { postingId: "bank:2026-10-14:7002", decision: "release", campaignId: open }, central))
      .status,
  ).toBe(303);
  expect((await send("/office/kk/payments", {}, await house.staffCookie("astana@movement.example"))).status).toBe(403);
});
