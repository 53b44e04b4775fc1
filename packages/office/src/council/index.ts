import { Hono } from "hono";
import type { Office } from "../page.tsx";
import { filePages } from "./file.tsx";
import { queuePages } from "./queue.tsx";

export { councilQueues } from "./queue.tsx";

/** The councils' part of the office: queues, and a page for each proposal with what may be decided on it. */
export const councilPages = new Hono<Office>();

councilPages.route("/", queuePages);
councilPages.route("/", filePages);
