import { Identity } from "../identity/index.ts";
import { asActor, GUEST, linkToken } from "../kernel/index.ts";
import { apply, confirm } from "./applying.ts";
import { LINK } from "./record.ts";
import type { ApplicationForm } from "./schema.ts";

/** An applicant of Astana, for tests that do not care. Nobody real. */
export const form = (overrides: Partial<ApplicationForm> = {}): ApplicationForm => ({
  surname: "Сынақбаева",
  givenName: "Үлгі",
  birthDate: "1995-03-27",
  region: "71",
  city: "Астана",
  phone: "+77010000001",
  email: "ulgi@posta.example",
  language: "kk",
  occupation: "Мұғалім",
  why: "Ауылымдағы балаларға көмектескім келеді.",
  consents: ["processing"],
  consentVersion: Identity.CONSENT_VERSION,
  ...overrides,
});

/** Applies and confirms by the mailed link, as a guest. Answers the application's key and the token of its private link. */
export async function applied(
  overrides: Partial<ApplicationForm> = {},
): Promise<{ membershipKey: string; token: string }> {
  return asActor(GUEST, async () => {
    const { membershipKey } = await apply(form(overrides));
    const token = linkToken(LINK, membershipKey);
    await confirm({ membershipKey, token });
    return { membershipKey, token };
  });
}
