import * as z from "zod";
import {
  action,
  anyone,
  invalidField,
  LocalDate,
  Locale,
  NotFoundError,
  openCursor,
  type Page,
  plusDays,
  signCursor,
} from "../kernel/index.ts";
import { batchGet, get, queryAll } from "../table/index.ts";
import { publicOf } from "./lecturer.ts";
import { boundsOf, reaches } from "./rules.ts";
import { type Day, Duration, Grade, type Lecturer, LecturerId, Mode, PublicLecturer, Slot } from "./schema.ts";
import { freeBetween } from "./slots.ts";
import { Days, Lecturers } from "./table.ts";

const A_PAGE = 12;
/** Lecturers whose day is looked at together, until a page of free ones is found. */
const AT_ONCE = 25;
/** Days shown beside a lecturer, each by its first free start; looked for in so many days. */
const SHOWN = 3;
const LOOK_AHEAD = 21;
/** The longest span of days whose free starts are answered at once. */
export const SPAN = 31;

export const FindInput = z.object({
  topic: z.string().optional(),
  lectureLanguage: Locale.optional(),
  grade: Grade.optional(),
  mode: Mode.optional(),
  /** With `mode` online it does not matter; without a mode it means a visit to this region or a lecture online. */
  region: z.string().optional(),
  /** Only lecturers with a free start on this date. */
  date: LocalDate.optional(),
  cursor: z.string().optional(),
});

export const Found = z.object({ lecturer: PublicLecturer, slots: z.array(Slot) }).meta({ id: "FoundLecturer" });
export type Found = z.infer<typeof Found>;

/** Lecturers who fit every wish, by name, each with the first free start of the next days (of the date asked: all of them), for their shortest lecture. */
export const find = action({
  name: "lecture.find",
  access: anyone,
  input: FindInput,
  async run({ cursor, ...wish }, { now }): Promise<Page<Found>> {
    const context = `lecturers|${JSON.stringify(wish)}`;
    const from = cursor === undefined ? 0 : Number(openCursor(context, cursor).from);
    const listed = await queryAll(Lecturers, { index: "byState", hash: "active" });
    const fitting = listed
      .filter((lecturer) => fits(lecturer, wish))
      .toSorted((a, b) => byName.compare(a.name, b.name));
    const { date } = wish;
    if (date !== undefined) {
      const { items, next } = await freeOnDate(fitting, wish, { date, now, from });
      return { items, cursor: next === undefined ? undefined : signCursor(context, { from: next }) };
    }
    const lecturers = await standing(fitting.slice(from, from + A_PAGE), wish);
    const items = await Promise.all(lecturers.map((lecturer) => withSlots(lecturer, now)));
    const isMore = from + A_PAGE < fitting.length;
    return { items, cursor: isMore ? signCursor(context, { from: from + A_PAGE }) : undefined };
  },
});

/** Those of them who, as they are now and no more as the index told, take part and fit. */
const standing = async (listed: readonly Pick<Lecturer, "lecturerId">[], wish: Wish): Promise<Lecturer[]> =>
  (await batchGet(Lecturers, listed, { eventual: true })).filter(
    (lecturer) => lecturer.state === "active" && fits(lecturer, wish),
  );

const byName = new Intl.Collator("kk");

type Wish = Omit<z.output<typeof FindInput>, "cursor">;

function fits(lecturer: Pick<Lecturer, "topics" | "languages" | "grades" | "regions" | "online">, wish: Wish): boolean {
  const { topic, lectureLanguage, grade, mode, region } = wish;
  if (topic !== undefined && !lecturer.topics.includes(topic)) return false;
  if (lectureLanguage !== undefined && !lecturer.languages.includes(lectureLanguage)) return false;
  if (grade !== undefined && !lecturer.grades.includes(grade)) return false;
  if (mode === "online") return lecturer.online;
  const visits = region === undefined ? lecturer.regions.length > 0 : reaches(lecturer, "visit", region);
  return visits || (mode === undefined && lecturer.online);
}

