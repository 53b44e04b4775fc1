import { type Actor, BusyError, ConflictError, InvalidError, LimitedError, scope } from "@kz2050/core/kernel";
import type { LogLine } from "@kz2050/core/platform/log";
import { staffActor } from "@kz2050/testing";
import { Hono } from "hono";
import { HTTPException } from "hono/http-exception";
import { beforeEach, expect, test } from "vitest";
import { publicCache } from "./cache.ts";
import type { WebDeps } from "./deps.ts";
import { formToken, readFields } from "./form.ts";
import { type Front, frontDoor, pageHeaders } from "./front-door.ts";
import { requestIdentity } from "./idempotency.ts";
import { answerProblem } from "./problem.ts";

let logged: LogLine[] = [];
let visits = 0;
beforeEach(() => {
  logged = [];
  visits = 0;
});

const DEPS: WebDeps = {
  gateway: {} as WebDeps["gateway"],
  bank: {} as WebDeps["bank"],
  sso: [],
  now: () => new Date("2026-10-14T07:00:00.000Z"),
  random: (bytes) => new Uint8Array(bytes),
  secrets: { addressPepper: "a1".repeat(32), pseudonymPepper: "b2".repeat(32), linkKey: "c3".repeat(32) },
  engine: {},
  log: (line) => void logged.push(line),
  originKeys: [],
  publicOrigin: "https://public.example",
  officeOrigin: "https://office.example",
  partnerOrigins: [],
  formTargets: [],
  isDemonstration: false,
};

const ERRORS: Readonly<Record<string, () => Error>> = {
  limited: () => new LimitedError(42),
  busy: () => new BusyError(),
  taken: () => new ConflictError("already_exists", { status: 200, code: "forged", nearest: ["2026-10-15"] }),
  invalid: () => new InvalidError([{ field: "name", code: "too_short", params: { min: 2 } }]),
  broken: () => new TypeError("Айгүл's password is secret"),
  foreign: () => new HTTPException(403),
};

function appOf(deps: Partial<WebDeps> = {}, actor?: () => Promise<Actor | undefined>): Hono<Front> {
  const app = new Hono<Front>();
  app.use(pageHeaders());
  app.use(
    ...frontDoor(
      { ...DEPS, ...deps },
      {
        service: "test",
        ...(actor && { actor }),
        request: async (c, who) =>
          requestIdentity(c.req.path, who, c.req.header("idempotency-key") ?? "none", await readFields(c)),
      },
    ),
  );
  app.use("/public/*", publicCache(60));
  app.get("/public/:what", (c) => {
    visits += 1;
    const what = c.req.param("what");
    if (what === "gone") return c.text("gone", 410);
    if (what === "own") return c.text("own", 200, { "cache-control": "public, max-age=5" });
    return c.text(`the ${what}`);
  });
  app.get("/my/:purpose/:id/:token", (c) => c.json({ actor: scope().actor, client: c.var.clientAddress }));
  app.post("/posted", (c) => c.json({ actor: scope().actor, request: scope().request ?? null }));
  app.get("/error/:which", (c) => {
    throw ERRORS[c.req.param("which")]?.() ?? new Error("none");
  });
  // As an application does: its page for an error bears a form, and a form needs the scope.
  app.onError((error, c) => {
    c.header("x-form", formToken("any"));
    return answerProblem(error, c);
  });
  return app;
}
const get = (app: Hono<Front>, path: string, headers: Record<string, string> = {}) => app.request(path, { headers });

test.each([
  ["no key", {}, 403],
  ["a wrong key", { "x-origin-key": "wrong" }, 403],
  ["an empty key", { "x-origin-key": "" }, 403],
  ["a key that only begins right", { "x-origin-key": "new-ke" }, 403],
  ["the key in force", { "x-origin-key": "new-key" }, 200],
  ["the key before it", { "x-origin-key": "old-key" }, 200],
])("behind the router, a request with %s is answered %s", async (_what, headers, status) => {
  const answer = await get(
    appOf({ originKeys: ["new-key", "old-key"] }),
    "/public/page",
    headers as Record<string, string>,
  );
  expect(answer.status).toBe(status);
  expect(visits).toBe(status === 200 ? 1 : 0);
});

