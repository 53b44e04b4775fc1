import { messages } from "@kz2050/i18n";
import type { Caught } from "@kz2050/local/caught-mail";
import { seedLectures } from "@kz2050/local/demo/lecture";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { withBrowser } from "../browser-pages.ts";
import { codeIn, type House, LIMIT_WINDOW, linkIn, startHouse } from "./harness.ts";
import { shortWalks, type Visit, visitor, walks } from "./visit.ts";

let house: House;
beforeAll(async () => {
  house = await startHouse({ stories: [seedLectures] });
});
afterAll(() => house?.close());
// The same people sign in again for each walk: their limits begin anew.
beforeEach(() => house.advance(LIMIT_WINDOW));
const browser = withBrowser();

/** A lecturer of the demonstration who lectures in all three languages and reads letters in Kazakh. */
const LECTURER = { name: "Данияр Үлгіұлы Мысалбаев", email: "computing@lector.example", language: "kk" } as const;
const CITY = { kk: "Алматы қаласы", ru: "Город Алматы", en: "Almaty city" };
const TOPIC = {
  kk: "Информатика және жасанды интеллект",
  ru: "Информатика и искусственный интеллект",
  en: "Computing and artificial intelligence",
};

const upperFirst = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** What of a letter's calendar file tells one appointment from another, and whether it stands. */
function calendarOf(letter: Caught): { method: string; uid: string; sequence: number } {
  const [file] = letter.attachments ?? [];
  expect(file?.name).toMatch(/\.ics$/);
  const line = (name: string): string => new RegExp(`^${name}:(.*)$`, "m").exec(file?.body ?? "")?.[1]?.trim() ?? "";
  return { method: line("METHOD"), uid: line("UID"), sequence: Number(line("SEQUENCE")) };
}

/** A school for each mailbox: five times at most wait for one school. */
const schoolOf = (email: string): string => `«${email.split("@")[0]}» мектебі`;

/** Fills in all that the form asks but the phone. */
async function fillIn(school: Visit, email: string): Promise<void> {
  const { t, locale } = school;
  const { form } = t.lecture;
  await school.choose(TOPIC[locale], t.lecture.topic);
  await school.choose(upperFirst(t.lecture.languages[locale]), t.lecture.lectureLanguage);
  await school.choose(t.lecture.modes.visit, t.lecture.mode);
  await school.pick(t.lecture.grade, upperFirst(t.lecture.gradeName("9")));
  await school.write({ [form.className]: "Ә", [form.pupils]: "27", [form.schoolName]: schoolOf(email) });
  await school.pick(t.common.field.region, CITY[locale]);
  await school.write({
    [form.settlement]: "Алматы",
    [form.contactName]: "Роза Мысалқызы",
    [form.contactRole]: "мұғалім",
  });
  await school.write({ [t.common.field.email]: email });
  await school.choose(form.consent);
}

/** Searches by topic and language, and opens the form for the lecturer's first free time. */
async function chooseTime(school: Visit): Promise<{ time: string; profile: string }> {
  const { t, locale } = school;
  await school.open(`/${locale}/lectures`);
  await school.follow(t.lecture.start);
  await school.pick(t.lecture.topic, TOPIC[locale]);
  await school.pick(t.lecture.lectureLanguage, upperFirst(t.lecture.languages[locale]));
  await school.press(t.lecture.find.show);
  await school.follow(LECTURER.name);
  await school.saysNot(LECTURER.email);
  const name = new RegExp(`^${t.lecture.lecturer.book(".+", "\\d\\d:\\d\\d")}$`);
  const free = school.page.getByRole("link", { name }).first();
  const time = (await free.locator("span").last().textContent()) ?? "";
  const profile = school.path();
  await school.follow(time);
  return { time, profile };
}

