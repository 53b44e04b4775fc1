import { ROLES } from "@kz2050/core/kernel";
import { type House, startHouse } from "@kz2050/testing/journeys/harness";
import { DESKS } from "@kz2050/testing/journeys/pages";
import { afterAll, beforeAll, expect, test } from "vitest";
import { EXEMPT } from "./app.ts";
import { buildDocument, type Operation, operations } from "./document.ts";
import { exampleOf } from "./document-example.ts";

interface Route {
  readonly name: string;
  readonly method: string;
  readonly path: string;
  readonly operation: Operation;
}
type Told = { readonly code?: string; readonly requestId?: string } & Record<string, unknown>;

const DOCUMENT = buildDocument();
const SCHEMAS = DOCUMENT.components?.schemas ?? {};
const ROUTES: readonly Route[] = operations(DOCUMENT).map(({ method, path, operation }) => ({
  name: `${method.toUpperCase()} ${path}`,
  method: method.toUpperCase(),
  path,
  operation,
}));
const NONSENSE = ["nonsense", "%20", "%22%3Cb%3E", "x".repeat(300), "%F0%9F%98%80", "..%2F..%2Fetc", "null", "-1"];

let house: House;
const cookies = new Map<string, string>();
/** What records of the demonstration are called, by the name of the path parameter. */
const known = new Map<string, string>();

beforeAll(async () => {
  house = await startHouse();
  for (const [index, email] of DESKS.entries()) {
    cookies.set(
      ["central", "coordinator", "moderator", "member", "finance"][index] ?? "",
      await house.staffCookie(email),
    );
  }
  await findRecords();
});
afterAll(() => house?.close());

/** Reads lists, and what they lead to, and remembers what the records are called. */
async function findRecords(): Promise<void> {
  const read = new Set<string>();
  for (let round = 0; round < 4; round += 1) {
    for (const route of ROUTES.filter(({ method }) => method === "GET")) {
      const path = pathOf(route);
      if (read.has(path) || !isKnown(route)) continue;
      read.add(path);
      const answer = await send(route, { cookie: cookieFor(route) });
      if (answer.ok && answer.headers.get("content-type")?.includes("json")) harvest(await answer.json());
    }
  }
}

function harvest(value: unknown): void {
  if (Array.isArray(value)) for (const one of value) harvest(one);
  else if (typeof value === "object" && value !== null) {
    for (const [name, inner] of Object.entries(value)) {
      if (typeof inner === "string" && !known.has(name)) known.set(name, inner);
      else harvest(inner);
    }
  }
}

const paramsOf = (path: string): string[] => [...path.matchAll(/\{(\w+)\}/g)].map(([, name = ""]) => name);
const isKnown = ({ path }: Route): boolean => paramsOf(path).every((name) => known.has(name));

function pathOf({ path, operation }: Route, values: Readonly<Record<string, string>> = {}): string {
  const example = (name: string) => String(operation.parameters?.find((one) => one.name === name)?.example ?? "none");
  return path.replace(
    /\{(\w+)\}/g,
    (_, name: string) => values[name] ?? encodeURIComponent(known.get(name) ?? example(name)),
  );
}

/** Roles that a route lets in; every role where it says only "staff". */
function rolesOf({ operation }: Route): readonly string[] {
  const [, roles] = /^staff:(.*)$/.exec(operation["x-access"] ?? "") ?? [];
  return roles?.split(",") ?? (isProtected(operation) ? ROLES : []);
}
const isProtected = (operation: Operation): boolean => (operation.security ?? []).some((one) => "session" in one);
const cookieFor = (route: Route): string | undefined =>
  cookies.get(rolesOf(route).find((role) => cookies.has(role)) ?? "");

let sent = 0;
/** The route's own example, under a mailbox that nobody used before. */
function exampleBody({ operation }: Route): unknown {
  const media = operation.requestBody?.content?.["application/json"];
  const example = media?.example ?? (media?.schema && exampleOf(media.schema, SCHEMAS));
  if (example === undefined) return undefined;
  sent += 1;
  return JSON.parse(JSON.stringify(example).replaceAll(/[\w.+-]+@([\w-]+\.example)/g, `walk${sent}@$1`));
}

function send(
  route: Route,
  options: { cookie?: string | undefined; path?: string; body?: unknown; headers?: Record<string, string> } = {},
): Promise<Response> {
  const body = options.body === undefined ? undefined : JSON.stringify(options.body);
  sent += 1;
  return house.request(options.path ?? pathOf(route), {
    method: route.method,
    ...(body !== undefined && { body }),
    headers: {
      "x-client-address": `198.51.100.${sent % 250}`,
      ...(body !== undefined && { "content-type": "application/json" }),
      ...(options.cookie && { cookie: options.cookie }),
      ...options.headers,
    },
  });
}

/** Calls every route that fits, and answers what is wrong, a line each. */
async function faults(
  fits: (route: Route) => boolean,
  look: (route: Route) => Promise<string | undefined>,
): Promise<string[]> {
  const found: string[] = [];
  for (const route of ROUTES.filter(fits)) {
    const fault = await look(route);
    if (fault !== undefined) found.push(`${route.name}: ${fault}`);
  }
  return found;
}

test("every route declares its access", () => {
  const silent = ROUTES.filter(({ operation }) => !operation["x-access"] || operation.security === undefined);
  expect(silent.map(({ name }) => name)).toEqual([]);
});

