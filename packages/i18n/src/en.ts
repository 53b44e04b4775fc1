import { account } from "./en/account.ts";
import { campaign } from "./en/campaign.ts";
import { common } from "./en/common.ts";
import { council } from "./en/council.ts";
import { desk } from "./en/desk.ts";
import { error } from "./en/error.ts";
import { extract } from "./en/extract.ts";
import { factor } from "./en/factor.ts";
import { figure } from "./en/figure.ts";
import { home } from "./en/home.ts";
import { lecture } from "./en/lecture.ts";
import { mail } from "./en/mail.ts";
import { mailing } from "./en/mailing.ts";
import { membership } from "./en/membership.ts";
import { office } from "./en/office.ts";
import { person } from "./en/person.ts";
import { reference } from "./en/reference.ts";
import { volunteering } from "./en/volunteering.ts";
import type { Messages } from "./kk.ts";

export const en: Messages = {
  account,
  factor,
  desk,
  person,
  figure,
  extract,
  campaign,
  common,
  council,
  error,
  home,
  lecture,
  mail,
  mailing,
  membership,
  office,
  reference,
  volunteering,
};
