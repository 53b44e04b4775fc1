import { Hono } from "hono";
import type { Office } from "../page.tsx";
import { bulkPages } from "./bulk.tsx";
import { listPages } from "./list.tsx";
import { queuePages } from "./queue.tsx";
import { recordPages } from "./record.tsx";
import { rulesPages } from "./rules.tsx";

export { membershipQueues } from "./queue.tsx";

/** Membership's part of the office: the regions' queues, and a page for each application with what may be decided on it. */
export const membershipPages = new Hono<Office>();

membershipPages.route("/", queuePages);
membershipPages.route("/", listPages);
membershipPages.route("/", bulkPages);
membershipPages.route("/", rulesPages);
membershipPages.route("/", recordPages);
