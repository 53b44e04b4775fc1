import type { ErrorSentence } from "./error.ts";
import { campaign } from "./kk/campaign.ts";
import { common } from "./kk/common.ts";
import { council } from "./kk/council.ts";
import { error } from "./kk/error.ts";
import { home } from "./kk/home.ts";
import { lecture } from "./kk/lecture.ts";
import { mail } from "./kk/mail.ts";
import { membership } from "./kk/membership.ts";
import { office } from "./kk/office.ts";
import { reference } from "./kk/reference.ts";
import type { Like } from "./like.ts";

const areas = { campaign, common, council, home, lecture, mail, membership, office, reference };

export type ErrorCode = keyof typeof error;

/** The shape of every catalogue: Kazakh is the source, the other languages are like it. */
export type Messages = Like<typeof areas> & { readonly error: Readonly<Record<ErrorCode, ErrorSentence>> };

export const kk: Messages = { ...areas, error };
