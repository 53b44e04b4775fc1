import { serve } from "@hono/node-server";
import { Identity } from "@kz2050/core/identity";
import { freePort } from "@kz2050/local/engine";
import { createOffice } from "@kz2050/office";
import { afterAll, beforeAll, expect, test } from "vitest";
import { withBrowser } from "../browser-pages.ts";
import { CLIENT_ID, CLIENT_SECRET, type Issuer, startIssuer } from "../sso/issuer.ts";
import { type House, startHouse } from "./harness.ts";
import { visitor, walks } from "./visit.ts";

const NAME = "«Министрлік»";
const EMAIL = "erlan.synaqov@ministry.example";

let house: House;
let issuer: Issuer;
let office: { readonly origin: string; close(): void };
const browser = withBrowser();

beforeAll(async () => {
  // The issuer's tokens tell the true time.
  house = await startHouse({ at: new Date().toISOString(), stories: [] });
  await house.platform.asPlatform("ops", () =>
    Identity.appoint({ email: EMAIL, name: "Ерлан Сынақов", role: "central", language: "kk" }),
  );
  const port = await freePort();
  const origin = `http://localhost:${port}`;
  issuer = await startIssuer(`${origin}/office/kk/sign-in/with/ministry/return`);
  issuer.account = { email: EMAIL, email_verified: true, amr: ["pwd", "mfa"] };
  const organisation = {
    ...{ id: "ministry", name: NAME, issuer: issuer.origin, clientId: CLIENT_ID, clientSecret: CLIENT_SECRET },
    ...{ domains: ["ministry.example"], trustsSecondFactor: true },
  };
  const { fetch } = createOffice({ ...house.platform.deps, officeOrigin: origin, sso: [organisation] });
  const server = serve({ fetch, port });
  office = { origin, close: () => server.close() };
});
afterAll(async () => {
  office?.close();
  await issuer?.close();
  await house?.close();
});

test.each(walks)(
  "a colleague comes in by an organisation that shows its page on another origin %s",
  async (_name, walk) => {
    const me = await visitor(house, browser, walk, "sso");
    expect(new URL(issuer.pages).origin).not.toBe(new URL(issuer.origin).origin);
    await me.open(`${office.origin}/office/${me.locale}/sign-in`);
    await me.page.getByRole("button", { name: me.t.office.staff.sso.with(NAME) }).click();
    await me.page.waitForURL(`${office.origin}/office/${me.locale}`);
    await me.says(me.t.office.home.title);
  },
);