const shortest = (lecturer: Lecturer): number => Math.min(...lecturer.durations);

async function withSlots(lecturer: Lecturer, now: Date): Promise<Found> {
  const from = boundsOf(lecturer, now).first;
  const range = { from, to: plusDays(from, LOOK_AHEAD) };
  const free = freeBetween(lecturer, await daysOf(lecturer.lecturerId, range), range, shortest(lecturer), now);
  const firsts = free.filter((slot, index) => slot.date !== free[index - 1]?.date);
  return { lecturer: publicOf(lecturer), slots: firsts.slice(0, SHOWN) };
}

/**
 * A page of those who are free on the date, from the nth of the list on, and who comes next in it after them. So many are
 * looked at together, so that a page costs what it shows and not what the list is long.
 */
async function freeOnDate(
  fitting: readonly Pick<Lecturer, "lecturerId">[],
  wish: Wish,
  { date, now, from }: { date: string; now: Date; from: number },
): Promise<{ items: Found[]; next?: number }> {
  const items: Found[] = [];
  for (let at = from; at < fitting.length; at += AT_ONCE) {
    const some = fitting.slice(at, at + AT_ONCE);
    const keys = some.map(({ lecturerId }) => ({ resourceId: lecturerId, localDate: date }));
    const [lecturers, days] = await Promise.all([standing(some, wish), batchGet(Days, keys, { eventual: true })]);
    const dayOf = new Map(days.map((day) => [day.resourceId, day]));
    for (const lecturer of lecturers) {
      const day = dayOf.get(lecturer.lecturerId);
      const slots = freeBetween(lecturer, day ? [day] : [], { from: date, to: date }, shortest(lecturer), now);
      if (slots.length === 0) continue;
      const next = at + some.findIndex(({ lecturerId }) => lecturerId === lecturer.lecturerId);
      if (items.length === A_PAGE) return { items, next };
      items.push({ lecturer: publicOf(lecturer), slots });
    }
  }
  return { items };
}

const daysOf = (lecturerId: string, range: { from: string; to: string }): Promise<Day[]> =>
  queryAll(Days, { hash: lecturerId, range: { between: [range.from, range.to] }, eventual: true });

export const SlotsInput = z.object({
  lecturerId: LecturerId,
  /** By default from the first date the lecturer's notice allows, a week. */
  from: LocalDate.optional(),
  to: LocalDate.optional(),
  /** By default the lecturer's shortest. */
  minutes: Duration.optional(),
});

/** The free starts of a lecturer between two dates of their own calendar, both counted, at most 31 days. */
export const freeSlots = action({
  name: "lecture.free-slots",
  access: anyone,
  input: SlotsInput,
  async run(
    input,
    { now },
  ): Promise<{
    lecturer: PublicLecturer;
    from: string;
    to: string;
    first: string;
    last: string;
    minutes: number;
    slots: Slot[];
  }> {
    const lecturer = await get(Lecturers, { lecturerId: input.lecturerId }, { eventual: true });
    if (!lecturer) throw new NotFoundError("lecturer_not_found");
    const { first, last } = boundsOf(lecturer, now);
    const from = input.from ?? first;
    const to = input.to ?? plusDays(from, 6);
    if (to < from || to >= plusDays(from, SPAN)) throw invalidField("to", "span_too_long", { max: SPAN });
    const minutes = input.minutes ?? shortest(lecturer);
    if (!lecturer.durations.includes(minutes)) throw invalidField("minutes", "duration_not_offered");
    const slots =
      lecturer.state === "active"
        ? freeBetween(lecturer, await daysOf(lecturer.lecturerId, { from, to }), { from, to }, minutes, now)
        : [];
    return { lecturer: publicOf(lecturer), from, to, first, last, minutes, slots };
  },
});
