import * as z from "zod";
import { Email, Instant, idPattern, LocalDate, Locale, Phone, Text, Zone } from "../kernel/index.ts";

export const LecturerId = z.string().regex(idPattern("lec"));
export const BookingId = z.string().regex(idPattern("bkg"));
export const SchoolId = z.string().regex(idPattern("sch"));
const PersonId = z.string().regex(idPattern("per"));

/** Grades of a school, and the first courses of a university. */
export const GRADES = ["1", "2", "3", "4", "5", "6", "7", "8", "9", "10", "11", "university"] as const;
export const Grade = z.enum(GRADES);
export type Grade = z.infer<typeof Grade>;

/** How long a lecture may be, in minutes. */
export const DURATIONS = [30, 45, 60, 90, 120] as const;
export const Duration = z.int().refine((minutes) => DURATIONS.some((offered) => offered === minutes), "invalid_choice");

/** A clock time of the place on a quarter hour, from 08:00 to 20:00: a day of lectures never crosses midnight. */
export const LocalTime = z.string().regex(/^(?:(?:0[89]|1\d):(?:00|15|30|45)|20:00)$/, "invalid_time");

/** The hours of one weekday (1 Monday to 7 Sunday), local time. */
export const Hours = z
  .object({ weekday: z.int().min(1).max(7), from: LocalTime, to: LocalTime })
  .refine(({ from, to }) => from < to, { path: ["to"], message: "hours_backwards" });
export type Hours = z.infer<typeof Hours>;

export const MODES = ["visit", "online"] as const;
export const Mode = z.enum(MODES);
export type Mode = z.infer<typeof Mode>;

export const LECTURER_STATES = ["active", "paused"] as const;

const aboutText = z.string().max(1000).optional();
const About = Text.extend({ kk: aboutText, ru: aboutText, en: aboutText }).refine(
  (about) => about[about.original]?.trim(),
  "required",
);

/** What a lecturer offers; the form of the office. */
export const LecturerProfile = z.object({
  name: z.string().trim().min(2).max(120),
  about: About,
  languages: z.array(Locale).min(1),
  topics: z.array(z.string()).min(1).max(10),
  grades: z.array(Grade).min(1),
  /** Home region: its coordinator keeps the profile. */
  region: z.string(),
  /** Regions the lecturer travels to; none for one who lectures online alone. */
  regions: z.array(z.string()).max(20),
  online: z.boolean(),
  hours: z.array(Hours).min(1).max(21),
  datesOff: z.array(LocalDate).max(200),
  durations: z.array(Duration).min(1),
  /** Whole days between the request's day and the lecture's. */
  noticeDays: z.int().min(0).max(60),
  dailyCap: z.int().min(1).max(24),
  zone: Zone,
  state: z.enum(LECTURER_STATES),
});
export type LecturerProfile = z.infer<typeof LecturerProfile>;

/** A lecturer, public as a whole; the mailbox is known by `personId` alone. */
export const Lecturer = LecturerProfile.extend({
  lecturerId: LecturerId,
  personId: PersonId,
  /** Language of the letters. */
  language: Locale,
  version: z.int(),
  createdAt: Instant,
}).meta({ id: "LecturerRecord" });
export type Lecturer = z.infer<typeof Lecturer>;

/** What anybody may see of a lecturer. */
export const PublicLecturer = LecturerProfile.extend({ lecturerId: LecturerId }).meta({
  id: "Lecturer",
  description: "A lecturer of Our knowledge for our country: what they offer and when. Contacts are not public.",
});
export type PublicLecturer = z.infer<typeof PublicLecturer>;

/** A school by its name and place: the key comes from them, so the same school typed twice is one. */
export const School = z.object({
  schoolId: SchoolId,
  name: z.string(),
  region: z.string(),
  settlement: z.string(),
  createdAt: Instant,
});
export type School = z.infer<typeof School>;

/** Whom to ask at the school about one booking. Personal, read by that booking's lecturer and, audited, by staff. */
export const SchoolContact = z.object({
  bookingId: BookingId,
  personId: PersonId,
  name: z.string(),
  role: z.string(),
  email: z.string(),
  phone: z.string(),
  consentVersion: z.string(),
  consentedAt: Instant,
  expiry: z.int(),
});
export type SchoolContact = z.infer<typeof SchoolContact>;

