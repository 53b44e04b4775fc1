import { bookings } from "./stream/bookings.ts";
import { campaigns } from "./stream/campaigns.ts";
import { cards } from "./stream/cards.ts";
import { cases } from "./stream/cases.ts";
import { ceremonies } from "./stream/ceremonies.ts";
import { certificates } from "./stream/certificates.ts";
import { challenges } from "./stream/challenges.ts";
import { donors } from "./stream/donors.ts";
import { erasures } from "./stream/erasures.ts";
import { exports_ } from "./stream/exports.ts";
import { gifts } from "./stream/gifts.ts";
import { happenings } from "./stream/happenings.ts";
import { hoursGiven } from "./stream/hours-given.ts";
import { hoursNoted } from "./stream/hours-noted.ts";
import { mailings } from "./stream/mailings.ts";
import { memberships } from "./stream/memberships.ts";
import { merges } from "./stream/merges.ts";
import { pendingSupports } from "./stream/pending-supports.ts";
import { postings } from "./stream/postings.ts";
import { proposals } from "./stream/proposals.ts";
import { staff } from "./stream/staff.ts";
import { supports } from "./stream/supports.ts";
import type { StreamWorker } from "./stream.ts";

/** Every stream worker, by its table: each domain brings its own. */
export const DOMAIN_WORKERS: readonly StreamWorker[] = [
  challenges,
  ceremonies,
  proposals,
  cases,
  supports,
  pendingSupports,
  staff,
  gifts,
  postings,
  donors,
  campaigns,
  memberships,
  cards,
  bookings,
  erasures,
  merges,
  exports_,
  happenings,
  hoursNoted,
  hoursGiven,
  certificates,
  mailings,
];
