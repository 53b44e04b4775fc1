import * as z from "zod";
import { may } from "../access/index.ts";
import { action, invalidField, LocalDate } from "../kernel/index.ts";
import { Reference } from "../reference/index.ts";
import { write } from "../table/index.ts";
import { textOf, wholeTenge } from "./input.ts";
import { find, placeOf } from "./read.ts";
import { assertPlan, listingOf, MAX_TARGET, MIN_TARGET } from "./rules.ts";
import { Beneficiary, CampaignId, OverTarget } from "./schema.ts";
import { campaignKey, step } from "./step.ts";
import { Campaigns } from "./table.ts";

/** What a campaign says of itself, as it is drafted. */
export const Plan = z.object({
  title: textOf(5, 120),
  story: textOf(50, 6000),
  beneficiary: Beneficiary,
  target: wholeTenge(MIN_TARGET, MAX_TARGET),
  endsOn: LocalDate,
  overTarget: OverTarget,
  carryTo: CampaignId.optional(),
});

/** Writes down a new campaign. Nobody but staff sees it until it is opened. */
export const draft = action({
  name: "campaign.draft",
  access: may("campaign.draft"),
  input: Plan.extend({ region: z.string().min(1) }),
  async run({ region, ...plan }, { actor, now, within, audit, newId }) {
    const campaignId = newId("cmp", Campaigns);
    within({ region });
    if (!(await Reference.has("region", region))) throw invalidField("region", "invalid_choice");
    assertPlan(plan, now);
    const at = now.toISOString();
    audit({ recordId: campaignId, after: "draft" });
    await write(
      Campaigns.put(
        {
          campaignId,
          item: "campaign",
          kind: "campaign",
          status: "draft",
          ...plan,
          region,
          version: 1,
          createdAt: at,
          authors: [actor.personId],
          listedAt: at,
          ...listingOf("draft", region),
        },
        { unless: "exists" },
      ),
    );
    return { campaignId, version: 1 };
  },
  again: async (_input, old) => ({ campaignId: String(old.campaignId), version: 1 }),
});

/** Changes a draft that nobody changed meanwhile. @throws StaleError where somebody did */
export const edit = action({
  name: "campaign.edit",
  access: may("campaign.edit"),
  input: Plan.extend({ campaignId: CampaignId, version: z.int() }),
  async run({ campaignId, version, ...plan }, { actor, now, within, audit }) {
    const campaign = await find(campaignId);
    within(placeOf(campaign));
    assertPlan(plan, now);
    audit({ recordId: campaignId, before: campaign.status, after: "draft", reason: "edited" });
    const authors = [...new Set([...campaign.authors, actor.personId])];
    const { carryTo, ...set } = plan;
    await write(
      Campaigns.update(campaignKey(campaignId), {
        set: { ...set, authors, ...(carryTo && { carryTo }) },
        ...(!carryTo && { remove: ["carryTo"] as const }),
        version,
        when: { status: "draft" },
      }),
    );
    return { campaignId, version: version + 1 };
  },
  again: async ({ campaignId, version }) => ({ campaignId, version: version + 1 }),
});

/** Hands a draft to the central office. It cannot be changed while it lies there. */
export const submit = action({
  name: "campaign.submit",
  access: may("campaign.submit"),
  input: z.object({ campaignId: CampaignId }),
  async run({ campaignId }, { now, within, audit }) {
    const campaign = await find(campaignId);
    within(placeOf(campaign));
    assertPlan(campaign, now);
    audit({ recordId: campaignId, before: "draft", after: "submitted" });
    const set = { submittedAt: now.toISOString() };
    await write(step(campaign, { from: "draft", to: "submitted", set, remove: ["returnReason", "returnNote"] }));
    return { campaignId };
  },
  again: async ({ campaignId }) => ({ campaignId }),
});
