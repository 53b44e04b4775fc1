import { parseArgs } from "node:util";
import { closeBrowser, screenshot, visit } from "./browser.ts";

const USAGE = "node --import tsx packages/testing/src/shots.ts [--cookie name=value] <baseUrl> <outDir> path...";
const WIDTHS = [360, 1280];

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { cookie: { type: "string", multiple: true, default: [] } },
});
const [baseUrl, folder, ...paths] = positionals;
if (!baseUrl || !folder || paths.length === 0) {
  console.error(`usage: ${USAGE}`);
  process.exit(2);
}

const cookies = values.cookie.map((text) => {
  const [name = "", ...value] = text.split("=");
  return { name, value: value.join("="), url: baseUrl };
});

/** `/kk/petitions?page=2` at 360 px becomes `kk-petitions-page-2.360`. */
const nameOf = (path: string, width: number): string =>
  `${path.replace(/^\//, "").replace(/[^\w.-]+/g, "-") || "home"}.${width}`;

try {
  for (const path of paths) {
    for (const width of WIDTHS) {
      await visit({ baseUrl, width }, async (page) => {
        await page.context().addCookies(cookies);
        const answer = await page.goto(path);
        const file = await screenshot(page, nameOf(path, width), folder);
        const wide = await page.evaluate("document.documentElement.scrollWidth");
        const overflow = Number(wide) > width ? `, ${wide} px wide: it scrolls sideways` : "";
        console.log(`${answer?.status()} ${path} → ${file}${overflow}`);
      });
    }
  }
} finally {
  await closeBrowser();
}
