import { createRoute } from "@hono/zod-openapi";
import { Identity } from "@kz2050/core/identity";
import { action, anyone, anyStaff, Email, idPattern, NotFoundError } from "@kz2050/core/kernel";
import { lazyGateway } from "@kz2050/core/platform/payment";
import { get, table, write } from "@kz2050/core/table";
import { TABLES } from "@kz2050/core/tables";
import { readFields, text, type WebDeps } from "@kz2050/http";
import { officeToken, type World, world } from "@kz2050/testing";
import { afterAll, beforeAll, expect, test } from "vitest";
import * as z from "zod";
import { createApi } from "./app.ts";
import {
  ANYONE,
  access,
  answerForm,
  etagOf,
  IdempotencyKey,
  json,
  jsonBody,
  newRoutes,
  problems,
  SENT_BACK,
  seenVersion,
} from "./route.ts";

const SITE = "https://site.example";
const PARTNER = "https://partner.example";
const PAGE = `${PARTNER}/join?from=menu`;

const Note = z.object({
  noteId: z.string().regex(idPattern("not")),
  title: z.string().trim().min(2).max(40),
  email: Email,
  count: z.int().max(9).optional(),
  version: z.int(),
});
const Notes = table({ name: "Jottings", schema: Note, key: { hash: "noteId" } });
const NewNote = Note.omit({ noteId: true, version: true });
const NotePath = z.object({ noteId: Note.shape.noteId });

const note = action({
  name: "note.write",
  access: anyone,
  input: NewNote,
  async run(input, { newId }) {
    const made = { ...input, noteId: newId("not"), version: 1 };
    await write(Notes.put(made, { unless: "exists" }));
    return { noteId: made.noteId };
  },
  again: async (_input, old) => ({ noteId: String(old.noteId) }),
});
const retitle = action({
  name: "note.retitle",
  access: anyone,
  input: z.object({ noteId: z.string(), title: z.string(), version: z.int().optional() }),
  async run({ noteId, title, version }) {
    await write(Notes.update({ noteId }, { set: { title }, ...(version !== undefined && { version }) }));
    return { noteId };
  },
});
const whoami = action({
  name: "note.whoami",
  access: anyStaff,
  input: z.object({}),
  run: async () => ({ staff: true }),
});

const notes = newRoutes();
notes.openapi(
  createRoute({
    method: "post",
    path: "/",
    summary: "Write a note",
    ...ANYONE,
    request: { headers: IdempotencyKey, body: jsonBody(NewNote) },
    responses: { 201: json(NotePath, "The note's id"), ...problems(400, 422) },
  }),
  async (c) => c.json(await note(c.req.valid("json")), 201),
);
notes.openapi(
  createRoute({
    method: "post",
    path: "/form",
    summary: "Write a note from a page",
    ...ANYONE,
    responses: { 201: json(NotePath, "The note's id"), ...SENT_BACK, ...problems(400, 422) },
  }),
  async (c) => {
    const fields = await readFields(c);
    return answerForm(c, fields, async () =>
      c.json(await note({ title: text(fields, "title"), email: text(fields, "email") }), 201),
    );
  },
);
notes.openapi(
  createRoute({
    method: "get",
    path: "/{noteId}",
    summary: "Read a note",
    ...ANYONE,
    request: { params: NotePath, query: z.object({ limit: z.coerce.number().int().max(100).optional() }) },
    responses: { 200: json(Note, "The note"), ...problems(404, 422) },
  }),
  async (c) => {
    const found = await get(Notes, c.req.valid("param"));
    if (!found) throw new NotFoundError();
    c.header("etag", etagOf(found.version));
    return c.json(found, 200);
  },
);
notes.openapi(
  createRoute({
    method: "post",
    path: "/{noteId}/title",
    summary: "Change a note's title",
    ...ANYONE,
    request: { params: NotePath, body: jsonBody(Note.pick({ title: true })) },
    responses: { 200: json(NotePath, "The note's id"), ...problems(404, 412, 422) },
  }),
  async (c) => {
    const version = seenVersion(c);
    const input = { ...c.req.valid("param"), ...c.req.valid("json"), ...(version !== undefined && { version }) };
    return c.json(await retitle(input), 200);
  },
);
notes.openapi(
  createRoute({
    method: "post",
    path: "/whoami",
    summary: "Whether I am at work",
    ...access(whoami),
    responses: { 200: json(z.object({ staff: z.boolean() }), "Yes"), ...problems(401, 403) },
  }),
  async (c) => c.json(await whoami({}), 200),
);

