import { setTimeout as sleep } from "node:timers/promises";
import { gift } from "@kz2050/core/fixture/campaign";
import { form as proposal } from "@kz2050/core/fixture/council";
import { wish } from "@kz2050/core/fixture/lecture";
import { form as application } from "@kz2050/core/fixture/membership";
import { AppError, BusyError, GUEST, linkToken } from "@kz2050/core/kernel";
import { Lecture } from "@kz2050/core/lecture";
import { Membership } from "@kz2050/core/membership";
import { contentHmac } from "@kz2050/core/platform/tiptop";
import type { Item } from "@kz2050/core/table";
import { GATEWAY_KEYS } from "@kz2050/local/payment";
import { COORDINATOR, type Town } from "./load-town.ts";

/** Something that the platform said is done: it must be found so ever after. */
export interface Said {
  readonly table: string;
  readonly key: Item;
  readonly status?: readonly string[];
  readonly has?: string;
}
/** Who acts, and how what they ask is carried to the site. */
export interface Person {
  readonly nth: number;
  readonly town: Town;
  ask(path: string, body: object | string, headers?: Readonly<Record<string, string>>): Promise<Answer>;
  say(said: Said): void;
}
export interface Answer {
  readonly status: number;
  readonly body: Readonly<Record<string, unknown>>;
}

const email = (nth: number) => `adam${nth}@posta.example`;
const tokenOf = (town: Town, purpose: string, id: string) => town.as(GUEST, async () => linkToken(purpose, id));
const isDone = ({ status }: Answer) => status === 200 || status === 201;

/** Applies, confirms, and is approved by a coordinator, who works on the same tables. */
async function member({ nth, town, ask, say }: Person): Promise<void> {
  const phone = `+770100${String(nth % 100_000).padStart(5, "0")}`;
  const made = await ask("/api/membership/applications", application({ email: email(nth), phone }));
  if (!isDone(made)) return;
  const membershipKey = String(made.body.membershipKey);
  say({ table: "Memberships", key: { membershipKey } });
  const token = await tokenOf(town, Membership.LINK, membershipKey);
  const done = await ask(`/api/membership/applications/${membershipKey}/confirmation`, { token });
  if (!isDone(done)) return;
  say({ table: "Memberships", key: { membershipKey }, status: ["submitted", "approved"] });
  if (Math.floor(nth / 10) % 2) return;
  for (let tries = 0; tries < 30; tries += 1) {
    try {
      await town.as(COORDINATOR, () => Membership.approve({ membershipKey }), `approve-${membershipKey}`);
      say({ table: "Memberships", key: { membershipKey }, status: ["approved"] });
      return;
    } catch (error) {
      if (error instanceof BusyError) continue;
      if (error instanceof AppError) return;
      throw error;
    }
  }
}

/** Promises a gift; the gateway says that it was paid, and says it again. */
async function giver({ nth, town, ask, say }: Person): Promise<void> {
  const { campaignId: _, ...wanted } = gift({ email: email(nth), amount: 1000 + (nth % 9000) });
  const made = await ask(`/api/campaigns/${town.campaignIds[0]}/gifts`, wanted);
  if (!isDone(made)) return;
  const { giftId } = made.body.gift as { giftId: string };
  say({ table: "Gifts", key: { giftId } });
  const body = new URLSearchParams({
    ...{ Status: "Completed", OperationType: "Payment", Currency: "KZT", TransactionId: String(nth + 1) },
    ...{ InvoiceId: giftId, Amount: (1000 + (nth % 9000)).toFixed(2), TestMode: "1" },
  }).toString();
  const headers = {
    "content-type": "application/x-www-form-urlencoded",
    "content-hmac": contentHmac(GATEWAY_KEYS.apiSecret, body),
  };
  for (let times = 0; times < 2; times += 1) {
    const paid = await ask("/api/webhooks/tiptop", body, headers);
    if (isDone(paid)) say({ table: "Gifts", key: { giftId }, status: ["settled"] });
  }
}

const SLOTS = 22;
/** Asks for a time that others want as well, and confirms it. */
async function school({ nth, town, ask, say }: Person): Promise<void> {
  const slot = Math.floor(nth / 10);
  const date = new Date(Date.now() + (2 + (Math.floor(slot / SLOTS) % 40)) * 86_400_000).toISOString().slice(0, 10);
  const minute = 8 * 60 + (slot % SLOTS) * 30;
  const start = `${String(Math.floor(minute / 60)).padStart(2, "0")}:${String(minute % 60).padStart(2, "0")}`;
  const made = await ask("/api/bookings", wish(town.lecturerId, { date, start, email: email(nth) }, nth));
  if (!isDone(made)) return;
  const bookingId = String(made.body.bookingId);
  say({ table: "Bookings", key: { bookingId } });
  const token = await tokenOf(town, Lecture.LINKS.confirm, bookingId);
  const done = await ask(`/api/bookings/${bookingId}/confirmation`, { token });
  if (isDone(done)) say({ table: "Bookings", key: { bookingId }, status: ["requested"] });
}

async function author({ nth, town, ask, say }: Person): Promise<void> {
  const made = await ask("/api/proposals", proposal({ email: email(nth), title: `Өткел № ${nth}` }));
  if (!isDone(made)) return;
  const proposalId = String(made.body.proposalId);
  say({ table: "Proposals", key: { proposalId, item: "proposal" } });
  const token = await tokenOf(town, "proposal", proposalId);
  const done = await ask(`/api/proposals/${proposalId}/confirmation`, { token });
  if (isDone(done)) say({ table: "Proposals", key: { proposalId, item: "proposal" }, status: ["confirmed"] });
}

async function supporter({ nth, town, ask, say }: Person): Promise<void> {
  const { proposalId, textHash } = town;
  const body = { textHash, email: email(nth), language: "kk" };
  const made = await ask(`/api/proposals/${proposalId}/supports`, body);
  if (!isDone(made)) return;
  const supportId = String(made.body.supportId);
  say({ table: "PendingSupports", key: { supportId } });
  const token = await tokenOf(town, "support", supportId);
  const done = await ask(`/api/supports/${supportId}/confirmation`, { token });
  if (isDone(done)) say({ table: "PendingSupports", key: { supportId }, has: "confirmedAt" });
}

export const PEOPLE = { member, giver, school, author, supporter } as const;
export type Who = keyof typeof PEOPLE;
export const WHO = Object.keys(PEOPLE) as readonly Who[];

/** Posts as a page or a program does, from an address of one's own, under a key of one's own. */
export async function post(
  origin: string,
  path: string,
  body: object | string,
  headers: Readonly<Record<string, string>>,
): Promise<Answer> {
  const answer = await fetch(`${origin}${path}`, {
    method: "POST",
    headers: { "content-type": "application/json", ...headers },
    body: typeof body === "string" ? body : JSON.stringify(body),
    signal: AbortSignal.timeout(10_000),
  });
  return { status: answer.status, body: (await answer.json().catch(() => ({}))) as Answer["body"] };
}

/** Asks again, under the same key, until somebody answers. */
export async function patiently(ask: () => Promise<Answer>, onAgain: () => void): Promise<Answer> {
  for (let tries = 1; ; tries += 1) {
    try {
      const answer = await ask();
      if (answer.status < 500) return answer;
    } catch (error) {
      if (tries > 600) throw error;
    }
    onAgain();
    await sleep(100);
  }
}
