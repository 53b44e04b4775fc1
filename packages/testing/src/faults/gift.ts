import { Campaign } from "@kz2050/core/campaign";
import { gift as wish } from "@kz2050/core/fixture/campaign";
import { BusyError, ConflictError, ForbiddenError, GUEST } from "@kz2050/core/kernel";
import { contentHmac } from "@kz2050/core/platform/tiptop";
import type { Cell, Deed } from "./deed.ts";
import { API_SECRET, type Ground } from "./ground.ts";
import { type Act, cellsOf, emailOf, type Model, pick, type Service } from "./model.ts";
import { CRASH } from "./wire.ts";

/** A payment that was booked: for the gift, or held for somebody to look at. */
interface Payment {
  readonly as: "gift.settled" | "payment.held";
  readonly tiyn: number;
  readonly back: number;
}
interface State {
  readonly id: string;
  readonly tiyn: number;
  readonly status: "pledged" | "settled" | "refunded";
  readonly payments: Readonly<Record<string, Payment>>;
  /** What was booked when money went back, by the gateway's number. */
  readonly refunds: Readonly<Record<string, string>>;
}
const NONE: State = { id: "", tiyn: 0, status: "pledged", payments: {}, refunds: {} };

/** What is seen of a gift: its state, and every posting its payments brought, with how much of each went back. */
const view = ({ id, status, payments, refunds }: State) => [
  id && status,
  ...[
    ...Object.entries(payments).map(([number, { as, back }]) => `${number} ${as} ${back}`),
    ...Object.entries(refunds).map(([number, as]) => `${number} ${as} 0`),
  ].toSorted(),
];

function cellFor(ground: Ground, idOf: () => string): Cell<State> {
  return {
    state: NONE,
    view,
    async stored() {
      const gift = idOf() === "" ? undefined : await ground.row("Gifts", { giftId: idOf() });
      const postings = (await ground.rows("Postings")).filter(({ giftId }) => gift && giftId === idOf());
      const told = postings.map(
        ({ postingId, kind, reversedTiyn = 0 }) => `${String(postingId).slice(7)} ${kind} ${reversedTiyn}`,
      );
      return [String(gift?.status ?? ""), ...told.toSorted()];
    },
  };
}

function pledge({ who, n }: Act, model: Model, ground: Ground): Deed<State> {
  const nth = model.next();
  let giftId = "";
  const amount = 1000 + nth;
  const campaignId = ground.campaignIds[n % 2] ?? "";
  model.cells.set(`gift:${nth}`, cellFor(ground, () => giftId) as Cell);
  return {
    ...{ cell: `gift:${nth}`, what: `pledge ${nth}`, actor: GUEST, manner: "keyed", may: ["limited"] },
    async run() {
      const email = emailOf(model, who);
      const made = await Campaign.pledge(wish({ campaignId, email, amount, method: n % 3 ? "card" : "transfer" }));
      giftId = made.gift.giftId;
      return made;
    },
    step: (state, _now, value) => {
      const made = (value as { gift: { giftId: string } } | undefined)?.gift;
      return { ...state, id: made?.giftId ?? "", tiyn: amount * 100 };
    },
  };
}

const PAID = { Status: "Completed", OperationType: "Payment", Currency: "KZT" };

/** What the gateway sends, over the route that takes it; it sends again what was not taken. */
async function send(ground: Ground, fields: Readonly<Record<string, string>>, isSigned = true): Promise<unknown> {
  const body = new URLSearchParams(fields).toString();
  const headers = {
    "content-type": "application/x-www-form-urlencoded",
    "content-hmac": isSigned ? contentHmac(API_SECRET, body) : contentHmac("somebody else's secret", body),
  };
  const url = "https://site.example/api/webhooks/tiptop";
  const answer = await ground.api.fetch(new Request(url, { method: "POST", headers, body }));
  const said = (await answer.json()) as { code: unknown };
  if (answer.status === 200) return said;
  if (answer.status === 403) throw new ForbiddenError(String(said.code));
  if (answer.status === 503 && said.code === "payment_unknown") throw new ConflictError("payment_unknown");
  if (answer.status === 503) throw new BusyError();
  if (answer.status === 500) throw Object.assign(new Error("500"), { name: CRASH });
  throw new Error(`The gateway was told ${answer.status} ${said.code}`);
}

