import * as z from "zod";
import { may } from "../access/index.ts";
import { action, ConflictError, ForbiddenError, isUndoable, NotFoundError, platform } from "../kernel/index.ts";
import { Audit, isDoneBy, queryAll, write } from "../table/index.ts";
import { find, placeOf, totalsOf } from "./read.ts";
import { assertOtherEyes, assertPlan, closingOf } from "./rules.ts";
import { CampaignId, CloseReason, ReturnReason } from "./schema.ts";
import { step } from "./step.ts";
import { Campaigns } from "./table.ts";

/** Gives a submitted campaign back to its writers, with a reason. */
export const sendBack = action({
  name: "campaign.send-back",
  access: may("campaign.send-back"),
  input: z.object({ campaignId: CampaignId, reason: ReturnReason, note: z.string().trim().max(1000).optional() }),
  async run({ campaignId, reason, note }, { within, audit }) {
    const campaign = await find(campaignId);
    within(placeOf(campaign));
    audit({ recordId: campaignId, before: "submitted", after: "draft", reason });
    const set = { returnReason: reason, ...(note && { returnNote: note }) };
    await write(step(campaign, { from: "submitted", to: "draft", set }));
    return { campaignId };
  },
  again: async ({ campaignId }) => ({ campaignId }),
});

/** Takes one's own sending back within 30 seconds, while its writers have changed nothing yet. */
export const undoSendBack = action({
  name: "campaign.undo-send-back",
  access: may("campaign.undo-send-back"),
  input: z.object({ campaignId: CampaignId }),
  async run({ campaignId }, { actor, now, within, audit }) {
    const campaign = await find(campaignId);
    within(placeOf(campaign));
    const { status, returnReason, listedAt, version } = campaign;
    if (status !== "draft" || returnReason === undefined) throw new ConflictError("nothing_to_undo");
    if (!isUndoable(listedAt, now)) throw new ConflictError("undo_too_late");
    if (!(await isDoneBy(Audit, actor.personId, "campaign.send-back", campaignId, listedAt)))
      throw new ForbiddenError("not_own_decision");
    audit({ recordId: campaignId, before: "draft", after: "submitted" });
    await write(step(campaign, { from: "draft", to: "submitted", remove: ["returnReason", "returnNote"] }, version));
    return { campaignId };
  },
  again: async ({ campaignId }) => ({ campaignId }),
});

/** Opens a campaign for gifts, as it was read: another pair of eyes than wrote it. */
export const open = action({
  name: "campaign.open",
  access: may("campaign.open"),
  input: z.object({ campaignId: CampaignId, version: z.int() }),
  async run({ campaignId, version }, { actor, now, within, audit }) {
    const campaign = await find(campaignId);
    within(placeOf(campaign));
    assertOtherEyes(campaign.authors, actor);
    if (campaign.status === "submitted") assertPlan(campaign, now);
    audit({ recordId: campaignId, before: "submitted", after: "open" });
    const set = { openedAt: now.toISOString(), openedBy: actor.personId };
    await write(step(campaign, { from: "submitted", to: "open", set }, version));
    return { campaignId };
  },
  again: async ({ campaignId }) => ({ campaignId }),
});

/** Ends the taking of new gifts. Money that is on its way is still booked. */
export const close = action({
  name: "campaign.close",
  access: may("campaign.close"),
  input: z.object({ campaignId: CampaignId, reason: CloseReason }),
  async run({ campaignId, reason }, { now, within, audit }) {
    const campaign = await find(campaignId);
    within(placeOf(campaign));
    audit({ recordId: campaignId, before: "open", after: "closed", reason });
    await write(
      step(campaign, { from: "open", to: "closed", set: { closedAt: now.toISOString(), closeReason: reason } }),
    );
    return { campaignId };
  },
  again: async ({ campaignId }) => ({ campaignId }),
});

/** Closes what has come to its end by its own rules. */
const closeByRule = action({
  name: "campaign.close-by-rule",
  access: platform,
  unkeyed: true,
  input: z.object({ campaignId: CampaignId }),
  async run({ campaignId }, { now, audit }) {
    const campaign = await find(campaignId);
    const [totals] = await totalsOf([campaignId]);
    const reason = closingOf(campaign, totals?.raised ?? 0, now);
    if (!reason) return { closed: false };
    audit({ recordId: campaignId, before: "open", after: "closed", reason });
    await write(
      step(campaign, { from: "open", to: "closed", set: { closedAt: now.toISOString(), closeReason: reason } }),
    );
    return { closed: true };
  },
});

/** The job: looks through the open campaigns and closes those past their last day or, under `stop`, at their target. */
export async function closeDue(): Promise<number> {
  const rows = await queryAll(Campaigns, { index: "byListing", hash: "open" });
  let closed = 0;
  for (const { campaignId } of rows) {
    const outcome = await closeByRule({ campaignId }).catch((error: unknown) => {
      if (error instanceof ConflictError || error instanceof NotFoundError) return { closed: false };
      throw error;
    });
    if (outcome.closed) closed += 1;
  }
  return closed;
}
