import { generateKeyPairSync } from "node:crypto";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { freePort } from "@kz2050/local/engine";
import { type Adapter, type AdapterPayload, type InteractionResults, Provider } from "oidc-provider";

/** Somebody whom the organisation knows, and how they signed in there. */
export interface Account {
  readonly email: string;
  readonly email_verified: boolean;
  /** How: `mfa` where a second factor was shown. */
  readonly amr?: readonly string[];
}

const HOUR = 3600;

/** What the provider keeps, for as long as this process lives. */
function memory() {
  const kept = new Map<string, AdapterPayload>();
  return (model: string): Adapter => {
    const key = (id: string) => `${model} ${id}`;
    const find = async (id: string) => kept.get(key(id));
    return {
      find,
      findByUid: async (uid) => [...kept.values()].find((payload) => payload.kind === model && payload.uid === uid),
      findByUserCode: async () => undefined,
      upsert: async (id, payload) => void kept.set(key(id), payload),
      consume: async (id) => void Object.assign(kept.get(key(id)) ?? {}, { consumed: Math.floor(Date.now() / 1000) }),
      destroy: async (id) => void kept.delete(key(id)),
      revokeByGrantId: async (grantId) => {
        for (const [one, payload] of kept) if (payload.grantId === grantId) kept.delete(one);
      },
    };
  };
}

/** An organisation's own identity provider, in this process. */
export interface Issuer {
  readonly origin: string;
  /** Where it shows its pages: another origin than it is known by. */
  readonly pages: string;
  /** Who sits at the browser that comes to it next. */
  account: Account;
  close(): Promise<void>;
}

const CLIENT = { client_id: "office", client_secret: "s".repeat(32) } as const;
export const CLIENT_ID = CLIENT.client_id;
export const CLIENT_SECRET = CLIENT.client_secret;

/**
 * Starts a provider that lets whoever comes in as `account` and asks for nothing. `inToken`: the mailbox stands in the
 * ID token; else the bearer asks for it.
 */
export async function startIssuer(redirectUri: string, { inToken = true } = {}): Promise<Issuer> {
  const [origin, pages] = [`http://localhost:${await freePort()}`, `http://localhost:${await freePort()}`];
  const accounts = new Map<string, Account>();
  const issuer = { account: { email: "", email_verified: false } as Account };
  const provider = new Provider(origin, {
    clients: [
      { ...CLIENT, redirect_uris: [redirectUri], response_types: ["code"], grant_types: ["authorization_code"] },
    ],
    pkce: { required: () => true },
    conformIdTokenClaims: !inToken,
    claims: { openid: ["sub", "amr"], email: ["email", "email_verified"] },
    features: { devInteractions: { enabled: false } },
    cookies: { keys: ["k".repeat(32)] },
    jwks: { keys: [generateKeyPairSync("rsa", { modulusLength: 2048 }).privateKey.export({ format: "jwk" })] },
    adapter: memory(),
    ttl: { AccessToken: HOUR, Grant: HOUR, IdToken: HOUR, Interaction: HOUR, Session: HOUR },
    interactions: { url: (_context, { uid }) => `${pages}/interaction/${uid}` },
    findAccount: (_context, sub) => ({
      accountId: sub,
      claims: async () => ({ sub, ...accounts.get(sub) }) as { sub: string },
    }),
  });
  const callback = provider.callback();
  const answer = (request: IncomingMessage, response: ServerResponse) => {
    if (!request.url?.startsWith("/interaction/")) return callback(request, response);
    void letIn(provider, request, response, () => {
      const sub = `sub-${accounts.size}`;
      const { amr, ...claims } = issuer.account;
      accounts.set(sub, claims);
      return { accountId: sub, remember: false, ...(amr && { amr: [...amr] }) };
    });
  };
  const servers = await Promise.all([origin, pages].map((at) => listening(createServer(answer), at)));
  return Object.assign(issuer, { origin, pages, close: async () => void (await Promise.all(servers.map(closed))) });
}

/** Finishes whatever the provider asks: who it is, then that they agree. */
async function letIn(
  provider: Provider,
  request: IncomingMessage,
  response: ServerResponse,
  signIn: () => NonNullable<InteractionResults["login"]>,
): Promise<void> {
  const { prompt, session, params } = await provider.interactionDetails(request, response);
  if (prompt.name === "login") {
    return provider.interactionFinished(request, response, { login: signIn() });
  }
  const grant = new provider.Grant({ accountId: session?.accountId ?? "", clientId: String(params.client_id) });
  grant.addOIDCScope("openid email");
  await provider.interactionFinished(request, response, { consent: { grantId: await grant.save() } });
}

const listening = (server: Server, at: string): Promise<Server> =>
  new Promise((done) => server.listen(Number(new URL(at).port), () => done(server)));

const closed = (server: Server): Promise<void> =>
  new Promise((done) => {
    server.closeAllConnections();
    server.close(() => done());
  });
