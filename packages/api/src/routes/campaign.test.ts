import { Campaign } from "@kz2050/core/campaign";
import { linkToken } from "@kz2050/core/kernel";
import { Ledger } from "@kz2050/core/ledger";
import { contentHmac } from "@kz2050/core/platform/tiptop";
import { atOnce } from "@kz2050/testing";
import { type Api, GATEWAY_SECRET, PARTNER, SITE, startApi, told } from "@kz2050/testing/api";
import { afterAll, beforeAll, expect, test } from "vitest";

let api: Api;
let coordinator: { cookie: string };
let elsewhere: { cookie: string };
let central: { cookie: string };
let finance: { cookie: string };
let nth = 0;
beforeAll(async () => {
  api = await startApi();
  const hand = async (...who: Parameters<Api["appoint"]>) => ({ cookie: (await api.appoint(...who)).cookie });
  coordinator = await hand("coordinator", { region: "71" });
  elsewhere = await hand("coordinator", { region: "75" });
  central = await hand("central");
  finance = await hand("finance");
});
afterAll(() => api.w.stop());

const plan = (over = {}) => ({
  title: { original: "kk", kk: "Ауыл кітапханасына кітап", ru: "Книги для сельской библиотеки" },
  story: {
    original: "kk",
    kk: "Ауыл кітапханасының қоры отыз жыл жаңармаған. Жиналған ақшаға балалар кітабын сатып аламыз.",
  },
  beneficiary: "village",
  region: "71",
  target: 1_000_000,
  endsOn: "2026-12-01",
  overTarget: "continue",
  ...over,
});
const giftOf = (over = {}) => {
  nth += 1;
  return { amount: 5000, method: "card", email: `beru${nth}@posta.example`, language: "kk", consent: true, ...over };
};
async function opened(): Promise<string> {
  const made = await api.send("/api/campaigns", plan(), coordinator);
  const { campaignId } = await told(made);
  await api.send(`/api/campaigns/${campaignId}/submission`, undefined, coordinator);
  const etag = made.headers.get("etag") ?? "";
  expect(
    (await api.send(`/api/campaigns/${campaignId}/opening`, undefined, { ...central, "if-match": etag })).status,
  ).toBe(200);
  return String(campaignId);
}
type Made = { gift: Campaign.GiftView; token: string; statusUrl: string; checkoutUrl?: string };
async function pledged(campaignId: string, over = {}): Promise<Made> {
  const answer = await api.send(`/api/campaigns/${campaignId}/gifts`, giftOf(over));
  expect(answer.status).toBe(201);
  return (await answer.json()) as Made;
}

/** A message as the gateway sends it. */
function hook(fields: Record<string, string>, headers: Record<string, string> = {}, path = "") {
  const body = new URLSearchParams({
    Amount: "5000.00",
    Currency: "KZT",
    Status: "Completed",
    OperationType: "Payment",
    TestMode: "0",
    ...fields,
  }).toString();
  return api.raw(`/api/webhooks/tiptop${path}`, body, {
    "content-type": "application/x-www-form-urlencoded",
    "content-hmac": contentHmac(GATEWAY_SECRET, body),
    ...headers,
  });
}

test("from the draft to the opening: who may not is refused, and a stale reader learns it", async () => {
  expect((await api.send("/api/campaigns", plan())).status).toBe(401);
  expect((await api.send("/api/campaigns", plan(), elsewhere)).status).toBe(403);
  const made = await api.send("/api/campaigns", plan(), coordinator);
  expect([made.status, made.headers.get("etag")]).toEqual([201, 'W/"1"']);
  const { campaignId } = await told(made);
  const { region: _, ...change } = plan({ target: 2_000_000 });
  const edit = (etag: string) =>
    api.send(`/api/campaigns/${campaignId}`, change, { ...coordinator, "if-match": etag }, "PUT");
  expect((await edit('W/"1"')).status).toBe(200);
  expect((await edit('W/"1"')).status).toBe(412);
  expect((await api.get(`/api/campaigns/${campaignId}`)).status).toBe(404);
  expect((await api.send(`/api/campaigns/${campaignId}/submission`, undefined, coordinator)).status).toBe(200);
  const open = (etag: string, who = central) =>
    api.send(`/api/campaigns/${campaignId}/opening`, undefined, { ...who, "if-match": etag });
  expect((await open('W/"2"', coordinator)).status).toBe(403);
  expect((await open('W/"1"')).status).toBe(412);
  expect((await open('W/"2"')).status).toBe(200);
  const shown = await told(await api.get(`/api/campaigns/${campaignId}`));
  expect(shown).toMatchObject({ status: "open", target: 200_000_000, raised: 0, donors: 0, takesGifts: true });
  expect(JSON.stringify(shown)).not.toMatch(/per_|authors|version/);
  const record = await api.get(`/api/campaigns/${campaignId}/record`, coordinator);
  expect(record.headers.get("etag")).toContain('"3"');
});

