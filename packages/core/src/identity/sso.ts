import * as z from "zod";
import {
  action,
  after,
  anyone,
  ConflictError,
  Email,
  epochSeconds,
  Instant,
  Locale,
  mintId,
  nonce,
  platform,
  sameText,
  sha256,
} from "../kernel/index.ts";
import { attempt, get, write } from "../table/index.ts";
import { personBehind } from "./address.ts";
import { CODE_LIFE } from "./rules.ts";
import { CeremonyId, type SsoStart } from "./schema.ts";
import { openSession } from "./session.ts";
import { grantsOf } from "./staffing.ts";
import { Ceremonies } from "./table.ts";

/** Whatever was wrong, and whoever it was: nobody learns which mailboxes are of staff. */
const failed = () => new ConflictError("sso_failed");

/** What one trip to an organisation needs when it comes back. */
export type Trip = Pick<SsoStart, "organisation" | "state" | "nonce" | "verifier" | "language">;

/**
 * Begins a trip to an organisation's own sign-in. `ticket` goes into a cookie of the browser that begins: without it
 * the answer that comes back is nobody's. Only its hash is kept.
 */
export const beginSso = action({
  name: "identity.begin-sso",
  access: anyone,
  unkeyed: true,
  input: z.object({ organisation: z.string().max(40), language: Locale }),
  async run({ organisation, language }, { now }): Promise<Trip & { ticket: string; expiresIn: number }> {
    const expiresAt = after(now, CODE_LIFE);
    const [ceremonyId, key] = [mintId("cer"), nonce() + nonce()];
    const trip = { organisation, language, state: nonce(), nonce: nonce(), verifier: nonce() + nonce() };
    const row = { ...trip, ceremonyId, kind: "sso" as const, ticketHash: sha256(key) };
    await write(Ceremonies.put({ ...row, expiresAt, expiry: epochSeconds(expiresAt) }, { unless: "exists" }));
    return { ...trip, ticket: `${ceremonyId}.${key}`, expiresIn: CODE_LIFE / 1000 };
  },
});

/** The trip behind a ticket, taken once, before what came back is looked at. @throws ConflictError sso_failed */
export const takeSso = action({
  name: "identity.take-sso",
  access: anyone,
  unkeyed: true,
  input: z.object({ organisation: z.string().max(40), ticket: z.string().max(200) }),
  async run({ organisation, ticket }, { now }): Promise<Trip> {
    const [id = "", key = ""] = ticket.split(".");
    const ceremonyId = CeremonyId.safeParse(id).data;
    const row = ceremonyId === undefined ? undefined : await get(Ceremonies, { ceremonyId });
    if (row?.kind !== "sso" || row.organisation !== organisation) throw failed();
    if (!sameText(row.ticketHash, sha256(key))) throw failed();
    const at = now.toISOString();
    const when = { usedAt: { exists: false }, expiresAt: { gt: at } } as const;
    const [refusal] = await attempt(Ceremonies.update({ ceremonyId: row.ceremonyId }, { set: { usedAt: at }, when }));
    if (refusal) throw failed();
    return row;
  },
});

/**
 * Opens a session for who an organisation says it is, where they hold a live role. The caller has checked the word of
 * the organisation. Without `provedAt` (when its trusted second factor was shown) one of ours is asked for next.
 * @throws ConflictError sso_failed, the same for a mailbox that is nobody's.
 */
export const enterBySso = action({
  name: "identity.enter-by-sso",
  access: platform,
  unkeyed: true,
  input: z.object({ email: Email, provedAt: Instant.optional(), device: z.string().max(80) }),
  async run({ email, provedAt, device }) {
    const { personId } = await personBehind(email);
    if ((await grantsOf(personId)).length === 0) throw failed();
    return openSession({ personId, door: "staff", device, provedAt });
  },
});