/** Fills in the form, with a mistake first, and sends it. */
async function book(school: Visit, email: string): Promise<void> {
  const { t } = school;
  const { form, sent } = t.lecture;
  await fillIn(school, email);
  await school.write({ [t.common.field.phone]: "12" });
  await school.press(form.send, 422);
  await school.mistake(t.common.field.phone);
  expect(await school.written(form.schoolName)).toBe(schoolOf(email));
  await school.write({ [t.common.field.phone]: "8 701 555 01 02" });
  await school.press(form.send);
  await school.says(sent.title);
}

test.each(walks)("a school books a lecture and calls it off %s", { timeout: 60_000 }, async (_name, walk) => {
  const school = await visitor(house, browser, walk, "lecture");
  const { t, locale } = school;
  const { booking, form } = t.lecture;
  const email = `mektep.${locale}.${walk.width}@mektep.example`;
  const { time, profile } = await chooseTime(school);
  const asking = school.page.url();

  const late = await visitor(house, browser, walk, "lecture");
  await late.open(asking);
  await fillIn(late, `late.${email}`);
  await late.write({ [t.common.field.phone]: "+7 727 201 02 03" });

  await book(school, email);

  await late.press(form.send, 409);
  await late.says(form.free);
  expect(await late.written(form.contactName)).toBe("Роза Мысалқызы");
  await late.choose(/.+/, form.free);
  await late.press(form.send);
  await late.open(linkIn(await house.letter(`late.${email}`)));
  await late.press(t.lecture.confirm.button);
  await late.says(t.lecture.status.requested);

  await school.write({ [t.common.confirmMail.code]: codeIn(await house.letter(email)) });
  await school.press(t.common.confirmMail.button);
  await school.says(t.lecture.status.requested, booking.forSchool.requested, LECTURER.name);
  const own = school.path();

  const told = (await house.letters(LECTURER.email)).find((letter) =>
    linkIn(letter).includes(own.split("/").at(-2) ?? "?"),
  );
  const lecturer = await visitor(house, browser, { ...walk, locale: LECTURER.language }, "lecture");
  const theirs = messages(LECTURER.language).lecture;
  await lecturer.open(linkIn(told as Caught));
  await lecturer.says(theirs.booking.forLecturer.requested, schoolOf(email));
  await lecturer.saysNot("Роза Мысалқызы", email);
  await lecturer.press(theirs.booking.accept);
  await lecturer.says(theirs.booking.forLecturer.accepted, "Роза Мысалқызы", email);

  const [forSchool, forLecturer] = [await house.letter(email), await house.letter(LECTURER.email)];
  expect(forSchool.subject).toBe(t.lecture.mail.accepted.subject);
  const invited = calendarOf(forSchool);
  expect(invited).toMatchObject({ method: "REQUEST" });
  expect(calendarOf(forLecturer)).toEqual(invited);
  expect(linkIn(forSchool)).toBe(own);

  await school.open(own);
  await school.says(booking.forSchool.accepted, booking.inCalendar);
  await school.follow(booking.cancelLink);
  await school.press(booking.cancelButton, 422);
  await school.mistake(upperFirst(t.lecture.cancelReason.plans), { group: booking.reason });
  await school.choose(upperFirst(t.lecture.cancelReason.weather), booking.reason);
  await school.press(booking.cancelButton);
  await school.says(t.lecture.status.cancelled, t.lecture.cancelReason.weather);

  for (const letter of [await house.letter(email), await house.letter(LECTURER.email)]) {
    const gone = calendarOf(letter);
    expect(gone).toMatchObject({ method: "CANCEL", uid: invited.uid });
    expect(gone.sequence).toBeGreaterThan(invited.sequence);
  }
  await school.open(profile);
  expect(await school.page.getByRole("link", { name: time, exact: true }).count()).toBe(1);
});

test.each(shortWalks)("a school asks for a time %s", async (_name, walk) => {
  const school = await visitor(house, browser, walk, "lecture");
  const email = `short.${walk.locale}@mektep.example`;
  await chooseTime(school);
  await book(school, email);
  await school.open(linkIn(await house.letter(email)));
  await school.press(school.t.lecture.confirm.button);
  await school.says(school.t.lecture.booking.forSchool.requested);
});
