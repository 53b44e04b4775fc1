import { atOnce, loadReference, RACE_ROUNDS, staffActor, type World, world } from "@kz2050/testing";
import * as fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { DAY, HOUR, inScope, localOf, MINUTE, plusDays, system } from "../kernel/index.ts";
import { createEngine, type Wire } from "../table/dynamo.ts";
import { signed } from "../table/dynamo-signed.ts";
import { get } from "../table/index.ts";
import { claimsOf, isOver } from "./day.ts";
import { link, profile, side, wish } from "./fixture.ts";
import { Lecture } from "./index.ts";
import { grainOf, grainsOf, STANDING, statusAt, timeOf } from "./rules.ts";
import { Bookings, Days } from "./table.ts";

const CENTRAL = staffActor("central");
let w: World;
let lecturerId: string;
let nth = 0;
let date: string;
/** Each race has a lecturer of its own, and a day next week. */
const fresh = async () => {
  date = localOf(new Date(w.clock.now().getTime() + 7 * DAY), "Asia/Almaty").date;
  const more = {
    hours: everyDay,
    datesOff: [],
    dailyCap: 24,
    noticeDays: 0,
    regions: ["71"],
    email: `lector${++nth}@posta.example`,
  };
  ({ lecturerId } = await w.as(CENTRAL, () => Lecture.enrol(profile(more))));
};
const fails = (work: Promise<unknown>) =>
  work.then(
    () => undefined,
    (error: unknown) => error,
  );
const ask = (over = {}) => w.guest(() => Lecture.hold(wish(lecturerId, { date, ...over }, ++nth)));
const confirm = (bookingId: string) => w.guest(async () => Lecture.confirm(link(bookingId, "confirm")));
const accept = (bookingId: string) => w.guest(async () => Lecture.accept(link(bookingId, "lecturer")));
const cancel = (bookingId: string) =>
  w.guest(async () => Lecture.cancel({ ...side(bookingId, "school"), reason: "plans" }));
const bookingOf = (bookingId: string) => w.guest(() => get(Bookings, { bookingId }));
const dayOf = (localDate = date) => w.guest(() => get(Days, { resourceId: lecturerId, localDate }));
const rounds = async (work: () => Promise<void>) => {
  for (let round = 0; round < RACE_ROUNDS; round += 1) {
    await fresh();
    await work();
  }
};
const clientOf = ({ endpoint }: World) => ({
  endpoint,
  region: "local",
  credentials: { accessKeyId: "local", secretAccessKey: "local" },
});
const everyDay = [1, 2, 3, 4, 5, 6, 7].map((weekday) => ({ weekday, from: "08:00", to: "20:00" }));

beforeAll(async () => {
  w = await world();
  await loadReference(w, ({ kind, code }) => kind === "topic" || (kind === "region" && code === "71"));
});
afterAll(() => w.stop());

test("of 200 schools at once for one hour of a lecturer, one holds it and 199 are told the nearest free times", async () => {
  await rounds(async () => {
    const { done, refused } = await atOnce(200, () => ask());
    expect(done).toHaveLength(1);
    expect(refused).toHaveLength(199);
    for (const error of refused) {
      expect(error).toMatchObject({ status: 409, code: "slot_taken" });
      const { nearest } = (error as { params: { nearest: { date: string; start: string }[] } }).params;
      expect(nearest).toHaveLength(3);
      for (const slot of nearest) expect(slot).not.toEqual({ date, start: "10:00" });
    }
    expect(claimsOf(await dayOf())).toMatchObject([{ start: 40, bookingId: done[0]?.bookingId }]);
  });
}, 300_000);

test("lectures that only overlap shut each other out just as well", async () => {
  await rounds(async () => {
    const starts = ["10:00", "10:15", "10:30", "10:45"];
    const { done, refused } = await atOnce(40, (n) => ask({ start: starts[n % 4] }));
    expect(done).toHaveLength(1);
    for (const error of refused) expect(error).toMatchObject({ code: "slot_taken" });
  });
}, 300_000);

test("twenty lectures of one day that do not overlap are all held, though each write conflicts with the others", async () => {
  await rounds(async () => {
    let conflicts = 0;
    // DynamoDB answers TransactionConflict where the embedded engine waits: every second transaction here is told so.
    const wire: Wire = async (call, send) => {
      if (call.operation === "TransactWriteItems" && conflicts++ % 2 === 0) {
        const CancellationReasons = call.tables.map(() => ({ Code: "TransactionConflict" }));
        throw Object.assign(new Error("conflict"), { name: "TransactionCanceledException", CancellationReasons });
      }
      return send();
    };
    const engine = createEngine({ tableName: w.tableName, carry: signed(clientOf(w)), wire });
    const { done, refused } = await atOnce(20, (n) =>
      inScope({ ...w.deps, engine, actor: { kind: "guest" }, requestId: "r" }, () =>
        Lecture.hold(wish(lecturerId, { date, start: timeOf(32 + 2 * n), minutes: 30 }, ++nth)),
      ),
    );
    expect(refused).toEqual([]);
    expect(done).toHaveLength(20);
    expect((await dayOf())?.live).toBe(20);
  });
}, 300_000);

