import { Addresses, Challenges, People, Sessions, Staff } from "./identity/table.ts";
import { Limits } from "./limit/table.ts";
import { Cards, Memberships } from "./membership/table.ts";
import { Sent } from "./notice/table.ts";
import { ReferenceRows } from "./reference/table.ts";
import { Counts, ParkedRecords } from "./stream/table.ts";
import { Audit, type Description, PersonalAudit, PersonalRequests, Requests } from "./table/index.ts";

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
  Memberships,
  Cards,
];
