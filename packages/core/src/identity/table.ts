import { table } from "../table/index.ts";
import { Address, Challenge, Profile, Session, StaffGrant } from "./schema.ts";

export const Addresses = table({ name: "Addresses", personal: true, schema: Address, key: { hash: "addressKey" } });

export const People = table({
  name: "People",
  personal: true,
  items: { profile: Profile },
  key: { hash: "personId", range: "item" },
});

export const Staff = table({
  name: "Staff",
  personal: true,
  schema: StaffGrant,
  key: { hash: "personId", range: "grant" },
  stream: "keys",
  keyKind: "guard",
  indexes: { all: { hash: "list", range: "name", project: ["role", "region", "council", "from", "until"] } },
});

export const Challenges = table({
  name: "Challenges",
  personal: true,
  schema: Challenge,
  key: { hash: "challengeId" },
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
