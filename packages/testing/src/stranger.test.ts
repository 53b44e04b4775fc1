import type { LogLine } from "@kz2050/core/platform/log";
import { TABLES } from "@kz2050/core/tables";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type House, linkIn, startHouse } from "./journeys/harness.ts";
import { startsOf, walkPages } from "./journeys/pages.ts";
import { leaksIn, recordsOf, secretsOf, textsOf } from "./stranger.ts";

let house: House;
let records: Awaited<ReturnType<typeof recordsOf>>;
let secrets: ReturnType<typeof secretsOf>;
const lines: LogLine[] = [];

beforeAll(async () => {
  house = await startHouse();
  // Every front and every worker asks its deps for the log when it writes.
  Object.assign(house.platform.deps, { log: (line: LogLine) => void lines.push(line) });
  records = await recordsOf(house);
  secrets = secretsOf(records);
});
afterAll(() => house?.close());

test("there is something to keep: mailboxes, phones and names of the demonstration's people", async () => {
  expect(secrets.mailboxes.length).toBeGreaterThan(50);
  expect(secrets.phones.length).toBeGreaterThan(20);
  expect(secrets.names.length).toBeGreaterThan(10);
  const told: string[] = [];
  await walkPages(house, {
    prefix: "/kk",
    starts: (await startsOf(house)).filter((path) => path.startsWith("/my/")),
    each: (_path, _answer, html) => void told.push(...leaksIn(html, secrets)),
  });
  expect(told, "their own private pages tell people their names").not.toEqual([]);
});

test.each(["kk", "ru", "en"])("no page that a stranger can reach in %s tells anything of anybody", async (locale) => {
  const leaks: string[] = [];
  const pages = await walkPages(house, {
    prefix: `/${locale}`,
    starts: [""],
    mostOfAKind: 8,
    each: (path, _answer, html) => void leaks.push(...leaksIn(html, secrets).map((leak) => `${path}: ${leak}`)),
  });
  expect(leaks).toEqual([]);
  expect(pages.length).toBeGreaterThan(30);
});

test("outside the personal tables stands no mailbox, no phone and no name that nobody chose to show", async () => {
  const { names, mailboxes, phones } = secrets;
  const leaks = TABLES.filter(({ personal }) => !personal).flatMap(({ name }) =>
    (records.get(name) ?? []).flatMap((row) =>
      [...textsOf(row)].flatMap(([field, text]) =>
        [...names, ...mailboxes, ...phones]
          .filter((secret) => text.includes(secret))
          .map((leak) => `${name}.${field}: ${leak}`),
      ),
    ),
  );
  expect(leaks).toEqual([]);
});

test("the trail names fields and codes, never what stands in them", async () => {
  const rows = [...(records.get("Audit") ?? []), ...(records.get("PersonalAudit") ?? [])];
  expect(rows.length).toBeGreaterThan(50);
  const { names, mailboxes, phones } = secrets;
  const told = [...names, ...mailboxes, ...phones].filter((secret) => JSON.stringify(rows).includes(secret));
  expect(told).toEqual([]);
});

interface Operation {
  readonly "x-access"?: string;
  readonly parameters?: readonly { readonly name: string; readonly in: string }[];
}
interface Document {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
}

/** Every value that a record of the demonstration has under this name, private ones too: a stranger may have guessed. */
const valuesOf = (name: string): string[] => {
  const values = [...records.values()].flat().flatMap((row) => (typeof row[name] === "string" ? [row[name]] : []));
  if (name === "codeOrId") return [...valuesOf("proposalId"), ...valuesOf("code")];
  return [...new Set(values)];
};
const MOST_OF_A_ROUTE = 60;
const fill = (path: string, value: string): string => path.replace(/\{\w+\}/, encodeURIComponent(value));

/** The addresses of a route for every record there is; a route whose records are several kinds deep gives none. */
function addressesOf(path: string, { parameters = [] }: Operation): string[] {
  const [name, ...more] = [...path.matchAll(/\{(\w+)\}/g)].map(([, inner = ""]) => inner);
  if (more.length > 0) return [];
  const asked = parameters.filter((one) => one.in === "query" && ["council", "region", "status"].includes(one.name));
  const paths = name === undefined ? [path] : valuesOf(name).map((value) => fill(path, value));
  const queries = asked.flatMap((one) =>
    valuesOf(one.name).map((value) => `?${one.name}=${encodeURIComponent(value)}`),
  );
  return paths.flatMap((one) => ["", ...queries].map((query) => one + query)).slice(0, MOST_OF_A_ROUTE);
}

test("no answer of the API tells a stranger anything of anybody, whichever record they name", async () => {
  const document = (await (await house.request("/api/openapi.json")).json()) as Document;
  const leaks = leaksIn(JSON.stringify(document).replaceAll(/"(?:personId|authors)"/g, ""), secrets);
  const answered = new Map<string, number>();
  for (const [path, methods] of Object.entries(document.paths)) {
    const { get: operation } = methods;
    if (!operation) continue;
    for (const address of addressesOf(path, operation)) {
      const answer = await house.request(address, { headers: { "x-link-token": "A".repeat(22) } });
      const body = await answer.text();
      leaks.push(...leaksIn(body, secrets).map((leak) => `${address}: ${leak}`));
      if (operation["x-access"] !== "anyone") expect([401, 403, 404, 422], address).toContain(answer.status);
      else if (answer.ok) answered.set(path, (answered.get(path) ?? 0) + 1);
    }
  }
  expect(leaks).toEqual([]);
  const open = Object.entries(document.paths).filter(([, { get }]) => get?.["x-access"] === "anyone");
  expect(open.map(([path]) => path).filter((path) => !answered.has(path))).toEqual([]);
});

test("the log tells of requests by their route: no person, no mailbox, no token of a private link", async () => {
  const letters = house.platform.mailbox.list().filter(({ text }) => /\/my\//.test(text));
  const links = letters.slice(0, 20).map(linkIn);
  for (const link of links) await house.request(link);
  const written = lines.map((line) => JSON.stringify(line)).join("\n");
  expect(lines.length).toBeGreaterThan(200);
  expect(leaksIn(written, secrets)).toEqual([]);
  const tokens = links.map((link) => link.split("?")[0]?.split("/").at(-1) ?? "").filter((part) => part.length > 15);
  expect(tokens.length).toBeGreaterThan(5);
  expect(tokens.filter((token) => written.includes(token))).toEqual([]);
});
