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

const Request = z.object({ requestKey: z.string(), bodyHash: z.string(), action: z.string(), expiry: z.int() });

/**
 * Idempotency keys whose record's key could not be derived from them (a transition, say). Kept two days; the row goes
 * into the action's own transaction, on the side of its tables.
 */
export const Requests = table({ name: "Requests", schema: Request, key: { hash: "requestKey" }, expires: true });
export const PersonalRequests = table({
  name: "PersonalRequests",
  personal: true,
  schema: Request,
  key: { hash: "requestKey" },
  expires: true,
});
