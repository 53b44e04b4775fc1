import { Identity } from "@kz2050/core/identity";
import type { Messages } from "@kz2050/i18n";
import type { MiddlewareHandler } from "hono";
import type { PageContext, Pages } from "../page.tsx";
import { pageOf, signedIn, withTo } from "./person.ts";

/** Where consent is asked, and where it leads on to. */
export const consentPath = (c: PageContext): string => withTo(`/${c.var.locale}/my/consent`, pageOf(c));

/** Why consent is asked, as it stands with a person. */
export function whyConsent({ account }: Messages, given: Identity.Agreed | undefined): string {
  const { missing, withdrawn, outdated } = account.consent;
  if (!given) return missing;
  return given.withdrawnAt ? withdrawn : outdated;
}

const FORMS = /\/my\/(?:membership\/apply|campaigns\/[^/]+\/give|lectures\/book|proposals\/(?:new|[^/]+\/support))$/;

/**
 * Before a service's form: who agreed to an older text, or took the consent back, is asked first. Who was never asked is
 * asked by the form itself.
 */
export const consentFirst: MiddlewareHandler<Pages> = async (c, next) => {
  const person = signedIn();
  if (!person || c.req.method !== "GET" || !FORMS.test(c.req.path)) return next();
  const { processing } = await Identity.consentState(person.personId);
  return processing && !processing.isCurrent ? c.redirect(consentPath(c), 303) : next();
};
