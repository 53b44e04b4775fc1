import { table } from "../table/index.ts";
import {
  Address,
  AuthenticatorApp,
  Ceremony,
  Challenge,
  Clue,
  ConfirmedPhone,
  ConsentRecord,
  Deed,
  FactorNews,
  FurtherAddress,
  Passkey,
  PhoneCode,
  Profile,
  Recovery,
  Session,
  SsoStart,
  StaffGrant,
} from "./schema.ts";

export const Addresses = table({ name: "Addresses", personal: true, schema: Address, key: { hash: "addressKey" } });

/** A person and what hangs on them alone. `byClue` is sparse: only clues are in it. */
export const People = table({
  name: "People",
  personal: true,
  items: {
    profile: Profile,
    deed: Deed,
    clue: Clue,
    address: FurtherAddress,
    phone: ConfirmedPhone,
    phoneCode: PhoneCode,
    consent: ConsentRecord,
    passkey: Passkey,
    totp: AuthenticatorApp,
    recovery: Recovery,
  },
  key: { hash: "personId", range: "item" },
  indexes: { byClue: { hash: "clue", range: "order", project: ["region", "recordId"] } },
  expires: true,
});

export const Staff = table({
  name: "Staff",
  personal: true,
  schema: StaffGrant,
  key: { hash: "personId", range: "grant" },
  stream: "keys",
  keyKind: "guard",
  indexes: {
    all: { hash: "list", range: "name", project: ["role", "region", "council", "campaign", "from", "until"] },
  },
});

export const Challenges = table({
  name: "Challenges",
  personal: true,
  schema: Challenge,
  key: { hash: "challengeId" },
  indexes: {
    byPerson: { hash: "personId", range: "expiresAt", project: [] },
    byOwner: { hash: "owner", range: "expiresAt", project: [] },
  },
  stream: "keys",
  expires: true,
});

export const Sessions = table({
  name: "Sessions",
  personal: true,
  schema: Session,
  key: { hash: "sessionHash" },
  indexes: { byPerson: { hash: "personId", range: "createdAt", project: [] } },
  expires: true,
});

/** What passes between staff and their factors: what a passkey is asked to sign, and the letters that changes owe. */
export const Ceremonies = table({
  name: "Ceremonies",
  personal: true,
  items: { ceremony: Ceremony, sso: SsoStart, news: FactorNews },
  key: { hash: "ceremonyId" },
  stream: "keys",
  expires: true,
});
