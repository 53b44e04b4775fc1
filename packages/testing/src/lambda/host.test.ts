import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { bundle, type Lambda, startLambda, urlEvent } from "./host.ts";

const folder = mkdtempSync(join(tmpdir(), "kz2050-lambda-"));
const open: Lambda[] = [];
afterAll(async () => {
  await Promise.all(open.map((lambda) => lambda.close()));
  rmSync(folder, { recursive: true });
});

/** Bundles a source as SST would, and starts it. */
async function start(name: string, source: string, env: Record<string, string> = {}): Promise<Lambda> {
  const entry = join(folder, `${name}.ts`);
  const bundleFile = join(folder, `${name}.mjs`);
  writeFileSync(entry, source);
  await bundle(entry, bundleFile);
  const lambda = await startLambda({ bundleFile, env });
  open.push(lambda);
  return lambda;
}

const ECHO = `
import { basename } from "node:path";
declare const process: { env: Record<string, string>; version: string };
const loadedAt = require("node:os").platform();
export async function handler(event: any, context: any) {
  if (event.rawPath === "/broken") throw new TypeError("no such road");
  console.log("asked for", event.rawPath);
  const body = event.isBase64Encoded ? atob(event.body) : event.body;
  return { statusCode: 200, body: JSON.stringify({ path: event.rawPath, body, loadedAt, name: basename("a/b"),
    own: process.env.OWN, home: process.env.HOME, node: process.version, left: context.getRemainingTimeInMillis() }) };
}`;

test("a bundle answers Function URL events, one after the other and at once", async () => {
  const lambda = await start("echo", ECHO, { OWN: "yes" });
  const first = await lambda.invoke(
    urlEvent({ method: "POST", path: "/kk/apply?x=1", body: new URLSearchParams({ name: "A B" }) }),
  );
  expect(first.statusCode).toBe(200);
  const said = JSON.parse(first.body ?? "");
  expect(said).toMatchObject({
    path: "/kk/apply",
    body: "name=A+B",
    name: "b",
    own: "yes",
    loadedAt: process.platform,
  });
  expect(said.home).toBeUndefined();
  expect(said.node).toMatch(/^v24\./);
  expect(said.left).toBeGreaterThan(1000);
  const many = await Promise.all([1, 2, 3].map((n) => lambda.invoke(urlEvent({ path: `/${n}` }))));
  expect(many.map((answer) => JSON.parse(answer.body ?? "").path)).toEqual(["/1", "/2", "/3"]);
  expect(lambda.initMs).toBeGreaterThan(10);
  expect(lambda.logs().join("\n")).toContain("asked for /kk/apply");
});

test("what a handler throws is reported with its type, and the function lives on", async () => {
  const lambda = await start("broken", ECHO);
  await expect(lambda.invoke(urlEvent({ path: "/broken" }))).rejects.toThrow("TypeError: no such road");
  await expect(lambda.invoke(urlEvent({ path: "/" }))).resolves.toMatchObject({ statusCode: 200 });
});

test("a bundle that does not load says why", async () => {
  const source = 'throw new Error("a secret is not set"); export const handler = 1;';
  await expect(start("unloadable", source)).rejects.toThrow("a secret is not set");
});

test("a function that ends itself in the middle of a request is reported", async () => {
  const lambda = await start("exit", "export const handler = async () => process.exit(3);");
  await expect(lambda.invoke({})).rejects.toThrow("Runtime.ExitError");
});

test("a request becomes the event that a Function URL makes of it", () => {
  const event = urlEvent({ path: "/a%20b?x=1&x=2", headers: { Cookie: "a=1; b=2", "X-Y": "z" }, body: { n: "Ұ" } });
  expect(event).toMatchObject({
    rawPath: "/a%20b",
    rawQueryString: "x=1&x=2",
    queryStringParameters: { x: "1,2" },
    cookies: ["a=1", "b=2"],
    isBase64Encoded: false,
    body: '{"n":"Ұ"}',
  });
  expect(event.headers).toMatchObject({ "x-y": "z", "content-type": "application/json", "content-length": "10" });
  expect(event.headers).not.toHaveProperty("cookie");
});
