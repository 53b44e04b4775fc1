import { Hono } from "hono";
import type { Office } from "../page.tsx";
import { givePages } from "./give.tsx";
import { listPages } from "./list.tsx";
import { rolePages } from "./role.tsx";

/** Who works here, in what role, where and until when: for central office. */
export const staff = new Hono<Office>();

staff.route("/", listPages);
staff.route("/", givePages);
staff.route("/", rolePages);
