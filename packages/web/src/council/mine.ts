import { Hono } from "hono";
import type { Pages } from "../page.tsx";
import { own } from "./own.tsx";
import { propose } from "./propose.tsx";
import { ownSupport, supporting } from "./support.tsx";

/** The councils' forms and private pages, beneath `/<locale>/my`. */
export const councilMine = new Hono<Pages>();

councilMine.route("/proposals", propose);
councilMine.route("/proposals", supporting);
councilMine.route("/proposal", own);
councilMine.route("/support", ownSupport);
