import { loadReference, meeting, staffActor, type World, world } from "@kz2050/testing";
import { afterAll, beforeAll, expect, test } from "vitest";
import { system } from "../kernel/index.ts";
import { link, profile, wish } from "./fixture.ts";
import { Lecture } from "./index.ts";
import { Bookings } from "./table.ts";

let w: World;
beforeAll(async () => {
  w = await world();
  await loadReference(w, ({ kind, code }) => kind === "topic" || (kind === "region" && code === "71"));
});
afterAll(() => w.stop());

const sweeper = system("sweep");

test("of two sweeps that meet at one lecture that has ended one marks it as given, and neither stops for it", async () => {
  const { lecturerId } = await w.as(staffActor("central"), () => Lecture.enrol(profile({ regions: ["71"] })));
  const { bookingId, endsAt } = await w.guest(() => Lecture.hold(wish(lecturerId)));
  await w.guest(async () => Lecture.confirm(link(bookingId, "confirm")));
  await w.guest(async () => Lecture.accept(link(bookingId, "lecturer")));
  w.clock.set(endsAt);
  w.clock.advance(1);
  let first: unknown;
  const second = await meeting(w, sweeper, {
    work: () => Lecture.sweep(),
    at: ({ table }) => table.name === Bookings.name,
    other: async () => {
      first = await w.as(sweeper, () => Lecture.sweep());
    },
  });
  expect([first, second]).toMatchObject([{ given: 1 }, { given: 0 }]);
});
