import { AppError } from "@kz2050/core/kernel";
import { Hono } from "hono";
import { errorPage, type Pages } from "../page.tsx";
import { consent } from "./consent.tsx";
import { consentPath } from "./consent-first.ts";
import { data } from "./data.tsx";
import { erase } from "./erase.tsx";
import { mailbox } from "./mailbox.tsx";
import { my } from "./my.tsx";
import { pageOf, withTo } from "./person.ts";
import { phone } from "./phone.tsx";
import { settings } from "./settings.tsx";
import { signIn } from "./sign-in.tsx";

/** The pages of a signed-in person, beneath `/<locale>/my`. */
export const accountMine = new Hono<Pages>();

for (const part of [signIn, my, settings, mailbox, phone, consent, data, erase]) accountMine.route("/", part);

/** What one must do first is shown, and leads back. */
accountMine.onError((error, c) => {
  const code = error instanceof AppError ? error.code : undefined;
  const start = `/${c.var.locale}/my`;
  if (code === "sign_in_required") return c.redirect(withTo(`${start}/sign-in`, pageOf(c)), 303);
  if (code === "step_up_required") return c.redirect(withTo(`${start}/fresh`, pageOf(c)), 303);
  if (code === "consent_needed") return c.redirect(consentPath(c), 303);
  return errorPage(error, c);
});
