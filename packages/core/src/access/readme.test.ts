import { readFile } from "node:fs/promises";
import { expect, test } from "vitest";
import { accessReadme } from "./readme.ts";

test("the README shows the matrix as the code has it: npm run -s access -w @kz2050/core", async () => {
  expect(await readFile(new URL("README.md", import.meta.url), "utf8")).toBe(accessReadme());
});