test("a stranger is asked to sign in on every protected route, and on no other", async () => {
  const found = await faults(
    ({ path }) => !EXEMPT.test(path),
    async (route) => {
      const { status } = await send(route, { body: exampleBody(route) });
      if (isProtected(route.operation)) return status === 401 ? undefined : `${status} to a stranger`;
      if (route.operation["x-access"] === "link") return status < 500 ? undefined : `${status}`;
      return [401, 403].includes(status) || status >= 500 ? `${status} though anyone may` : undefined;
    },
  );
  expect(found).toEqual([]);
});

test("staff of no role that the route names are refused", async () => {
  const found = await faults(
    ({ operation }) => (operation["x-access"] ?? "").startsWith("staff:"),
    async (route) => {
      const wrong = [...cookies.keys()].filter((role) => !rolesOf(route).includes(role));
      for (const role of wrong) {
        const { status } = await send(route, { cookie: cookies.get(role), body: exampleBody(route) });
        if (status !== 403) return `${status} to ${role}`;
      }
      return undefined;
    },
  );
  expect(found).toEqual([]);
});

test("every public record that a list leads to can be read, and is kept under a tag", async () => {
  const found = await faults(
    (route) => route.method === "GET" && route.operation["x-access"] === "anyone" && isKnown(route),
    async (route) => {
      const answer = await send(route);
      if (answer.status !== 200) return `${answer.status} at ${pathOf(route)}`;
      return answer.headers.get("etag") ? undefined : "no tag";
    },
  );
  expect(found).toEqual([]);
});

test("every POST takes an Idempotency-Key, and its example sent twice is one request", async () => {
  const done: string[] = [];
  const found = await faults(
    ({ method, path }) => method === "POST" && !EXEMPT.test(path),
    async (route) => {
      const { parameters = [] } = route.operation;
      if (!parameters.some(({ name, in: place }) => place === "header" && name === "idempotency-key")) {
        return "does not declare the key";
      }
      const body = exampleBody(route);
      const cookie = cookieFor(route);
      const headers = { "idempotency-key": `walk-${done.length}-${sent}` };
      const first = await send(route, { body, cookie, headers });
      if (first.status >= 500) return `${first.status}`;
      if (!first.ok) return undefined;
      done.push(route.operation.tags?.[0] ?? "");
      const said = await first.text();
      const second = await send(route, { body, cookie, headers });
      const repeated = await second.text();
      if (second.status !== first.status || repeated !== said) {
        return `first ${first.status} ${said}, then ${second.status} ${repeated}`;
      }
      const other = await send(route, { body: { ...(body ?? {}), another: "body" }, cookie, headers });
      // A verb that found its work done changes nothing and keeps no key: it says the same to everybody.
      const isDone = other.status === first.status && (await other.text()) === said;
      return other.status === 422 || isDone ? undefined : `${other.status} to the same key with another body`;
    },
  );
  expect(found).toEqual([]);
  const posting = ROUTES.filter(
    ({ method, path, operation }) => method === "POST" && operation["x-access"] === "anyone" && !EXEMPT.test(path),
  );
  const silent = new Set(
    posting.map(({ operation }) => operation.tags?.[0] ?? "").filter((tag) => !done.includes(tag)),
  );
  expect([...silent], "domains none of whose examples works").toEqual([]);
});

test("a path that names nothing is refused with a problem, never with an error of ours", async () => {
  const found = await faults(
    ({ path }) => paramsOf(path).length > 0,
    async (route) => {
      for (const nonsense of NONSENSE) {
        const values = Object.fromEntries(paramsOf(route.path).map((name) => [name, nonsense]));
        const path = pathOf(route, values);
        const answer = await send(route, { path, body: exampleBody(route), cookie: cookieFor(route) });
        // A search may find nothing.
        if (answer.status === 200 && (await answer.clone().text()) === '{"items":[]}') continue;
        if (answer.status < 400 || answer.status >= 500) return `${answer.status} at ${path}`;
        if (answer.headers.get("content-type") !== "application/problem+json") return `no problem at ${path}`;
        const { code, requestId } = (await answer.json()) as Told;
        if (!code || !requestId) return `a problem without code or request at ${path}`;
      }
      return undefined;
    },
  );
  expect(found).toEqual([]);
});

test("a cursor of another list, or of nobody's making, is refused", async () => {
  const found = await faults(
    ({ operation }) => (operation.parameters ?? []).some(({ name }) => name === "cursor"),
    async (route) => {
      for (const cursor of ["nonsense", "e30.e30", ".", "%00"]) {
        const { status } = await send(route, { path: `${pathOf(route)}?cursor=${cursor}`, cookie: cookieFor(route) });
        if (status < 400 || status >= 500) return `${status} to ${cursor}`;
      }
      return undefined;
    },
  );
  expect(found).toEqual([]);
});

test("a body of an unknown kind, or that cannot be read, is refused", async () => {
  const found = await faults(
    ({ operation }) => operation.requestBody !== undefined,
    async (route) => {
      const cookie = cookieFor(route);
      for (const [type, body] of [
        ["text/xml", "<a/>"],
        ["application/json", '{"a":'],
        ["application/json", "[]"],
        ["application/json", "null"],
        ["multipart/form-data; boundary=x", "--y"],
      ] as const) {
        const answer = await house.request(pathOf(route), {
          method: route.method,
          body,
          headers: { "content-type": type, "x-client-address": "198.51.100.251", ...(cookie && { cookie }) },
        });
        if (answer.status < 400 || answer.status >= 500) return `${answer.status} to ${type} ${body}`;
      }
      return undefined;
    },
  );
  expect(found).toEqual([]);
});
