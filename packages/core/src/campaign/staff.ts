import * as z from "zod";
import {
  action,

  ConflictError,
  type Context,

  LocalDate,
  mintId,
  NotFoundError,
  type Page,
  platform,
  scope,
  type Staff,
  staff,
} from "../kernel/index.ts";
import { Reference } from "../reference/index.ts";
import { invalidField } from "../kernel/index.ts";
import { get, queryAll, write } from "../table/index.ts";

import { find, listBy, type Listing, type Progress, totalsOf } from "./read.ts";
import { assertOtherEyes, assertPlan, closingOf, listingOf, MAX_TARGET, MIN_TARGET, textOf, wholeTenge } from "./rules.ts";
import { Beneficiary, type Campaign, CampaignId, CloseReason, GiftId, OverTarget, ReturnReason, type Update } from "./schema.ts";
import { Campaigns, Gifts } from "./table.ts";

const writers = staff({ coordinator: "region", central: "country" });
const centralOffice = staff({ central: "country" });

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
  access: writers,
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

const key = (campaignId: string) => ({ campaignId, item: "campaign" });

/** Changes a draft that nobody changed meanwhile. @throws StaleError where somebody did */
export const edit = action({
  name: "campaign.edit",
  access: writers,
  input: Plan.extend({ campaignId: CampaignId, version: z.int() }),
  async run({ campaignId, version, ...plan }, { actor, now, within, audit }) {
    const campaign = await find(campaignId);
    within(campaign);
    assertPlan(plan, now);
    audit({ recordId: campaignId, before: campaign.status, after: "draft", reason: "edited" });
    const authors = [...new Set([...campaign.authors, actor.personId])];
    const { carryTo, ...set } = plan;
    await write(
      Campaigns.update(key(campaignId), {
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

type Step = { from: Campaign["status"]; to: Campaign["status"]; set?: Partial<Campaign>; remove?: ("returnReason" | "returnNote")[] };

/** The one update of a transition: from a state it may leave, unchanged since it was read where a version is given. */
function step(campaign: Campaign, { from, to, set = {}, remove = [] }: Step, version?: number) {
  const listing = listingOf(to, campaign.region);
  return Campaigns.update(key(campaign.campaignId), {
    set: { ...set, status: to, ...listing, ...(listing.listing !== campaign.listing && { listedAt: scope().now().toISOString() }) },
    remove,
    when: { status: from },
    ...(version !== undefined && { version }),
  });
}

/** Hands a draft to the central office. It cannot be changed while it lies there. */
export const submit = action({
  name: "campaign.submit",
  access: writers,
  input: z.object({ campaignId: CampaignId }),
  async run({ campaignId }, { now, within, audit }) {
    const campaign = await find(campaignId);
    within(campaign);
    assertPlan(campaign, now);
    audit({ recordId: campaignId, before: "draft", after: "submitted" });
    const set = { submittedAt: now.toISOString() };
    await write(step(campaign, { from: "draft", to: "submitted", set, remove: ["returnReason", "returnNote"] }));
    return { campaignId };
  },
  again: async ({ campaignId }) => ({ campaignId }),
});

/** Gives a submitted campaign back to its writers, with a reason. */
export const sendBack = action({
  name: "campaign.send-back",
  access: centralOffice,
  input: z.object({ campaignId: CampaignId, reason: ReturnReason, note: z.string().trim().max(1000).optional() }),
  async run({ campaignId, reason, note }, { within, audit }) {
    const campaign = await find(campaignId);
    within(campaign);
    audit({ recordId: campaignId, before: "submitted", after: "draft", reason });
    const set = { returnReason: reason, ...(note && { returnNote: note }) };
    await write(step(campaign, { from: "submitted", to: "draft", set }));
    return { campaignId };
  },
  again: async ({ campaignId }) => ({ campaignId }),
});

/** Opens a campaign for gifts, as it was read: another pair of eyes than wrote it. */
export const open = action({
  name: "campaign.open",
  access: centralOffice,
  input: z.object({ campaignId: CampaignId, version: z.int() }),
  async run({ campaignId, version }, { actor, now, within, audit }) {
    const campaign = await find(campaignId);
    within(campaign);
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
  access: writers,
  input: z.object({ campaignId: CampaignId, reason: CloseReason }),
  async run({ campaignId, reason }, { now, within, audit }) {
    const campaign = await find(campaignId);
    within(campaign);
    audit({ recordId: campaignId, before: "open", after: "closed", reason });
    await write(step(campaign, { from: "open", to: "closed", set: { closedAt: now.toISOString(), closeReason: reason } }));
    return { campaignId };
  },
  again: async ({ campaignId }) => ({ campaignId }),
});

/** Closes what has come to its end by its own rules. */
const closeByRule = action({
  name: "campaign.close-by-rule",
  access: platform,
  input: z.object({ campaignId: CampaignId }),
  async run({ campaignId }, { now, audit }) {
    const campaign = await find(campaignId);
    const [totals] = await totalsOf([campaignId]);
    const reason = closingOf(campaign, totals?.raised ?? 0, now);
    if (!reason) return { closed: false };
    audit({ recordId: campaignId, before: "open", after: "closed", reason });
    await write(step(campaign, { from: "open", to: "closed", set: { closedAt: now.toISOString(), closeReason: reason } }));
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

const News = z.object({ campaignId: CampaignId, title: textOf(5, 120), text: textOf(20, 6000), isReport: z.boolean().default(false) });

/** Tells how the campaign goes. A report after closing ends its story; news of an open or closed campaign may come any time. */
export const publishUpdate = action({
  name: "campaign.publish-update",
  access: writers,
  input: News,
  async run({ campaignId, title, text, isReport }, { actor, now, within, audit }) {
    const campaign = await find(campaignId);
    within(campaign);
    if (!["open", "closed", "reported"].includes(campaign.status)) throw new ConflictError("wrong_state");
    if (isReport && campaign.status !== "closed") throw new ConflictError("report_after_closing");
    audit({ recordId: campaignId, before: campaign.status, after: isReport ? "reported" : campaign.status, reason: "update" });
    const update = news({ campaignId, title, text, isReport }, now, actor);
    await write(Campaigns.put(update, { unless: "exists" }), isReport && step(campaign, { from: "closed", to: "reported" }));
    return { updateId: update.updateId };
  },
  again: async ({ campaignId }) => {
    const rows = await queryAll(Campaigns, { hash: campaignId, range: { beginsWith: "update#" }, backward: true, limit: 1 });
    return { updateId: rows[0]?.kind === "update" ? rows[0].updateId : "" };
  },
});

function news(input: z.output<typeof News>, now: Date, actor: Context<Staff>["actor"]): Update {
  const updateId = mintId("upd");
  const publishedAt = now.toISOString();
  return { ...input, item: `update#${publishedAt}#${updateId}`, kind: "update", updateId, publishedAt, publishedBy: actor.personId };
}

export const HIDE_REASONS = ["asked_by_giver", "insulting", "advertising", "another_person"] as const;

/** Takes a giver's shown name off, everywhere. */
export const hideName = action({
  name: "campaign.hide-name",
  access: writers,
  input: z.object({ giftId: GiftId, reason: z.enum(HIDE_REASONS) }),
  async run({ giftId, reason }, { within, audit }) {
    const gift = await get(Gifts, { giftId });
    if (!gift) throw new NotFoundError();
    within(await find(gift.campaignId));
    audit({ recordId: gift.campaignId, reason, fields: ["publicName"] });
    await write(Gifts.update({ giftId }, { remove: ["publicName"], when: { publicName: { exists: true } } }));
    return { giftId };
  },
  again: async ({ giftId }) => ({ giftId }),
});

/** A campaign in any state, for those who work on it. */
export const read = action({
  name: "campaign.read",
  access: staff({ coordinator: "region", central: "country", finance: "region" }),
  input: z.object({ campaignId: CampaignId }),
  async run({ campaignId }, { within }): Promise<Progress> {
    const campaign = await find(campaignId);
    within(campaign);
    const [totals] = await totalsOf([campaignId]);
    return { campaign, raised: totals?.raised ?? 0, donors: totals?.donors ?? 0 };
  },
});

/** A list for those who work on it: of one region, or of the country. */
export const queue = action({
  name: "campaign.queue",
  access: staff({ coordinator: "region", central: "country", finance: "region" }),
  input: z.object({ listing: z.enum(["draft", "submitted", "open", "closed"]), region: z.string().optional(), cursor: z.string().optional() }),
  async run({ listing, region, cursor }: { listing: Listing; region?: string | undefined; cursor?: string | undefined }, { actor, within }): Promise<Page<Progress>> {
    within({ region });
    return listBy({ listing, region, cursor }, actor.personId);
  },
});

