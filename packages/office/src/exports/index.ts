import { Hono } from "hono";
import type { Office } from "../page.tsx";
import { askPages } from "./ask.tsx";
import { filePages } from "./file.tsx";
import { listPages } from "./list.tsx";

/** Files of records that staff take out: asking for one, its progress, and fetching it. */
export const exportPages = new Hono<Office>();
exportPages.route("/", listPages);
exportPages.route("/", askPages);
exportPages.route("/", filePages);
