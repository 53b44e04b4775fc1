import type { Platform } from "../platform.ts";
import { seedCampaigns } from "./campaign.ts";
import { seedCouncils } from "./council.ts";
import { seedLectures } from "./lecture.ts";
import { seedMailings } from "./mailing.ts";
import { seedMembership } from "./membership.ts";
import { DEMO_STAFF, seedStaff } from "./staff.ts";
import { seedVolunteering } from "./volunteering.ts";

export { DEMO_STAFF };

/** Seeds of the services, in order; one line a domain. Each acts through the same actions as people do. */
const SEEDS: Readonly<Record<string, (platform: Platform) => Promise<void>>> = {
  membership: seedMembership,
  councils: seedCouncils,
  campaigns: seedCampaigns,
  lectures: seedLectures,
  volunteering: seedVolunteering,
  mailings: seedMailings,
};

/** The chapters of the whole story. */
export const CHAPTERS: readonly string[] = Object.keys(SEEDS);

/**
 * A true-looking story for people to look at, plainly labelled as demonstration. Nobody in it is real.
 * `told` names the chapters told before; `onTold` hears of each new one, so that a start cut short goes on from there.
 */
export async function seedDemonstration(
  platform: Platform,
  told: readonly string[] = [],
  onTold: (chapter: string) => void = () => undefined,
): Promise<void> {
  for (const [chapter, seed] of Object.entries(SEEDS)) {
    if (told.includes(chapter)) continue;
    await seed(platform);
    await platform.drain();
    onTold(chapter);
  }
}

/** The staff of the demonstration; those appointed before stay as they are. */
export const seedDemonstrationStaff = (platform: Platform): Promise<void> =>
  platform.asPlatform("demonstration", () => seedStaff(platform.apps));
