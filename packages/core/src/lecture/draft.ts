import type * as z from "zod";
import { instantOf, localOf } from "../kernel/index.ts";
import { Reference } from "../reference/index.ts";
import { CONFIRM_WITHIN, classIdOf, grainOf, queueOf, schoolIdOf, timeOf, timesOf, untilOf } from "./rules.ts";
import type { Booking, HoldInput, Lecturer } from "./schema.ts";

/** The booking a school's wish would be, before its person is known. */
export async function draft(
  input: z.output<typeof HoldInput>,
  lecturer: Lecturer,
  bookingId: string,
  now: Date,
): Promise<Booking> {
  const { zone } = lecturer;
  const { lecturerId, date, start, minutes, mode, topic, lectureLanguage, grade, className, pupils, region, language } =
    input;
  const schoolId = schoolIdOf({ name: input.schoolName, region, settlement: input.settlement });
  const until = untilOf(now, CONFIRM_WITHIN, timesOf({ date, start, minutes, zone }).startsAt);
  return {
    bookingId,
    lecturerId,
    schoolId,
    personId: "",
    language,
    region,
    status: "held",
    until,
    queue: queueOf(region, "held"),
    dueAt: until,
    date,
    start,
    minutes,
    zone,
    mode,
    topic,
    lectureLanguage,
    grade,
    ...(className && { className, classDay: await classDayOf(input, classIdOf(schoolId, grade, className), zone) }),
    pupils,
    sequence: 0,
    tries: 0,
    createdAt: now.toISOString(),
  };
}

/** The class's own day and start: the same instant by the clocks of the school's region. */
async function classDayOf(
  input: HoldInput,
  resourceId: string,
  zone: string,
): Promise<NonNullable<Booking["classDay"]>> {
  const region = await Reference.get("region", input.region);
  const local = localOf(instantOf(input.date, grainOf(input.start) * 15, zone), region.zone);
  return { resourceId, localDate: local.date, start: timeOf(local.minutes / 15) };
}
