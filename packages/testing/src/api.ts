import { createApi } from "@kz2050/api";
import { Identity } from "@kz2050/core/identity";
import { type Role, system } from "@kz2050/core/kernel";
import { tiptop } from "@kz2050/core/platform/tiptop";
import { officeToken } from "./office-token.ts";
import { loadReference } from "./reference.ts";
import { SITE, webDeps } from "./web-deps.ts";
import { type World, world } from "./world.ts";

export { SITE } from "./web-deps.ts";
export const PARTNER = "https://partner.example";
/** The secret under which the test's gateway signs. */
export const GATEWAY_SECRET = "no-secret-of-anybody";

/** What an answer told, where a test looks at it. */
export interface Told {
  readonly code?: string;
  readonly errors?: readonly { readonly field: string; readonly code: string }[];
  readonly [field: string]: unknown;
}
export const told = async (answer: Response): Promise<Told> => (await answer.json()) as Told;

export interface Api {
  readonly w: World;
  get(path: string, headers?: Record<string, string>): Promise<Response>;
  /** Sends JSON by POST, or by another method. */
  send(path: string, body?: unknown, headers?: Record<string, string>, method?: string): Promise<Response>;
  /** Posts these bytes with these headers alone, as a gateway does. */
  raw(path: string, body: string, headers: Record<string, string>): Promise<Response>;
  /** Posts a form as a partner's page does. */
  form(path: string, fields: Record<string, string>): Promise<Response>;
  /** Appoints a member of staff and signs them in: the cookie header of their requests. */
  appoint(role: Role, place?: { region?: string; council?: string }): Promise<{ cookie: string; personId: string }>;
}

/** The whole API on an engine of its own, with the reference data. */
export async function startApi(): Promise<Api> {
  const w = await world();
  await loadReference(w);
  const gateway = tiptop({
    publicId: "pk_test",
    apiSecret: GATEWAY_SECRET,
    endpoint: "https://gateway.example",
    takesTestPayments: false,
    fetch: async () => Response.json({ Success: true, Model: { Url: "https://gateway.example/d/1" } }),
  });
  const app = createApi(webDeps(w, { partnerOrigins: [PARTNER], gateway }));
  let requests = 0;
  // Each request comes from an address of its own, so that none meets the limit of one.
  const address = () => ({ "x-client-address": `198.51.100.${++requests}` });
  return {
    w,
    get: async (path, headers = {}) => app.request(`${SITE}${path}`, { headers: { ...address(), ...headers } }),
    send: async (path, body, headers = {}, method = "POST") =>
      app.request(`${SITE}${path}`, {
        method,
        ...(body !== undefined && { body: JSON.stringify(body) }),
        headers: { ...address(), ...(body !== undefined && { "content-type": "application/json" }), ...headers },
      }),
    raw: async (path, body, headers) => app.request(`${SITE}${path}`, { method: "POST", body, headers }),
    form: async (path, fields) =>
      app.request(`${SITE}${path}`, {
        method: "POST",
        body: new URLSearchParams(fields),
        // One visitor, who may press twice.
        headers: { "x-client-address": "198.51.100.0", origin: PARTNER },
      }),
    async appoint(role, place = {}) {
      const email = `${role}-${place.region ?? place.council ?? "country"}@movement.example`;
      const { personId } = await w.as(system("test"), () =>
        Identity.appoint({ email, name: "Дана Үлгіқызы", role, language: "kk", ...place }),
      );
      const token = await w.guest(() => officeToken(email));
      return { cookie: `__Host-office=${token}`, personId };
    },
  };
}
