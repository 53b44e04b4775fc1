import { inScope, system } from "@kz2050/core/kernel";
import { formToken } from "@kz2050/http";
import { createOffice } from "@kz2050/office";
import { createMine } from "@kz2050/web/mine";
import { createSite } from "@kz2050/web/site";
import { afterAll, beforeAll, expect, test } from "vitest";
import { addressesOf, knownIds, type Route, routesWithIds } from "./foreign/addresses.ts";
import { everything, foreignStaff, furtherRecords, type Outsider, resident, STRANGER } from "./foreign/outsiders.ts";
import { formNames } from "./form-names.ts";
import { type House, startHouse } from "./journeys/harness.ts";
import { leaksIn, recordsOf, secretsOf } from "./stranger.ts";

const LONG = 240_000;

let house: House;
let ids: Awaited<ReturnType<typeof knownIds>>;
let secrets: ReturnType<typeof secretsOf>;
let staff: Outsider[];
let person: Outsider;
let before: Awaited<ReturnType<typeof everything>>;
let forms: string[];

beforeAll(async () => {
  house = await startHouse();
  const people = (await recordsOf(house)).get("Memberships")?.flatMap(({ personId }) => personId ?? []) as string[];
  await furtherRecords(house, [...new Set(people)].slice(-2));
  ids = await knownIds(house);
  secrets = secretsOf(await recordsOf(house));
  [staff, person] = [await foreignStaff(house), await resident(house)];
  await house.drain();
  forms = await formNames();
  before = await everything(house);
}, LONG);
afterAll(() => house?.close());

let requests = 0;
const ask = (path: string, cookie: string, init: RequestInit = {}) =>
  house.request(path, {
    ...init,
    headers: { cookie, origin: house.origin, "x-client-address": `198.51.${requests >> 8}.${++requests & 255}` },
  });
const signed = (form: string): string =>
  inScope({ ...house.platform.deps, actor: system("test"), requestId: "" }, () => formToken(form));

/** Sends a form as one of ours would be: under the first of these names that the page takes. */
async function press(path: string, cookie: string, names: readonly string[]): Promise<Response> {
  let answer: Response | undefined;
  for (const name of names) {
    answer = await ask(path, cookie, {
      method: "POST",
      body: new URLSearchParams({ ...FIELDS, formToken: signed(name) }),
    });
    if (!(await answer.clone().text()).includes(EXPIRED)) return answer;
  }
  return answer as Response;
}
const EXPIRED = "Форманы толтыру уақыты өтті";
/** Something in every field, so that a form is not refused for what it lacks. */
const FIELDS = {
  ...{ reason: "other", note: "Мұны өзге біреу жазып отыр, қабылданбауы керек.", text: "Мұны өзге біреу жазып отыр." },
  ...{
    code: "000000",
    version: "1",
    region: "62",
    email: "bireu@posta.example",
    number: "1",
    until: "",
    next: "/office/kk",
  },
};

const isDoor = (answer: Response): boolean =>
  /\/(sign-in|my)(\?|$)/.test(answer.headers.get("location") ?? "") ||
  answer.headers.get("location") === "/office/kk/sign-in";

/** Refused: as unknown, as not allowed, by its form, or sent to the door. */
const isRefused = (answer: Response): boolean =>
  [400, 401, 403, 404, 409, 422].includes(answer.status) || (answer.status === 303 && isDoor(answer));

interface Tried {
  readonly answered: string[];
  readonly leaks: string[];
  readonly statuses: Map<number, number>;
}

