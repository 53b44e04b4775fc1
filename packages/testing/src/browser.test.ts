import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, expect, test } from "vitest";
import { axe, problemsOf } from "./browser.ts";
import { withBrowser } from "./browser-pages.ts";

const PAGES: Record<string, string> = {
  "/good": `<!doctype html><html lang="kk"><title>Ұсыныс</title><meta name="viewport" content="width=device-width">
    <main><h1>Өтініш беру</h1><p>1 234 567 ₸</p><p id="js">жоқ</p></main>
    <script>document.getElementById("js").textContent = "бар"</script></html>`,
  "/bad": '<!doctype html><html><title>x</title><main><input><img src="data:,"></main></html>',
  "/foreign": '<!doctype html><html lang="kk"><title>x</title><script src="https://cdn.example/x.js"></script></html>',
};

let server: Server;
let baseUrl: string;
beforeAll(async () => {
  server = createServer((request, response) => {
    response.setHeader("content-type", "text/html; charset=utf-8");
    response.end(PAGES[request.url ?? ""] ?? "");
  });
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  baseUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => {
  server.close();
});

const browser = withBrowser();

test("a page opens with and without JavaScript", async () => {
  const withScript = await browser.newPage({ baseUrl, width: 360 });
  await withScript.goto("/good");
  expect(await withScript.textContent("#js")).toBe("бар");
  const without = await browser.newPage({ baseUrl, javaScript: false });
  await without.goto("/good");
  expect(await without.textContent("#js")).toBe("жоқ");
});

test("axe finds nothing on a good page, and the missing label and language of a bad one", async () => {
  const page = await browser.newPage({ baseUrl });
  await page.goto("/good");
  expect(await axe(page)).toEqual([]);
  await page.goto("/bad");
  const found = (await axe(page)).join("\n");
  expect(found).toMatch(/label \(critical\)/);
  expect(found).toMatch(/html-has-lang/);
  expect(found).toMatch(/image-alt/);
});

test("axe refuses a page without JavaScript at once", async () => {
  const page = await browser.newPage({ baseUrl, javaScript: false });
  await expect(axe(page)).rejects.toThrow("JavaScript");
});

test("a page that asks a foreign host for a script is found out", async () => {
  const { newPage, closePage } = await import("./browser.ts");
  const page = await newPage({ baseUrl });
  await page.goto("/foreign");
  expect(problemsOf(page).join()).toContain("https://cdn.example/x.js");
  await closePage(page);
});