test("on one machine nothing stands before, and no key is asked", async () => {
  expect((await get(appOf(), "/public/page")).status).toBe(200);
});

test("the client's address is the router's word, never X-Forwarded-For", async () => {
  const read = async (headers: Record<string, string>) =>
    ((await (await get(appOf(), "/my/a/b/c", headers)).json()) as { client: string }).client;
  expect(await read({ "x-client-address": "203.0.113.7", "x-forwarded-for": "198.51.100.1" })).toBe("203.0.113.7");
  expect(await read({ "x-forwarded-for": "198.51.100.1" })).toBe("local");
});

test("the log line names the route by its pattern, with the request's id, and nothing of the path, query or sender", async () => {
  const answer = await get(appOf(), "/my/gift/don_1/s3cret-token?email=aigul@posta.example", {
    "x-client-address": "203.0.113.7",
  });
  const id = answer.headers.get("x-request-id");
  expect(id).toMatch(/^[\w-]{36}$/);
  expect(logged).toMatchObject([
    {
      level: "info",
      event: "request",
      service: "test",
      method: "GET",
      route: "/my/:purpose/:id/:token",
      status: 200,
      requestId: id,
    },
  ]);
  expect(JSON.stringify(logged)).not.toMatch(/s3cret|don_1|posta|203\.0/);
});

test("a problem that a page shows is logged by its code, with the short name of the session", async () => {
  const staff = staffActor("central");
  const app = appOf({}, async () => staff);
  app.get("/shown", (c) => {
    c.set("problem", "code_wrong");
    return c.text("the form again", 409);
  });
  await get(app, "/shown");
  expect(logged).toMatchObject([{ status: 409, code: "code_wrong", session: staff.sessionId }]);
});

test("a page runs no script but ours, is framed by nobody, and asks for https for two years", async () => {
  const { headers } = await get(appOf(), "/public/page");
  const policy = headers.get("content-security-policy") ?? "";
  for (const part of ["default-src 'none'", "object-src 'none'", "base-uri 'none'", "frame-ancestors 'none'"])
    expect(policy).toContain(part);
  expect(policy).toMatch(/script-src 'nonce-[^']+'/);
  expect(headers.get("strict-transport-security")).toBe("max-age=63072000; includeSubDomains");
  expect(headers.get("x-content-type-options")).toBe("nosniff");
  expect(headers.get("referrer-policy")).toBe("no-referrer");
  expect(headers.get("cross-origin-opener-policy")).toBe("same-origin");
});

test("an unknown path is logged without the path", async () => {
  expect((await get(appOf(), "/kk/aigul@posta.example")).status).toBe(404);
  expect(JSON.stringify(logged)).not.toContain("posta");
});

test("an error's code is logged, and of an unforeseen one its kind alone; the sender learns neither message nor stack", async () => {
  const answer = await get(appOf(), "/error/broken", { "accept-language": "en" });
  const body = await answer.text();
  expect(answer.status).toBe(500);
  expect(JSON.parse(body)).toMatchObject({
    status: 500,
    code: "internal",
    requestId: answer.headers.get("x-request-id"),
  });
  expect(body + JSON.stringify(logged)).not.toMatch(/password|Айгүл|front-door/);
  expect(logged).toMatchObject([{ level: "error", code: "TypeError", status: 500, route: "/error/:which" }]);
});

test.each([
  ["an actor that cannot be told", appOf({}, () => Promise.reject(new BusyError())), "POST", {}, 503, "busy"],
  ["a key that is none", appOf(), "POST", { "idempotency-key": "a key" }, 422, "invalid_idempotency_key"],
  ["a body that cannot be read", appOf(), "POST", { "content-type": "application/json" }, 400, "malformed"],
] as const)(
  "%s is answered, headed and logged as any other error",
  async (_what, app, method, headers, status, code) => {
    const answer = await app.request("/posted", { method, headers, body: "{" });
    expect(answer.status).toBe(status);
    expect(await answer.json()).toMatchObject({ code });
    expect(answer.headers.get("x-request-id")).toBe(logged[0]?.requestId);
    expect(answer.headers.get("content-security-policy")).toContain("default-src 'none'");
    expect(answer.headers.get("x-form")).toBeTruthy();
    expect(logged).toMatchObject([{ status, code, route: "/posted" }]);
  },
);

