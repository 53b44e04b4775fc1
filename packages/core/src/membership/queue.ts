import * as z from "zod";
import { may } from "../access/index.ts";
import {
  action,
  actorId,
  Instant,
  invalidField,
  type Locale,
  NotFoundError,
  type Page,
  reachOf,
  type Staff,
  scope,
} from "../kernel/index.ts";
import { Reference } from "../reference/index.ts";
import { batchGet, get, queryAll, queryPage, write } from "../table/index.ts";
import { numberKeyOf } from "./likeness.ts";
import { getApplication } from "./record.ts";
import { queueOf, readMemberNumber } from "./rules.ts";
import { type Application, MembershipKey, type Status } from "./schema.ts";
import { seenBy } from "./seen.ts";
import { Memberships } from "./table.ts";

export const Waiting = z.enum(["submitted", "more_info"]);

/** A line of a queue: what it takes to choose the next one, and nothing that tells who it is. */
export interface QueueRow {
  readonly membershipKey: string;
  readonly version: number;
  readonly region: string;
  readonly status: Status;
  readonly submittedAt: string;
  readonly city: string;
  readonly cityCode?: string | undefined;
  readonly language: Locale;
  readonly likely: number;
  readonly answered: boolean;
}

const rowOf = (application: Application): QueueRow => ({
  membershipKey: application.membershipKey,
  version: application.version,
  region: application.region,
  status: application.status,
  submittedAt: application.submittedAt ?? application.createdAt,
  city: application.city,
  cityCode: application.cityCode,
  language: application.language,
  likely: application.likely?.length ?? 0,
  answered: application.history.some((step) => step.what === "answered"),
});

/** A page of a region's queue, oldest first. The index gives ids; what has left the state since is dropped. */
export const queue = action({
  name: "membership.queue",
  access: may("membership.queue"),
  unkeyed: true,
  input: z.object({ region: z.string(), status: Waiting.default("submitted"), cursor: z.string().optional() }),
  async run({ region, status, cursor }, { actor, within, audit }): Promise<Page<QueueRow>> {
    within({ region });
    const hash = queueOf(region, status);
    const page = await queryPage(Memberships, { index: "byQueue", hash, cursor, reader: actorId(actor) });
    const rows = (await standingIn(hash, page.items)).map(rowOf);
    audit({ recordId: `membership#${hash}`, fields: rows.map((row) => row.membershipKey) });
    await write();
    return { items: rows, cursor: page.cursor };
  },
});

/** Those of these applications that stand in the queue now. */
async function standingIn(hash: string, rows: readonly { membershipKey: string }[]): Promise<Application[]> {
  const items = await batchGet(
    Memberships,
    rows.map(({ membershipKey }) => ({ membershipKey })),
  );
  return items.flatMap((item) => (item.kind === "application" && item.queue === hash ? [item] : []));
}

/** How far a queue is looked through for the next: those just decided on may stand in the index for a moment yet. */
const AHEAD = 10;

/** The application that comes next in a queue after one of this age, from the queue's start where none does. */
export const next = action({
  name: "membership.next",
  access: may("membership.next"),
  input: z.object({ region: z.string(), status: Waiting, since: Instant, besides: MembershipKey }),
  async run({ region, status, since, besides }, { within }): Promise<{ membershipKey?: string }> {
    within({ region });
    const hash = queueOf(region, status);
    for (const range of [{ gte: since }, undefined]) {
      const rows = await queryAll(Memberships, { index: "byQueue", hash, limit: AHEAD, ...(range && { range }) });
      const found = (await standingIn(hash, rows)).find(({ membershipKey }) => membershipKey !== besides);
      if (found) return { membershipKey: found.membershipKey };
    }
    return {};
  },
});

/** An application chosen for a decision on several: whose it is, and the version that is decided upon. */
export interface PickedRow extends QueueRow {
  readonly surname?: string | undefined;
  readonly givenName?: string | undefined;
}

/** As many applications as may be decided on together. */
export const MOST_PICKED = 50;

/** Those of the chosen applications that still wait in this queue, as they are now: what a decision on all would meet. */
export const pick = action({
  name: "membership.pick",
  access: may("membership.pick"),
  unkeyed: true,
  input: z.object({
    region: z.string(),
    status: Waiting,
    keys: z.array(MembershipKey).min(1, "required").max(MOST_PICKED, "too_many_picked"),
  }),
  async run({ region, status, keys }, { actor, now, within, audit }): Promise<readonly PickedRow[]> {
    within({ region });
    const hash = queueOf(region, status);
    const rows = (
      await standingIn(
        hash,
        keys.map((membershipKey) => ({ membershipKey })),
      )
    ).map((application) => {
      const { surname, givenName } = seenBy(actor, application, now).application;
      return { ...rowOf(application), surname, givenName };
    });
    audit({ recordId: `membership#${hash}`, fields: rows.map((row) => row.membershipKey) });
    await write();
    return rows;
  },
});

/** How many wait in a region, up to 100 of a kind, and since when the first. */
export interface QueueSize {
  readonly region: string;
  readonly submitted: number;
  readonly moreInfo: number;
  /** Since when each of those that wait for a coordinator does, the oldest first. */
  readonly since: readonly string[];
}

const MOST_COUNTED = 100;

/** The sizes of the queues this member of staff may work on. Indexes count here: a moment late, and nothing hangs on it. */
export async function queues(actor: Staff): Promise<QueueSize[]> {
  const reach = reachOf(queue.access, actor, scope().now());
  const regions = reach.all
    ? (await Reference.list("region")).map((region) => region.code)
    : [...new Set(reach.regions)];
  return Promise.all(
    regions.map(async (region) => {
      const [submitted, moreInfo] = await Promise.all(
        Waiting.options.map((status) =>
          queryAll(Memberships, {
            index: "byQueue",
            hash: queueOf(region, status),
            limit: MOST_COUNTED,
            eventual: true,
          }),
        ),
      );
      const since = (submitted ?? []).flatMap((row) => ("submittedAt" in row ? (row.submittedAt ?? []) : []));
      return { region, submitted: since.length, moreInfo: moreInfo?.length ?? 0, since };
    }),
  );
}

/** The membership behind a member number, for the office to open. @throws InvalidError, NotFoundError, ForbiddenError */
export const findByNumber = action({
  name: "membership.find",
  access: may("membership.find"),
  input: z.object({ memberNumber: z.string() }),
  async run({ memberNumber }, { within }) {
    const number = readMemberNumber(memberNumber);
    if (number === undefined) throw invalidField("memberNumber", "invalid_member_number");
    const taken = await get(Memberships, { membershipKey: numberKeyOf(number) });
    if (taken?.kind !== "number") throw new NotFoundError();
    const { membershipKey, region } = await getApplication(taken.of);
    within({ region });
    return { membershipKey };
  },
});
