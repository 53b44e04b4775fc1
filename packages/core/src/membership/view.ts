import * as z from "zod";
import { may } from "../access/index.ts";
import { action, grantFor, NotFoundError } from "../kernel/index.ts";
import { batchGet, write } from "../table/index.ts";
import { likenessesOf } from "./likely.ts";
import { getApplication } from "./record.ts";
import { formerRegions, isKnownToStaff, VISIBLE_TO_STAFF } from "./rules.ts";
import { type Application, type Like, MembershipKey, type Status } from "./schema.ts";
import { seenBy } from "./seen.ts";
import { standingIn } from "./standing.ts";
import { Memberships } from "./table.ts";

/** A likely duplicate as a coordinator sees it; one of another region is told by its region and state alone. */
export interface LikelyApplication extends Like {
  readonly status: Status;
  readonly region: string;
  readonly createdAt: string;
  readonly memberNumber?: string | undefined;
}

/**
 * Reads one application for a decision. The trail names the fields that were really shown, before they are answered.
 * Who handed it to another region goes on seeing what became of it, and decides nothing (`mayDecide`).
 */
export const view = action({
  name: "membership.view",
  access: may("membership.view"),
  unkeyed: true,
  input: z.object({ membershipKey: MembershipKey }),
  async run({ membershipKey }, { actor, now, within, audit }) {
    const application = await getApplication(membershipKey);
    const mayDecide = grantFor(may("membership.view"), actor, { region: application.region }, now) !== undefined;
    const regions = [application.region, ...formerRegions(application)];
    const region = regions.find((one) => grantFor(may("membership.view"), actor, { region: one }, now));
    within({ region: region ?? application.region });
    if (!isKnownToStaff(application)) throw new NotFoundError();
    const likely = mayDecide ? await likelyNow(application) : [];
    const seen = seenBy(actor, application, now);
    audit({ recordId: membershipKey, before: application.status, fields: seen.fields });
    await write();
    const standing = await standingIn(application);
    return { application: seen.application, standing, personId: application.personId, mayDecide, likely };
  },
});

/** Those alike, as they are now. */
async function likelyNow(application: Application): Promise<LikelyApplication[]> {
  const known = new Map((await likenessesOf(application)).map((like) => [like.membershipKey, like]));
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