let w: World;
let deps: WebDeps;
let app: ReturnType<typeof createApi>;
let cookie: string;

beforeAll(async () => {
  w = await world({ tables: [...TABLES, Notes] });
  deps = {
    ...w.deps,
    log: () => undefined,
    originKeys: [],
    publicOrigin: SITE,
    officeOrigin: "https://office.example",
    partnerOrigins: [PARTNER],
    formTargets: [],
    gateway: lazyGateway("tiptop", () => {
      throw new Error("No payment is made here");
    }),
    bank: undefined,
    isDemonstration: false,
  } as Partial<WebDeps> as WebDeps;
  app = createApi(deps);
  app.route("/api/notes", notes);
  const email = "central@movement.example";
  await w.as({ kind: "system", name: "test" }, () =>
    Identity.appoint({ email, name: "Дана Үлгіқызы", role: "central", language: "kk" }),
  );
  const token = await w.guest(() => officeToken(email));
  cookie = `__Host-office=${token}`;
});
afterAll(() => w.stop());

const send = (path: string, body?: unknown, headers: Record<string, string> = {}) =>
  app.request(`${SITE}${path}`, {
    method: "POST",
    ...(body !== undefined && { body: JSON.stringify(body) }),
    headers: { ...(body !== undefined && { "content-type": "application/json" }), ...headers },
  });
const form = (path: string, fields: Record<string, string>, headers: Record<string, string> = {}) =>
  app.request(`${SITE}${path}`, {
    method: "POST",
    body: new URLSearchParams(fields),
    headers: { origin: PARTNER, ...headers },
  });
const good = (title = "Ағаш егу") => ({ title, email: "aty@posta.example" });
interface Told {
  code: string;
  requestId: string;
  title: string;
  errors?: { field: string; code: string; detail: string }[];
  noteId: string;
}
const told = async (answer: Response): Promise<Told> => (await answer.json()) as Told;

test("fields are named as the schema names them, with the codes of our own parser", async () => {
  const answer = await send("/api/notes", { title: "А", email: "nobody", count: 12 }, { "accept-language": "en" });
  expect(answer.status).toBe(422);
  expect(answer.headers.get("content-type")).toBe("application/problem+json");
  expect((await told(answer)).errors).toEqual([
    { field: "title", code: "too_short", detail: expect.stringContaining("2") },
    { field: "email", code: "invalid_email", detail: expect.any(String) },
    { field: "count", code: "too_big", detail: expect.stringContaining("9") },
  ]);
  const empty = await told(await send("/api/notes", {}));
  expect(empty.errors?.map(({ field, code }) => `${field} ${code}`)).toEqual(["title required", "email required"]);
});

test("a path that cannot name a record is not found, a query that does not fit is named", async () => {
  expect((await app.request("/api/notes/nonsense")).status).toBe(404);
  const answer = await app.request(`/api/notes/not_${"0".repeat(26)}?limit=many`);
  expect(answer.status).toBe(422);
  expect((await told(answer)).errors?.[0]).toMatchObject({ field: "limit" });
});

