import { Identity } from "@kz2050/core/identity";
import { AppError } from "@kz2050/core/kernel";
import { type Fields, proceed, sessionToken, text } from "@kz2050/http";
import { passkeyScript, passkeyScriptHash } from "../generated/passkey-script.ts";
import type { OfficeContext } from "../page.tsx";

/** The one script of these pages; it changes its name with its contents. */
export const PASSKEY_SCRIPT = {
  path: `/office/assets/passkey.${passkeyScriptHash}.js`,
  type: "text/javascript; charset=utf-8",
  body: passkeyScript,
} as const;

/** What a page with a passkey's form needs of the layout. */
export const withPasskeys = (c: OfficeContext) => ({
  scripts: [PASSKEY_SCRIPT.path],
  nonce: c.get("secureHeadersNonce"),
});

/** Fields a factor is shown in; they ride beside those of any form. */
export const CODE = "factorCode";
export const CEREMONY = "factorCeremony";
export const CREDENTIAL = "factorCredential";
export const isProof = (name: string): boolean => [CODE, CEREMONY, CREDENTIAL].includes(name);
export const hasProof = (fields: Fields): boolean => CODE in fields || CREDENTIAL in fields;

/** Where passkeys are good: as configured, whatever host was asked. */
export const siteOf = (c: OfficeContext) => ({
  origin: c.var.deps.officeOrigin,
  name: c.var.t.common.siteName,
});

/** The token of this request's session, also where the request itself has put it under a new one. */
export const tokenOf = (c: OfficeContext): string => sessionToken(c, "staff") ?? "";

/** The fields of a passkey's answer. */
export const passkeyAnswer = (c: OfficeContext, fields: Fields) => ({
  ceremonyId: text(fields, CEREMONY),
  credential: text(fields, CREDENTIAL),
  site: siteOf(c),
});

/** Shows the factor a form brought: a passkey's answer, six digits of an app, or a recovery code in the same field. */
export async function prove(c: OfficeContext, fields: Fields): Promise<void> {
  const token = tokenOf(c);
  const code = text(fields, CODE).replace(/\s/g, "");
  await proceed(c, "staff", () => {
    if (CREDENTIAL in fields) return Identity.showPasskey(token, passkeyAnswer(c, fields));
    return /^\d{0,8}$/.test(code)
      ? Identity.showTotp(token, { code })
      : Identity.showRecoveryCode(token, { code, language: c.var.locale });
  });
}

/** How an authenticator shows whose it is. */
export async function labelOf(personId: string): Promise<string> {
  return (await Identity.mailboxOf(personId)) ?? (await Identity.staffName(personId)) ?? "";
}

/** Too many wrong factors: the session is over. */
export const isOver = (error: unknown): boolean => error instanceof AppError && error.code === "factor_tries";
/** Nobody stands behind the session any more. */
export const isGone = (error: unknown): boolean => error instanceof AppError && error.status === 401;
