import { applied } from "@kz2050/core/fixture/membership";
import { Identity } from "@kz2050/core/identity";
import { type Role, SECOND, system } from "@kz2050/core/kernel";
import { createOffice } from "@kz2050/office";
import { expect } from "vitest";
import { htmlFaults } from "./html.ts";
import { loadReference } from "./reference.ts";
import { OFFICE, webDeps } from "./web-deps.ts";
import { type World, world } from "./world.ts";

export { OFFICE } from "./web-deps.ts";

/** Somebody at work in the office, by the cookie of their browser. */
export interface Colleague {
  readonly cookie: string;
  readonly personId: string;
  readonly grant: string;
}
type Given = Partial<Parameters<typeof Identity.appoint>[0]> & { readonly role: Role };
type Fields = Readonly<Record<string, string>>;
const NOBODY = { cookie: "" };

/** The office in a world of its own, with the reference data. A path is `/office/…`, or what follows `/office/kk`. */
export async function officePages(over: Parameters<typeof webDeps>[1] = {}) {
  const w: World = await world();
  await loadReference(w);
  const office = createOffice(webDeps(w, over));
  const urlOf = (path: string) => OFFICE + (path.startsWith("/office/") ? path : `/office/kk${path}`);
  let people = 0;
  const get = async (path: string, { cookie }: { readonly cookie: string } = NOBODY) =>
    office.request(urlOf(path), { headers: { cookie } });
  const post = async (path: string, body: URLSearchParams, { cookie }: { readonly cookie: string }) =>
    office.request(urlOf(path), { method: "POST", body, headers: { cookie, origin: OFFICE } });
  return {
    w,
    office,
    get,
    post,
    htmlOf: async (path: string, by: Colleague) => (await get(path, by)).text(),
    /** A page in good HTML, answered with this status. */
    async pageOf(path: string, by: Colleague, status = 200): Promise<string> {
      const answer = await get(path, by);
      expect(answer.status).toBe(status);
      const html = await answer.text();
      expect(await htmlFaults(html)).toEqual([]);
      return html;
    },
    /** Posts these fields to `path` with the token of a page's form. */
    fill: async (page: string, path: string, by: Colleague, fields: Fields): Promise<Response> =>
      post(path, new URLSearchParams({ formToken: tokenIn(await (await get(page, by)).text()), ...fields }), by),
    /** Opens a page, fills in its form to `path` and sends it. */
    async send(page: string, path: string, by: Colleague, fields: Fields = {}): Promise<Response> {
      const form = formOf(await (await get(page, by)).text(), path);
      for (const [name, value] of Object.entries(fields)) form.set(name, value);
      return post(path, form, by);
    },
    /** Somebody with this role who has just shown a second factor. */
    async atWork(given: Given): Promise<Colleague> {
      people += 1;
      const email = `qyzmet${people}@movement.example`;
      const { personId } = await w.as(system("ops"), () =>
        Identity.appoint({ email, name: "Дана Үлгіқызы", language: "kk", ...given }),
      );
      const provedAt = w.clock.now().toISOString();
      const { token } = await w.guest(() => Identity.openSession({ personId, door: "staff", device: "", provedAt }));
      const grant = `${given.role}#${given.council ?? given.region ?? given.campaign ?? "country"}`;
      return { cookie: `__Host-office=${token}`, personId, grant };
    },
    /** Somebody of Astana who has applied to join and confirmed, a second after the one before. Nobody real. */
    async newcomer(form: Parameters<typeof applied>[0] = {}): Promise<string> {
      people += 1;
      w.clock.advance(SECOND);
      const [month, day] = [people % 12, people % 28].map((n) => String(n + 1).padStart(2, "0"));
      const own = { birthDate: `1990-${month}-${day}`, phone: `+7701000${1000 + people}` };
      const email = `adam${people}@posta.example`;
      return (await w.guest(() => applied({ givenName: "Айгүл", ...own, email, ...form }))).membershipKey;
    },
  };
}
export type OfficePages = Awaited<ReturnType<typeof officePages>>;

/** The token of a page's own form. */
export const tokenIn = (html: string): string =>
  /name="formToken" value="([^"]+)"/.exec(html.slice(html.indexOf("<main")))?.[1] ?? "";

/** What the form that goes to `path` would send of itself. */
export function formOf(html: string, path: string): URLSearchParams {
  const [, form = ""] = new RegExp(`<form[^>]*action="/office/kk${path}"[^>]*>([\\s\\S]*?)</form>`).exec(html) ?? [];
  if (form === "") throw new Error(`no form to ${path}`);
  const hidden = [...form.matchAll(/type="hidden" name="([^"]+)" value="([^"]*)"/g)];
  return new URLSearchParams(hidden.map(([, name = "", value = ""]): [string, string] => [name, value]));
}

/** Where an answer leads, after `/office/kk`. */
export const placeOf = (answer: Response): string => (answer.headers.get("location") ?? "").replace("/office/kk", "");
