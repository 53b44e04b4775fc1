import * as z from "zod";
import { may } from "../access/index.ts";
import {
  action,
  actorId,
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
import { likelyFor } from "./likely.ts";
import { numberKeyOf } from "./likeness.ts";
import { getApplication } from "./record.ts";
import { queueOf, readMemberNumber, VISIBLE_TO_STAFF } from "./rules.ts";
import { type Application, type Like, MembershipKey, type Status } from "./schema.ts";
import { seenBy } from "./seen.ts";
import { Memberships } from "./table.ts";

const Waiting = z.enum(["submitted", "more_info"]);

/** A line of a queue: what it takes to choose the next one, and nothing that tells who it is. */
export interface QueueRow {
  readonly membershipKey: string;
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
  input: z.object({ region: z.string(), status: Waiting.default("submitted"), cursor: z.string().optional() }),
  async run({ region, status, cursor }, { actor, within, audit }): Promise<Page<QueueRow>> {
    within({ region });
    const hash = queueOf(region, status);
    const page = await queryPage(Memberships, { index: "byQueue", hash, cursor, reader: actorId(actor) });
    const items = await batchGet(
      Memberships,
      page.items.map(({ membershipKey }) => ({ membershipKey })),
    );
    const rows = items.flatMap((item) => (item.kind === "application" && item.queue === hash ? [rowOf(item)] : []));
    audit({ recordId: `membership#${hash}`, fields: rows.map((row) => row.membershipKey) });
    await write();
    return { items: rows, cursor: page.cursor };
  },
});

/** How many wait in a region, up to 100 of a kind, and since when the first. */
export interface QueueSize {
  readonly region: string;
  readonly submitted: number;
  readonly moreInfo: number;
  readonly oldestAt?: string | undefined;
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
      const first = submitted?.[0];
      const oldestAt = first && "submittedAt" in first ? first.submittedAt : undefined;
      return { region, submitted: submitted?.length ?? 0, moreInfo: moreInfo?.length ?? 0, oldestAt };
    }),
  );
}

/** A likely duplicate as a coordinator sees it; one of another region is told by its region and state alone. */
export interface LikelyApplication extends Like {
  readonly status: Status;
  readonly region: string;
  readonly createdAt: string;
  readonly memberNumber?: string | undefined;
}

/** Reads one application for a decision. The trail names the fields that were really shown, before they are answered. */
export const view = action({
  name: "membership.view",
  access: may("membership.view"),
  input: z.object({ membershipKey: MembershipKey }),
  async run({ membershipKey }, { actor, now, within, audit }) {
    const application = await getApplication(membershipKey);
    within({ region: application.region });
    if (!VISIBLE_TO_STAFF.has(application.status)) throw new NotFoundError();
    const likely = await likelyNow(application);
    const seen = seenBy(actor, application, now);
    audit({ recordId: membershipKey, before: application.status, fields: seen.fields });
    await write();
    return { application: seen.application, likely };
  },
});

/** Those found at confirmation and those confirmed since, as they are now. */
async function likelyNow(application: Application): Promise<LikelyApplication[]> {
  const found = await likelyFor(application.membershipKey, application);
  const known = new Map([...(application.likely ?? []), ...found].map((like) => [like.membershipKey, like]));
  const items = await batchGet(
    Memberships,
    [...known.values()].map(({ membershipKey }) => ({ membershipKey })),
  );
  return items.flatMap((item) => {
    const like = known.get(item.membershipKey);
    if (item.kind !== "application" || !like || !VISIBLE_TO_STAFF.has(item.status)) return [];
    const { status, region, createdAt, memberNumber } = item;
    return [
      { ...like, status, region, createdAt, memberNumber: region === application.region ? memberNumber : undefined },
    ];
  });
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