test("a hold that has run out is taken over once, and those who want different parts of it do not refuse each other", async () => {
  await rounds(async () => {
    const old = await ask({ minutes: 90 });
    w.clock.advance(30 * MINUTE);
    const same = await atOnce(2, () => ask());
    expect(same.done).toHaveLength(1);
    expect(same.refused).toMatchObject([{ code: "slot_taken" }]);
    expect(claimsOf(await dayOf())).toMatchObject([{ bookingId: same.done[0]?.bookingId, grains: [40, 41, 42, 43] }]);
    w.clock.advance(30 * MINUTE);
    const parts = await atOnce(2, (n) => ask({ start: n === 0 ? "10:00" : "10:30", minutes: 30 }));
    expect(parts.refused).toEqual([]);
    expect(await dayOf()).toMatchObject({ live: 2 });
    expect((await bookingOf(old.bookingId))?.status).toBe("held");
    expect(await fails(confirm(old.bookingId))).toMatchObject({ code: "hold_expired" });
  });
}, 300_000);

test("an acceptance and the end of the hold: either the lecture stands or the time went to another, never both", async () => {
  await rounds(async () => {
    const { bookingId } = await ask();
    await confirm(bookingId);
    w.clock.advance(72 * HOUR - 1);
    const at = w.clock.now().getTime();
    // Half of the clocks are past the end of the hold, half are not.
    const skewed = (n: number) => ({
      ...w.deps,
      now: () => new Date(at + (n % 2)),
      actor: { kind: "guest" as const },
      requestId: "r",
    });
    const { done } = await atOnce(8, (n) =>
      n % 2 === 0
        ? inScope(skewed(n), async () => Lecture.accept(link(bookingId, "lecturer")))
        : inScope(skewed(n), () => Lecture.hold(wish(lecturerId, { date }, ++nth))),
    );
    const [claim, ...rest] = claimsOf(await dayOf());
    expect(rest).toEqual([]);
    const booking = await bookingOf(bookingId);
    expect(booking?.status === "accepted").toBe(claim?.bookingId === bookingId);
    expect(new Set(done.map((view) => view.bookingId))).toEqual(new Set([claim?.bookingId]));
  });
}, 300_000);

test("an acceptance and a cancellation at once end in one state, and the time is kept or free as that state says", async () => {
  await rounds(async () => {
    const { bookingId } = await ask({ className: "9 Ә" });
    await confirm(bookingId);
    await atOnce(6, (n) => (n % 2 === 0 ? accept(bookingId) : cancel(bookingId)));
    const booking = await bookingOf(bookingId);
    expect(["accepted", "cancelled"]).toContain(booking?.status);
    expect(claimsOf(await dayOf())).toHaveLength(booking?.status === "accepted" ? 1 : 0);
    expect((await dayOf())?.live).toBe(booking?.status === "accepted" ? 1 : 0);
    const classDay =
      booking?.classDay &&
      (await w.guest(() => get(Days, { resourceId: booking.classDay?.resourceId ?? "", localDate: date })));
    expect(classDay?.live).toBe(booking?.status === "accepted" ? 1 : 0);
  });
}, 300_000);

test("twenty at once from one address hold three times, and twenty at once of one school five", async () => {
  await rounds(async () => {
    const mine = await atOnce(20, (n) =>
      ask({ start: timeOf(32 + 2 * n), minutes: 30, email: `one${lecturerId}@mektep.example` }),
    );
    expect(mine.done.length).toBeLessThanOrEqual(3);
    for (const error of mine.refused) expect(["too_many_holds", "limited"]).toContain((error as { code: string }).code);
    await fresh();
    const ours = await atOnce(20, (n) =>
      ask({ start: timeOf(32 + 2 * n), minutes: 30, schoolName: `Бір мектеп ${lecturerId}` }),
    );
    expect(ours.done).toHaveLength(5);
    for (const error of ours.refused) expect(error).toMatchObject({ code: "too_many_school_holds" });
  });
}, 300_000);

