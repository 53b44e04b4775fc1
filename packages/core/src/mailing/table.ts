import { table } from "../table/index.ts";
import { Mailing, MailingLine } from "./schema.ts";

/** Each step of its worker moves the row, and the row's stream calls the next. `byGoing` holds what is on its way. */
export const Mailings = table({
  name: "Mailings",
  personal: true,
  schema: Mailing,
  key: { hash: "mailingId" },
  keyKind: "queue",
  indexes: {
    all: { hash: "list", range: "createdAt", project: [] },
    byPlace: { hash: "place", range: "createdAt", project: [] },
    byGoing: { hash: "going", range: "movedAt", project: [] },
  },
  stream: "keys",
});

/** Who gets which mailing, for a month. `byPerson` is what an erasure goes through. */
export const MailingLines = table({
  name: "MailingLines",
  personal: true,
  schema: MailingLine,
  key: { hash: "recipients", range: "recipient" },
  indexes: { byPerson: { hash: "personId", range: "recipients", project: [] } },
  expires: true,
});
