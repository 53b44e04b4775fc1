import { isDeepStrictEqual } from "node:util";
import * as z from "zod";
import { may } from "../access/index.ts";
import { Identity } from "../identity/index.ts";
import {
  action,
  anyone,
  type Context,
  Email,
  InvalidError,
  LocalDate,
  Locale,
  NotFoundError,
  type Staff,
} from "../kernel/index.ts";
import { Reference } from "../reference/index.ts";
import { get, queryAll, write } from "../table/index.ts";
import { type Lecturer, LecturerId, LecturerProfile, PublicLecturer } from "./schema.ts";
import { Lecturers } from "./table.ts";

/** The public profile: who and what is offered, no person and no letter language. */
export const publicOf = (lecturer: Lecturer): PublicLecturer => PublicLecturer.parse(lecturer);

/** A lecturer for everybody to see. @throws NotFoundError lecturer_not_found */
export async function getLecturer(lecturerId: string): Promise<PublicLecturer> {
  return publicOf(await whole(lecturerId, true));
}

async function whole(lecturerId: string, eventual = false): Promise<Lecturer> {
  const lecturer = await get(Lecturers, { lecturerId }, { eventual });
  if (!lecturer) throw new NotFoundError("lecturer_not_found");
  return lecturer;
}

/** A lecturer with the version an edit must name. */
export const openLecturer = action({
  name: "lecture.open-lecturer",
  access: may("lecture.open-lecturer"),
  input: z.object({ lecturerId: LecturerId }),
  async run({ lecturerId }, { within }): Promise<PublicLecturer & { version: number; language: Locale }> {
    const lecturer = await whole(lecturerId);
    within({ region: lecturer.region });
    return { ...publicOf(lecturer), version: lecturer.version, language: lecturer.language };
  },
});

/** The lecturers a region keeps, for the office. */
export const listByRegion = action({
  name: "lecture.list-by-region",
  access: may("lecture.list-by-region"),
  input: z.object({ region: z.string() }),
  async run({ region }, { within }): Promise<Pick<Lecturer, "lecturerId" | "name" | "state">[]> {
    within({ region });
    const rows = await queryAll(Lecturers, { index: "byRegion", hash: region });
    return rows.map(({ lecturerId, name, state }) => ({ lecturerId, name, state }));
  },
});

/** The lecturer joins, with the mailbox that requests are sent to. The coordinator of the home region enters it. */
export const enrol = action({
  name: "lecture.enrol",
  access: may("lecture.enrol"),
  input: LecturerProfile.extend({ email: Email, language: Locale }),
  async run({ email, ...profile }, { now, newId, within, audit }): Promise<{ lecturerId: string; version: number }> {
    const lecturerId = newId("lec", Lecturers);
    within({ region: profile.region });
    await assertKnown(profile);
    const { personId } = await Identity.meet({ email, language: profile.language });
    await namePerson({ personId });
    audit({ recordId: lecturerId, after: profile.state, fields: ["email"] });
    const lecturer: Lecturer = { ...profile, lecturerId, personId, version: 1, createdAt: now.toISOString() };
    await write(Lecturers.put(lecturer, { unless: "exists" }));
    return { lecturerId, version: 1 };
  },
  again: async (_input, old) => ({ lecturerId: String(old.lecturerId), version: Number(old.version) }),
});

/** A lecturer never confirms the mailbox: that the profile names it keeps it. */
const namePerson = action({
  name: "lecture.name-person",
  access: anyone,
  input: z.object({ personId: z.string() }),
  run: ({ personId }) => Identity.named(personId),
});

/** Changes the profile as somebody read it. @throws StaleError when another changed it meanwhile. */
export const revise = action({
  name: "lecture.revise",
  access: may("lecture.revise"),
  input: LecturerProfile.extend({ lecturerId: LecturerId, language: Locale, version: z.int() }),
  async run({ lecturerId, version, ...profile }, context): Promise<{ lecturerId: string; version: number }> {
    await assertKnown(profile);
    return change(await whole(lecturerId), version, profile, context);
  },
  again: ({ lecturerId }) => versionOf(lecturerId),
});

/** Sets the dates on which the lecturer cannot come; bookings that stand on them stay. */
export const setDatesOff = action({
  name: "lecture.set-dates-off",
  access: may("lecture.set-dates-off"),
  input: z.object({ lecturerId: LecturerId, datesOff: z.array(LocalDate).max(200), version: z.int() }),
  async run({ lecturerId, datesOff, version }, context): Promise<{ lecturerId: string; version: number }> {
    return change(await whole(lecturerId), version, { datesOff: [...new Set(datesOff)].toSorted() }, context);
  },
  again: ({ lecturerId }) => versionOf(lecturerId),
});

async function change(
  lecturer: Lecturer,
  version: number,
  fields: Partial<Lecturer>,
  { within, audit }: Context<Staff>,
): Promise<{ lecturerId: string; version: number }> {
  const { lecturerId } = lecturer;
  // A move needs a hand that reaches both regions.
  if (fields.region !== undefined && fields.region !== lecturer.region) within({ region: fields.region });
  within({ region: lecturer.region });
  const changed = Object.keys(fields).filter(
    (name) => !isDeepStrictEqual(fields[name as keyof Lecturer], lecturer[name as keyof Lecturer]),
  );
  audit({ recordId: lecturerId, before: lecturer.state, after: fields.state ?? lecturer.state, fields: changed });
  await write(Lecturers.update({ lecturerId }, { set: fields, version }));
  return { lecturerId, version: version + 1 };
}

async function versionOf(lecturerId: string): Promise<{ lecturerId: string; version: number }> {
  return { lecturerId, version: (await whole(lecturerId)).version };
}

async function assertKnown(profile: LecturerProfile): Promise<void> {
  const unknown = async (kind: "region" | "topic", codes: readonly string[]) =>
    (await Promise.all(codes.map((code) => Reference.has(kind, code)))).includes(false);
  const issues = [];
  if (await unknown("region", [profile.region])) issues.push({ field: "region", code: "invalid_choice" });
  if (await unknown("region", profile.regions)) issues.push({ field: "regions", code: "invalid_choice" });
  if (await unknown("topic", profile.topics)) issues.push({ field: "topics", code: "invalid_choice" });
  if (!profile.online && profile.regions.length === 0) issues.push({ field: "regions", code: "regions_or_online" });
  if (issues.length > 0) throw new InvalidError(issues);
}
