import type { AuthenticationResponseJSON, RegistrationResponseJSON } from "@simplewebauthn/server";
import * as z from "zod";
import {
  action,
  after,
  anyone,
  anyStaff,
  epochSeconds,
  invalidField,
  Locale,
  mintId,
  sameText,
  scope,
  sha256,
} from "../kernel/index.ts";
import { attemptAside, get, type Op, write } from "../table/index.ts";
import { type Added, addFactor, asBearer, assertMayChange, factorsOf, Held } from "./factor.ts";
import { CEREMONY_LIFE } from "./rules.ts";
import { type Ceremony, CeremonyId, type Passkey, PersonId, type Session } from "./schema.ts";
import { type OpenedSession, rotation, sessionToOpen } from "./session.ts";
import { grantsOf } from "./staffing.ts";
import { Ceremonies, People } from "./table.ts";

/** The library weighs 440 KB and is asked for in these pages alone. */
const webauthn = () => import("@simplewebauthn/server");
/** EdDSA is asked for after ES256, which every authenticator knows, then RSA; no post-quantum key of 1.3 KB. */
const ALGORITHMS = [-7, -8, -257];

/** Where passkeys are good: from the configured office alone, never from a request. */
const Site = z.object({ origin: z.url(), name: z.string() });
type Site = z.infer<typeof Site>;
const rpId = ({ origin }: Site): string => new URL(origin).hostname;

/** What the browser is handed: the question's id, and the options of WebAuthn's call. */
export interface Question {
  readonly ceremonyId: string;
  readonly publicKey: object;
}

const itemOf = (credentialId: string): string => `passkey#${sha256(credentialId).slice(0, 32)}`;
const bytesOf = (text: string) => Uint8Array.from(Buffer.from(text, "base64url"));
const refused = () => invalidField("credential", "passkey_refused");

/** Asks: the question is kept until it is answered, for some minutes. */
async function ask(
  purpose: Ceremony["purpose"],
  session: Session | undefined,
  make: (challenge: Uint8Array<ArrayBuffer>) => Promise<{ challenge: string }>,
): Promise<Question> {
  const now = scope().now();
  const publicKey = await make(Uint8Array.from(scope().random(32)));
  const ceremonyId = mintId("cer");
  const expiresAt = after(now, CEREMONY_LIFE);
  await write(
    Ceremonies.put(
      {
        ceremonyId,
        kind: "ceremony",
        purpose,
        challenge: publicKey.challenge,
        ...(session && { sessionHash: session.sessionHash }),
        expiresAt,
        expiry: epochSeconds(expiresAt),
      },
      { unless: "exists" },
    ),
  );
  return { ceremonyId, publicKey };
}

/** The challenge that was asked in this session for this purpose: taken once, before its answer is looked at. */
async function takeChallenge(
  ceremonyId: string,
  purpose: Ceremony["purpose"],
  session: Session | undefined,
): Promise<string> {
  const now = scope().now().toISOString();
  const row = await get(Ceremonies, { ceremonyId });
  if (row?.kind !== "ceremony" || row.purpose !== purpose || row.sessionHash !== session?.sessionHash) throw refused();
  const when = { usedAt: { exists: false }, expiresAt: { gt: now } } as const;
  const [refusal] = await attemptAside(Ceremonies.update({ ceremonyId }, { set: { usedAt: now }, when }));
  if (refusal) throw invalidField("credential", "passkey_expired");
  return row.challenge;
}

/** The browser's answer as JSON text. */
const Credential = z
  .string()
  .max(20_000)
  .transform((text, context) => {
    try {
      return JSON.parse(text) as unknown;
    } catch {
      context.addIssue({ code: "custom", message: "passkey_refused" });
      return z.NEVER;
    }
  })
  .pipe(
    z.looseObject({
      id: z.string().min(1).max(1400),
      rawId: z.string().max(1400),
      type: z.literal("public-key"),
      response: z.looseObject({ clientDataJSON: z.string(), userHandle: z.string().optional() }),
      clientExtensionResults: z.looseObject({}).default({}),
    }),
  );
