import { globSync, readFileSync } from "node:fs";
import { dirname, join, matchesGlob, relative } from "node:path";

export const ROOT = join(import.meta.dirname, "../../..");

/** One row of the table "who may import whom": the first row that fits a file decides. */
interface Row {
  readonly from: string;
  /** Files by path from the root, packages as `npm:name`; `.` is the file's own folder, `~` its own domain. */
  readonly may: readonly string[];
  /** Taken back from `may`. */
  readonly never?: readonly string[];
}

const CORE = "packages/core/src";
const KERNEL = `${CORE}/kernel/**`;
const TABLE = `${CORE}/table/**`;
/** The files that speak to the engine: reading and writing, and making tables. */
const DYNAMO = `${CORE}/table/{dynamo,setup}*.ts`;
const DOMAINS = `${CORE}/*/index.ts`;
const DESCRIPTIONS = [`${CORE}/*/table.ts`, `${CORE}/tables.ts`];
const AWS = ["npm:@aws-sdk/**", "npm:@smithy/**", "npm:aws4"];
const HONO = ["npm:hono", "npm:hono/**"];
const NODE = ["node:*", "node:*/**"];
const PLAIN = ["npm:zod", ...NODE, "npm:libphonenumber-js/**"];
/** What core offers by name to those who serve it; descriptions and `write` are not for pages. */
const FRONT = [DOMAINS, KERNEL, `${CORE}/platform/*.ts`];
const NOT_FRONT = [TABLE, ...DESCRIPTIONS];
const own = (name: string): string => `packages/${name}/src/**`;
const entry = (name: string): string => `packages/${name}/src/*`;

const ROWS: readonly Row[] = [
  { from: KERNEL, may: [KERNEL, ...PLAIN] },
  { from: DYNAMO, may: [KERNEL, TABLE, `${CORE}/platform/**`, ...AWS, ...PLAIN] },
  { from: TABLE, may: [KERNEL, TABLE, ...PLAIN], never: [DYNAMO] },
  { from: `${CORE}/platform/resource.ts`, may: [KERNEL, "npm:sst", ...PLAIN] },
  { from: `${CORE}/platform/**`, may: [KERNEL, TABLE, `${CORE}/platform/**`, ...AWS, ...PLAIN] },
  { from: `${CORE}/*/rules.ts`, may: ["./schema.ts", KERNEL, DOMAINS], never: [TABLE, `${CORE}/platform/**`] },
  { from: `${CORE}/*/table.ts`, may: ["./schema.ts", KERNEL, TABLE, DOMAINS, "npm:zod"], never: [DYNAMO] },
  // What the second factor needs, asked for at its own pages alone.
  ...(["passkey", "totp"] as const).map((name) => ({
    from: `${CORE}/identity/${name}.ts`,
    may: ["~/**", KERNEL, TABLE, DOMAINS, ...PLAIN, name === "totp" ? "npm:otpauth" : "npm:@simplewebauthn/server"],
    never: [DYNAMO],
  })),
  {
    from: `${CORE}/*/**`,
    may: ["~/**", KERNEL, TABLE, DOMAINS, `${CORE}/platform/**`, ...PLAIN],
    never: [DYNAMO, `${CORE}/platform/resource.ts`],
  },
  { from: `${CORE}/*.ts`, may: [KERNEL, TABLE, DOMAINS, ...DESCRIPTIONS], never: [DYNAMO] },
  { from: own("i18n"), may: [own("i18n")] },
  { from: own("ui"), may: [own("ui"), entry("i18n"), "npm:uqr", ...HONO, ...NODE] },
  { from: "packages/mail/src/ses.ts", may: [own("mail"), entry("i18n"), "npm:@aws-sdk/client-sesv2", ...NODE] },
  { from: own("mail"), may: [own("mail"), entry("i18n"), entry("ui"), ...HONO, "npm:ical-generator", ...NODE] },
  {
    from: "packages/http/src/{lambda,deployed}.ts",
    may: [own("http"), `${CORE}/**`, entry("i18n"), ...HONO, ...PLAIN],
  },
  {
    from: own("http"),
    may: [own("http"), ...FRONT, TABLE, entry("i18n"), ...HONO, ...PLAIN],
    never: [DYNAMO, ...DESCRIPTIONS],
  },
  {
    from: own("api"),
    may: [own("api"), ...FRONT, entry("http"), entry("i18n"), ...HONO, "npm:@hono/**", "npm:@scalar/**", ...PLAIN],
    never: NOT_FRONT,
  },
  {
    from: "packages/office/src/sso/provider.ts",
    may: [own("office"), ...FRONT, ...PLAIN, "npm:openid-client"],
    never: NOT_FRONT,
  },
  ...["web", "office"].map((name) => ({
    from: own(name),
    may: [own(name), ...FRONT, entry("http"), entry("i18n"), entry("ui"), ...HONO, "npm:fflate", ...PLAIN],
    never: NOT_FRONT,
  })),
  {
    from: own("workers"),
    may: [
      own("workers"),
      ...FRONT,
      TABLE,
      entry("i18n"),
      entry("mail"),
      "npm:aws-lambda",
      "npm:write-excel-file/**",
      ...PLAIN,
    ],
    never: DESCRIPTIONS,
  },
  {
    from: own("local"),
    may: ["packages/*/src/**", ...HONO, "npm:@hono/node-server", "npm:@aws-sdk/client-dynamodb-streams", ...NODE],
    never: [own("testing"), own("bench")],
  },
  { from: "infra/**", may: ["infra/**", TABLE, ...DESCRIPTIONS], never: [DYNAMO] },
  { from: "stacks/**", may: ["stacks/**", "infra/**", TABLE, ...DESCRIPTIONS], never: [DYNAMO] },
];

