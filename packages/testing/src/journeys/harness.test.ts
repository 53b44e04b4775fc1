import { afterAll, beforeAll, expect, test } from "vitest";
import { withBrowser } from "../browser-pages.ts";
import { codeIn, type House, linkIn, startHouse } from "./harness.ts";

let house: House;
beforeAll(async () => {
  house = await startHouse({ stories: [] });
});
afterAll(() => house?.close());
const browser = withBrowser();

test("a member of staff signs in by the mailed code and their app, with and without JavaScript", async () => {
  for (const javaScript of [true, false]) {
    const page = await browser.newPage({ baseUrl: house.origin, javaScript });
    await house.signIn(page, "central@movement.example");
    expect(await page.locator("h1").count()).toBe(1);
    expect(new URL(page.url()).pathname).toBe("/office/kk");
  }
});

test("the mailed link leads to the same desk", async () => {
  const page = await browser.newPage({ baseUrl: house.origin });
  await page.goto("/office/kk/sign-in");
  await page.fill('[name="email"]', "astana@movement.example");
  await page.click("main button");
  const letter = await house.letter("astana@movement.example");
  expect(codeIn(letter)).toMatch(/^\d{6}$/);
  await page.goto(linkIn(letter));
  await page.click("main button");
  await page.fill('[name="factorCode"]', house.appCode("astana@movement.example"));
  await page.click("main button");
  expect(new URL(page.url()).pathname).toBe("/office/kk");
});

test("the house's clock is moved, not waited for", () => {
  const before = house.now().getTime();
  house.advance(3_600_000);
  expect(house.now().getTime() - before).toBeGreaterThanOrEqual(3_600_000);
  expect(house.now().getTime() - before).toBeLessThan(3_660_000);
});

test("the reference page shows the API's operations and asks nobody but us", async () => {
  const page = await browser.newPage({ baseUrl: house.origin, locale: "en" });
  await page.goto("/api/reference");
  await page.getByRole("heading", { name: "Kazakhstan 2050 platform API" }).first().waitFor();
});
