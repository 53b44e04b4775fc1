import { campaign } from "./en/campaign.ts";
import { common } from "./en/common.ts";
import { council } from "./en/council.ts";
import { error } from "./en/error.ts";
import { home } from "./en/home.ts";
import { lecture } from "./en/lecture.ts";
import { mail } from "./en/mail.ts";
import { membership } from "./en/membership.ts";
import { office } from "./en/office.ts";
import { reference } from "./en/reference.ts";
import type { Messages } from "./kk.ts";

export const en: Messages = {
  campaign,
  common,
  council,
  error,
  home,
  lecture,
  mail,
  membership,
  office,
  reference,
};
