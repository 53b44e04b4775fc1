import type { Identity } from "@kz2050/core/identity";
import type { Organisation } from "@kz2050/core/platform/sso";
import type { Configuration } from "openid-client";

/** The library is asked for in these pages alone. */
const openid = () => import("openid-client");

/** Seconds an organisation may take to answer us. */
const PATIENCE = 5;
/** An organisation's word for a second factor is good for a sign-in this many seconds old at most. */
const FRESH = 600;
/** How long what an issuer says of itself is kept. */
const KEPT = 3_600_000;

const known = new Map<string, { readonly at: number; readonly config: Promise<Configuration> }>();

/** What the issuer says of itself, kept for an hour; a failure is not kept. */
async function configOf(organisation: Organisation): Promise<Configuration> {
  const key = `${organisation.issuer} ${organisation.clientId}`;
  const kept = known.get(key);
  if (kept && performance.now() - kept.at < KEPT) return kept.config;
  const config = discover(organisation);
  known.set(key, { at: performance.now(), config });
  config.catch(() => known.delete(key));
  return config;
}

async function discover({ issuer, clientId, clientSecret }: Organisation): Promise<Configuration> {
  const { allowInsecureRequests, discovery, enableNonRepudiationChecks } = await openid();
  const server = new URL(issuer);
  // Only an issuer on this machine speaks without TLS: a test's.
  const isHere = server.protocol === "http:" && ["localhost", "127.0.0.1"].includes(server.hostname);
  return discovery(server, clientId, clientSecret, undefined, {
    timeout: PATIENCE,
    // The token's signature is checked though it comes from the issuer itself.
    execute: [enableNonRepudiationChecks, ...(isHere ? [allowInsecureRequests] : [])],
  });
}

/** Where this organisation sends people back to: from the configured office alone, whatever host was asked. */
export const returnUrl = (officeOrigin: string, { id }: Organisation): string =>
  `${officeOrigin}/office/kk/sign-in/with/${id}/return`;

/** The organisation's own page to sign in on. */
export async function departure(organisation: Organisation, trip: Identity.Trip, officeOrigin: string): Promise<URL> {
  const { buildAuthorizationUrl, calculatePKCECodeChallenge } = await openid();
  return buildAuthorizationUrl(await configOf(organisation), {
    redirect_uri: returnUrl(officeOrigin, organisation),
    scope: "openid email",
    state: trip.state,
    nonce: trip.nonce,
    code_challenge: await calculatePKCECodeChallenge(trip.verifier),
    code_challenge_method: "S256",
    ...(organisation.trustsSecondFactor && { max_age: String(FRESH) }),
  });
}

/** Who came back, by the organisation's checked word. */
export interface Arrival {
  readonly email: string;
  /** When its trusted second factor was shown; absent where ours is to be asked for. */
  readonly provedAt?: string | undefined;
}

/** Marks of a second factor in an ID token: RFC 8176 and the classes that name one. */
const FACTOR_CLASSES = new Set([
  "phr",
  "phrh",
  "https://refeds.org/profile/mfa",
  "http://schemas.openid.net/pape/policies/2007/06/multi-factor",
]);

/**
 * Checks what an organisation sent back (state, code with its PKCE proof, signature, issuer, audience, nonce, age) and
 * answers whom it names. @throws where anything is wrong, an unconfirmed mailbox and one of a foreign domain included.
 */
export async function arrival(
  organisation: Organisation,
  trip: Identity.Trip,
  { officeOrigin, search }: { readonly officeOrigin: string; readonly search: string },
): Promise<Arrival> {
  const { authorizationCodeGrant, fetchUserInfo } = await openid();
  const config = await configOf(organisation);
  const here = new URL(returnUrl(officeOrigin, organisation) + search);
  const tokens = await authorizationCodeGrant(config, here, {
    expectedState: trip.state,
    expectedNonce: trip.nonce,
    pkceCodeVerifier: trip.verifier,
    idTokenExpected: true,
    ...(organisation.trustsSecondFactor && { maxAge: FRESH }),
  });
  const claims = tokens.claims();
  if (!claims) throw new Error("id_token_missing");
  // Some tell the mailbox in the token, others where the token's bearer is asked about.
  const told = "email" in claims ? claims : await fetchUserInfo(config, tokens.access_token, claims.sub);
  const { email, email_verified: isVerified } = told as Readonly<Record<string, unknown>>;
  if (typeof email !== "string" || isVerified !== true) throw new Error("email_unverified");
  if (!organisation.domains.includes(email.slice(email.lastIndexOf("@") + 1).toLowerCase()))
    throw new Error("email_foreign");
  const { amr, acr, auth_time: at } = claims;
  const isMulti = (Array.isArray(amr) && amr.includes("mfa")) || (typeof acr === "string" && FACTOR_CLASSES.has(acr));
  const isTrusted = organisation.trustsSecondFactor && isMulti && typeof at === "number";
  return { email, ...(isTrusted && { provedAt: new Date(at * 1000).toISOString() }) };
}
