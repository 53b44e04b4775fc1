import { Campaign } from "@kz2050/core/campaign";
import { onStream } from "../lambda.ts";
import { streamWorker } from "../stream.ts";

/** When a campaign closes, everybody who gave is told; counts the names that were taken off. */
export const campaigns = streamWorker({
  table: "Campaigns",
  moves: Campaign.movesOfCampaign,
  notices: async (keys, change) => {
    const isClosing =
      keys.item === "campaign" && change.kind === "modify" && change.before?.status !== change.after?.status;
    return isClosing ? Campaign.noticesOfCampaign(keys.campaignId ?? "") : [];
  },
});

export const handler = onStream(campaigns);