const IMPORT =
  /(?:^|[;\n])\s*(?:import|export)\s(?:[^"'`;]*?\sfrom\s*)?["']([^"'\n]+)["']|\bimport\(\s*["']([^"'\n]+)["']/g;

/** Source without its comments, so that prose is not read as code. Addresses in strings (`https://`) stay. */
export function withoutComments(source: string): string {
  return source.replace(/\/\*[\s\S]*?\*\//g, "").replace(/(^|[\s;{}(),])\/\/[^\n]*/g, "$1");
}

/** Every specifier a file imports or re-exports, types included. */
export function importsOf(source: string): string[] {
  return [...withoutComments(source).matchAll(IMPORT)].map((found) => found[1] ?? found[2] ?? "");
}

/** Our own package's file behind a name such as `@kz2050/core/petition`, by its `exports`; undefined if it has none. */
function exported(specifier: string): string | undefined {
  const [, folder = "", rest = ""] = /^@kz2050\/([^/]+)\/?(.*)$/.exec(specifier) ?? [];
  const manifest: { exports?: Record<string, string> } = JSON.parse(
    readFileSync(join(ROOT, "packages", folder, "package.json"), "utf8"),
  );
  const key = rest === "" ? "." : `./${rest}`;
  const exports = Object.entries(manifest.exports ?? {}).sort(([a], [b]) => b.length - a.length);
  for (const [pattern, target] of exports) {
    const [head = "", tail] = pattern.split("*");
    if (tail === undefined ? key !== pattern : !(key.startsWith(head) && key.endsWith(tail))) continue;
    const middle = tail === undefined ? "" : key.slice(head.length, key.length - tail.length);
    return join("packages", folder, target.replace("*", middle));
  }
  return undefined;
}

/** The file (from the root) or `npm:`/`node:` package a specifier stands for. */
export function resolve(from: string, specifier: string): string {
  if (specifier.startsWith(".")) return join(dirname(from), specifier);
  if (specifier.startsWith("@kz2050/")) return exported(specifier) ?? `npm:${specifier}`;
  return specifier.startsWith("node:") ? specifier : `npm:${specifier}`;
}

const packageOf = (path: string): string => /^packages\/([^/]+)\//.exec(path)?.[1] ?? path.split("/")[0] ?? "";
const isTest = (path: string): boolean => /\.test\.tsx?$/.test(path);
const isConfig = (path: string): boolean => /(^|\/)[\w.]+\.config\.ts$/.test(path);

function fits(path: string, patterns: readonly string[], from: string): boolean {
  const domain = from.split("/").slice(0, 4).join("/");
  const own = (pattern: string): string =>
    pattern.startsWith("./") ? join(dirname(from), pattern) : pattern.replace(/^~/, domain);
  return patterns.some((pattern) => matchesGlob(path, own(pattern)));
}

/** What a file does against the rules of the house, one sentence each. */
export function violations(from: string, source: string): string[] {
  const code = withoutComments(source);
  const found: string[] = [];
  if (/import\s*(type\s*)?\{[^}]*\bz\b[^}]*\}\s*from\s*["']zod["']/.test(code)) found.push('imports { z } from "zod"');
  if (/^export default\b/m.test(code) && !isConfig(from)) found.push("has a default export");
  const row = isTest(from) ? undefined : ROWS.find((one) => matchesGlob(from, one.from));
  for (const specifier of importsOf(source)) {
    const target = resolve(from, specifier);
    if (specifier.startsWith(".") && target.startsWith("packages/") && from.startsWith("packages/")) {
      if (packageOf(target) !== packageOf(from)) found.push(`reaches into another package by path: ${specifier}`);
    }
    if (target === "npm:sst" && !row?.may.includes(target)) found.push("imports sst");
    else if (row && (!fits(target, row.may, from) || fits(target, row.never ?? [], from))) {
      found.push(`may not import ${target}`);
    }
  }
  if (from.startsWith(`${CORE}/`) && !from.startsWith(`${CORE}/platform/`) && !isTest(from)) {
    const ambient = /new Date\(\s*\)|\bDate\.now\b|\bMath\.random\b|\bprocess\.env\b/g;
    for (const [word] of code.matchAll(ambient)) found.push(`takes ${word} from outside the scope`);
  }
  return found;
}

/** Every source file of the repository, by path from the root. */
export function sources(): string[] {
  const found = globSync(["packages/*/src/**/*.{ts,tsx}", "infra/**/*.ts", "stacks/**/*.ts"], { cwd: ROOT });
  return found.filter((path) => !path.includes("/generated/") && !path.includes("node_modules")).sort();
}

export const read = (path: string): string => readFileSync(join(ROOT, path), "utf8");

/** Everything a file pulls in when it is bundled, itself included; types are left out, as a bundler does. */
export function closure(from: string, seen = new Set<string>()): Set<string> {
  if (seen.has(from)) return seen;
  seen.add(from);
  if (!from.startsWith("packages/")) return seen;
  const code = withoutComments(read(from)).replace(/(import|export) type [^;]*;/g, "");
  for (const specifier of importsOf(code)) closure(relative(ROOT, join(ROOT, resolve(from, specifier))), seen);
  return seen;
}
