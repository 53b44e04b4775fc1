import { derivedId, foldName, hmac } from "../kernel/index.ts";

interface Named {
  readonly surname: string;
  readonly givenName: string;
  readonly birthDate: string;
}

/** Alike by name: surname and given name in either order, same birth date, same region. Patronymics come and go. */
export function nameKeyOf({ surname, givenName, birthDate }: Named, region: string): string {
  const parts = [foldName(surname), foldName(givenName)].toSorted();
  return hmac("pseudonymPepper", "likeness-name", region, birthDate, ...parts)
    .toString("base64url")
    .slice(0, 22);
}

/** Alike by phone (E.164). */
export const phoneKeyOf = (phone: string): string =>
  hmac("addressPepper", "likeness-phone", phone).toString("base64url").slice(0, 22);

/** The key that lets one person have one live membership, though a family may share a mailbox and so a personId. */
export const guardKeyOf = (personId: string, { birthDate, givenName }: Named): string =>
  derivedId("grd", hmac("pseudonymPepper", "membership", personId, birthDate, foldName(givenName)));

/** The code on a member's card: made from the application, so that approving again makes the same. */
export const cardCodeOf = (membershipKey: string): string =>
  derivedId("crd", hmac("pseudonymPepper", "card", membershipKey));

/** The key under which a member number, once given, stays taken. */
export const numberKeyOf = (memberNumber: string): string => `num_${memberNumber}`;