test("a slot kept for a hold that never came to be is free again after two minutes", async () => {
  await fresh();
  const over = { email: "unborn@mektep.example" };
  const broken: Wire = async (call, send) => {
    if (call.operation === "TransactWriteItems" && call.tables.includes("Bookings")) throw new Error("the power went");
    return send();
  };
  const engine = createEngine({ tableName: w.tableName, carry: signed(clientOf(w)), wire: broken });
  for (let n = 0; n < 3; n += 1) {
    const cut = inScope({ ...w.deps, engine, actor: { kind: "guest" }, requestId: "r" }, () =>
      Lecture.hold(wish(lecturerId, { date, ...over }, ++nth)),
    );
    expect(await fails(cut)).toMatchObject({ message: "the power went" });
  }
  expect(await fails(ask(over))).toMatchObject({ code: "too_many_holds" });
  w.clock.advance(2 * MINUTE);
  expect((await ask(over)).status).toBe("held");
});

test("the same request many times at once makes one booking, and its key with another body is refused", async () => {
  await rounds(async () => {
    const input = wish(lecturerId, { date }, ++nth);
    const request = { key: `form-${lecturerId}`, bodyHash: "same" };
    const { done, refused } = await atOnce(10, () => w.as({ kind: "guest" }, () => Lecture.hold(input), request));
    expect(refused).toEqual([]);
    expect(new Set(done.map(({ bookingId }) => bookingId)).size).toBe(1);
    expect(await dayOf()).toMatchObject({ live: 1 });
    const other = w.as({ kind: "guest" }, () => Lecture.hold({ ...input, pupils: "7" }), {
      ...request,
      bodyHash: "other",
    });
    expect(await fails(other)).toMatchObject({ status: 422, code: "idempotency_mismatch" });
  });
}, 300_000);

test("whatever is held, confirmed, accepted, cancelled and let run out, no two lectures ever overlap", async () => {
  const command = fc.oneof(
    {
      weight: 4,
      arbitrary: fc.record({
        do: fc.constant("hold" as const),
        start: fc.integer({ min: 32, max: 44 }),
        minutes: fc.constantFrom(30, 45, 60, 90),
      }),
    },
    {
      weight: 3,
      arbitrary: fc.record({
        do: fc.constantFrom("confirm" as const, "accept" as const, "cancel" as const),
        which: fc.nat(30),
      }),
    },
    {
      weight: 1,
      arbitrary: fc.record({ do: fc.constant("wait" as const), minutes: fc.constantFrom(10, 30, 60 * 72) }),
    },
    { weight: 1, arbitrary: fc.record({ do: fc.constant("sweep" as const) }) },
  );
  type Command = typeof command extends fc.Arbitrary<infer C> ? C : never;
  const start = w.clock.now().toISOString();
  const run = async (bursts: readonly (readonly Command[])[]) => {
    w.clock.set(start);
    await fresh();
    date = plusDays(date, 60);
    const made: string[] = [];
    for (const burst of bursts) {
      // Whatever stands in one burst happens at once.
      await Promise.allSettled(
        burst.map(async (step) => {
          if (step.do === "hold")
            made.push((await ask({ start: timeOf(step.start), minutes: step.minutes })).bookingId);
          else if (step.do === "wait") w.clock.advance(step.minutes * MINUTE);
          else if (step.do === "sweep") await w.as(system("sweep"), () => Lecture.sweep());
          else if (made.length > 0) await { confirm, accept, cancel }[step.do](made[step.which % made.length] ?? "");
        }),
      );
      const now = w.clock.now();
      const bookings = (await Promise.all(made.map(bookingOf))).flatMap((booking) => booking ?? []);
      const stand = bookings.filter((booking) => STANDING.has(statusAt(booking, now)));
      const grains = stand.flatMap(({ start: at, minutes }) => grainsOf(grainOf(at), minutes));
      expect(new Set(grains).size).toBe(grains.length);
      const kept = claimsOf(await dayOf(date)).filter((claim) => !isOver(claim, now.toISOString()));
      expect(kept.map((claim) => claim.bookingId).toSorted()).toEqual(
        stand.map(({ bookingId }) => bookingId).toSorted(),
      );
      expect((await dayOf(date))?.live ?? 0).toBe(claimsOf(await dayOf(date)).length);
    }
  };
  const sequences = fc.array(fc.array(command, { minLength: 1, maxLength: 6 }), { minLength: 1, maxLength: 12 });
  const long = RACE_ROUNDS > 1;
  await fc.assert(fc.asyncProperty(sequences, run), { numRuns: long ? 300 : 12, ...(long ? {} : { seed: 2050 }) });
}, 300_000);
