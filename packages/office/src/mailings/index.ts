import { Hono } from "hono";
import type { Office } from "../page.tsx";
import { formPages } from "./form.tsx";
import { listPages } from "./list.tsx";
import { recordPages } from "./record.tsx";

export { mailingQueues } from "./list.tsx";

/** Letters to many: their list, writing one, and what is decided on each. */
export const mailingPages = new Hono<Office>();

mailingPages.route("/", listPages);
mailingPages.route("/", formPages);
mailingPages.route("/", recordPages);
