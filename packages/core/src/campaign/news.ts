import * as z from "zod";
import { may } from "../access/index.ts";
import { action, ConflictError, type Context, mintId, NotFoundError, type Staff } from "../kernel/index.ts";
import { get, queryAll, write } from "../table/index.ts";
import { textOf } from "./input.ts";
import { find, placeOf } from "./read.ts";
import { CampaignId, GiftId, HideReason, type Update } from "./schema.ts";
import { step } from "./step.ts";
import { Campaigns, Gifts } from "./table.ts";

const News = z.object({
  campaignId: CampaignId,
  title: textOf(5, 120),
  text: textOf(20, 6000),
  isReport: z.boolean().default(false),
});

/** Tells how the campaign goes. A report after closing ends its story; news of an open or closed campaign may come any time. */
export const publishUpdate = action({
  name: "campaign.publish-update",
  access: may("campaign.publish-update"),
  input: News,
  async run({ campaignId, title, text, isReport }, { actor, now, within, audit }) {
    const campaign = await find(campaignId);
    within(placeOf(campaign));
    if (!["open", "closed", "reported"].includes(campaign.status)) throw new ConflictError("wrong_state");
    if (isReport && campaign.status !== "closed") throw new ConflictError("report_after_closing");
    audit({
      recordId: campaignId,
      before: campaign.status,
      after: isReport ? "reported" : campaign.status,
      reason: "update",
    });
    const update = news({ campaignId, title, text, isReport }, now, actor);
    await write(
      Campaigns.put(update, { unless: "exists" }),
      isReport && step(campaign, { from: "closed", to: "reported" }),
    );
    return { updateId: update.updateId };
  },
  again: async ({ campaignId }) => {
    const rows = await queryAll(Campaigns, {
      hash: campaignId,
      range: { beginsWith: "update#" },
      backward: true,
      limit: 1,
    });
    return { updateId: rows[0]?.kind === "update" ? rows[0].updateId : "" };
  },
});

function news(input: z.output<typeof News>, now: Date, actor: Context<Staff>["actor"]): Update {
  const updateId = mintId("upd");
  const publishedAt = now.toISOString();
  return {
    ...input,
    item: `update#${publishedAt}#${updateId}`,
    kind: "update",
    updateId,
    publishedAt,
    publishedBy: actor.personId,
  };
}

/** Takes a giver's shown name off, everywhere. */
export const hideName = action({
  name: "campaign.hide-name",
  access: may("campaign.hide-name"),
  input: z.object({ giftId: GiftId, reason: HideReason }),
  async run({ giftId, reason }, { now, within, audit }) {
    const gift = await get(Gifts, { giftId });
    if (!gift) throw new NotFoundError();
    within(placeOf(await find(gift.campaignId)));
    audit({ recordId: gift.campaignId, reason, fields: ["publicName"] });
    const hiddenAt = now.toISOString();
    const item = `hidden#${hiddenAt}#${mintId("hid")}`;
    await write(
      Gifts.update({ giftId }, { remove: ["publicName"], when: { publicName: { exists: true } } }),
      Campaigns.put({ campaignId: gift.campaignId, item, kind: "hidden", reason, hiddenAt }, { unless: "exists" }),
    );
    return { giftId };
  },
  again: async ({ giftId }) => ({ giftId }),
});
