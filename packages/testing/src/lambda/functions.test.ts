import { cpSync, globSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, parse } from "node:path";
import { brotliDecompressSync } from "node:zlib";
import { Identity } from "@kz2050/core/identity";
import { GUEST, inScope, linkCode, system } from "@kz2050/core/kernel";
import { get, type Item } from "@kz2050/core/table";
import { createEngine } from "@kz2050/core/table/dynamo";
import { signed } from "@kz2050/core/table/dynamo-signed";
import { createTables } from "@kz2050/core/table/setup";
import { TABLES } from "@kz2050/core/tables";
import { appCode, stepAt } from "@kz2050/local/authenticator";
import { type LocalEngine, startEngine } from "@kz2050/local/engine";
import { loadReference } from "@kz2050/local/reference";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Bundle, bundle, type Lambda, startLambda, type UrlAnswer, type UrlRequest, urlEvent } from "./host.ts";
import { DOORS, links, OFFICE, ORIGIN_KEY, SECRETS } from "./stage.ts";

const ROOT = join(import.meta.dirname, "../../../..");
type Door = keyof typeof DOORS;
/** Minified kilobytes that a function loads at its start, at most: what it was when last looked at, and a twentieth. Only ever less. */
const MOST: Readonly<Record<Door, number>> = { api: 1512, site: 792, mine: 915, office: 1012 };

const folder = mkdtempSync(join(tmpdir(), "kz2050-functions-"));
const running: Lambda[] = [];
let engine: LocalEngine;
let scoped: <T>(work: () => Promise<T>, actor?: Parameters<typeof inScope>[0]["actor"]) => Promise<T>;
const doors = {} as Record<Door, Lambda>;
const bundles = {} as Record<Door, Bundle>;

async function start(name: string, entry: string): Promise<{ lambda: Lambda; made: Bundle }> {
  const bundleFile = join(folder, `${name}.mjs`);
  const made = await bundle(join(ROOT, entry), bundleFile);
  const lambda = await startLambda({ bundleFile, env: { ...links(), AWS_ENDPOINT_URL_DYNAMODB: engine.endpoint } });
  running.push(lambda);
  return { lambda, made };
}

beforeAll(async () => {
  engine = await startEngine();
  const client = {
    endpoint: engine.endpoint,
    region: "local",
    credentials: { accessKeyId: "local", secretAccessKey: "local" },
  };
  const tableName = (name: string): string => name;
  await createTables(client, TABLES, tableName);
  const { randomBytes } = await import("node:crypto");
  const deps = {
    now: () => new Date(),
    random: randomBytes,
    secrets: SECRETS,
    engine: createEngine({ tableName, carry: signed(client) }),
  };
  scoped = (work, actor = GUEST) => inScope({ ...deps, actor, requestId: "test" }, work);
  await scoped(loadReference, system("reference"));
  // As the stage copies it beside the bundle.
  cpSync(join(ROOT, "packages/api/assets"), join(folder, "assets"), { recursive: true });
  for (const [door, entry] of Object.entries(DOORS) as [Door, string][]) {
    const { lambda, made } = await start(door, entry);
    doors[door] = lambda;
    bundles[door] = made;
  }
});
afterAll(async () => {
  await Promise.all(running.map((lambda) => lambda.close()));
  await engine.stop();
  rmSync(folder, { recursive: true, force: true });
});

/** A request as the router hands it on. */
const through = (door: Door, request: UrlRequest): Promise<UrlAnswer> =>
  doors[door].invoke(
    urlEvent({
      ...request,
      headers: { "x-origin-key": ORIGIN_KEY, "x-client-address": "203.0.113.9", ...request.headers },
    }),
  );
const bodyOf = ({ body = "", isBase64Encoded }: UrlAnswer): Buffer =>
  Buffer.from(body, isBase64Encoded ? "base64" : "utf8");