test("a body that cannot be read is 400, one of another kind 415, one too big 413, each a problem with the request's id", async () => {
  const broken = { method: "POST", body: '{"title":', headers: { "content-type": "application/json" } };
  const answers = [
    await app.request("/api/notes", broken),
    await app.request("/api/notes", { ...broken, headers: { ...broken.headers, "idempotency-key": "broken" } }),
    await app.request("/api/notes", { method: "POST", body: "<a/>", headers: { "content-type": "text/xml" } }),
    await send("/api/notes", { ...good(), title: "о".repeat(300_000) }),
    await app.request("/api/nowhere"),
  ];
  expect(answers.map(({ status }) => status)).toEqual([400, 400, 415, 413, 404]);
  const problems = await Promise.all(answers.map(told));
  expect(problems.map(({ code }) => code)).toEqual([
    "malformed",
    "malformed",
    "unsupported_type",
    "too_large",
    "not_found",
  ]);
  for (const [index, { requestId }] of problems.entries()) {
    expect(requestId).toMatch(/^[0-9a-f-]{36}$/);
    expect(answers[index]?.headers.get("x-request-id")).toBe(requestId);
    expect(answers[index]?.headers.get("cache-control")).toBe("no-store");
  }
});

test("the same key and body give the same answer, also at once; another body is refused", async () => {
  const key = { "idempotency-key": "k-1" };
  const answers = await Promise.all([1, 2, 3].map(() => send("/api/notes", good(), key)));
  expect(answers.map(({ status }) => status)).toEqual([201, 201, 201]);
  const ids = new Set((await Promise.all(answers.map(told))).map(({ noteId }) => noteId));
  expect(ids.size).toBe(1);
  const other = await send("/api/notes", good("Басқа"), key);
  expect([other.status, (await told(other)).code]).toEqual([422, "idempotency_mismatch"]);
  expect((await told(await send("/api/notes", good(), { "idempotency-key": "k-2" }))).noteId).not.toBe([...ids][0]);
  expect((await send("/api/notes", good(), { "idempotency-key": "two words" })).status).toBe(422);
});

test("a key is its sender's own: the same from the holder of another private link is another request", async () => {
  const from = async (token: string) =>
    (await told(await send("/api/notes", good(), { "idempotency-key": "k-link", "x-link-token": token }))).noteId;
  const first = await from("one");
  expect(await from("one")).toBe(first);
  expect(await from("another")).not.toBe(first);
});

test("a record's tag answers 304 to who has it, and 412 to who saw an older one", async () => {
  const { noteId } = await told(await send("/api/notes", good()));
  const read = (headers: Record<string, string> = {}) => app.request(`/api/notes/${noteId}`, { headers });
  expect((await read()).headers.get("etag")).toBe('W/"1"');
  expect((await read({ "if-none-match": '"1"' })).status).toBe(304);
  const title = { title: "Жаңа атау" };
  expect((await send(`/api/notes/${noteId}/title`, title, { "if-match": 'W/"1"' })).status).toBe(200);
  const stale = await send(`/api/notes/${noteId}/title`, title, { "if-match": '"1"' });
  expect([stale.status, (await told(stale)).code]).toEqual([412, "stale"]);
  expect((await send(`/api/notes/${noteId}/title`, title, { "if-match": '"nonsense"' })).status).toBe(412);
  expect((await send(`/api/notes/${noteId}/title`, title, { "if-match": "*" })).status).toBe(200);
  expect((await read({ "if-none-match": 'W/"1"' })).status).toBe(200);
});

test("a partner's page may ask before it sends, and read the answer; another page may not", async () => {
  const ask = (origin: string) =>
    app.request("/api/notes", {
      method: "OPTIONS",
      headers: {
        origin,
        "access-control-request-method": "POST",
        "access-control-request-headers": "content-type,idempotency-key,if-match",
      },
    });
  const asked = await ask(PARTNER);
  expect(asked.status).toBe(204);
  expect(asked.headers.get("access-control-allow-origin")).toBe(PARTNER);
  expect(asked.headers.get("access-control-allow-headers")?.split(",")).toEqual(
    expect.arrayContaining(["content-type", "idempotency-key", "if-match"]),
  );
  expect(asked.headers.get("access-control-allow-credentials")).toBeNull();
  expect((await ask("https://stranger.example")).headers.get("access-control-allow-origin")).toBeNull();
  const refused = await send("/api/notes", {}, { origin: PARTNER });
  expect(refused.status).toBe(422);
  expect(refused.headers.get("access-control-allow-origin")).toBe(PARTNER);
  const foreign = await send("/api/notes", good(), { origin: "https://stranger.example" });
  expect([foreign.status, (await told(foreign)).code]).toEqual([403, "foreign_origin"]);
});