test("a gift is promised, paid by a signed message, and read by its private link alone", async () => {
  const campaignId = await opened();
  const { gift, token, statusUrl, checkoutUrl } = await pledged(campaignId);
  expect(checkoutUrl).toBe("https://gateway.example/d/1");
  expect(statusUrl).toBe(`${SITE}/kk/my/gift/${gift.giftId}/${token}`);
  const answer = await hook({ TransactionId: "501", InvoiceId: gift.giftId });
  expect([answer.status, await answer.json()]).toEqual([200, { code: 0 }]);
  const read = (key: string) => api.get(`/api/gifts/${gift.giftId}`, { "x-link-token": key });
  expect(await told(await read(token))).toMatchObject({ status: "settled", settledTiyn: 500_000 });
  expect((await read(await api.w.guest(async () => linkToken("gift", "don_other")))).status).toBe(404);
  const again = await api.send(`/api/gifts/${gift.giftId}/checkout`, undefined, { "x-link-token": token });
  expect((await told(again)).code).toBe("gift_not_pledged");
});

test("a hundred of one signed message at once are each answered, and booked once", async () => {
  const { gift } = await pledged(await opened());
  const { done } = await atOnce(100, () => hook({ TransactionId: "502", InvoiceId: gift.giftId }));
  expect(new Set(await Promise.all(done.map((answer) => answer.text())))).toEqual(new Set(['{"code":0}']));
  expect(await api.w.guest(() => Ledger.get("tiptop:502"))).toMatchObject({
    kind: "gift.settled",
    giftId: gift.giftId,
  });
}, 60_000);

test.each([
  ["no signature", { "content-hmac": "" }],
  ["another's signature", { "content-hmac": contentHmac("other", "x") }],
])("a message with %s is refused and books nothing", async (_what, headers) => {
  const { gift } = await pledged(await opened());
  expect((await hook({ TransactionId: "503", InvoiceId: gift.giftId }, headers)).status).toBe(403);
  expect(await api.w.guest(() => Ledger.get("tiptop:503"))).toBeUndefined();
});

test("a test payment on a live stage is answered and not booked", async () => {
  const { gift } = await pledged(await opened());
  expect((await hook({ TransactionId: "504", InvoiceId: gift.giftId, TestMode: "1" })).status).toBe(200);
  expect(await api.w.guest(() => Ledger.get("tiptop:504"))).toBeUndefined();
});

test("before it charges, the gateway is told which payments must not be made", async () => {
  const { gift } = await pledged(await opened());
  const check = async (fields: Record<string, string>) =>
    (await told(await hook({ TransactionId: "505", ...fields }, {}, "/check"))).code;
  expect(await check({ InvoiceId: gift.giftId })).toBe(0);
  expect(await check({ InvoiceId: "don_00000000000000000000000000" })).toBe(10);
  expect(await check({ InvoiceId: gift.giftId, Amount: "1.00" })).toBe(12);
  await hook({ TransactionId: "506", InvoiceId: gift.giftId });
  expect(await check({ InvoiceId: gift.giftId })).toBe(13);
});

test("a refund told before its payment asks the gateway to say it again", async () => {
  const answer = await hook({ TransactionId: "508", PaymentTransactionId: "507", OperationType: "Refund" });
  expect([answer.status, answer.headers.get("retry-after")]).toEqual([503, "2"]);
});

test("one Idempotency-Key is one gift; another body under it is refused", async () => {
  const campaignId = await opened();
  const body = giftOf();
  const headers = { "idempotency-key": "gift-once" };
  const { done } = await atOnce(5, () => api.send(`/api/campaigns/${campaignId}/gifts`, body, headers));
  const ids = await Promise.all(done.map(async (answer) => ((await answer.json()) as Made).gift.giftId));
  expect(new Set(ids).size).toBe(1);
  const other = await api.send(`/api/campaigns/${campaignId}/gifts`, { ...body, amount: 6000 }, headers);
  expect([other.status, (await told(other)).code]).toEqual([422, "idempotency_mismatch"]);
});

