import type { Description } from "@kz2050/core/table";
import { TABLES } from "@kz2050/core/tables";
import type { Reach, When } from "../infra/listing.ts";

// Every function of the platform, what it may touch and when it runs. A handler is a path; its code is never imported.

interface Served {
  readonly handler: string;
  readonly reach: Reach;
}

/** Only workers write these: a number that moves, what was sent. */
const WORKERS_ONLY = ["Cases", "CertificateChecks", "Counts", "Happenings", "HoursGiven", "Sent"];
/** Not the business of a visitor, nor of anybody who is not staff. */
const STAFF_ONLY = [
  "Audit",
  "Ceremonies",
  "ExportPieces",
  "Exports",
  "MailingLines",
  "Mailings",
  "Merges",
  "Notes",
  "Parked",
  "PersonalAudit",
  "Staff",
];
/** Public, but nothing a page shows. */
const BEHIND_PAGES = ["Happenings", "HoursGiven", "Limits", "Requests"];

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
    // Who holds a role is not erased before it ends; what colleagues noted of a person stands in their archive.
    reach: {
      reads: ["Counts", "MailingLines", "Mailings", "Notes", "Staff"],
      writes: without(WORKERS_ONLY, STAFF_ONLY),
    },
  },
  Api: {
    handler: "packages/api/src/lambda.handler",
    reach: {
      reads: ["Cases", "Counts", "Staff"],
      writes: without(WORKERS_ONLY, [
        "Ceremonies",
        "ExportPieces",
        "Exports",
        "MailingLines",
        "Mailings",
        "Merges",
        "Notes",
        "Parked",
        "Staff",
      ]),
    },
  },
  Office: {
    handler: "packages/office/src/lambda.handler",
    reach: {
      reads: ["Counts", "ExportPieces", "Sent"],
      writes: without(WORKERS_ONLY, ["ExportPieces", "MailingLines"]),
    },
  },
} as const satisfies Record<string, Served>;

/** The sender of what the queue holds, and the one who hears what came back. */
export const MAIL = {
  handler: "packages/workers/src/queue/mail.handler",
  reach: { reads: ["Addresses", "HoursNoted", "Memberships", "People", "Proposals", "Reference"], writes: ["Sent"] },
} as const satisfies Served;
export const BOUNCE = {
  handler: "packages/workers/src/queue/bounce.handler",
  reach: { writes: ["Addresses"] },
} as const satisfies Served;

/** Wherever a record, a profile or a list names a person. */
const PERSONS = [
  ...["Addresses", "Bookings", "Certificates", "Challenges", "Councils", "Days", "Erasures", "Gifts", "HoursNoted"],
  ...["Lecturers", "Memberships"],
  ...["Merges", "Notes", "PendingSupports", "People", "Proposals", "SchoolContacts", "Sessions", "Staff", "Supports"],
];

/**
 * What a stream's worker touches beside its own table, what is public, the counters and what it parks. A record that
 * names a person is noted on their address, which is else forgotten.
 */
const STREAM_REACH: Readonly<Record<string, Reach>> = {
  Bookings: { reads: ["SchoolContacts"], writes: ["Addresses", "Happenings", "People"] },
  Certificates: { reads: ["HoursNoted"], writes: ["Addresses", "CertificateChecks", "People"] },
  // A code is mailed to those alone who hold a grant.
  Challenges: { reads: ["Staff"] },
  // Erasing goes through every service as its owner would, and leaves nothing that names them.
  Erasures: { writes: [...PERSONS, "ExportPieces", "Exports", "MailingLines"] },
  // An export reads whole tables, a page at a time: no index lists a place's records, and it is asked for seldom.
  Exports: {
    reads: ["SchoolContacts", "Staff"],
    writes: ["ExportPieces", "Exports"],
    scans: ["Audit", "Bookings", "Gifts", "Memberships", "PersonalAudit", "Proposals"],
  },
  // A letter to many reads whole tables for its recipients, as an export does, and sends by itself.
  Mailings: {
    reads: ["Addresses", "Memberships", "People"],
    writes: ["MailingLines", "Mailings", "Sent"],
    scans: ["Bookings", "Memberships", "People"],
  },
  Gifts: { writes: ["Addresses", "Campaigns", "Donors", "Happenings", "People", "Transfers"] },
  HoursNoted: { writes: ["Addresses", "Certificates", "HoursGiven", "People"] },
  // Two who turned out to be one: every record of theirs is given to the one who is kept.
  Merges: { writes: PERSONS },
  Memberships: { writes: ["Addresses", "Cards", "Happenings", "People"] },
  PendingSupports: { writes: ["Addresses", "People"] },
  Proposals: { writes: ["Addresses", "Cases", "Happenings", "People"] },
  Staff: { writes: ["Councils"] },
};

