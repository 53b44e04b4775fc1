import type { Campaign } from "@kz2050/core/campaign";
import type { Identity } from "@kz2050/core/identity";
import { foldWords } from "@kz2050/core/kernel";
import type { Lecture } from "@kz2050/core/lecture";
import type { Membership } from "@kz2050/core/membership";
import type { Description } from "@kz2050/core/table";
import { TABLES } from "@kz2050/core/tables";
import type { Row } from "./growth-file.ts";

/** The region that everything is in: a list is never longer than where all of it is in one place. */
export const REGION = "71";
/** As many days of each lecturer are known: weeks that were and weeks to come. */
const DAYS_EACH = 100;
/** No list is longer than this: of lecturers the movement has some hundreds, and laying a million of each takes too long. */
export const MOST = { lecturers: 10_000, campaigns: 100_000, days: 100_000, people: 100_000 } as const;

const named = (name: string): Description => {
  const found = TABLES.find((table) => table.name === name);
  if (!found) throw new Error(`No table ${name}`);
  return found;
};
const Campaigns = named("Campaigns");
const Lecturers = named("Lecturers");
const Days = named("Days");
const Memberships = named("Memberships");
const People = named("People");

/** Of one length up to a million: so that what is shown weighs the same in a short list and in a long one. */
const digitsOf = (n: number): string => String(n).padStart(6, "0");
const idOf = (prefix: string, n: number): string => `${prefix}_${String(n).padStart(26, "0")}`;
const BEGUN = Date.parse("2026-09-01T04:00:00.000Z");
const secondOf = (n: number): string => new Date(BEGUN + n * 1000).toISOString();
const dayOf = (n: number): string => new Date(BEGUN + n * 86_400_000).toISOString().slice(0, 10);
/** Every written item bears one. */
const writeId = "0123456789abcdefghijkl";

export const lecturerId = (n: number): string => idOf("lec", n);
export const campaignId = (n: number): string => idOf("cmp", n);

const SYLLABLES = ["ба", "да", "га", "ка", "ла", "ма", "на", "па", "ра", "та"];
/**
 * A surname nobody bears, all of one length, each its own. The last digit comes first, so that neighbours by name are
 * far apart by number, and the first page by name is another one in a longer list.
 */
export const surnameOf = (n: number): string =>
  `Сынақ${[...digitsOf(n)]
    .map((digit) => SYLLABLES[Number(digit)])
    .toReversed()
    .join("")}`;

/** So many of each, or as many as there are at most: campaigns, gifts of the first of them, lecturers, their days, applications that wait, people by name. */
export function* rowsOf(count: number): Generator<Row> {
  const upTo = (most: number) => Math.min(count, most);
  for (let n = 0; n < upTo(MOST.campaigns); n += 1) yield [Campaigns, { ...campaign(n), writeId }];
  for (let n = 0; n < count; n += 1) yield [Campaigns, { ...giver(n), writeId }];
  for (let n = 0; n < upTo(MOST.lecturers); n += 1) yield [Lecturers, { ...lecturer(n), writeId }];
  for (let n = 0; n < upTo(MOST.days); n += 1) yield [Days, { ...day(n), writeId }];
  for (let n = 0; n < count; n += 1) yield [Memberships, { ...application(n), writeId }];
  for (let n = 0; n < upTo(MOST.people); n += 1) for (const clue of clues(n)) yield [People, { ...clue, writeId }];
}

const campaign = (n: number): Campaign.Campaign => ({
  ...{ campaignId: campaignId(n), item: "campaign", kind: "campaign", status: "open", version: 3, region: REGION },
  title: { original: "kk", kk: "Ауыл кітапханасына кітап" },
  story: { original: "kk", kk: "Ауыл кітапханасының қоры отыз жыл жаңармаған." },
  ...{ beneficiary: "village", target: 100_000_000, endsOn: "2026-12-01", overTarget: "continue", authors: [] },
  ...{ createdAt: secondOf(n), submittedAt: secondOf(n), openedAt: secondOf(n), listedAt: secondOf(n) },
  ...{ listing: "open", regionListing: `${REGION}#open` },
});

const giver = (n: number): Campaign.Giver => {
  const [giftId, settledAt] = [idOf("don", n), secondOf(n)];
  const item = `gift#${settledAt}#${giftId}`;
  return {
    campaignId: campaignId(0),
    item,
    kind: "giver",
    giftId,
    tiyn: 500_000,
    settledAt,
    publicName: `Жомарт ${digitsOf(n)}`,
  };
};

const lecturer = (n: number): Lecture.Lecturer => ({
  ...{ lecturerId: lecturerId(n), personId: idOf("per", n), name: `${surnameOf(n)} Үлгі`, state: "active", version: 1 },
  ...{ about: { original: "kk", kk: "Физика докторы" }, languages: ["kk", "ru"], topics: ["physics"], grades: ["9"] },
  ...{ region: REGION, regions: [REGION, "11"], online: true, language: "kk", createdAt: secondOf(n) },
  ...{ datesOff: [], durations: [45, 60], noticeDays: 2, dailyCap: 8, zone: "Asia/Almaty" },
  hours: [1, 2, 3, 4, 5].map((weekday) => ({ weekday, from: "09:00", to: "18:00" })),
});

/** A day of which an hour is taken: each lecturer's hundred, one lecturer after another. */
const day = (n: number): Lecture.Day => ({
  ...{ resourceId: lecturerId(Math.floor(n / DAYS_EACH)), localDate: dayOf(n % DAYS_EACH), live: 1 },
  ...{ g40: 40, g41: 40, g42: 40, g43: 40, b40: { bookingId: idOf("bkg", n) } },
});

const application = (n: number): Membership.Application => ({
  ...{ membershipKey: idOf("mem", n), kind: "application", status: "submitted", version: 2, personId: idOf("per", n) },
  ...{ surname: surnameOf(n), givenName: "Үлгі", birthDate: "1995-03-27", region: REGION, city: "Астана" },
  ...{ phone: "+77010000001", email: `ulgi${digitsOf(n)}@posta.example`, language: "kk" },
  ...{ occupation: "Мұғалім", why: "Ауылымдағы балаларға көмектескім келеді.", tries: 1, queue: `${REGION}#submitted` },
  ...{ createdAt: secondOf(n), confirmBy: secondOf(n), confirmedAt: secondOf(n), submittedAt: secondOf(n) },
  consents: [{ purpose: "processing", version: "2026-11", at: secondOf(n) }],
  ...{ phoneKey: String(n).padStart(43, "0"), nameKey: String(n).padStart(43, "0") },
  history: [
    { at: secondOf(n), what: "applied" },
    { at: secondOf(n), what: "confirmed" },
  ],
});

/** By what the office finds a person: the name in both orders, as the stream's worker keeps it. */
function clues(n: number): Identity.Clue[] {
  const [surname, given] = [surnameOf(n), "Үлгі"].map((part) => foldWords(part).join(" "));
  const recordId = idOf("mem", n);
  return [`${surname} ${given}`, `${given}, ${surname}`].map((order, index) => ({
    ...{ personId: idOf("per", n), item: `clue#${recordId}#${index}`, kind: "clue" as const },
    ...{ clue: `name#${REGION}`, order, region: REGION, recordId },
  }));
}