type Credential = z.infer<typeof Credential>;
const Answer = { ceremonyId: CeremonyId, credential: Credential, site: Site };

const beginAdd = action({
  name: "identity.begin-add-passkey",
  access: anyStaff,
  unkeyed: true,
  input: z.object({ session: Held, site: Site, label: z.string() }),
  async run({ session, site, label }, context) {
    const { personId } = session;
    const { passkeys, recovery } = await factorsOf(personId);
    assertMayChange(session, recovery === undefined, context);
    const { generateRegistrationOptions } = await webauthn();
    return ask("add", session, (challenge) =>
      generateRegistrationOptions({
        rpName: site.name,
        rpID: rpId(site),
        userName: label,
        userDisplayName: label,
        userID: Uint8Array.from(Buffer.from(personId)),
        challenge,
        attestationType: "none",
        excludeCredentials: passkeys.map(({ credentialId, transports }) => ({ id: credentialId, transports })),
        authenticatorSelection: { residentKey: "required", userVerification: "required" },
        supportedAlgorithmIDs: ALGORITHMS,
      }),
    );
  },
});
/** Asks a browser for a new passkey. `label` is how the authenticator's own list shows whose it is. */
export const beginAddPasskey = (token: string, input: { site: Site; label: string }): Promise<Question> =>
  asBearer(token, (session) => beginAdd({ session, ...input }));

const add = action({
  name: "identity.add-passkey",
  access: anyStaff,
  unkeyed: true,
  input: z.object({ ...Answer, session: Held, name: z.string().trim().min(1, "required").max(60), language: Locale }),
  async run({ session, ceremonyId, credential, site, name, language }, context): Promise<Added> {
    const { personId } = session;
    const expectedChallenge = await takeChallenge(ceremonyId, "add", session);
    const { verifyRegistrationResponse } = await webauthn();
    const { verified, registrationInfo } = await verifyRegistrationResponse({
      response: credential as unknown as RegistrationResponseJSON,
      expectedChallenge,
      expectedOrigin: site.origin,
      expectedRPID: rpId(site),
      requireUserVerification: true,
      supportedAlgorithmIDs: ALGORITHMS,
    }).catch(() => ({ verified: false as const, registrationInfo: undefined }));
    if (!verified) throw refused();
    const { id, publicKey, counter, transports = [] } = registrationInfo.credential;
    const passkey: Passkey = {
      personId,
      item: itemOf(id),
      kind: "passkey",
      credentialId: id,
      publicKey: Buffer.from(publicKey).toString("base64url"),
      counter,
      transports: transports.slice(0, 8).map((transport) => transport.slice(0, 20)),
      name,
      addedAt: context.now.toISOString(),
    };
    const op = People.put(passkey, { unless: "exists" });
    return addFactor(session, { op, what: "passkey", replaces: false, language }, context);
  },
});
/** Takes the passkey a browser made for the question it was asked. */
export const addPasskey = (token: string, input: Omit<z.input<typeof add.input>, "session">): Promise<Added> =>
  asBearer(token, (session) => add({ session, ...input }));

const beginShow = action({
  name: "identity.begin-show-passkey",
  access: anyStaff,
  unkeyed: true,
  input: z.object({ session: Held, site: Site }),
  async run({ session, site }) {
    const { passkeys } = await factorsOf(session.personId);
    if (passkeys.length === 0) throw refused();
    return askSignature("show", session, site, passkeys);
  },
});
/** Asks a browser for one of this person's passkeys. */
export const beginShowPasskey = (token: string, input: { site: Site }): Promise<Question> =>
  asBearer(token, (session) => beginShow({ session, ...input }));

