import * as z from "zod";
import { AuditEntry } from "../kernel/audit.ts";
import { table } from "./table.ts";

/** What staff did to public records. Put unless it exists, in the transaction of the change itself. */
export const Audit = table({
  name: "Audit",
  schema: AuditEntry,
  key: { hash: "recordId", range: "at" },
  indexes: { byActor: { hash: "actor", range: "at", project: ["action"] } },
});

/** The same for personal records, on their side of the wall. */
export const PersonalAudit = table({
  name: "PersonalAudit",
  personal: true,
  schema: AuditEntry,
  key: { hash: "recordId", range: "at" },
  indexes: { byActor: { hash: "actor", range: "at", project: ["action"] } },
});

/** Idempotency keys whose record's key could not be derived from them. Kept a day; readers check the expiry. */
export const Requests = table({
  name: "Requests",
  schema: z.object({ requestKey: z.string(), bodyHash: z.string(), recordId: z.string(), expiry: z.int() }),
  key: { hash: "requestKey" },
  expires: true,
});
