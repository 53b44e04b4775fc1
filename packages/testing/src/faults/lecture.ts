import { link, side, wish } from "@kz2050/core/fixture/lecture";
import { GUEST, HOUR, instantOf, localOf, MINUTE, plusDays, system } from "@kz2050/core/kernel";
import { Lecture } from "@kz2050/core/lecture";
import type { Cell, Deed } from "./deed.ts";
import type { Ground } from "./ground.ts";
import { type Act, cellsOf, emailOf, type Model, pickFor, type Service } from "./model.ts";

interface Booking {
  readonly id: string;
  readonly email: string;
  readonly startsAt: string;
  readonly endsAt: string;
  readonly status: string;
  readonly until: string;
  readonly isConfirmed: boolean;
}
/** All bookings of the one lecturer: each may stand in another's way. */
type State = readonly Booking[];

const ZONE = "Asia/Almaty";
const HOLDS = ["held", "requested"];
const STANDING = [...HOLDS, "accepted"];

/** The state at this time: a hold runs out by itself, and a lecture that has ended was given. */
export function statusAt(one: Pick<Booking, "status" | "until" | "endsAt">, now: string): string {
  if (HOLDS.includes(one.status)) return one.until <= now ? "expired" : one.status;
  return one.status === "accepted" && one.endsAt <= now ? "given" : one.status;
}
const seen = (state: readonly Pick<Booking, "id" | "status" | "until" | "endsAt">[], now: string) =>
  state.map((one) => [one.id, statusAt(one, now)]).toSorted();

export const endOf = (row: Readonly<Record<string, unknown>>): string => {
  const [hour = 0, minute = 0] = String(row.start).split(":").map(Number);
  return instantOf(String(row.date), hour * 60 + minute + Number(row.minutes), ZONE).toISOString();
};

function cellFor(ground: Ground): Cell<State> {
  return {
    state: [],
    view: seen,
    async stored(now) {
      const rows = (await ground.rows("Bookings")).filter(({ lecturerId }) => lecturerId === ground.lecturerId);
      return seen(
        rows.map((row) => ({
          id: String(row.bookingId),
          status: String(row.status),
          until: String(row.until ?? ""),
          endsAt: endOf(row),
        })),
        now,
      );
    },
  };
}

const CELL = "lecturer:1";
function cellIn(model: Model, ground: Ground): void {
  if (!model.cells.has(CELL)) model.cells.set(CELL, cellFor(ground) as Cell);
}

const stands = (one: Booking, now: string): boolean => STANDING.includes(statusAt(one, now));
const earlier = (a: string, b: string): string => (a < b ? a : b);
const later = (now: string, milliseconds: number): string => new Date(Date.parse(now) + milliseconds).toISOString();

/** A school asks for a time, out of so few that others often want it too. */
function hold({ who, which, n }: Act, model: Model, ground: Ground): Deed<State> {
  cellIn(model, ground);
  const nth = model.next();
  const email = emailOf(model, who);
  const date = plusDays(localOf(ground.w.clock.now(), ZONE).date, 1 + (n % 2));
  const from = 9 * 60 + (which % 5) * 30;
  const minutes = [30, 45, 60, 90][n % 4] ?? 60;
  const at = (minute: number) => instantOf(date, minute, ZONE).toISOString();
  const [startsAt, endsAt] = [at(from), at(from + minutes)];
  const start = `${String(Math.floor(from / 60)).padStart(2, "0")}:${String(from % 60).padStart(2, "0")}`;
  return {
    ...{ cell: CELL, what: `hold ${date} ${start}+${minutes} as ${nth}`, actor: GUEST, manner: "keyed" },
    may: ["limited", "too_many_holds"],
    run: () => Lecture.hold(wish(ground.lecturerId, { date, start, minutes, email }, nth)),
    step(state, now, value) {
      const isTaken = state.some((one) => stands(one, now) && one.startsAt < endsAt && startsAt < one.endsAt);
      if (isTaken) return undefined;
      const id = (value as { bookingId: string } | undefined)?.bookingId ?? "";
      const until = earlier(later(now, 30 * MINUTE), startsAt);
      return [...state, { id, email, startsAt, endsAt, status: "held", until, isConfirmed: false }];
    },
  };
}

type Move = (one: Booking, now: string) => Partial<Booking> | undefined;
const MOVES: Readonly<Record<string, Move>> = {
  confirm(one, now) {
    if (one.isConfirmed) return {};
    if (statusAt(one, now) !== "held") return undefined;
    return { status: "requested", isConfirmed: true, until: earlier(later(now, 72 * HOUR), one.startsAt) };
  },
  accept(one, now) {
    // What was given was accepted, and is answered so.
    if (one.status === "accepted" || one.status === "given") return {};
    return statusAt(one, now) === "requested" ? { status: "accepted", until: "" } : undefined;
  },
  decline(one, now) {
    if (one.status === "declined") return {};
    return statusAt(one, now) === "requested" ? { status: "declined", until: "" } : undefined;
  },
  cancel(one, now) {
    if (one.status === "cancelled") return {};
    return stands(one, now) && one.startsAt > now ? { status: "cancelled", until: "" } : undefined;
  },
};

const answering =
  (does: string, more: (id: string, n: number) => Partial<Deed<State>>) =>
  (act: Act, model: Model, ground: Ground): Deed<State> | undefined => {
    const [, cell] = cellsOf<State>(model, "lecturer")[0] ?? [];
    const now = ground.w.clock.now().toISOString();
    const move = MOVES[does];
    const found = move && pickFor(cell?.state ?? [], act, (one) => move(one, now)?.status !== undefined);
    if (!found) return undefined;
    const { n } = act;
    return {
      ...{ cell: CELL, what: `${does} ${found.id}`, actor: GUEST, manner: n % 4 ? "keyed" : "once" },
      run: () => Promise.reject(new Error("nothing to do")),
      step(state, now) {
        const one = state.find(({ id }) => id === found.id);
        const change = one && move(one, now);
        return change && state.map((other) => (other === one ? { ...one, ...change } : other));
      },
      ...more(found.id, n),
    };
  };

function sweep(_act: Act, model: Model, ground: Ground): Deed<State> {
  cellIn(model, ground);
  return {
    ...{ cell: CELL, what: "let holds expire", actor: system("sweep"), manner: "repeatable" },
    run: () => Lecture.sweep(),
    step: (state) => state,
  };
}

export const lecture: Service = {
  acts: {
    hold,
    "confirm a booking": answering("confirm", (id) => ({
      manner: "repeatable",
      run: async () => Lecture.confirm(link(id, "confirm")),
    })),
    accept: answering("accept", (id) => ({ run: async () => Lecture.accept(link(id, "lecturer")) })),
    decline: answering("decline", (id) => ({
      run: async () => Lecture.decline({ ...link(id, "lecturer"), reason: "busy" }),
    })),
    cancel: answering("cancel", (id, n) => ({
      // An acceptance that comes between is cancelled by the next try: its letter must tell another number.
      may: ["wrong_state"],
      run: async () => Lecture.cancel({ ...side(id, n % 2 ? "school" : "lecturer"), reason: "plans" }),
    })),
    expire: sweep,
  },
};