/** Asks a browser for any passkey it has for the office: it is two factors at once, so nobody's mailbox is needed. */
export const beginPasskeySignIn = action({
  name: "identity.begin-passkey-sign-in",
  access: anyone,
  unkeyed: true,
  input: z.object({ site: Site }),
  run: ({ site }) => askSignature("sign-in", undefined, site),
});

async function askSignature(
  purpose: "show" | "sign-in",
  session: Session | undefined,
  site: Site,
  passkeys: readonly Passkey[] = [],
): Promise<Question> {
  const { generateAuthenticationOptions } = await webauthn();
  return ask(purpose, session, (challenge) =>
    generateAuthenticationOptions({
      rpID: rpId(site),
      challenge,
      userVerification: "required",
      allowCredentials: passkeys.map(({ credentialId, transports }) => ({ id: credentialId, transports })),
    }),
  );
}

/** What a passkey's right signature writes: its counter moves on, so that a copy of it is noticed. @throws InvalidError */
async function signed(
  personId: string,
  answer: { readonly credential: Credential; readonly site: Site; readonly expectedChallenge: string },
): Promise<Op> {
  const { credential, site, expectedChallenge } = answer;
  const item = itemOf(credential.id);
  const passkey = await get(People, { personId, item });
  if (passkey?.kind !== "passkey" || !sameText(passkey.credentialId, credential.id)) throw refused();
  const { verifyAuthenticationResponse } = await webauthn();
  const { verified, authenticationInfo } = await verifyAuthenticationResponse({
    response: credential as unknown as AuthenticationResponseJSON,
    expectedChallenge,
    expectedOrigin: site.origin,
    expectedRPID: rpId(site),
    requireUserVerification: true,
    credential: { id: passkey.credentialId, publicKey: bytesOf(passkey.publicKey), counter: passkey.counter },
  }).catch(() => ({ verified: false, authenticationInfo: undefined }));
  if (!verified || !authenticationInfo) throw refused();
  const counter = authenticationInfo.newCounter;
  return People.update(
    { personId, item },
    {
      set: { counter, usedAt: scope().now().toISOString() },
      when: { counter: counter === 0 ? 0 : { lt: counter } },
      otherwise: refused(),
    },
  );
}

const show = action({
  name: "identity.show-passkey",
  access: anyStaff,
  unkeyed: true,
  input: z.object({ ...Answer, session: Held }),
  async run({ session, ceremonyId, credential, site }): Promise<OpenedSession> {
    const expectedChallenge = await takeChallenge(ceremonyId, "show", session);
    const op = await signed(session.personId, { credential, site, expectedChallenge });
    const { ops, ...opened } = rotation(session, { proved: true });
    await write(op, ...ops);
    return opened;
  },
});
/** A passkey proves the session, which goes on under a new token. */
export const showPasskey = (
  token: string,
  input: Omit<z.input<typeof show.input>, "session">,
): Promise<OpenedSession> => asBearer(token, (session) => show({ session, ...input }));

/** A passkey alone opens a session that is proved: the authenticator has checked whose hand it is in. */
export const enterPasskey = action({
  name: "identity.enter-passkey",
  access: anyone,
  unkeyed: true,
  input: z.object({ ...Answer, device: z.string().max(80).default("") }),
  async run({ ceremonyId, credential, site, device }, { now }): Promise<OpenedSession> {
    const expectedChallenge = await takeChallenge(ceremonyId, "sign-in", undefined);
    const handle = Buffer.from(credential.response.userHandle ?? "", "base64url").toString();
    const { data: personId } = PersonId.safeParse(handle);
    if (!personId) throw refused();
    const op = await signed(personId, { credential, site, expectedChallenge });
    if ((await grantsOf(personId)).length === 0) throw refused();
    const { op: opening, ...opened } = sessionToOpen({
      personId,
      door: "staff",
      device,
      provedAt: now.toISOString(),
    });
    await write(op, opening);
    return opened;
  },
});
