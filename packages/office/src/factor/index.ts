import { Hono } from "hono";
import type { Office } from "../page.tsx";
import { accountPages } from "./account.tsx";
import { enrolPages } from "./enrol.tsx";
import { resetPages } from "./reset.tsx";
import { showPages } from "./show.tsx";

export { isGone, isOver, isProof, PASSKEY_SCRIPT, tokenOf } from "./bearer.ts";
export { asksStepUp, stepUp, stepUpPage } from "./step-up.tsx";

/** Pages that open before a session is proved: choosing, adding and showing a factor. */
export const factorPages = new Hono<Office>();
factorPages.route("/", showPages);
factorPages.route("/", enrolPages);

/** One's account, and a colleague's lost factors. */
export const ownPages = new Hono<Office>();
ownPages.route("/", accountPages);
ownPages.route("/", resetPages);
