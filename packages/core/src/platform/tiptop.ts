import { createHmac } from "node:crypto";
import { BusyError, ForbiddenError, MalformedError, parseTenge, sameText } from "../kernel/index.ts";
import type { PaymentEvent, PaymentGateway, SignedMessage } from "./payment.ts";

/** https://developers.tiptoppay.kz: the API answers an envelope, messages come as forms signed with the API secret. */
export interface TipTopOptions {
  readonly publicId: string;
  readonly apiSecret: string;
  /** `https://api.tiptoppay.kz`, or the test gateway of one machine. */
  readonly endpoint: string;
  /** Takes payments made in the gateway's test mode for real ones: on one machine alone. */
  readonly takesTestPayments: boolean;
  readonly fetch?: typeof fetch;
}

const TIMEOUT = 8000;
const CULTURES = { kk: "kk-KZ", ru: "ru-RU", en: "en-US" } as const;

/** Base64 HMAC-SHA256 of a message under the API secret, as `Content-HMAC` carries it. */
export const contentHmac = (apiSecret: string, body: Uint8Array | string): string =>
  createHmac("sha256", apiSecret).update(body).digest("base64");

/** TipTop Pay (formerly CloudPayments Kazakhstan) as a payment gateway: one-stage payments in tenge on its hosted page. */
export function tiptop(options: TipTopOptions): PaymentGateway {
  const { publicId, apiSecret, endpoint, takesTestPayments } = options;
  const call = options.fetch ?? fetch;
  return {
    name: "tiptop",
    async checkout({ orderId, tiyn, description, locale, returnUrl, attempt }) {
      const answer = await call(`${endpoint}/orders/create`, {
        method: "POST",
        // The gateway has one address; wherever else it would send us is not it.
        redirect: "error",
        signal: AbortSignal.timeout(TIMEOUT),
        headers: {
          authorization: `Basic ${Buffer.from(`${publicId}:${apiSecret}`).toString("base64")}`,
          "content-type": "application/json",
          "x-request-id": attempt,
        },
        body: JSON.stringify({
          Amount: tiyn / 100,
          Currency: "KZT",
          Description: description.slice(0, 200),
          InvoiceId: orderId,
          RequireConfirmation: false,
          SendEmail: false,
          CultureName: CULTURES[locale],
          SuccessRedirectUrl: returnUrl,
          FailRedirectUrl: returnUrl,
        }),
      }).catch(() => undefined);
      const body = (await answer?.json().catch(() => undefined)) as
        | { Success?: boolean; Model?: { Url?: string } }
        | undefined;
      const url = body?.Success === true ? body.Model?.Url : undefined;
      if (!answer?.ok || url === undefined) throw new BusyError("gateway_unavailable");
      return { url };
    },
    read(message) {
      if (!isSigned(apiSecret, message)) throw new ForbiddenError("signature_wrong");
      const fields = fieldsOf(message);
      if (fields.TestMode === "1" && !takesTestPayments) return undefined;
      return eventOf(fields);
    },
  };
}

/** `Content-HMAC` alone, over the bytes as sent: many bodies have the decoded text that `X-Content-HMAC` signs. */
function isSigned(apiSecret: string, { body, header }: SignedMessage): boolean {
  return sameText(contentHmac(apiSecret, body), header("content-hmac") ?? "");
}

function fieldsOf({ body, contentType }: SignedMessage): Readonly<Record<string, string>> {
  const text = Buffer.from(body).toString("utf8");
  if (!contentType.startsWith("application/json")) return Object.fromEntries(new URLSearchParams(text));
  try {
    const parsed: unknown = JSON.parse(text);
    if (typeof parsed !== "object" || parsed === null) throw new MalformedError("malformed");
    return Object.fromEntries(
      Object.entries(parsed).map(([name, value]) => [name, value === null ? "" : String(value)]),
    );
  } catch {
    throw new MalformedError("malformed");
  }
}

/** A refund names the payment it takes back; a failure has a reason; what is completed is paid. */
function eventOf(fields: Readonly<Record<string, string>>): PaymentEvent {
  const { TransactionId, PaymentTransactionId, InvoiceId: orderId = "", Status, Amount = "", Currency = "" } = fields;
  if (!TransactionId || !/^\d{1,20}$/.test(TransactionId)) throw new MalformedError("malformed");
  const common = { gateway: "tiptop", transactionId: TransactionId } as const;
  if (fields.OperationType === "Refund" || PaymentTransactionId) {
    if (!PaymentTransactionId || !/^\d{1,20}$/.test(PaymentTransactionId)) throw new MalformedError("malformed");
    return { ...common, kind: "refunded", paymentId: PaymentTransactionId, tiyn: hundredths(Amount) };
  }
  if (fields.ReasonCode !== undefined && fields.ReasonCode !== "0" && fields.ReasonCode !== "") {
    return { ...common, kind: "failed", orderId, code: fields.ReasonCode.replace(/\D/g, "").slice(0, 6) };
  }
  if (Status === "Completed") return { ...common, kind: "paid", orderId, tiyn: hundredths(Amount), currency: Currency };
  throw new MalformedError("malformed");
}

function hundredths(amount: string): number {
  const tiyn = parseTenge(amount);
  if (tiyn === undefined || tiyn === 0) throw new MalformedError("malformed");
  return tiyn;
}
