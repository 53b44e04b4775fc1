import { Hono } from "hono";
import type { Office } from "../page.tsx";
import { bulkPages } from "./bulk.tsx";
import { queuePages } from "./queue.tsx";
import { recordPages } from "./record.tsx";

export { volunteeringQueues } from "./queue.tsx";

/** Volunteer hours in the office: the organisers' queues, a page for each record, and confirming several at once. */
export const volunteeringPages = new Hono<Office>();

for (const part of [queuePages, bulkPages, recordPages]) volunteeringPages.route("/", part);
