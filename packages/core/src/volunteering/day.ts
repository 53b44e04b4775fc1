import { ConflictError } from "../kernel/index.ts";
import { any, attempt, type Op } from "../table/index.ts";
import { dayKeyOf } from "./record.ts";
import { type Hours, MOST_A_DAY } from "./schema.ts";
import { HoursNoted } from "./table.ts";

type OfDay = Pick<Hours, "personId" | "date" | "quarters">;

/** Takes these quarters of the person's day: the key and its sum say that nobody helps for more than twelve hours a day. */
export const taking = ({ personId, date, quarters }: OfDay): Op =>
  HoursNoted.update(
    { hoursId: dayKeyOf(personId, date) },
    {
      upsert: true,
      set: { kind: "day", date },
      add: { quarters },
      when: any({ quarters: { exists: false } }, { quarters: { lte: MOST_A_DAY - quarters } }),
      otherwise: new ConflictError("day_is_full"),
    },
  );

/** The same for hours that were noted under another name of theirs: both were confirmed or wait, so both stand. */
export const moving = ({ personId, date, quarters }: OfDay): Op =>
  HoursNoted.update(
    { hoursId: dayKeyOf(personId, date) },
    { upsert: true, set: { kind: "day", date }, add: { quarters } },
  );

/** Gives them back. */
export const freeing = ({ personId, date, quarters }: OfDay): Op =>
  HoursNoted.update(
    { hoursId: dayKeyOf(personId, date) },
    { add: { quarters: -quarters }, when: { quarters: { gte: quarters } } },
  );

/** A day of which nothing is left names nobody's day: it goes. */
export async function dropEmptyDay({ personId, date }: Pick<Hours, "personId" | "date">): Promise<void> {
  await attempt(HoursNoted.delete({ hoursId: dayKeyOf(personId, date) }, { when: { quarters: { lte: 0 } } }));
}
