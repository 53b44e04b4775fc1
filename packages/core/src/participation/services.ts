import { Campaign } from "../campaign/index.ts";
import { Council } from "../council/index.ts";
import type { Identity } from "../identity/index.ts";
import { Lecture } from "../lecture/index.ts";
import { Membership } from "../membership/index.ts";
import { Volunteering } from "../volunteering/index.ts";

type Service = Identity.Service;

/** Every service in which a person does something. */
export const SERVICES: readonly Service[] = [
  Membership.service,
  Campaign.service,
  Lecture.service,
  Council.service,
  Volunteering.service,
];

/** The service of a line. */
export function serviceOf({ service }: Pick<Identity.Deed, "service">): Service {
  const found = SERVICES.find(({ name }) => name === service);
  if (!found) throw new Error(`No such service: ${service}`);
  return found;
}
