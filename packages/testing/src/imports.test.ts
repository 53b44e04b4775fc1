import { matchesGlob } from "node:path";
import { describe, expect, test } from "vitest";
import { closure, importsOf, read, resolve, sources, violations } from "./imports.ts";

const CORE = "packages/core/src";

test("every file imports only what the house allows it", () => {
  const files = sources().filter((path) => !path.endsWith("imports.test.ts"));
  const found = files.flatMap((path) => violations(path, read(path)).map((what) => `${path} ${what}`));
  expect(found).toEqual([]);
});

test("no two domains import each other in a circle", () => {
  const domainOf = (path: string): string => /^packages\/core\/src\/([^/]+)\//.exec(path)?.[1] ?? "";
  const edges = new Map<string, Set<string>>();
  for (const path of sources().filter((one) => one.startsWith(`${CORE}/`) && !/\.test\.tsx?$/.test(one))) {
    const targets = importsOf(read(path)).map((specifier) => domainOf(resolve(path, specifier)));
    const known = edges.get(domainOf(path)) ?? new Set<string>();
    for (const target of targets) if (target !== "" && target !== domainOf(path)) known.add(target);
    edges.set(domainOf(path), known);
  }
  const circles: string[] = [];
  const walk = (domain: string, path: readonly string[]): void => {
    if (path.includes(domain)) circles.push([...path.slice(path.indexOf(domain)), domain].join(" → "));
    else for (const next of edges.get(domain) ?? []) walk(next, [...path, domain]);
  };
  for (const domain of edges.keys()) walk(domain, []);
  expect([...new Set(circles)]).toEqual([]);
});

test("a table description pulls no database client into infra's bundle", () => {
  const tables = sources().filter((path) => matchesGlob(path, `${CORE}/*/table.ts`) || path === `${CORE}/tables.ts`);
  const heavy = tables.flatMap((path) =>
    [...closure(path)].filter((one) => /^npm:@(aws-sdk|smithy)/.test(one)).map((one) => `${path} → ${one}`),
  );
  expect(heavy).toEqual([]);
});

describe("the rules can fail", () => {
  const refused: readonly (readonly [string, string])[] = [
    [`${CORE}/kernel/id.ts`, 'import { table } from "../table/index.ts";'],
    [`${CORE}/kernel/id.ts`, 'import { Hono } from "hono";'],
    [`${CORE}/table/write.ts`, 'import { Petition } from "../petition/index.ts";'],
    [`${CORE}/table/write.ts`, 'import { PutCommand } from "@aws-sdk/lib-dynamodb";'],
    [`${CORE}/table/write.ts`, 'import { client } from "./dynamo.ts";'],
    [`${CORE}/petition/actions.ts`, 'import { Cards } from "../membership/table.ts";'],
    [`${CORE}/petition/words/list.ts`, 'import { Cards } from "../../membership/table.ts";'],
    [`${CORE}/petition/actions.ts`, 'import type { Context } from "hono";'],
    [`${CORE}/petition/actions.ts`, 'import { Resource } from "sst";'],
    [`${CORE}/petition/actions.ts`, 'import { names } from "../platform/resource.ts";'],
    [`${CORE}/petition/actions.ts`, "const now = new Date();"],
    [`${CORE}/petition/actions.ts`, "const now = Date.now();"],
    [`${CORE}/petition/actions.ts`, "const luck = Math.random();"],
    [`${CORE}/petition/actions.ts`, "const stage = process.env.STAGE;"],
    [`${CORE}/petition/actions.ts`, 'import { z } from "zod";'],
    [`${CORE}/petition/actions.ts`, "export default 1;"],
    [`${CORE}/petition/rules.ts`, 'import { Petitions } from "./table.ts";'],
    [`${CORE}/petition/rules.ts`, 'import {\n  get,\n} from "../table/index.ts";'],
    [`${CORE}/petition/rules.ts`, 'export { sign } from "./actions.ts";'],
    [`${CORE}/petition/table.ts`, 'import { sign } from "./actions.ts";'],
    ["packages/i18n/src/index.ts", 'import { Money } from "@kz2050/core/kernel";'],
    ["packages/ui/src/page.tsx", 'import { Money } from "@kz2050/core/kernel";'],
    ["packages/http/src/app.ts", 'import { TABLES } from "@kz2050/core/tables";'],
    ["packages/api/src/app.ts", 'import { site } from "@kz2050/web/site";'],
    ["packages/api/src/app.ts", 'import { write } from "@kz2050/core/table";'],
    ["packages/api/src/app.ts", 'import { Petitions } from "../../core/src/petition/table.ts";'],
    ["packages/web/src/site.tsx", 'const office = await import("@kz2050/office");'],
    ["packages/office/src/app.tsx", 'import { GetCommand } from "@aws-sdk/lib-dynamodb";'],
    ["packages/workers/src/stream/gifts.ts", 'import { Hono } from "hono";'],
    ["packages/local/src/start.ts", 'import { world } from "@kz2050/testing";'],
    ["infra/table.ts", 'import { Data } from "../stacks/data.ts";'],
    ["infra/table.ts", 'import { sign } from "../packages/core/src/petition/actions.ts";'],
    ["stacks/api.ts", 'import { app } from "@kz2050/api";'],
  ];
  test.each(refused)("%s: %s", (path, source) => {
    expect(violations(path, source)).not.toEqual([]);
  });

  const allowed: readonly (readonly [string, string])[] = [
    [`${CORE}/petition/actions.ts`, 'import { Membership } from "../membership/index.ts";'],
    [`${CORE}/petition/actions.ts`, '// import { z } from "zod"; new Date()\nconst at = new Date(iso);'],
    [`${CORE}/petition/actions.test.ts`, 'import { world } from "@kz2050/testing";'],
    [`${CORE}/reference/data/cities.ts`, 'import type { City } from "../schema.ts";'],
    [`${CORE}/platform/resource.ts`, 'import { Resource } from "sst";'],
    [`${CORE}/table/dynamo.ts`, 'import { PutCommand } from "@aws-sdk/lib-dynamodb";'],
    ["packages/web/src/site.tsx", 'import { Petition } from "@kz2050/core/petition";'],
    ["packages/local/src/start.ts", 'import { site } from "@kz2050/web/site";'],
    ["infra/table.ts", 'import { Petitions } from "../packages/core/src/petition/table.ts";'],
  ];
  test.each(allowed)("%s may %s", (path, source) => {
    expect(violations(path, source)).toEqual([]);
  });
});
