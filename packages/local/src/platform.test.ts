import { Identity } from "@kz2050/core/identity";
import { type World, world } from "@kz2050/testing";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createPlatform, type Platform } from "./platform.ts";
import { memoryPositions } from "./store.ts";

let w: World;
let platform: Platform;
beforeAll(async () => {
  w = await world({ tables: [] });
  platform = await createPlatform({
    endpoint: w.endpoint,
    origin: "https://public.example",
    secrets: w.deps.secrets,
    positions: memoryPositions(),
    now: () => w.clock.now(),
  });
});
afterAll(() => w.stop());

/** As behind a router: the function's own host is not the one people see. */
const post = (path: string, headers: Record<string, string>) =>
  platform.fetch(
    new Request(`https://abc.lambda-url.example${path}`, {
      method: "POST",
      headers: { "content-type": "application/x-www-form-urlencoded", ...headers },
      body: "email=dana%40movement.example",
    }),
  );

test.each(["/office/kk/sign-in", "/kk/my/membership/apply"])(
  "a form posted to %s from another site's page is refused, from ours it is read",
  async (path) => {
    expect((await post(path, { origin: "https://evil.example" })).status).toBe(403);
    expect((await post(path, { origin: "https://abc.lambda-url.example" })).status).toBe(403);
    expect((await post(path, { origin: "null" })).status).toBe(403);
    expect((await post(path, {})).status).toBe(403);
    expect((await post(path, { origin: "https://public.example" })).status).not.toBe(403);
  },
);

test("a body beyond what a form may hold is told as such, and the page still bears its headers", async () => {
  const body = new URLSearchParams({ why: "x".repeat(300 * 1024) });
  for (const path of ["/office/kk/sign-in", "/kk/my/membership/apply"]) {
    const headers = {
      origin: "https://public.example",
      "content-length": String(body.toString().length),
      "content-type": "application/x-www-form-urlencoded",
    };
    const answer = await platform.fetch(
      new Request(`https://public.example${path}`, { method: "POST", headers, body: body.toString() }),
    );
    expect(answer.status).toBe(413);
    expect(answer.headers.get("content-security-policy")).toContain("default-src 'none'");
    expect(answer.headers.get("cache-control")).toBe("no-store");
    expect(answer.headers.get("x-request-id")).toBeTruthy();
  }
});

test("a body that cannot be read is a page, not a crash", async () => {
  for (const path of ["/office/kk/sign-in", "/kk/my/membership/apply"]) {
    const answer = await post(path, { origin: "https://public.example", "content-type": "multipart/form-data" });
    expect(answer.status).toBeGreaterThanOrEqual(400);
    expect(answer.status).toBeLessThan(500);
    expect(answer.headers.get("content-type")).toContain("text/html");
  }
});

test("the session's cookie is bound to the host on https, and named plainly where a browser would drop that", async () => {
  for (const [origin, name, secure] of [
    ["https://public.example", "__Host-office", true],
    ["http://192.0.2.1:3000", "office", false],
  ] as const) {
    const { secrets } = w.deps;
    const on = await createPlatform({
      endpoint: w.endpoint,
      origin,
      secrets,
      positions: memoryPositions(),
      now: () => w.clock.now(),
    });
    const email = "central@movement.example";
    await on.asPlatform("ops", () => Identity.appoint({ email, name: "Дана", role: "central", language: "kk" }));
    const page = await (await on.fetch(new Request(`${origin}/office/kk/sign-in`))).text();
    const token = (html: string) => /name="formToken" value="([^"]+)"/.exec(html)?.[1] ?? "";
    const send = (path: string, fields: Record<string, string>) =>
      on.fetch(
        new Request(`${origin}${path}`, { method: "POST", headers: { origin }, body: new URLSearchParams(fields) }),
      );
    const asked = await send("/office/kk/sign-in", { email, formToken: token(page) });
    const where = asked.headers.get("location") ?? "";
    await on.drain();
    const code = /^\D*(\d{6})\D*$/m.exec(on.mailbox.list()[0]?.text ?? "")?.[1] ?? "";
    const entered = await send(where, { code, formToken: token(page) });
    const cookie = entered.headers.get("set-cookie") ?? "";
    expect(cookie).toMatch(new RegExp(`^${name}=[\\w-]{43,44};`));
    expect(cookie.includes("Secure")).toBe(secure);
    expect(cookie).toContain("HttpOnly");
    expect(cookie).toContain("SameSite=Lax");
    expect(cookie).toContain("Path=/");
    expect(cookie).not.toContain("Domain");
  }
});
