import {
  EMPTY_REGION,
  everything,
  foreignStaff,
  type Outsider,
  resident,
  STRANGER,
} from "@kz2050/testing/foreign/outsiders";
import { type House, startHouse } from "@kz2050/testing/journeys/harness";
import { leaksIn, recordsOf, secretsOf, textsOf } from "@kz2050/testing/stranger";
import { afterAll, beforeAll, expect, test } from "vitest";
import { buildDocument, type Operation, operations } from "./document.ts";
import { exampleOf } from "./document-example.ts";

interface Route {
  readonly method: string;
  readonly path: string;
  readonly operation: Operation;
}
const DOCUMENT = buildDocument();
const SCHEMAS = DOCUMENT.components?.schemas ?? {};
/** Operations that name a record and are not open to everybody: by a private link, or for staff. */
const CLOSED: readonly Route[] = operations(DOCUMENT).filter(
  ({ path, operation }) => path.includes("{") && /^(link|person|staff)/.test(operation["x-access"] ?? ""),
);
const LONG = 240_000;
const MOST = 4;

let house: House;
let outsiders: Outsider[];
let secrets: ReturnType<typeof secretsOf>;
let records: Awaited<ReturnType<typeof recordsOf>>;
let before: Awaited<ReturnType<typeof everything>>;

beforeAll(async () => {
  house = await startHouse();
  outsiders = [STRANGER, await resident(house), ...(await foreignStaff(house))];
  await house.drain();
  records = await recordsOf(house);
  secrets = secretsOf(records);
  before = await everything(house);
}, LONG);
afterAll(() => house?.close());

/** Real values of a path's name, of records that lie elsewhere than in the outsiders' empty region. */
function valuesOf(name: string): string[] {
  const rows = [...records.values()].flat().filter((row) => row.region !== EMPTY_REGION);
  const found = rows.flatMap((row) => [...textsOf(row)].filter(([inner]) => inner === name).map(([, text]) => text));
  const all = [...new Set(found)];
  return all.filter((_, index) => index % Math.max(1, Math.floor(all.length / MOST)) === 0).slice(0, MOST);
}

const EXAMPLES: Readonly<Record<string, string>> = { giftReference: "KZ-0000-0000" };

function addressesOf({ path }: Route): string[] {
  let made = [path];
  for (const [whole, name = ""] of path.matchAll(/\{(\w+)\}/g)) {
    const values = valuesOf(name);
    const known = values.length > 0 ? values : [EXAMPLES[name] ?? "none"];
    made = made.flatMap((one) => known.map((value) => one.replace(whole, encodeURIComponent(value))));
  }
  return made;
}

function bodyOf({ operation }: Route): string | undefined {
  const media = operation.requestBody?.content?.["application/json"];
  const example = media?.example ?? (media?.schema && exampleOf(media.schema, SCHEMAS));
  return example === undefined ? undefined : JSON.stringify(example);
}

let requests = 0;
const send = (route: Route, path: string, { cookie }: Outsider) => {
  const body = bodyOf(route);
  return house.request(path, {
    method: route.method.toUpperCase(),
    ...(body !== undefined && { body }),
    headers: {
      ...(body !== undefined && { "content-type": "application/json" }),
      ...{ cookie, "if-match": "*", "x-link-token": "A".repeat(22) },
      "x-client-address": `198.51.${requests >> 8}.${++requests & 255}`,
    },
  });
};

test(
  "no operation of the API opens a record to a stranger, a resident, or staff of another place",
  async () => {
    expect(CLOSED.length).toBeGreaterThan(40);
    const wrong: string[] = [];
    const statuses = new Map<number, number>();
    for (const route of CLOSED)
      for (const path of addressesOf(route))
        for (const outsider of outsiders) {
          const answer = await send(route, path, outsider);
          statuses.set(answer.status, (statuses.get(answer.status) ?? 0) + 1);
          const line = `${outsider.name}: ${route.method} ${path}: ${answer.status}`;
          if (answer.status < 400 || answer.status >= 500) wrong.push(line);
          wrong.push(...leaksIn(await answer.text(), secrets).map((leak) => `${line} ${leak}`));
        }
    expect(wrong).toEqual([]);
    // The door itself refused most of them: neither a form's fault nor a record that is not there.
    expect(statuses.get(401)).toBeGreaterThan(100);
    expect(statuses.get(403)).toBeGreaterThan(200);
    expect(statuses.get(404)).toBeGreaterThan(50);
  },
  LONG,
);

test("of all this nothing changed", async () => {
  await house.drain();
  const after = await everything(house);
  expect([...after].filter(([table, rows]) => before.get(table) !== rows).map(([table]) => table)).toEqual([]);
});
