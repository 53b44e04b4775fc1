import * as z from "zod";
import {
  action,
  after,
  anyone,
  BusyError,
  ConflictError,
  DAY,
  epochSeconds,
  MINUTE,
  pseudonym,
} from "../kernel/index.ts";
import { attempt, batchGet, get } from "../table/index.ts";
import { HOLDS, isLapsed } from "./rules.ts";
import { BookingId } from "./schema.ts";
import { Bookings, Holders } from "./table.ts";

interface HolderSlot {
  readonly name: string;
  readonly bookingId: string | undefined;
  readonly at: string;
}

/** Under what name a person holds: no record of a public table tells more, and it runs out with the slots. */
export const holderOf = (personId: string): string => pseudonym("holder", personId);

/** A slot taken for a booking that never came to be is free again after this: far longer than its write may take. */
const UNBORN = 2 * MINUTE;

const TakeInput = z.object({ holderId: z.string(), slots: z.int(), bookingId: BookingId });

/**
 * Takes one of a holder's slots for a booking, by one conditional update: there are no more slots than live holds are
 * allowed, so the limit cannot be passed, however many ask at once. Nothing gives slots back when a hold ends: a taker
 * who finds them all taken reads the bookings they name and may take over the slot of one that is no live hold any more,
 * which it can never be again. Answers "raced" where another took the same slot meanwhile.
 */
const takeOnce = action({
  name: "lecture.take-slot",
  access: anyone,
  input: TakeInput,
  async run(
    { holderId, slots: count, bookingId },
    { now },
  ): Promise<{ outcome: "taken" | "ours" | "full" | "raced"; name?: string }> {
    const holder = await get(Holders, { holderId });
    const slots = Array.from({ length: count }, (_, index): HolderSlot => {
      const name = `s${index}`;
      const held = holder?.[name] as { bookingId: string; at: string } | undefined;
      return { name, bookingId: held?.bookingId, at: held?.at ?? "" };
    });
    const own = slots.find((candidate) => candidate.bookingId === bookingId);
    if (own) return { outcome: "ours", name: own.name };
    const slot = slots.find((candidate) => candidate.bookingId === undefined) ?? (await spent(slots, now));
    if (slot === undefined) return { outcome: "full" };
    const [refusal] = await attempt(
      Holders.update(
        { holderId },
        {
          upsert: true,
          setPath: { [slot.name]: { bookingId, at: now.toISOString() }, expiry: epochSeconds(after(now, 30 * DAY)) },
          when:
            slot.bookingId === undefined
              ? { [slot.name]: { exists: false } }
              : { [`${slot.name}.bookingId`]: slot.bookingId },
        },
      ),
    );
    return { outcome: refusal ? "raced" : "taken", name: slot.name };
  },
});

/** A slot whose booking is no live hold, or was never made. */
async function spent(slots: readonly HolderSlot[], now: Date): Promise<HolderSlot | undefined> {
  const ids = slots.flatMap(({ bookingId }) => (bookingId === undefined ? [] : [{ bookingId }]));
  const bookings = new Map((await batchGet(Bookings, ids)).map((booking) => [booking.bookingId, booking]));
  const unborn = new Date(now.getTime() - UNBORN).toISOString();
  return slots.find(({ bookingId = "", at }) => {
    const booking = bookings.get(bookingId);
    return booking ? !HOLDS.has(booking.status) || isLapsed(booking, now) : at <= unborn;
  });
}

/** A slot that a booking has with a holder. */
export interface Taken {
  readonly holderId: string;
  readonly name: string;
  /** False where the same request took it before. */
  readonly isNew: boolean;
}

/** Takes a slot. @throws ConflictError with the code given when as many live holds stand already. */
export async function takeSlot(holderId: string, slots: number, bookingId: string, code: string): Promise<Taken> {
  // Each lost race means that somebody else took a slot, so this many rounds end in "taken" or "full".
  for (let round = 0; round <= slots * 2; round += 1) {
    const { outcome, name = "" } = await takeOnce({ holderId, slots, bookingId });
    if (outcome === "taken" || outcome === "ours") return { holderId, name, isNew: outcome === "taken" };
    if (outcome === "full") throw new ConflictError(code, { max: slots });
  }
  throw new BusyError();
}

/** Gives a slot back at once when the hold it was for was refused. Should this fail, the slot is free after two minutes. */
export const returnSlot = action({
  name: "lecture.return-slot",
  access: anyone,
  input: z.object({ holderId: z.string(), name: z.string(), bookingId: BookingId }),
  async run({ holderId, name, bookingId }) {
    await attempt(Holders.update({ holderId }, { removePath: [name], when: { [`${name}.bookingId`]: bookingId } }));
  },
});