/** Workers that hand letters to the provider themselves. */
export const SENDING_STREAMS: ReadonlySet<string> = new Set(["Mailings"]);

interface StreamFunction extends Served {
  readonly table: string;
}

function streamFunction(table: string): StreamFunction {
  const { reads = [], writes = [], scans = [] } = STREAM_REACH[table] ?? {};
  const wrote = ["Counts", "Parked", ...writes];
  const read = new Set([table, ...SITE_READS.map(({ name }) => name), ...reads]);
  return {
    table,
    handler: `packages/workers/src/stream/${table.replace(/(?<=[a-z])(?=[A-Z])/g, "-").toLowerCase()}.handler`,
    reach: { reads: [...read].filter((one) => !wrote.includes(one)), writes: wrote, scans },
  };
}

/** The worker of what was parked does again what any other worker does. */
function replaying(worker: StreamFunction, all: readonly StreamFunction[]): StreamFunction {
  const writes = [...new Set(all.flatMap(({ reach }) => reach.writes ?? []))];
  const reads = new Set(all.flatMap(({ reach }) => reach.reads ?? []));
  const scans = [...new Set(all.flatMap(({ reach }) => reach.scans ?? []))];
  return { ...worker, reach: { reads: [...reads].filter((one) => !writes.includes(one)), writes, scans } };
}

/** Each table that tells has a worker named after it. */
export const STREAMS: readonly StreamFunction[] = TABLES.filter(({ stream }) => stream !== "none")
  .map(({ name }) => streamFunction(name))
  .map((worker, _, all) => (worker.table === "Parked" ? replaying(worker, all) : worker));

interface Job extends Served {
  readonly name: string;
  readonly when: When;
}

const job = (name: string, when: When, reach: Reach): Job => ({
  name: `${name.replace(/(?:^|-)([a-z])/g, (_, letter: string) => letter.toUpperCase())}Job`,
  when,
  handler: `packages/workers/src/schedule/${name}.handler`,
  reach,
});

/** What runs by the clock: each as its own file says. */
export const JOBS: readonly Job[] = [
  job("forget", "cron(10 21 * * ? *)", { writes: ["Addresses"], scans: ["Addresses"] }),
  job("members", "cron(40 20 * * ? *)", { reads: ["Reference"], writes: ["Counts"], scans: ["Cards"] }),
  job("close-campaigns", "rate(10 minutes)", { reads: ["Counts"], writes: ["Audit", "Campaigns"] }),
  job("recount-campaigns", "cron(50 21 * * ? *)", { writes: ["Counts"], scans: ["Campaigns", "Donors", "Postings"] }),
  job("expire-holds", "rate(5 minutes)", { reads: ["Reference"], writes: ["Bookings", "Days"] }),
  job("recount-lectures", "cron(50 20 * * ? *)", { reads: ["Reference"], writes: ["Counts"], scans: ["Bookings"] }),
  // It carries on what the workers of erasures and merges began.
  job("retention", "cron(30 20 * * ? *)", {
    reads: ["Reference", "Schools"],
    writes: [...PERSONS, "MailingLines", "PersonalAudit"],
    scans: [
      ...[
        "Addresses",
        "Bookings",
        "Certificates",
        "Erasures",
        "Gifts",
        "HoursNoted",
        "Memberships",
        "Merges",
        "PendingSupports",
        "People",
      ],
      ...["PersonalAudit", "Proposals"],
    ],
  }),
  job("recount-statistics", "cron(20 21 * * ? *)", {
    reads: ["Campaigns", "Reference"],
    writes: ["Counts", "Happenings"],
    scans: ["Bookings", "Gifts", "Happenings", "Memberships", "Proposals"],
  }),
  job("mailings", "rate(1 minute)", { writes: ["Mailings"] }),
  job("recount-volunteering", "cron(10 20 * * ? *)", {
    reads: ["Reference"],
    writes: ["Counts"],
    scans: ["HoursGiven"],
  }),
  job("recount-councils", "cron(40 21 * * ? *)", { writes: ["Counts"], scans: ["Cases", "Proposals", "Supports"] }),
];
