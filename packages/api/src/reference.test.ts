import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { brotliDecompressSync } from "node:zlib";
import { Hono } from "hono";
import { expect, test } from "vitest";
import { reference } from "./reference.ts";

const app = new Hono().route("/", reference);
const installed = readFileSync(
  join(dirname(createRequire(import.meta.url).resolve("@scalar/api-reference")), "browser/standalone.js"),
);
const page = () => app.request("/api/reference");
const scriptPath = async (): Promise<string> => /<script src="([^"]+)"/.exec(await (await page()).text())?.[1] ?? "";

test("the script we keep is the installed package's: npm run reference -w @kz2050/api packs it anew", async () => {
  const answer = await app.request(await scriptPath(), { headers: { "accept-encoding": "gzip, deflate, br" } });
  expect(answer.headers.get("content-encoding")).toBe("br");
  expect(answer.headers.get("cache-control")).toContain("immutable");
  expect(answer.headers.get("vary")).toBe("accept-encoding");
  expect(brotliDecompressSync(Buffer.from(await answer.arrayBuffer())).equals(installed)).toBe(true);
});

test("a client that does not know brotli gets the script plain", async () => {
  for (const encoding of ["gzip", "br;q=0, gzip"]) {
    const answer = await app.request(await scriptPath(), { headers: { "accept-encoding": encoding } });
    expect(answer.headers.get("content-encoding")).toBeNull();
    expect(Buffer.from(await answer.arrayBuffer()).equals(installed)).toBe(true);
  }
});

test("the page runs our one script and its own nonce, and may ask nobody but us", async () => {
  const answer = await page();
  const policy = answer.headers.get("content-security-policy") ?? "";
  const nonce = /'nonce-([^']+)'/.exec(policy)?.[1];
  const html = await answer.text();
  expect(html).toContain('<html lang="en">');
  expect([...html.matchAll(/<script[^>]*nonce="([^"]*)"/g)].map(([, used]) => used)).toEqual([nonce, nonce]);
  expect(html.match(/<script/g)?.length).toBe(2);
  expect(html).not.toMatch(/https?:\/\//);
  expect(policy).toContain("default-src 'none'");
  expect(policy).toContain("connect-src 'self'");
  expect(policy).not.toMatch(/script-src[^;]*unsafe/);
  expect(answer.headers.get("cache-control")).toBe("no-store");
});

test("the document is served as JSON and kept for an hour", async () => {
  const answer = await app.request("/api/openapi.json");
  expect(answer.headers.get("cache-control")).toBe("public, max-age=3600");
  expect(await answer.json()).toMatchObject({ openapi: "3.1.0" });
});
