import type { House } from "../journeys/harness.ts";
import { recordsOf } from "../stranger.ts";
import { EMPTY_REGION } from "./outsiders.ts";

type Row = Readonly<Record<string, unknown>>;
type Records = ReadonlyMap<string, readonly Row[]>;

/** A route of an application: as Hono keeps it. */
export interface Route {
  readonly method: string;
  readonly path: string;
}
const MOST = 2;

/** The routes that name a record: an id, and not a language, a choice or a token alone. */
export function routesWithIds(routes: readonly Route[]): Route[] {
  const kept = new Map<string, Route>();
  for (const { method, path } of routes)
    if (["GET", "POST"].includes(method) && idOf(path) !== undefined) kept.set(`${method} ${path}`, { method, path });
  return [...kept.values()];
}

const PARAM = /:(\w+)(?:\{((?:[^{}]|\{[^{}]*\})*)\})?/g;
const paramsOf = (path: string): string[] => [...path.matchAll(PARAM)].map(([, name = ""]) => name);
const IDS = ["personId", "who", "membershipKey", "giftId", "bookingId", "lecturerId", "proposalId", "supportId"];
const MORE_IDS = [
  "mailingId",
  "campaignId",
  "exportId",
  "mergeId",
  "challengeId",
  "sessionId",
  "erasureId",
  "region",
  "hoursId",
  "certificateId",
  "organiser",
];
const idOf = (path: string): string | undefined => paramsOf(path).find((name) => [...IDS, ...MORE_IDS].includes(name));

/** Real values of each name, of records that lie elsewhere than in the outsiders' empty region. */
export async function knownIds(house: House): Promise<ReadonlyMap<string, readonly string[]>> {
  const records = await recordsOf(house);
  const known = new Map<string, string[]>();
  for (const name of [...IDS, ...MORE_IDS]) known.set(name, valuesOf(records, name));
  known.set("who", known.get("personId") ?? []);
  known.set("region", ["71", "75"]);
  known.set("organiser", ["71", "country"]);
  known.set(
    "sessionId",
    (records.get("Sessions") ?? []).map((row) => String(row.sessionHash).slice(0, 16)),
  );
  return known;
}

/** The name under which a table's own rows bear an id of this kind, where it is not the kind's. */
const HOME: Readonly<Record<string, string>> = {
  ...{ membershipKey: "Memberships", giftId: "Gifts", bookingId: "Bookings", lecturerId: "Lecturers" },
  ...{
    proposalId: "Proposals",
    supportId: "PendingSupports",
    campaignId: "Campaigns",
    exportId: "Exports",
    mailingId: "Mailings",
  },
  ...{ mergeId: "Merges", challengeId: "Challenges", erasureId: "Erasures", personId: "People" },
  ...{ hoursId: "HoursNoted", certificateId: "Certificates" },
};
const PREFIX: Readonly<Record<string, RegExp>> = { membershipKey: /^mem_/, hoursId: /^hrs_/ };

function valuesOf(records: Records, name: string): string[] {
  const rows = (records.get(HOME[name] ?? "") ?? []).filter((row) => row.region !== EMPTY_REGION);
  const values = rows.map((row) => row[name]).filter((value): value is string => typeof value === "string");
  return [...new Set(values)].filter((value) => PREFIX[name]?.test(value) ?? true);
}

/** Values of what is no id: every verb the office has, a token of the right shape that is nobody's. */
const CHOICES: Readonly<Record<string, readonly string[]>> = {
  locale: ["kk"],
  token: ["A".repeat(22)],
  status: ["submitted"],
  topic: ["news"],
  grant: ["coordinator#71", "central#country"],
  file: ["1"],
  verb: [
    ...["approve", "ask", "assign", "reject", "transfer", "undo", "end", "submit", "open", "return", "close"],
    ...["update", "hide", "undo-return", "publish", "refuse", "take-up", "vote", "close-voting", "dispatch", "extend"],
    ...[
      "answer",
      "plan-milestone",
      "complete-milestone",
      "revise",
      "submit",
      "send",
      "try",
      "undo-send",
      "send-back",
      "cancel",
      "confirm",
      "annul",
    ],
  ],
};

/** The addresses of a route for some of the records there are, spread over all of them. */
export function addressesOf({ path }: Route, known: ReadonlyMap<string, readonly string[]>): string[] {
  let made = [path];
  for (const [whole, name = ""] of path.matchAll(PARAM)) {
    const ids = known.get(name);
    const step = Math.max(1, Math.floor((ids?.length ?? 0) / MOST));
    const values = ids ? ids.filter((_, index) => index % step === 0).slice(0, MOST) : CHOICES[name];
    if (!values) throw new Error(`${path}: what is a “${name}”?`);
    made = made.flatMap((one) => values.map((value) => one.replace(whole, encodeURIComponent(value))));
  }
  return made;
}
