import type { ErrorSentence } from "./error.ts";
import { account } from "./kk/account.ts";
import { campaign } from "./kk/campaign.ts";
import { common } from "./kk/common.ts";
import { council } from "./kk/council.ts";
import { desk } from "./kk/desk.ts";
import { error } from "./kk/error.ts";
import { extract } from "./kk/extract.ts";
import { factor } from "./kk/factor.ts";
import { figure } from "./kk/figure.ts";
import { home } from "./kk/home.ts";
import { lecture } from "./kk/lecture.ts";
import { mail } from "./kk/mail.ts";
import { mailing } from "./kk/mailing.ts";
import { membership } from "./kk/membership.ts";
import { office } from "./kk/office.ts";
import { person } from "./kk/person.ts";
import { reference } from "./kk/reference.ts";
import { volunteering } from "./kk/volunteering.ts";
import type { Like } from "./like.ts";

const areas = {
  account,
  factor,
  desk,
  person,
  figure,
  extract,
  campaign,
  common,
  council,
  home,
  lecture,
  mail,
  mailing,
  membership,
  office,
  reference,
  volunteering,
};

export type ErrorCode = keyof typeof error;

/** The shape of every catalogue: Kazakh is the source, the other languages are like it. */
export type Messages = Like<typeof areas> & { readonly error: Readonly<Record<ErrorCode, ErrorSentence>> };

export const kk: Messages = { ...areas, error };