/**
 * A civil day of a lecturer, or of a school's class. `g32`…`g79` hold the starting quarter hour of the booking that owns
 * the grain, `b<start>` is { bookingId, until } (no `until` once accepted), `live` counts for the daily cap.
 */
export const Day = z.looseObject({
  resourceId: z.string(),
  localDate: LocalDate,
  live: z.int().optional(),
  expiry: z.int().optional(),
});
export type Day = z.infer<typeof Day>;

/** Who holds: a person or a school, with at most so many slots `s0`…, each { bookingId, at }. */
export const Holder = z.looseObject({ holderId: z.string(), expiry: z.int() });

export const STATUSES = ["held", "requested", "accepted", "declined", "expired", "cancelled", "given"] as const;
export const Status = z.enum(STATUSES);
export type Status = z.infer<typeof Status>;

export const DECLINE_REASONS = ["busy", "topic", "distance", "other"] as const;
export const DeclineReason = z.enum(DECLINE_REASONS);
export const CANCEL_REASONS = ["plans", "illness", "weather", "room", "asked", "other"] as const;
export const CancelReason = z.enum(CANCEL_REASONS);
export type CancelReason = z.infer<typeof CancelReason>;
export const SIDES = ["school", "lecturer"] as const;
export const Side = z.enum(SIDES);
export type Side = z.infer<typeof Side>;

export const FeedbackInput = z.object({
  rating: z.coerce.number("invalid_choice").int("invalid_choice").min(1, "invalid_choice").max(5, "invalid_choice"),
  comment: z.string().trim().max(1000).default(""),
});
const Feedback = FeedbackInput.extend({ at: Instant });

/** A grain-keeping day besides the lecturer's: the class's. */
const ClassDay = z.object({ resourceId: z.string(), localDate: LocalDate, start: LocalTime });

export const Booking = z.object({
  bookingId: BookingId,
  lecturerId: LecturerId,
  schoolId: SchoolId,
  /** Who booked for the school. */
  personId: PersonId,
  /** Language of the letters to the school. */
  language: Locale,
  /** The school's region: its coordinator looks after the booking. */
  region: z.string(),
  status: Status,
  /** Until when the hold stands; absent once it is none. */
  until: Instant.optional(),
  /** `region#status` and when the next thing is due: the office's lists and the platform's sweep. */
  queue: z.string(),
  dueAt: Instant,
  /** The start, once confirmed: what puts a booking into the school's and the lecturer's lists. */
  agendaAt: Instant.optional(),
  date: LocalDate,
  start: LocalTime,
  minutes: Duration,
  zone: Zone,
  mode: Mode,
  topic: z.string(),
  lectureLanguage: Locale,
  grade: Grade,
  className: z.string().optional(),
  classDay: ClassDay.optional(),
  pupils: z.int(),
  /** Of the calendar file: rises with each change it must tell. */
  sequence: z.int(),
  tries: z.int(),
  /** How often the letter that asks to confirm was asked for again. */
  sends: z.int().optional(),
  createdAt: Instant,
  confirmedAt: Instant.optional(),
  answeredAt: Instant.optional(),
  reason: z.union([DeclineReason, CancelReason]).optional(),
  cancelledBy: z.enum(["school", "lecturer", "staff"]).optional(),
  endedAt: Instant.optional(),
  schoolFeedback: Feedback.optional(),
  lecturerFeedback: Feedback.optional(),
});
export type Booking = z.infer<typeof Booking>;

/** A free start, in the lecturer's local time. */
export const Slot = z.object({ date: LocalDate, start: LocalTime }).meta({ id: "Slot" });
export type Slot = z.infer<typeof Slot>;

const line = (max: number) => z.string().trim().min(1, "required").max(max);

/** What a school sends to ask for a slot. */
export const HoldInput = z.object({
  lecturerId: LecturerId,
  date: LocalDate,
  start: LocalTime,
  minutes: z.coerce.number("invalid_number").pipe(Duration),
  mode: Mode,
  topic: z.string(),
  lectureLanguage: Locale,
  grade: Grade,
  className: z.string().trim().max(20).optional(),
  pupils: z.coerce.number("invalid_number").int("invalid_number").min(1).max(2000),
  schoolName: line(200).min(3),
  region: z.string(),
  settlement: line(120).min(2),
  contactName: line(120).min(2),
  contactRole: line(120),
  email: Email,
  phone: Phone,
  language: Locale,
  consent: z.literal("yes", "consent_required"),
});
export type HoldInput = z.infer<typeof HoldInput>;
