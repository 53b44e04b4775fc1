import { type World, world } from "@kz2050/testing";
import { afterAll, beforeAll, expect, test } from "vitest";
import { derivedId, sha256, system } from "../kernel/index.ts";
import { write } from "../table/index.ts";
import { profile } from "./fixture.ts";
import { Lecture } from "./index.ts";
import type { Lecturer } from "./schema.ts";
import { Lecturers } from "./table.ts";

const MONDAY = "2026-10-19";
const SATURDAY = "2026-10-24";
let w: World;
beforeAll(async () => {
  w = await world();
});
afterAll(() => w.stop());

const idOf = (prefix: string, of: string): string => derivedId(prefix, Buffer.from(sha256(of), "hex"));

/** So many more lecturers of a topic. Every fourth lectures on Saturdays too. */
async function join(topic: string, from: number, to: number): Promise<void> {
  const ops = Array.from({ length: to - from }, (_, index) => {
    const n = from + index;
    const { email: _email, ...given } = profile({ topics: [topic], name: `${topic} ${String(n).padStart(3, "0")}` });
    const lecturer: Lecturer = {
      ...{ ...given, lecturerId: idOf("lec", topic + n), personId: idOf("per", topic + n), version: 1 },
      createdAt: "2026-09-01T07:00:00.000Z",
      hours: [...given.hours, ...(n % 4 === 0 ? [{ weekday: 6, from: "09:00", to: "12:00" }] : [])],
    };
    return Lecturers.put(lecturer);
  });
  for (let at = 0; at < ops.length; at += 99) await w.as(system("test"), () => write(...ops.slice(at, at + 99)));
}

/** The pages of a search, by the lecturers' names. */
async function pagesOf(wish: Parameters<typeof Lecture.find>[0]): Promise<string[][]> {
  const pages: string[][] = [];
  let cursor: string | undefined;
  do {
    const page = await w.guest(() => Lecture.find({ ...wish, cursor }));
    pages.push(page.items.map(({ lecturer }) => lecturer.name));
    cursor = page.cursor;
  } while (cursor !== undefined && pages.length < 50);
  return pages;
}

test("a search by date names everybody who is free on it, once, on full pages, and ends with the last", async () => {
  await join("law", 0, 98);
  const free = Array.from({ length: 25 }, (_, index) => `law ${String(4 * index).padStart(3, "0")}`);
  expect(await pagesOf({ topic: "law", date: SATURDAY })).toEqual([
    free.slice(0, 12),
    free.slice(12, 24),
    free.slice(24),
  ]);
  const monday = await pagesOf({ topic: "law", date: MONDAY });
  expect(monday.map(({ length }) => length)).toEqual([...Array(8).fill(12), 2]);
  expect(new Set(monday.flat()).size).toBe(98);
  expect(await pagesOf({ topic: "law", date: "2026-10-25" })).toEqual([[]]);
});

test("a page that is just full is the last where nobody after it is free", async () => {
  await join("music", 0, 48);
  expect((await pagesOf({ topic: "music", date: SATURDAY })).map(({ length }) => length)).toEqual([12]);
});

test("a search by date reads the days of no more lecturers than its page needs", async () => {
  const days = async () => {
    const work = () => w.guest(() => Lecture.find({ topic: "physics", date: MONDAY }));
    return (await w.capacity(work)).units.Days ?? 0;
  };
  await join("physics", 0, 60);
  const few = await days();
  await join("physics", 60, 180);
  expect([few, await days()]).toEqual([12.5, 12.5]);
});
