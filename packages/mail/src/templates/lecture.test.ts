import { LOCALES } from "@kz2050/i18n";
import { expect, test } from "vitest";
import { render } from "../render.tsx";

const FACTS = {
  bookingId: "bkg_x",
  lecturer: "Айбек Сынақов",
  about: "Физика докторы",
  school: "№5 мектеп; «Үлгі», жаңа",
  settlement: "Астана",
  topic: "Физика және техника",
  date: "2026-10-19",
  start: "10:00",
  end: "11:00",
  minutes: 60,
  zone: "Asia/Almaty",
  mode: "visit",
  lectureLanguage: "kk",
  grade: "9",
  className: "Ә",
  pupils: 25,
  sequence: 1,
  inCalendar: true,
  reason: "illness",
  cancelledBy: "lecturer",
  until: "2026-10-17T07:00:00.000Z",
  at: "2026-10-14T07:00:00.000Z",
};
const letter = (kind: string, facts: object = {}, locale: (typeof LOCALES)[number] = "kk") =>
  render({
    kind: `lecture.${kind}`,
    locale,
    facts: { ...FACTS, ...facts },
    link: "https://site.example/kk/my/lecture-booking/bkg_x/token",
    code: "123456",
    origin: "https://site.example",
  });
/** The lines of a calendar file, unfolded (RFC 5545 §3.1). */
const lines = (file: string | undefined) => (file ?? "").replace(/\r\n[ \t]/g, "").split("\r\n");
const file = (kind: string, facts: object = {}) => lines(letter(kind, facts).attachments[0]?.body);

test.each([
  "confirm",
  "request",
  "accepted",
  "accepted-lecturer",
  "declined",
  "expired",
  "cancelled",
  "cancelled-lecturer",
  "feedback",
  "feedback-lecturer",
])("the letter %s is whole in every language, in both forms", (kind) => {
  for (const locale of LOCALES) {
    const { subject, html, text } = letter(kind, { reason: kind === "declined" ? "busy" : "illness" }, locale);
    for (const body of [subject, html, text]) expect(body).not.toMatch(/undefined|NaN|\[object/);
    expect(text).toContain("10:00–11:00");
    expect(text).toContain("https://site.example/kk/my/lecture-booking/bkg_x/token");
  }
});

test("the confirmation has a code, and only accepted and cancelled lectures come with a calendar file", () => {
  expect(letter("confirm").text).toContain("123456");
  for (const kind of ["confirm", "request", "declined", "expired", "feedback"])
    expect(letter(kind).attachments).toEqual([]);
  expect(letter("cancelled", { inCalendar: false, sequence: 0 }).attachments).toEqual([]);
});

test("acceptance and cancellation are one event whose sequence rises", () => {
  const request = file("accepted");
  const cancel = file("cancelled", { sequence: 2 });
  for (const line of [
    "METHOD:REQUEST",
    "UID:bkg_x@kz2050",
    "SEQUENCE:1",
    "STATUS:CONFIRMED",
    "DTSTAMP:20261014T070000Z",
  ])
    expect(request).toContain(line);
  for (const line of ["METHOD:CANCEL", "UID:bkg_x@kz2050", "SEQUENCE:2", "STATUS:CANCELLED"])
    expect(cancel).toContain(line);
  expect(letter("cancelled").attachments[0]?.type).toBe("text/calendar; charset=utf-8; method=CANCEL");
  expect(request).toContain("LOCATION:№5 мектеп\\; «Үлгі»\\, жаңа\\, Астана");
});

/** What a calendar shows in UTC for a local time, by the rules that the file itself brings. */
function opened(rows: readonly string[]): string {
  const local =
    /^DTSTART;TZID=Asia\/Almaty:(\d{8}T\d{6})$/.exec(rows.findLast((row) => row.startsWith("DTSTART;")) ?? "")?.[1] ??
    "";
  const rules = rows.flatMap((row, index) =>
    row === "BEGIN:STANDARD"
      ? [{ onset: rows[index + 1]?.slice(8) ?? "", to: Number(rows[index + 3]?.slice(11, 14)) }]
      : [],
  );
  const hours = rules.findLast(({ onset }) => onset <= local)?.to ?? Number.NaN;
  const [, y, m, d, h, min] = /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)/.exec(local) ?? [];
  return new Date(Date.UTC(Number(y), Number(m) - 1, Number(d), Number(h) - hours, Number(min))).toISOString();
}

test.each([
  ["2024-02-29", "2024-02-29T04:00:00.000Z"],
  ["2024-03-01", "2024-03-01T05:00:00.000Z"],
  ["2026-10-19", "2026-10-19T05:00:00.000Z"],
])("ten o'clock in Almaty on %s opens as %s", (date, instant) => {
  const rows = file("accepted", { date });
  expect(rows).toContain(`DTSTART;TZID=Asia/Almaty:${date.replaceAll("-", "")}T100000`);
  expect(opened(rows)).toBe(instant);
});
