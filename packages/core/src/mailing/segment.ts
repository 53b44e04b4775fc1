import { Campaign } from "../campaign/index.ts";
import { Council } from "../council/index.ts";
import { Identity } from "../identity/index.ts";
import type { AddresseePage, Mark } from "../kernel/index.ts";
import { Lecture } from "../lecture/index.ts";
import { Membership } from "../membership/index.ts";
import { inLanes } from "./lanes.ts";
import type { Segment } from "./schema.ts";

/** One page of those whom a segment means, as the domains' own records say; a person may come twice. */
export async function addresseesOf(segment: Segment, lanes: number, from?: Mark): Promise<AddresseePage> {
  const { to, region, campaignId = "" } = segment;
  switch (to) {
    case "members":
      return Membership.membersFrom(region, from);
    case "givers":
      return Campaign.giversFrom(campaignId, from);
    case "schools":
      return Lecture.bookersFrom(region, from);
    case "news": {
      const { people, last } = await Identity.agreedToNewsFrom(from);
      if (region === undefined) return { people, last };
      const near = await inLanes(people, lanes, ({ personId }) => isKnownIn(personId, region));
      return { people: people.filter((_, index) => near[index]), last };
    }
  }
}

const SERVICES: readonly Identity.Service[] = [Membership.service, Lecture.service, Council.service];

/** Whether something that a person did lies in this region: where they live is nowhere else known. */
async function isKnownIn(personId: string, region: string): Promise<boolean> {
  for (const deed of await Identity.deedsOf(personId)) {
    const service = SERVICES.find(({ name }) => name === deed.service);
    if ((await service?.regionOf(deed)) === region) return true;
  }
  return false;
}

/** Whether somebody found before belongs to the recipients still. A gift and a booking are of the past, and news are asked of the consent. */
export const belongs = (personId: string, { to, region }: Segment): Promise<boolean> =>
  to === "members" ? Membership.isMember(personId, region) : Promise.resolve(true);