test("a promise names each field to mend", async () => {
  const campaignId = await opened();
  const answer = await api.send(`/api/campaigns/${campaignId}/gifts`, {
    amount: 50,
    method: "cash",
    email: "x",
    language: "kk",
    consent: false,
  });
  expect(answer.status).toBe(422);
  const named = (await told(answer)).errors?.map(({ field, code }) => `${field} ${code}`) ?? [];
  expect(named).toEqual(expect.arrayContaining(["method invalid_choice", "email invalid_email"]));
  const consent = await told(await api.send(`/api/campaigns/${campaignId}/gifts`, giftOf({ consent: false })));
  expect(consent.errors).toMatchObject([{ field: "consent", code: "consent_required" }]);
});

test("a partner's form is sent on to pay, or back with what to mend", async () => {
  const campaignId = await opened();
  const form = (fields: Record<string, string>) =>
    api.form(`/api/campaigns/${campaignId}/gifts`, {
      language: "ru",
      consent: "on",
      return_to: `${PARTNER}/thanks`,
      ...fields,
    });
  const paying = await form({ amount: "5 000", method: "card", email: "seriktes@posta.example" });
  expect([paying.status, paying.headers.get("location")]).toEqual([303, "https://gateway.example/d/1"]);
  const transfer = await form({ amount: "5000", method: "transfer", email: "seriktes@posta.example" });
  expect(transfer.headers.get("location")).toBe(`${PARTNER}/thanks?result=ok`);
  const wrong = await form({ amount: "1", method: "card", email: "seriktes@posta.example" });
  expect(wrong.headers.get("location")).toContain("fields=amount");
});

test("finance books a transfer and holds one nobody can place; another decides", async () => {
  const campaignId = await opened();
  const { gift } = await pledged(campaignId, { method: "transfer" });
  await api.w.guest(() => Campaign.mirror(gift.giftId));
  const found = await told(await api.get(`/api/transfers/by-reference/${gift.reference}`, finance));
  expect(found.items).toMatchObject([{ giftId: gift.giftId, status: "pledged" }]);
  const line = { tiyn: 500_000, receivedOn: "2026-10-14", evidence: "118" };
  expect((await api.send(`/api/transfers/${gift.giftId}/settlement`, line, coordinator)).status).toBe(403);
  expect((await api.send(`/api/transfers/${gift.giftId}/settlement`, line, finance)).status).toBe(200);
  const held = await told(await api.send("/api/held-payments", { ...line, evidence: "119" }, finance));
  expect((await told(await api.get("/api/held-payments", central))).items).toMatchObject([
    { postingId: held.postingId, holdReason: "no_reference" },
  ]);
  const decide = (who: { cookie: string }) =>
    api.send(
      `/api/held-payments/${encodeURIComponent(String(held.postingId))}/decision`,
      { decision: "release", campaignId },
      who,
    );
  expect((await told(await decide(finance))).code).toBe("own_entry");
  expect((await decide(central)).status).toBe(200);
});

test("public lists carry an ETag and are kept; a closed campaign takes no gift", async () => {
  const campaignId = await opened();
  const list = await api.get("/api/campaigns?region=71");
  expect(list.headers.get("etag")).toBeTruthy();
  expect(list.headers.get("cache-control")).toContain("max-age=60");
  await api.send(`/api/campaigns/${campaignId}/closing`, { reason: "need_gone" }, coordinator);
  const refused = await api.send(`/api/campaigns/${campaignId}/gifts`, giftOf());
  expect([refused.status, (await told(refused)).code]).toEqual([409, "campaign_not_open"]);
  expect((await api.get("/api/campaigns?cursor=forged.x")).status).toBe(400);
});

test("money leaves suspense only by who showed a factor within ten minutes: the problem says so", async () => {
  const { cookie } = await api.appoint("finance");
  const decide = () => api.send("/api/held-payments/tiptop:none/decision", { decision: "return" }, { cookie });
  expect((await decide()).status).toBe(404);
  api.w.clock.advance(10 * 60_000);
  const refused = await decide();
  expect(refused.headers.get("content-type")).toContain("application/problem+json");
  expect([refused.status, (await told(refused)).code]).toEqual([403, "step_up_required"]);
});
