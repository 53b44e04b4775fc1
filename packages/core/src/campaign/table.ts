import { table } from "../table/index.ts";
import { Campaign, Donor, Gift, Giver, Hidden, Transfer, Update } from "./schema.ts";

/** A campaign, its news and, by its stream, the gifts everybody may see: what a public page reads. */
export const Campaigns = table({
  name: "Campaigns",
  items: { campaign: Campaign, update: Update, giver: Giver, hidden: Hidden },
  key: { hash: "campaignId", range: "item" },
  indexes: {
    byListing: { hash: "listing", range: "listedAt", project: [] },
    byRegion: { hash: "regionListing", range: "listedAt", project: [] },
  },
  stream: "images",
});

/** Spread: a key a gift. No index, so that a gift settles in four units and a viral campaign heats no key. */
export const Gifts = table({ name: "Gifts", schema: Gift, key: { hash: "giftId" }, stream: "images" });

/** Made by the stream of Gifts, for the office: one query finds a reference, one the waiting. */
export const Transfers = table({
  name: "Transfers",
  schema: Transfer,
  key: { hash: "reference", range: "giftId" },
  indexes: { byWaiting: { hash: "waiting", range: "pledgedAt", project: [] } },
});

/** Made by the stream of Gifts; its own stream counts the donors. */
export const Donors = table({ name: "Donors", schema: Donor, key: { hash: "donorKey" }, stream: "images" });
