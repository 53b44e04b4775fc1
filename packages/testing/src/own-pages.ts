import { Identity } from "@kz2050/core/identity";
import { linkCode } from "@kz2050/core/kernel";
import { createMine } from "@kz2050/web/mine";
import { expect } from "vitest";
import { loadReference } from "./reference.ts";
import { SITE, webDeps } from "./web-deps.ts";
import { type World, world } from "./world.ts";

export { MINUTE } from "@kz2050/core/kernel";
export { SITE } from "./web-deps.ts";
/** A person's own pages, after `/<locale>/my`. */
export const OWN = ["", "/settings", "/settings/mailbox", "/settings/phone", "/consent", "/data", "/erase", "/fresh"];

/** The short messages of a stage, as its operator takes them or is silent. */
export interface Operator {
  readonly messages: { to: string; text: string }[];
  isDown: boolean;
}

/** `mine` in a world of its own, with an operator for short messages, and without one. */
export async function ownPages() {
  const w: World = await world();
  await loadReference(w, ({ kind }) => kind === "region");
  const deps = webDeps(w);
  const operator: Operator = { messages: [], isDown: false };
  const mine = createMine({
    ...deps,
    sms: {
      async send(message) {
        if (operator.isDown) throw new Error(`no way to ${message.to}`);
        operator.messages.push(message);
      },
    },
  });
  const withoutSms = createMine(deps);
  const codeOf = (purpose: string, id: string) => w.guest(async () => linkCode(purpose, id));
  const enter = async (me: Browser, page: string): Promise<Response> =>
    me.post(page, { code: await codeOf("sign-in", idIn(page)) });
  return {
    w,
    mine,
    withoutSms,
    operator,
    codeOf,
    enter,
    /** Somebody's browser, signed in by the code of their letter. */
    async signedIn(email: string, app = mine): Promise<Browser> {
      const me = browser(app);
      expect(to(await enter(me, await ask(me, email)))).toBe("/kk/my");
      return me;
    },
    personOf: async (email: string) => (await w.guest(() => Identity.personBehind(email))).personId,
  };
}

/** A browser: it keeps the one cookie there is. */
export function browser(app: ReturnType<typeof createMine>) {
  let cookie = "";
  const kept = (answer: Response): Response => {
    for (const line of answer.headers.getSetCookie()) {
      const [pair = ""] = line.split(";");
      if (pair.startsWith("__Host-session=")) cookie = /max-age=0/i.test(line) ? "" : pair;
    }
    return answer;
  };
  const self = {
    cookie: () => cookie,
    setCookie: (value: string) => {
      cookie = value;
    },
    get: async (path: string) => kept(await app.request(SITE + path, { headers: { cookie } })),
    html: async (path: string) => (await self.get(path)).text(),
    /** Posts what a page's form would: its token goes along. */
    post: async (path: string, fields: Record<string, string | string[]> = {}, page = path) => {
      const formToken = tokenIn(await self.html(page));
      return self.send(path, { formToken, ...fields });
    },
    /** Posts these fields alone: what an older page would, or the same once more. */
    send: async (path: string, fields: Record<string, string | string[]>) => {
      const body = new URLSearchParams();
      for (const [name, value] of Object.entries(fields)) for (const one of [value].flat()) body.append(name, one);
      const headers = { cookie, origin: SITE, "user-agent": "Mozilla/5.0 (Android) Firefox/150.0" };
      return kept(await app.request(SITE + path, { method: "POST", body, headers }));
    },
  };
  return self;
}
/** The token of a page's first form. */
export const tokenIn = (html: string): string => /name="formToken" value="([^"]+)"/.exec(html)?.[1] ?? "";
export type Browser = ReturnType<typeof browser>;

export const to = (answer: Response): string => answer.headers.get("location") ?? "";
export const idIn = (path: string): string => /chl_[0-9a-z]{26}/.exec(path)?.[0] ?? "";
export const agreed = (me: Browser) => me.post("/kk/my/consent", { version: Identity.CONSENT_VERSION });

/** Asks for a code, and answers the page that takes it. */
export async function ask(me: Browser, email: string, more: Record<string, string> = {}): Promise<string> {
  return to(await me.post("/kk/my/sign-in", { email, ...more }));
}
