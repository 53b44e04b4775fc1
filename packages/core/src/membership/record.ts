import { isLinkToken, NotFoundError, type Place } from "../kernel/index.ts";
import { get } from "../table/index.ts";
import { isKnownToStaff } from "./rules.ts";
import type { Application } from "./schema.ts";
import { Memberships } from "./table.ts";

/** What private links of membership are made for. */
export const LINK = "membership";

/** The application as it is now, or undefined. */
export async function findApplication(membershipKey: string): Promise<Application | undefined> {
  const item = await get(Memberships, { membershipKey });
  return item?.kind === "application" ? item : undefined;
}

/** @throws NotFoundError */
export async function getApplication(membershipKey: string): Promise<Application> {
  const application = await findApplication(membershipKey);
  if (!application) throw new NotFoundError();
  return application;
}

/** Where an application lies, for what staff keep beside it; nowhere for one that they may not know of. */
export async function whereIs(membershipKey: string): Promise<Place | undefined> {
  const application = await findApplication(membershipKey);
  return application && isKnownToStaff(application) ? { region: application.region } : undefined;
}

/** The application behind a private link. @throws NotFoundError link_invalid, whichever part is wrong. */
export async function openApplication(membershipKey: string, token: string): Promise<Application> {
  const application = isLinkToken(LINK, membershipKey, token) ? await findApplication(membershipKey) : undefined;
  if (!application) throw new NotFoundError("link_invalid");
  return application;
}
