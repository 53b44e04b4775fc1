import { Identity } from "../identity/index.ts";

/** What who proposes or supports agrees to with the form's button: the text in force when they pressed it. */
export const consentAt = (at: string) => ({
  purposes: ["processing"] as const,
  version: Identity.CONSENT_VERSION,
  at,
});
