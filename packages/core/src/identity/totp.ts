import { createCipheriv, createDecipheriv, hkdfSync } from "node:crypto";
import * as z from "zod";
import {
  action,
  after,
  anyStaff,
  type Context,
  ForbiddenError,
  InvalidError,
  invalidField,
  Locale,
  MINUTE,
  type Staff,
  sameText,
  scope,
  sha256,
} from "../kernel/index.ts";
import { get, write } from "../table/index.ts";
import { type Added, addFactor, asBearer, assertMayChange, countTry, Held, refuseFactor } from "./factor.ts";
import { type OpenedSession, rotation } from "./session.ts";
import { People } from "./table.ts";

const STEP = 30_000;
const SECRET_BYTES = 20;
const DRAFT_LIFE = 30 * MINUTE;
/** In Latin letters: each Cyrillic one makes the QR code denser by six characters. */
const ISSUER = "Qazaqstan 2050";
const ALGORITHM = "aes-256-gcm";

/** The key that seals authenticator secrets: from the link key, for this alone. A new link key opens no old seal. */
function sealingKey(): Buffer {
  const { linkKey } = scope().secrets;
  return Buffer.from(hkdfSync("sha256", Buffer.from(linkKey, "hex"), "", "kz2050 authenticator secrets 1", 32));
}

/** Seals bytes for one owner and use: `key.nonce.text.tag`, where `key` tells which key sealed it and opens nothing. */
export function seal(plain: Uint8Array, context: string): string {
  const key = sealingKey();
  const iv = scope().random(12);
  const cipher = createCipheriv(ALGORITHM, key, iv).setAAD(Buffer.from(context));
  const text = Buffer.concat([cipher.update(plain), cipher.final()]);
  return [keyName(key), ...[iv, text, cipher.getAuthTag()].map((part) => Buffer.from(part).toString("base64url"))].join(
    ".",
  );
}

/** The bytes of a seal; undefined where another key, owner or use sealed it. */
export function unseal(sealed: string, context: string): Buffer | undefined {
  const key = sealingKey();
  const [name = "", ...parts] = sealed.split(".");
  const [iv, text, tag] = parts.map((part) => Buffer.from(part, "base64url"));
  if (!sameText(name, keyName(key)) || iv?.length !== 12 || tag?.length !== 16 || !text) return undefined;
  try {
    const decipher = createDecipheriv(ALGORITHM, key, iv).setAAD(Buffer.from(context)).setAuthTag(tag);
    return Buffer.concat([decipher.update(text), decipher.final()]);
  } catch {
    return undefined;
  }
}

const keyName = (key: Buffer): string => sha256(key).slice(0, 8);
const ownedBy = (personId: string): string => `totp:${personId}`;
const draftOf = (personId: string): string => `totp-draft:${personId}`;

/** The half minute whose code this is, the one before and the one after included; undefined for a wrong code. */
async function stepOf(secret: Uint8Array, code: string, now: Date): Promise<number | undefined> {
  const { Secret, TOTP } = await import("otpauth");
  const timestamp = now.getTime();
  const held = new Secret({ buffer: Uint8Array.from(secret).buffer });
  const delta = TOTP.validate({ token: code, secret: held, timestamp, window: 1 });
  return delta === null ? undefined : Math.floor(timestamp / STEP) + delta;
}

const Code = z
  .string()
  .transform((text) => text.replace(/\s/g, ""))
  .pipe(
    z
      .string()
      .min(1, "required")
      .regex(/^\d{6}$/, "factor_wrong"),
  );

/** What an app is told: the secret as text and as the address a QR code holds, and sealed for the form that confirms it. */
export interface AppDraft {
  readonly secret: string;
  readonly address: string;
  readonly draft: string;
}

