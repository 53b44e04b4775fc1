import * as z from "zod";
import { Identity } from "../identity/index.ts";
import { action, after, anyone, DAY, Email, epochSeconds } from "../kernel/index.ts";
import { Limit } from "../limit/index.ts";
import { attempt, get } from "../table/index.ts";
import { type HoldInput, School, SchoolContact } from "./schema.ts";
import { SchoolContacts, Schools } from "./table.ts";

/** Whom to ask at the school, as the form says. */
export const contactOf = (input: z.output<typeof HoldInput>, bookingId: string, personId: string, now: Date) => ({
  bookingId,
  personId,
  name: input.contactName,
  role: input.contactRole,
  email: input.email,
  phone: input.phone,
  consentVersion: Identity.CONSENT_VERSION,
  consentedAt: now.toISOString(),
  expiry: epochSeconds(after(now, 7 * DAY)),
});

/** The school's contact, kept first and for a week: a confirmed booking keeps it longer. */
export const noteContact = action({
  name: "lecture.note-contact",
  access: anyone,
  input: SchoolContact,
  async run(contact) {
    await attempt(SchoolContacts.put(contact, { unless: "exists" }));
  },
});

/** Keeps the school under its key, where it is not known yet. */
export const noteSchool = action({
  name: "lecture.note-school",
  access: anyone,
  input: School,
  async run(school) {
    const known = await get(Schools, { schoolId: school.schoolId }, { eventual: true });
    if (!known) await attempt(Schools.put(school, { unless: "exists" }));
  },
});

/** Counts a letter that a stranger's mailbox may get. @throws LimitedError */
export const takeMailbox = action({
  name: "lecture.take-mailbox",
  access: anyone,
  input: z.object({ email: Email }),
  run: ({ email }) => Limit.takeMailbox("mail.mailbox", email),
});