const FIRST: Readonly<Record<Door, { path: string; says: RegExp }>> = {
  api: { path: "/api/openapi.json", says: /"openapi": "3\.1\.0"/ },
  site: { path: "/kk", says: /<html lang="kk"/ },
  mine: { path: "/kk/my/nothing-here", says: /<html lang="kk"/ },
  office: { path: "/office/kk/sign-in", says: /name="formToken"/ },
};

describe.each(Object.keys(DOORS) as Door[])("%s", (door) => {
  const { path, says } = FIRST[door];

  test("refuses what did not come through the router, before anything else", async () => {
    for (const headers of [{}, { "x-origin-key": "guessed" }]) {
      const answer = await doors[door].invoke(urlEvent({ path, headers }));
      expect([answer.statusCode, answer.body ?? ""]).toEqual([403, ""]);
    }
  });

  test("answers what the router hands on", async () => {
    const answer = await through(door, { path });
    expect(answer.statusCode).toBe(door === "mine" ? 404 : 200);
    expect(bodyOf(answer).toString()).toMatch(says);
    expect(answer.headers?.["x-request-id"]).toMatch(/^[0-9a-f-]{36}$/);
  });

  test("is no heavier than it was thought to be, and begins without mail, queue or the libraries of sign-in", () => {
    const { bytes, gzipBytes, laterBytes, parts } = bundles[door];
    const heaviest = parts.slice(0, 4).map(([name, size]) => `${name} ${Math.round(size / 1000)}`);
    console.log(
      `${door}: ${Math.round(bytes / 1000)} kB and ${Math.round(laterBytes / 1000)} kB for later, gzip ${Math.round(gzipBytes / 1000)} kB, init ${Math.round(doors[door].initMs)} ms; ${heaviest.join(", ")}`,
    );
    expect(bytes / 1000).toBeLessThan(MOST[door]);
    expect(
      parts
        .map(([name]) => name)
        .filter((name) =>
          /client-(dynamodb|sesv2|sqs)|pdfkit|playwright|simplewebauthn|peculiar|otpauth|openid-client/.test(name),
        ),
    ).toEqual([]);
  });

  test("logs no path, address or key", async () => {
    const logs = doors[door].logs().join("\n");
    expect(logs).toContain('"event":"request"');
    expect(logs).not.toContain(ORIGIN_KEY);
    expect(logs).not.toContain("203.0.113.9");
    expect(logs).not.toContain("nothing-here");
  });
});

test("each language is spoken, whichever is asked for first", async () => {
  for (const locale of ["en", "ru", "kk"]) {
    expect(bodyOf(await through("site", { path: `/${locale}` })).toString()).toContain(`<html lang="${locale}"`);
    const problem = await through("api", { path: "/api/campaigns/none", headers: { "accept-language": locale } });
    expect(problem.statusCode).toBe(404);
    expect(JSON.parse(bodyOf(problem).toString()).title).not.toBe("");
  }
});

