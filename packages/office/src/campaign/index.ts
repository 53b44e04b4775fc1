import { Hono } from "hono";
import type { Office } from "../page.tsx";
import { draftPages } from "./draft.tsx";
import { listPages } from "./list.tsx";
import { matchPages } from "./match.tsx";
import { moneyPages } from "./money.tsx";
import { recordPages } from "./record.tsx";

export { campaignQueues } from "./list.tsx";

/** Campaigns' part of the office: their lists, drafting, what is decided on each, and money to place. */
export const campaignPages = new Hono<Office>();

campaignPages.route("/", listPages);
campaignPages.route("/", draftPages);
campaignPages.route("/", moneyPages);
campaignPages.route("/", matchPages);
campaignPages.route("/", recordPages);
