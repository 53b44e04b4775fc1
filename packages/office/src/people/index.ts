import { Hono } from "hono";
import type { Office } from "../page.tsx";
import { mergePages } from "./merge.tsx";
import { mergesPages } from "./merges.tsx";
import { personPages } from "./person.tsx";
import { searchPages } from "./search.tsx";

export { mergeQueues } from "./merges.tsx";

/** Search, the page of a person, and merging two who are one. */
export const peoplePages = new Hono<Office>();
peoplePages.route("/", searchPages);
peoplePages.route("/", personPages);
peoplePages.route("/", mergePages);
peoplePages.route("/", mergesPages);