test("a posted form writes, and a member of staff gets to their desk", async () => {
  const email = "central@movement.example";
  await scoped(
    () => Identity.appoint({ email, name: "Дана Үлгіқызы", role: "central", language: "kk" }),
    system("test"),
  );
  let cookie = "";
  const open = (path: string) => through("office", { path, headers: { cookie } });
  const formIn = async (path: string): Promise<string> => {
    const shown = bodyOf(await open(path)).toString();
    return shown.slice(shown.indexOf("<main"));
  };
  const post = async (path: string, fields: Record<string, string>, shown?: string): Promise<UrlAnswer> => {
    const formToken = /name="formToken" value="([^"]+)"/.exec(shown ?? (await formIn(path)))?.[1] ?? "";
    const body = new URLSearchParams({ ...fields, formToken });
    const answer = await through("office", { method: "POST", path, body, headers: { origin: OFFICE, cookie } });
    const [set = ""] = answer.cookies ?? [];
    if (set) expect(set).toMatch(/^__Host-office=.*HttpOnly; Secure; SameSite=Lax/);
    cookie = set.split(";")[0] || cookie;
    return answer;
  };
  const asked = await post("/office/kk/sign-in", { email });
  expect(asked.statusCode).toBe(303);
  const location = String(asked.headers?.location);
  const challengeId = location.split("/").at(-1) ?? "";
  const table = TABLES.find(({ name }) => name === "Challenges");
  expect(await scoped(() => get(table as never, { challengeId } as never) as Promise<Item>)).toMatchObject({
    tries: 0,
  });
  const code = await scoped(async () => linkCode("office", challengeId));
  expect((await post(location, { code })).headers?.location).toBe("/office/kk/factor");
  expect((await open("/office/kk")).headers?.location).toBe("/office/kk/factor");
  const app = await formIn("/office/kk/factor/app");
  const [, secret = ""] = /<code>([A-Z2-7 ]+)<\/code>/.exec(app) ?? [];
  const [, draft = ""] = /name="draft" value="([^"]+)"/.exec(app) ?? [];
  const fields = { draft, code: appCode(secret, stepAt(new Date())) };
  expect((await post("/office/kk/factor/app", fields, app)).statusCode).toBe(200);
  expect((await open("/office/kk")).statusCode).toBe(200);

  const started = performance.now();
  const question = await post("/office/kk/sign-in/passkey/ask", {}, await formIn("/office/kk/sign-in"));
  console.log(`office: the first question to a passkey ${Math.round(performance.now() - started)} ms`);
  expect(JSON.parse(bodyOf(question).toString())).toMatchObject({ publicKey: { rpId: "office.example" } });
});

test("the reference page's script leaves the function compressed", async () => {
  const page = bodyOf(await through("api", { path: "/api/reference" })).toString();
  const path = /<script src="([^"]+)"/.exec(page)?.[1] ?? "";
  const answer = await through("api", { path, headers: { "accept-encoding": "gzip, br" } });
  expect(answer.headers?.["content-encoding"]).toBe("br");
  expect((answer.body ?? "").length).toBeLessThan(6_000_000);
  expect(brotliDecompressSync(bodyOf(answer)).toString()).toContain("createApiReference");
  const plain = await through("api", { path });
  expect((plain.body ?? "").length).toBeLessThan(6_000_000);
  expect(bodyOf(plain).length).toBe(brotliDecompressSync(bodyOf(answer)).length);
});

const WORKERS = globSync("packages/workers/src/{stream,schedule,queue}/*.ts", { cwd: ROOT })
  .filter((path) => !path.endsWith(".test.ts"))
  .toSorted();

/** A worker's deployed name: `stream-gifts`. */
const workerName = (path: string): string => `${parse(path).dir.split("/").at(-1)}-${parse(path).name}`;

test("all workers load, and one takes an event with nothing in it", async () => {
  const entry = join(folder, "workers.ts");
  const lines = WORKERS.map(
    (path, index) => `export { handler as h${index} } from ${JSON.stringify(join(ROOT, path))};`,
  );
  writeFileSync(entry, lines.join("\n"));
  const bundleFile = join(folder, "workers.mjs");
  await bundle(entry, bundleFile);
  const index = WORKERS.findIndex((path) => path.endsWith("stream/challenges.ts"));
  const env = { ...links(), AWS_ENDPOINT_URL_DYNAMODB: engine.endpoint };
  const lambda = await startLambda({ bundleFile, handler: `h${index}`, env });
  running.push(lambda);
  expect(await lambda.invoke({ Records: [] })).toMatchObject({ batchItemFailures: [] });
});

test.runIf(process.env.KZ_LONG)("each worker's own bundle loads", { timeout: 180_000 }, async () => {
  for (const path of WORKERS) {
    const { lambda, made } = await start(workerName(path), path);
    console.log(`${workerName(path)}: ${Math.round(made.bytes / 1000)} kB, init ${Math.round(lambda.initMs)} ms`);
    if (!path.includes("/schedule/")) await lambda.invoke({ Records: [] });
    await lambda.close();
  }
});