test("a session speaks for our own pages and for programs, never for another site's page", async () => {
  const ask = (headers: Record<string, string>) => send("/api/notes/whoami", {}, { cookie, ...headers });
  expect((await ask({})).status).toBe(200);
  expect((await ask({ origin: "https://office.example" })).status).toBe(200);
  expect((await ask({ origin: PARTNER })).status).toBe(401);
  expect((await ask({ origin: "https://stranger.example" })).status).toBe(403);
  expect((await ask({ origin: "null" })).status).toBe(403);
  expect((await ask({ "sec-fetch-site": "cross-site" })).status).toBe(401);
  expect((await send("/api/notes/whoami", {}, {})).status).toBe(401);
});

test("a partner's form is sent back to its page, with what to mend where there is something", async () => {
  const done = await form("/api/notes/form", { ...good(), return_to: PAGE });
  expect([done.status, done.headers.get("location")]).toEqual([303, `${PAGE}&result=ok`]);
  const wrong = await form("/api/notes/form", { title: "", email: "x", return_to: PAGE });
  expect([wrong.status, wrong.headers.get("location")]).toEqual([303, `${PAGE}&result=invalid&fields=title%2Cemail`]);
  expect((await form("/api/notes/form", good())).status).toBe(201);
});

test("a form is sent to no address that is not listed, and does nothing then", async () => {
  for (const address of ["https://stranger.example/", "//stranger.example", "javascript:alert(1)", "/kk"]) {
    const answer = await form("/api/notes/form", { ...good("Ешқашан"), return_to: address });
    expect(answer.status).toBe(422);
    expect((await told(answer)).errors).toMatchObject([{ field: "return_to", code: "unlisted_return" }]);
  }
  const { calls } = await w.capacity(async () => form("/api/notes/form", { ...good("Ешқашан"), return_to: "/" }));
  expect(calls.filter(({ tables }) => tables.includes("Notes"))).toEqual([]);
});

test("a partner's form sent twice in a day makes one record, however the mailbox is spelled, and other words another", async () => {
  const once = await told(await form("/api/notes/form", good("Бір рет")));
  const twice = await told(await form("/api/notes/form", { ...good("Бір рет"), email: " Aty+topic@POSTA.example" }));
  const other = await told(await form("/api/notes/form", good("Екінші")));
  expect(twice.noteId).toBe(once.noteId);
  expect(other.noteId).not.toBe(once.noteId);
  w.clock.advance(24 * 3_600_000);
  expect((await told(await form("/api/notes/form", good("Бір рет")))).noteId).not.toBe(once.noteId);
});

test("the same words from another network are another's: nobody is answered with what somebody else was told", async () => {
  const from = async (address: string) => {
    const answer = await app.request("/api/notes/form", {
      method: "POST",
      body: new URLSearchParams(good("Бір сөз")),
      headers: { origin: PARTNER, "x-client-address": address },
    });
    return (await told(answer)).noteId;
  };
  const first = await from("198.51.100.1");
  expect(await from("198.51.100.1")).toBe(first);
  expect(await from("198.51.100.2")).not.toBe(first);
});

test("what does not come through the router is refused before anything else", async () => {
  const behind = createApi({ ...deps, originKeys: ["right", "old"] });
  const ask = (headers: Record<string, string>) => behind.request("/api/openapi.json", { headers });
  expect((await ask({})).status).toBe(403);
  expect((await ask({ "x-origin-key": "wrong" })).status).toBe(403);
  for (const key of ["right", "old"]) expect((await ask({ "x-origin-key": key })).status).toBe(200);
});
