import { Campaigns, Donors, Gifts, Transfers } from "./campaign/table.ts";
import { Cases, Councils, PendingSupports, Proposals, Supports } from "./council/table.ts";
import { ExportPieces, Exports } from "./export/table.ts";
import { Addresses, Ceremonies, Challenges, People, Sessions, Staff } from "./identity/table.ts";
import { Bookings, Days, Holders, Lecturers, SchoolContacts, Schools } from "./lecture/table.ts";
import { Postings } from "./ledger/table.ts";
import { Limits } from "./limit/table.ts";
import { MailingLines, Mailings } from "./mailing/table.ts";
import { Cards, Memberships } from "./membership/table.ts";
import { Notes } from "./note/table.ts";
import { Sent } from "./notice/table.ts";
import { Erasures, Merges } from "./participation/table.ts";
import { ReferenceRows } from "./reference/table.ts";
import { Happenings } from "./statistic/table.ts";
import { Counts, ParkedRecords } from "./stream/table.ts";
import { Audit, type Description, PersonalAudit, PersonalRequests, Requests } from "./table/index.ts";
import { CertificateChecks, Certificates, HoursGiven, HoursNoted } from "./volunteering/table.ts";

/** Every table of the platform: what the stacks deploy and the local engine makes. */
export const TABLES: readonly Description[] = [
  Audit,
  PersonalAudit,
  Requests,
  PersonalRequests,
  Limits,
  Counts,
  ParkedRecords,
  Sent,
  ReferenceRows,
  Addresses,
  People,
  Staff,
  Challenges,
  Sessions,
  Ceremonies,
  Campaigns,
  Gifts,
  Postings,
  Donors,
  Transfers,
  Councils,
  Proposals,
  Supports,
  PendingSupports,
  Cases,
  Memberships,
  Cards,
  Lecturers,
  Schools,
  Days,
  Holders,
  Bookings,
  SchoolContacts,
  Erasures,
  Merges,
  Notes,
  Exports,
  ExportPieces,
  Happenings,
  Mailings,
  MailingLines,
  HoursNoted,
  HoursGiven,
  Certificates,
  CertificateChecks,
];
