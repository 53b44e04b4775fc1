import { ClientService } from "cloudpayments";
import { expect, test } from "vitest";
import type { SignedMessage } from "./payment.ts";
import { contentHmac, tiptop } from "./tiptop.ts";

const SECRET = "e1b2a3c4d5";
const gateway = tiptop({
  publicId: "pk_test",
  apiSecret: SECRET,
  endpoint: "https://gateway.example",
  takesTestPayments: false,
});
const paid = {
  TransactionId: "90210",
  Amount: "1500.00",
  Currency: "KZT",
  InvoiceId: "don_1",
  Status: "Completed",
  OperationType: "Payment",
  TestMode: "0",
  Name: "ДАНА С",
};

function message(fields: Record<string, string>, headers: Record<string, string> = {}, signed = true): SignedMessage {
  const body = new TextEncoder().encode(new URLSearchParams(fields).toString());
  const all: Record<string, string> = { ...(signed && { "content-hmac": contentHmac(SECRET, body) }), ...headers };
  return { body, contentType: "application/x-www-form-urlencoded", header: (name) => all[name] };
}

test("an independent client of the gateway finds our signature good, and so do we", async () => {
  const { body, header } = message(paid);
  const payload = Buffer.from(body).toString();
  const oracle = new ClientService({ publicId: "pk_test", privateKey: SECRET }).getNotificationHandlers();
  await expect(oracle.handlePayRequest({ payload, signature: header("content-hmac") ?? "" })).resolves.toBeDefined();
  await expect(
    oracle.handlePayRequest({ payload: `${payload}x`, signature: header("content-hmac") ?? "" }),
  ).rejects.toThrow("Invalid signature");
  expect(gateway.read(message(paid))).toEqual({
    kind: "paid",
    gateway: "tiptop",
    transactionId: "90210",
    orderId: "don_1",
    tiyn: 150_000,
    currency: "KZT",
  });
});

const decoded = (fields: Record<string, string>): string =>
  decodeURIComponent(new URLSearchParams(fields).toString().replaceAll("+", " "));

test.each([
  ["without a signature", message(paid, {}, false)],
  ["with another's signature", message(paid, { "content-hmac": contentHmac("other", "x") })],
  [
    "changed after signing",
    { ...message(paid), body: new TextEncoder().encode("TransactionId=1&Amount=9999999&Status=Completed") },
  ],
  [
    "signed over its decoded text alone, which other bytes have too",
    message(paid, { "x-content-hmac": contentHmac(SECRET, decoded(paid)) }, false),
  ],
])("a message %s is refused before it is read", (_what, wrong) => {
  expect(() => gateway.read(wrong)).toThrow("signature_wrong");
});

test("a failure, a refund and a test payment are told apart", () => {
  expect(
    gateway.read(message({ ...paid, Status: "Declined", ReasonCode: "5051", Reason: "InsufficientFunds" })),
  ).toMatchObject({ kind: "failed", code: "5051" });
  const refund = {
    TransactionId: "90300",
    PaymentTransactionId: "90210",
    Amount: "500",
    OperationType: "Refund",
    InvoiceId: "don_1",
  };
  expect(gateway.read(message(refund))).toMatchObject({ kind: "refunded", paymentId: "90210", tiyn: 50_000 });
  expect(gateway.read(message({ ...paid, TestMode: "1" }))).toBeUndefined();
});

test.each([
  ["no sum", { ...paid, Amount: "" }],
  ["three decimals", { ...paid, Amount: "1.001" }],
  ["no transaction", { ...paid, TransactionId: "" }],
  ["a state we do not know", { ...paid, Status: "Authorized" }],
])("a signed message with %s is malformed", (_what, fields) => {
  expect(() => gateway.read(message(fields))).toThrow("malformed");
});

const order = {
  orderId: "don_1",
  tiyn: 150_050,
  description: "Кітап",
  locale: "kk" as const,
  returnUrl: "https://kz.example/x",
  attempt: "don_1:0",
};

test("an order asks for the sum in tenge and answers the hosted page", async () => {
  const calls: { url: string; init: RequestInit }[] = [];
  const asked = tiptop({
    publicId: "pk_test",
    apiSecret: SECRET,
    endpoint: "https://gateway.example",
    takesTestPayments: true,
    fetch: async (url, init) => {
      calls.push({ url: String(url), init: init ?? {} });
      return Response.json({
        Success: true,
        Message: null,
        Model: { Id: "f2K8", Url: "https://orders.example/d/f2K8" },
      });
    },
  });
  expect(await asked.checkout(order)).toEqual({ url: "https://orders.example/d/f2K8" });
  expect(calls[0]?.url).toBe("https://gateway.example/orders/create");
  expect(JSON.parse(String(calls[0]?.init.body))).toMatchObject({
    Amount: 1500.5,
    Currency: "KZT",
    InvoiceId: "don_1",
    CultureName: "kk-KZ",
  });
  expect(calls[0]?.init.redirect).toBe("error");
  expect(new Headers(calls[0]?.init.headers).get("authorization")).toBe(
    `Basic ${Buffer.from(`pk_test:${SECRET}`).toString("base64")}`,
  );
});

test.each([
  ["refuses", async () => Response.json({ Success: false, Message: "no" })],
  ["answers rubbish", async () => new Response("<html>", { status: 200 })],
  ["does not answer", async () => Promise.reject(new TypeError("fetch failed"))],
])("a gateway that %s is busy, not our mistake", async (_what, answer) => {
  const asked = tiptop({
    publicId: "p",
    apiSecret: SECRET,
    endpoint: "https://gateway.example",
    takesTestPayments: true,
    fetch: answer,
  });
  await expect(asked.checkout(order)).rejects.toMatchObject({ status: 503, code: "gateway_unavailable" });
});
