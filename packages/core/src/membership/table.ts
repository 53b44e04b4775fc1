import { table } from "../table/index.ts";
import { Application, Card, ErasedApplication, Guard, NumberTaken } from "./schema.ts";

/**
 * Membership is personal as a whole: applications, what erased ones leave, the guards of live memberships and the numbers given.
 * `byQueue` holds only what waits, and only ids: a queue's page re-reads its records.
 * The other indexes hold only confirmed applications, and tell which are alike.
 */
export const Memberships = table({
  name: "Memberships",
  personal: true,
  items: { application: Application, erased: ErasedApplication, guard: Guard, number: NumberTaken },
  key: { hash: "membershipKey" },
  indexes: {
    byQueue: { hash: "queue", range: "submittedAt", project: [] },
    byPerson: { hash: "personId", range: "createdAt", project: [] },
    byPhone: { hash: "phoneKey", range: "createdAt", project: [] },
    byName: { hash: "nameKey", range: "createdAt", project: [] },
  },
  stream: "keys",
  expires: true,
});

/** The public side of a membership, made by the stream. Its key is the card's unguessable code, so it cannot be walked. */
export const Cards = table({ name: "Cards", schema: Card, key: { hash: "cardCode" }, stream: "images" });
