import type { Messages } from "./kk.ts";
import { campaign } from "./ru/campaign.ts";
import { common } from "./ru/common.ts";
import { council } from "./ru/council.ts";
import { error } from "./ru/error.ts";
import { home } from "./ru/home.ts";
import { lecture } from "./ru/lecture.ts";
import { mail } from "./ru/mail.ts";
import { membership } from "./ru/membership.ts";
import { office } from "./ru/office.ts";
import { reference } from "./ru/reference.ts";

export const ru: Messages = {
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
