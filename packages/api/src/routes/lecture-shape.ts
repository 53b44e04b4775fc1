import { Locale } from "@kz2050/core/kernel";
import { Lecture } from "@kz2050/core/lecture";
import * as z from "zod";
import { Released } from "../confirmation.ts";
import { blankable, Problem } from "../route.ts";

export const LecturerPath = z.object({ lecturerId: Lecture.LecturerId });
export const BookingPath = z.object({ bookingId: Lecture.BookingId });

export const FindQuery = z.object({
  topic: z.string().optional().meta({ example: "physics" }),
  lectureLanguage: Locale.optional(),
  grade: Lecture.Grade.optional(),
  mode: Lecture.Mode.optional(),
  region: z
    .string()
    .optional()
    .meta({ description: "Visits to this region; without a mode, lectures online too", example: "71" }),
  date: Lecture.FindInput.shape.date.meta({ description: "Only lecturers with a free start on this date" }),
  cursor: z.string().optional(),
});

export const SlotsQuery = Lecture.SlotsInput.omit({ lecturerId: true }).extend({
  minutes: z.coerce.number("invalid_number").pipe(Lecture.Duration).optional().meta({ type: "integer", example: 60 }),
});
export const FreeSlots = z
  .object({
    lecturer: Lecture.PublicLecturer,
    from: z.string(),
    to: z.string(),
    first: z.string().meta({ description: "The first date the lecturer's notice leaves open", example: "2026-10-16" }),
    last: z.string().meta({ description: "The last date that may be asked for", example: "2027-04-12" }),
    minutes: z.int().meta({ example: 60 }),
    slots: z.array(Lecture.Slot),
  })
  .meta({ id: "FreeSlots" });

/** What a school sends. `className` names the class that is kept from being in two lectures at once. */
export const Hold = Lecture.HoldInput.extend({
  className: blankable(Lecture.HoldInput.shape.className),
}).meta({
  id: "BookingRequest",
  example: {
    lecturerId: "lec_01k7hk4t2v9m3r8n5q6w0x1y2z",
    date: "2026-10-19",
    start: "10:00",
    minutes: 60,
    mode: "visit",
    topic: "physics",
    lectureLanguage: "kk",
    grade: "9",
    className: "9 Ә",
    pupils: 25,
    schoolName: "№ 17 үлгі мектебі",
    region: "71",
    settlement: "Астана",
    contactName: "Гүлнар Үлгіқызы",
    contactRole: "Директордың орынбасары",
    email: "mektep@posta.example",
    phone: "+77010000001",
    language: "kk",
    consent: "yes",
  },
});

/** 409 of a hold: the nearest free starts stand beside the code. */
export const taken = {
  409: {
    description:
      "`slot_taken`, `day_full` or `class_busy` with up to three nearest free starts; `too_many_holds`, `too_many_school_holds`, `lecturer_paused`",
    content: {
      "application/problem+json": {
        schema: Problem.extend({ nearest: z.array(Lecture.Slot).optional() }).meta({
          id: "SlotTaken",
          example: {
            type: "about:blank",
            title: "Бұл уақыт бос емес.",
            status: 409,
            code: "slot_taken",
            requestId: "…",
            nearest: [{ date: "2026-10-19", start: "11:00" }],
          },
        }),
      },
    },
  },
};

const token = z.string().min(1, "required").max(64).meta({ description: "Of the private link that was mailed" });
export const ConfirmedBooking = Lecture.BookingView.extend({ released: Released }).meta({ id: "ConfirmedBooking" });
export const Answer = z
  .discriminatedUnion("answer", [
    z.object({ token, answer: z.literal("accept") }),
    z.object({ token, answer: z.literal("decline"), reason: Lecture.DeclineReason }),
  ])
  .meta({ example: { token: "mailed-token-of-22-chars", answer: "decline", reason: "busy" } });
export const Cancellation = z.object({ token, side: Lecture.Side, reason: Lecture.CancelReason });
export const Feedback = z
  .object({ token, side: Lecture.Side, ...Lecture.FeedbackInput.shape })
  .meta({ example: { token: "mailed-token-of-22-chars", side: "school", rating: 5, comment: "Рақмет!" } });
export const SideQuery = z.object({ side: Lecture.Side });

export const Contact = z
  .object({ name: z.string(), role: z.string(), email: z.string(), phone: z.string() })
  .meta({ id: "SchoolContact" });
export const SeenContact = Contact.partial().meta({
  id: "SeenSchoolContact",
  description: "As much of the contact as the reader's role may see: a phone for the region's coordinator alone.",
});
export const OpenBooking = z
  .object({
    booking: Lecture.BookingView,
    lecturer: Lecture.PublicLecturer,
    school: Lecture.School.omit({ createdAt: true }).meta({ id: "School" }),
  })
  .meta({ id: "OpenBooking" });
export const OwnBooking = OpenBooking.extend({ contact: Contact.optional() }).meta({ id: "OwnBooking" });

/** The profile as the office writes it. */
const PROFILE = {
  name: "Айбек Нұрланұлы Сынақов",
  about: { original: "kk", kk: "Физика докторы" },
  languages: ["kk", "ru"],
  topics: ["physics"],
  grades: ["9", "10", "11"],
  region: "71",
  regions: ["71", "11"],
  online: true,
  hours: [{ weekday: 1, from: "09:00", to: "18:00" }],
  datesOff: ["2026-10-20"],
  durations: [45, 60],
  noticeDays: 2,
  dailyCap: 4,
  zone: "Asia/Almaty",
  state: "active",
  language: "kk",
};
export const NewLecturer = Lecture.enrol.input.meta({
  id: "NewLecturer",
  example: { ...PROFILE, email: "lector@posta.example" },
});
export const Profile = Lecture.revise.input
  .omit({ lecturerId: true, version: true })
  .meta({ id: "LecturerProfile", example: PROFILE });
export const Kept = Lecture.PublicLecturer.extend({ version: z.int(), language: Locale }).meta({ id: "KeptLecturer" });
export const Versioned = z.object({ lecturerId: z.string(), version: z.int() }).meta({ id: "LecturerVersion" });
export const DatesOff = Lecture.setDatesOff.input.pick({ datesOff: true });
export const Listed = Lecture.Lecturer.pick({ lecturerId: true, name: true, state: true }).meta({
  id: "LecturerInList",
});
export const Queued = Lecture.BookingView.extend({ schoolName: z.string(), lecturerName: z.string() }).meta({
  id: "BookingInQueue",
});
export const QueueQuery = Lecture.listByQueue.input;
