import { Identity } from "@kz2050/core/identity";
import type { Recipient } from "@kz2050/core/kernel";
import { Membership } from "@kz2050/core/membership";

/** The mailbox a notice goes to, known only here and at this moment. */
export async function mailboxOf(to: Recipient): Promise<string | undefined> {
  if ("personId" in to) return Identity.mailboxOf(to.personId);
  if ("addressKey" in to) return Identity.mailboxAt(to.addressKey);
  return Membership.mailboxOf(to.membershipKey);
}
