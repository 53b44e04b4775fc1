import type * as z from "zod";
import { linkToken } from "../kernel/index.ts";
import { LINKS } from "./booking.ts";
import type { HoldInput, LecturerProfile, Side } from "./schema.ts";

/** A lecturer of Astana who comes to two regions on weekdays. */
export function profile(over: Partial<LecturerProfile> & { email?: string } = {}) {
  return {
    name: "Айбек Нұрланұлы Сынақов",
    about: { original: "kk" as const, kk: "Физика докторы" },
    languages: ["kk" as const, "ru" as const],
    topics: ["physics"],
    grades: ["9" as const, "10" as const, "11" as const],
    region: "71",
    regions: ["71", "11"],
    online: true,
    hours: [1, 2, 3, 4, 5].map((weekday) => ({ weekday, from: "09:00", to: "18:00" })),
    datesOff: ["2026-10-20"],
    durations: [30, 45, 60, 90],
    noticeDays: 2,
    dailyCap: 8,
    zone: "Asia/Almaty",
    state: "active" as const,
    email: "lector@posta.example",
    language: "kk" as const,
    ...over,
  };
}

/** What a school sends; give each its own `nth`, so that neither address nor school meets its limit. */
export function wish(
  lecturerId: string,
  over: Partial<z.input<typeof HoldInput>> = {},
  nth = 0,
): z.input<typeof HoldInput> {
  return {
    lecturerId,
    date: "2026-10-19",
    start: "10:00",
    minutes: 60,
    mode: "visit",
    topic: "physics",
    lectureLanguage: "kk",
    grade: "9",
    pupils: "25",
    schoolName: `№${nth} үлгі мектебі`,
    region: "71",
    settlement: "Астана",
    contactName: "Гүлнар Үлгіқызы",
    contactRole: "Директордың орынбасары",
    email: `school${nth}@mektep.example`,
    phone: "8 701 000 00 01",
    language: "ru",
    consent: "yes",
    ...over,
  };
}

/** The private link of a booking, as its letter would carry it. */
export const link = (bookingId: string, purpose: keyof typeof LINKS) => ({
  bookingId,
  token: linkToken(LINKS[purpose], bookingId),
});
export const side = (bookingId: string, whose: Side) => ({ ...link(bookingId, whose), side: whose });
