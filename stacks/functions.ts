import type { Description } from "@kz2050/core/table";
import { TABLES } from "@kz2050/core/tables";
import type { Reach } from "../infra/links.ts";
import type { When } from "../infra/schedule.ts";

// Every function of the platform, what it may touch and when it runs. A handler is a path; its code is never imported.

interface Served {
  readonly handler: string;
  readonly reach: Reach;
}

/** Handlers that are not written yet are left out; a test counts them. */
const written = ({ handler }: { readonly handler: string }): boolean =>
  process.getBuiltinModule("node:fs").existsSync(handler.replace(/\.handler$/, ".ts"));

/** Only workers write these: a number that moves, what was sent. */
const WORKERS_ONLY = ["Counts", "Sent"];
/** Not the business of a visitor, nor of anybody who is not staff. */
const STAFF_ONLY = ["Audit", "Parked", "PersonalAudit", "Sessions", "Staff"];
/** Public, but nothing a page shows. */
const BEHIND_PAGES = ["Limits", "Requests"];

const names = TABLES.map(({ name }) => name);
const without = (...left: readonly (readonly string[])[]): string[] =>
  names.filter((name) => !left.flat().includes(name));

/** What public pages read. */
export const SITE_READS: readonly Description[] = TABLES.filter(
  ({ name, personal }) => !personal && !["Sent", ...STAFF_ONLY, ...BEHIND_PAGES].includes(name),
);

/** What answers HTTP. */
export const HTTP = {
  Site: { handler: "packages/web/src/lambda-site.handler", reach: { reads: SITE_READS.map(({ name }) => name) } },
  Mine: {
    handler: "packages/web/src/lambda-mine.handler",
    reach: { reads: ["Counts"], writes: without(WORKERS_ONLY, STAFF_ONLY) },
  },
  Api: {
    handler: "packages/api/src/lambda.handler",
    reach: { reads: ["Counts", "Staff"], writes: without(WORKERS_ONLY, ["Parked", "Staff"]) },
  },
  Office: {
    handler: "packages/office/src/lambda.handler",
    reach: { reads: ["Counts"], writes: without(WORKERS_ONLY) },
  },
} as const satisfies Record<string, Served>;

/** The sender of what the queue holds, and the one who hears what came back. */
export const MAIL = {
  handler: "packages/workers/src/queue/mail.handler",
  reach: { reads: ["Addresses"], writes: ["Sent"] },
} as const satisfies Served;
export const BOUNCE = {
  handler: "packages/workers/src/queue/bounce.handler",
  reach: { writes: ["Addresses"] },
} as const satisfies Served;

/** What a stream's worker touches beside its own table, what is public, the counters and what it parks. */
const STREAM_REACH: Readonly<Record<string, Reach>> = {};

interface StreamFunction extends Served {
  readonly table: string;
}

/** Each table that tells has a worker named after it. */
export const STREAMS: readonly StreamFunction[] = TABLES.filter(({ stream }) => stream !== "none")
  .map(({ name }) => {
    const { reads = [], writes = [], scans = [] } = STREAM_REACH[name] ?? {};
    const wrote = ["Counts", "Parked", ...writes];
    const read = new Set([name, ...SITE_READS.map((table) => table.name), ...reads]);
    return {
      table: name,
      handler: `packages/workers/src/stream/${name.replace(/(?<=[a-z])(?=[A-Z])/g, "-").toLowerCase()}.handler`,
      reach: { reads: [...read].filter((one) => !wrote.includes(one)), writes: wrote, scans },
    };
  })
  .filter(written);

interface Job extends Served {
  readonly name: string;
  readonly when: When;
}

/** What runs by the clock of the country. */
export const JOBS: readonly Job[] = [];
