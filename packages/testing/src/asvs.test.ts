import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { ROOT } from "./imports.ts";

const CHECKLIST = readFileSync(join(ROOT, "docs/asvs.md"), "utf8");
const ROWS = CHECKLIST.split("\n")
  .filter((line) => /^\| \d/.test(line))
  .map((line) => line.split(" | ").map((cell) => cell.replace(/^\| ?| ?\|$/g, "").trim()));
const roots = ["packages", "."];
const fileOf = (name: string): string | undefined =>
  roots.map((root) => join(ROOT, root, name)).find((path) => existsSync(path));

test("the security checklist names requirements of every chapter that applies", () => {
  expect(ROWS.length).toBeGreaterThan(80);
  const chapters = new Set(ROWS.map(([requirement = ""]) => Number.parseInt(requirement, 10)));
  expect([...chapters].toSorted((a, b) => a - b)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16]);
});

test("each file and each test that the security checklist names is there", () => {
  const missing = ROWS.flatMap(([requirement = "", where = "", shown = ""]) => {
    const paths = [...where.matchAll(/`((?:packages|docs|infra|stacks)\/[^`*]+)`/g)].map(([, path = ""]) => path);
    const lost = paths.filter((path) => !existsSync(join(ROOT, path)));
    const [file, title] = shown.split(" › ");
    if (file && title) {
      const path = fileOf(file);
      if (!path || !readFileSync(path, "utf8").includes(title)) lost.push(shown);
    }
    return lost.map((one) => `${requirement}: ${one}`);
  });
  expect(missing).toEqual([]);
});