const given = (model: Model, which: number): { readonly cell?: string; readonly state: State } => {
  const promised = cellsOf<State>(model, "gift").filter(([, { state }]) => state.id !== "");
  const [cell, found] = pick(promised, which) ?? [];
  return cell === undefined ? { state: NONE } : { cell, state: found?.state ?? NONE };
};

/** The gateway says that a payment was made: a new one, one it told of before, or one of another sum. */
function pay({ which, n }: Act, model: Model, ground: Ground): Deed<State> | undefined {
  const { cell, state } = given(model, which);
  if (cell === undefined) return undefined;
  const known = Object.entries(state.payments);
  const again = n % 3 === 0 ? pick(known, n) : undefined;
  const number = again?.[0] ?? String(model.next());
  const tiyn = again?.[1].tiyn ?? (n % 5 === 1 ? state.tiyn + 100 : state.tiyn);
  return {
    ...{ cell, what: `pay ${number}`, actor: GUEST, manner: "repeatable" },
    run: () => send(ground, { ...PAID, TransactionId: number, InvoiceId: state.id, Amount: (tiyn / 100).toFixed(2) }),
    step(before) {
      if (before.payments[number]) return before;
      const settles = before.status === "pledged" && tiyn === before.tiyn;
      const payment: Payment = { as: settles ? "gift.settled" : "payment.held", tiyn, back: 0 };
      return {
        ...before,
        ...(settles && { status: "settled" as const }),
        payments: { ...before.payments, [number]: payment },
      };
    },
  };
}

/** The gateway says that money went back: in part, whole or more than came, and at times before we heard of the payment. */
function refund({ which, n }: Act, model: Model, ground: Ground): Deed<State> | undefined {
  const { cell, state } = given(model, which);
  if (cell === undefined) return undefined;
  const [paymentId, payment] = pick(Object.entries(state.payments), n) ?? ["999999", undefined];
  const number = String(model.next());
  const tiyn = [state.tiyn, state.tiyn / 2, state.tiyn * 2][n % 3] ?? state.tiyn;
  return {
    ...{ cell, what: `refund ${number} of ${paymentId}`, actor: GUEST, manner: "repeatable" },
    run: () =>
      send(ground, {
        ...{ OperationType: "Refund", TransactionId: number, PaymentTransactionId: paymentId },
        Amount: (tiyn / 100).toFixed(2),
      }),
    step(before) {
      const paid = before.payments[paymentId];
      if (before.refunds[number]) return before;
      if (!paid || !payment) return undefined;
      const left = paid.tiyn - paid.back;
      const isGift = paid.as === "gift.settled";
      if (tiyn > left) return { ...before, refunds: { ...before.refunds, [number]: "payment.held" } };
      return {
        ...before,
        ...(isGift && tiyn === left && { status: "refunded" as const }),
        payments: { ...before.payments, [paymentId]: { ...paid, back: paid.back + tiyn } },
        refunds: { ...before.refunds, [number]: isGift ? "gift.refunded" : "payment.returned" },
      };
    },
  };
}

/** Somebody who does not know the secret says that a payment was made. */
function forge({ which }: Act, model: Model, ground: Ground): Deed<State> | undefined {
  const { cell, state } = given(model, which);
  if (cell === undefined) return undefined;
  const number = String(model.next());
  return {
    ...{ cell, what: `forge ${number}`, actor: GUEST, manner: "repeatable" },
    run: () =>
      send(
        ground,
        { ...PAID, TransactionId: number, InvoiceId: state.id, Amount: (state.tiyn / 100).toFixed(2) },
        false,
      ),
    step: () => undefined,
  };
}

export const gift: Service = { acts: { pledge, pay, refund, forge } };
