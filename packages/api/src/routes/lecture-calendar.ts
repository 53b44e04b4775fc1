import { ConflictError } from "@kz2050/core/kernel";
import type { Lecture } from "@kz2050/core/lecture";
import { Reference } from "@kz2050/core/reference";
import { type Locale, messages } from "@kz2050/i18n";

/**
 * The calendar file of a lecture that was accepted, or taken back after that. Its UID and SEQUENCE are those of the
 * letters, so the later file replaces the earlier, wherever each came from. @throws ConflictError wrong_state
 */
export async function calendarFile({ booking, school }: Lecture.OpenBooking, locale: Locale): Promise<string> {
  // The sequence rises for the first time when the lecturer accepts.
  if (booking.sequence === 0) throw new ConflictError("wrong_state");
  const { lecture } = messages(locale);
  const topics = await Reference.list("topic");
  const topic = topics.find(({ code }) => code === booking.topic)?.name[locale] ?? booking.topic;
  const place = booking.mode === "online" ? lecture.modes.online : [school.name, school.settlement].join(", ");
  const changedAt = booking.endedAt ?? booking.answeredAt ?? booking.createdAt;
  const lines = [
    "BEGIN:VCALENDAR",
    "VERSION:2.0",
    "PRODID:-//Kazakhstan 2050//lectures//KK",
    "METHOD:PUBLISH",
    "BEGIN:VEVENT",
    `UID:${booking.bookingId}@kz2050`,
    `SEQUENCE:${booking.sequence}`,
    `DTSTAMP:${utc(changedAt)}`,
    `DTSTART:${utc(booking.startsAt)}`,
    `DTEND:${utc(booking.endsAt)}`,
    `STATUS:${booking.status === "cancelled" ? "CANCELLED" : "CONFIRMED"}`,
    `SUMMARY:${escaped(lecture.mail.event(topic))}`,
    `LOCATION:${escaped(place)}`,
    "END:VEVENT",
    "END:VCALENDAR",
  ];
  return `${lines.map(folded).join("\r\n")}\r\n`;
}

/** `20261019T050000Z`: the form with UTC time (RFC 5545, 3.3.5). */
const utc = (instant: string): string => `${instant.slice(0, 19).replaceAll(/[-:]/g, "")}Z`;

const escaped = (text: string): string => text.replaceAll(/[\\;,]/g, "\\$&").replaceAll(/\r?\n/g, "\\n");

/** A line is at most 75 octets long; the rest follows on lines that begin with a space (3.1). */
function folded(line: string): string {
  const rows = [""];
  for (const letter of line) {
    const row = rows.at(-1) ?? "";
    if (Buffer.byteLength(row + letter) > 74) rows.push(letter);
    else rows[rows.length - 1] = row + letter;
  }
  return rows.join("\r\n ");
}
