import type { Platform } from "../platform.ts";
import { seedCampaigns } from "./campaign.ts";
import { seedCouncils } from "./council.ts";
import { seedLectures } from "./lecture.ts";
import { seedMembership } from "./membership.ts";
import { DEMO_STAFF, seedStaff } from "./staff.ts";

export { DEMO_STAFF };

/** Seeds of the services, in order; one line a domain. Each acts through the same actions as people do. */
const SEEDS: readonly ((platform: Platform) => Promise<void>)[] = [
  seedMembership,
  seedCouncils,
  seedCampaigns,
  seedLectures,
];

/** A true-looking story for people to look at, plainly labelled as demonstration. Nobody in it is real. */
export async function seedDemonstration(platform: Platform): Promise<void> {
  await platform.asPlatform("demonstration", seedStaff);
  for (const seed of SEEDS) {
    await seed(platform);
    await platform.drain();
  }
}