test("behind the door runs who the session says, and a post under its key", async () => {
  const actor = staffActor("central");
  const post = (headers: Record<string, string>) =>
    appOf({}, async () => actor).request("/posted", {
      method: "POST",
      headers: { "content-type": "application/json", ...headers },
      body: "{}",
    });
  const first = await (await post({ "idempotency-key": "k1" })).json();
  expect(first).toMatchObject({
    actor: { personId: actor.personId },
    request: { key: expect.any(String), bodyHash: expect.any(String) },
  });
  expect(JSON.stringify(first)).not.toContain("k1");
  expect(await (await get(appOf(), "/my/a/b/c")).json()).toMatchObject({ actor: { kind: "guest" } });
});

test.each([
  ["limited", 429, "limited", "42"],
  ["busy", 503, "busy", "2"],
  ["invalid", 422, "invalid", null],
  ["foreign", 403, "forbidden", null],
])("a problem (%s) is told with its code, its id and when to come again", async (which, status, code, retryAfter) => {
  const titles = new Set<string>();
  for (const language of ["kk", "ru", "en"]) {
    const answer = await get(appOf(), `/error/${which}`, { "accept-language": language });
    expect(answer.headers.get("content-type")).toBe("application/problem+json");
    expect(answer.headers.get("cache-control")).toBe("no-store");
    expect(answer.headers.get("retry-after")).toBe(retryAfter);
    const body = (await answer.json()) as { title: string };
    expect(body).toMatchObject({ type: "about:blank", status, code, requestId: answer.headers.get("x-request-id") });
    titles.add(body.title);
  }
  expect(titles.size).toBe(3);
});

test("what an error tells beside its code never stands for the status or the code", async () => {
  const body = await (await get(appOf(), "/error/taken")).json();
  expect(body).toMatchObject({ status: 409, code: "already_exists", nearest: ["2026-10-15"] });
});

test("each field's sentence is in the reader's language, with its numbers", async () => {
  const body = (await (await get(appOf(), "/error/invalid", { "accept-language": "ru" })).json()) as {
    errors: { detail: string }[];
  };
  expect(body.errors).toMatchObject([{ field: "name", code: "too_short" }]);
  expect(body.errors[0]?.detail).toMatch(/2/);
});

test("a public page is kept a minute, and asked for again by its tag it is not sent again", async () => {
  const first = await get(appOf(), "/public/page");
  const etag = first.headers.get("etag") ?? "";
  expect(etag).toMatch(/^"[\w-]{22}"$/);
  expect(first.headers.get("cache-control")).toBe(
    "public, max-age=60, stale-while-revalidate=300, stale-if-error=86400",
  );
  for (const tag of [etag, `W/${etag}`, `"other", ${etag}`, `"other",W/${etag}`, "*"]) {
    const again = await get(appOf(), "/public/page", { "if-none-match": tag });
    expect([again.status, await again.text(), again.headers.get("etag")]).toEqual([304, "", etag]);
    expect(again.headers.get("cache-control")).toBe(first.headers.get("cache-control"));
  }
  expect((await get(appOf(), "/public/page", { "if-none-match": '"other"' })).status).toBe(200);
  expect((await get(appOf(), "/public/other")).headers.get("etag")).not.toBe(etag);
});

test("what is no page is kept by nobody, and a page's own word on caching stands", async () => {
  expect((await get(appOf(), "/public/gone")).headers.get("cache-control")).toBe("no-store");
  expect((await get(appOf(), "/public/own")).headers.get("cache-control")).toBe("public, max-age=5");
  expect((await get(appOf(), "/public/none/such")).headers.get("cache-control")).toBe("no-store");
  expect((await appOf().request("/public/page", { method: "HEAD" })).headers.get("etag")).toBeTruthy();
});
