import type { Template } from "./template.ts";
import { campaign } from "./templates/campaign.ts";
import { council } from "./templates/council.ts";
import { identity } from "./templates/identity.ts";
import { lecture } from "./templates/lecture.ts";
import { mailing } from "./templates/mailing.ts";
import { membership } from "./templates/membership.ts";
import { volunteering } from "./templates/volunteering.ts";

/** Every letter the platform sends, by the kind of its notice. Each domain brings its own. */
export const TEMPLATES: Readonly<Record<string, Template>> = {
  ...identity,
  ...campaign,
  ...council,
  ...mailing,
  ...membership,
  ...lecture,
  ...volunteering,
};
