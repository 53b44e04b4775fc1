import type { Messages } from "./kk.ts";
import { account } from "./ru/account.ts";
import { campaign } from "./ru/campaign.ts";
import { common } from "./ru/common.ts";
import { council } from "./ru/council.ts";
import { desk } from "./ru/desk.ts";
import { error } from "./ru/error.ts";
import { extract } from "./ru/extract.ts";
import { factor } from "./ru/factor.ts";
import { figure } from "./ru/figure.ts";
import { home } from "./ru/home.ts";
import { lecture } from "./ru/lecture.ts";
import { mail } from "./ru/mail.ts";
import { mailing } from "./ru/mailing.ts";
import { membership } from "./ru/membership.ts";
import { office } from "./ru/office.ts";
import { person } from "./ru/person.ts";
import { reference } from "./ru/reference.ts";
import { volunteering } from "./ru/volunteering.ts";

export const ru: Messages = {
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