const begin = action({
  name: "identity.begin-totp",
  access: anyStaff,
  unkeyed: true,
  input: z.object({ session: Held, label: z.string().max(254), draft: z.string().optional() }),
  async run({ session, label, draft }, context): Promise<AppDraft> {
    const { personId } = session;
    assertMayChange(session, !(await get(People, { personId, item: "recovery" })), context);
    const { Secret, TOTP } = await import("otpauth");
    const known = draft === undefined ? undefined : openDraft(personId, draft, context);
    const bytes = known ?? scope().random(SECRET_BYTES);
    const secret = new Secret({ buffer: Uint8Array.from(bytes).buffer });
    return {
      secret: secret.base32,
      address: new TOTP({ issuer: ISSUER, label, secret }).toString(),
      draft: known && draft ? draft : sealDraft(personId, bytes, context.now),
    };
  },
});

/** A new secret for an authenticator app, kept nowhere until its first code confirms it; or the one of `draft` again. */
export const beginTotp = (token: string, input: { label: string; draft?: string | undefined }): Promise<AppDraft> =>
  asBearer(token, (session) => begin({ session, ...input }));

function sealDraft(personId: string, secret: Uint8Array, now: Date): string {
  const until = after(now, DRAFT_LIFE);
  return seal(Buffer.concat([Buffer.from(secret), Buffer.from(until)]), draftOf(personId));
}

function openDraft(personId: string, draft: string, { now }: Context<Staff>): Buffer | undefined {
  const opened = unseal(draft, draftOf(personId));
  if (!opened || opened.subarray(SECRET_BYTES).toString() <= now.toISOString()) return undefined;
  return opened.subarray(0, SECRET_BYTES);
}

const add = action({
  name: "identity.add-totp",
  access: anyStaff,
  unkeyed: true,
  input: z.object({ session: Held, draft: z.string(), code: Code, language: Locale }),
  async run({ session, draft, code, language }, context): Promise<Added> {
    const { personId } = session;
    const secret = openDraft(personId, draft, context);
    if (!secret) throw new InvalidError("form_expired");
    const lastStep = await stepOf(secret, code, context.now);
    if (lastStep === undefined) throw invalidField("code", "factor_wrong");
    const before = await get(People, { personId, item: "totp" });
    const op = People.put(
      {
        personId,
        item: "totp",
        kind: "totp",
        sealed: seal(secret, ownedBy(personId)),
        lastStep,
        addedAt: context.now.toISOString(),
      },
      {
        ...(before?.kind === "totp" ? { when: { sealed: before.sealed } } : { unless: "exists" }),
        otherwise: new ForbiddenError("step_up_required"),
      },
    );
    return addFactor(session, { op, what: "totp", replaces: before !== undefined, language }, context);
  },
});

/** Takes an authenticator app, or another in its place, once it shows a code of the secret it was given. */
export const addTotp = (token: string, input: { draft: string; code: string; language: Locale }): Promise<Added> =>
  asBearer(token, (session) => add({ session, ...input }));

const show = action({
  name: "identity.show-totp",
  access: anyStaff,
  unkeyed: true,
  input: z.object({ session: Held, code: Code }),
  async run({ session, code }, { actor: { personId }, now }): Promise<OpenedSession> {
    await countTry(session);
    const row = await get(People, { personId, item: "totp" });
    const secret = row?.kind === "totp" ? unseal(row.sealed, ownedBy(personId)) : undefined;
    const step = secret && (await stepOf(secret, code, now));
    if (step === undefined) return refuseFactor(session);
    const { ops, ...opened } = rotation(session, { proved: true });
    await write(
      People.update(
        { personId, item: "totp" },
        {
          set: { lastStep: step, usedAt: now.toISOString() },
          when: { lastStep: { lt: step } },
          otherwise: invalidField("code", "factor_used"),
        },
      ),
      ...ops,
    );
    return opened;
  },
});

/** A code of the authenticator app proves the session, and no code does so twice. The session goes on under a new token. */
export const showTotp = (token: string, input: { code: string }): Promise<OpenedSession> =>
  asBearer(token, (session) => show({ session, ...input }));