async function tryAll(
  routes: readonly Route[],
  outsiders: readonly Outsider[],
  send: (route: Route, path: string, outsider: Outsider) => Promise<Response>,
): Promise<Tried> {
  const tried: Tried = { answered: [], leaks: [], statuses: new Map() };
  for (const route of routes) {
    const paths = addressesOf(route, ids);
    expect(paths.length, `${route.path}: the demonstration has none`).toBeGreaterThan(0);
    for (const path of paths)
      for (const outsider of outsiders) {
        const answer = await send(route, path, outsider);
        tried.statuses.set(answer.status, (tried.statuses.get(answer.status) ?? 0) + 1);
        const line = `${outsider.name}: ${route.method} ${path}: ${answer.status} ${answer.headers.get("location") ?? ""}`;
        if (!isRefused(answer)) tried.answered.push(line);
        tried.leaks.push(
          ...leaksIn(withoutAddress(await answer.text(), path), secrets).map((leak) => `${line} ${leak}`),
        );
      }
  }
  return tried;
}
/** A page may say the address it was asked at. */
const withoutAddress = (text: string, path: string): string =>
  text.replaceAll(/\/(?:kk|ru|en)\/[^"'\s]*/g, "").replaceAll(path, "");

const routesOf = (app: { readonly routes: readonly Route[] }): Route[] => routesWithIds(app.routes);
const deps = () => house.platform.deps;

/** Open to whoever knows the address, in the office too: the ways in, which tell nothing of whom they let in. */
const DOORS = /\/sign-in\//;

test(
  "no page and no form of the office opens a record to a stranger, a resident, or staff of another place",
  async () => {
    const routes = routesOf(createOffice(deps())).filter(({ path }) => !DOORS.test(path));
    expect(routes.length).toBeGreaterThan(35);
    const outsiders = [STRANGER, person, ...staff];
    const { answered, leaks, statuses } = await tryAll(routes, outsiders, (route, path, { cookie }) =>
      route.method === "GET" ? ask(path, cookie) : press(path, cookie, ["office"]),
    );
    expect({ answered, leaks }).toEqual({ answered: [], leaks: [] });
    expect(statuses.get(403)).toBeGreaterThan(200);
  },
  LONG,
);

/**
 * Public by design: giving to a campaign and supporting a proposal, both public records; and the page that says "we
 * wrote to you", which is the same whoever opens it and whether or not there is such a record.
 */
const OPEN = /\/campaigns\/:campaignId\/give|\/support(\/|$)|\/sent(\/|$)|\/sign-in\//;
const isOpen = ({ method, path }: Route): boolean =>
  !path.includes(":token") && (OPEN.test(path) || (method === "GET" && CODE_PAGE.test(path)));
/** "Enter the code we sent": the same page whichever challenge is named. What is entered there is its owner's alone. */
const CODE_PAGE = /\/settings\/mailbox\/:challengeId/;

test(
  "no private page of the site opens, and no form of one is carried out, without its token or its owner",
  async () => {
    const routes = routesOf(createMine(deps())).filter((route) => !isOpen(route));
    expect(routes.length).toBeGreaterThan(35);
    const { answered, leaks, statuses } = await tryAll(routes, [STRANGER, person], (route, path, { cookie }) =>
      route.method === "GET" ? ask(path, cookie) : press(path, cookie, forms),
    );
    expect({ answered, leaks }).toEqual({ answered: [], leaks: [] });
    expect(statuses.get(404)).toBeGreaterThan(100);
  },
  LONG,
);

test(
  "a page that anybody may open tells whoever guesses a record's id nothing of anybody",
  async () => {
    const routes = [createMine(deps()), createSite(deps())]
      .flatMap(routesOf)
      .filter((route) => route.method === "GET" && !route.path.includes(":token"));
    expect(routes.length).toBeGreaterThan(8);
    const { leaks, statuses } = await tryAll(routes, [STRANGER, person], (_route, path, { cookie }) =>
      ask(path, cookie),
    );
    expect(leaks).toEqual([]);
    expect([...statuses.keys()].filter((status) => status >= 500)).toEqual([]);
  },
  LONG,
);

test("of all this nothing changed: no record, no letter, no counter", async () => {
  await house.drain();
  const after = await everything(house);
  expect([...after].filter(([table, rows]) => before.get(table) !== rows).map(([table]) => table)).toEqual([]);
});
