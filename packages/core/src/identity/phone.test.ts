import { atOnce, RACE_ROUNDS, type World, world } from "@kz2050/testing";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import type { Person } from "../kernel/index.ts";
import { Identity } from "./index.ts";

const MINUTE = 60_000;

let w: World;
beforeAll(async () => {
  w = await world();
});
afterAll(() => w.stop());
// Each phone may be sent three codes in ten minutes.
beforeEach(() => w.clock.advance(24 * 60 * MINUTE));

const person = (letter: string): Person => ({
  kind: "person",
  personId: `per_${letter.repeat(26)}`,
  sessionId: "session",
  provedAt: w.clock.now().toISOString(),
});
const ask = (me: Person, phone = "8 701 000 00 01") => w.as(me, () => Identity.askPhone({ phone }));
const confirm = (me: Person, code: string) => w.as(me, () => Identity.confirmPhone({ code }));
const phonesOf = (me: Person) => w.guest(() => Identity.phonesOf(me.personId));

test("a phone is theirs once the code sent to it is entered, and forgotten when they say so", async () => {
  const me = person("a");
  const { phone, code } = await ask(me);
  expect([phone, code]).toEqual(["+77010000001", expect.stringMatching(/^\d{6}$/)]);
  expect(await phonesOf(me)).toEqual({ asked: "+77010000001" });
  await confirm(me, code);
  expect(await phonesOf(me)).toEqual({ confirmed: "+77010000001" });
  await expect(confirm(me, code)).rejects.toMatchObject({ code: "code_expired" });
  await w.as(me, () => Identity.dropPhone({}));
  expect(await phonesOf(me)).toEqual({});
});

test("a new code makes the old one worthless, and ten minutes any", async () => {
  const me = person("b");
  const first = await ask(me);
  const second = await ask(me, "+7 701 000 00 02");
  await expect(confirm(me, first.code)).rejects.toMatchObject({ status: 422 });
  w.clock.advance(10 * MINUTE);
  await expect(confirm(me, second.code)).rejects.toMatchObject({ code: "code_expired" });
});

test("of twenty wrong codes at once five are compared, and then the right one is refused too", async () => {
  for (let round = 0; round < RACE_ROUNDS; round += 1) {
    w.clock.advance(24 * 60 * MINUTE);
    const me = person("c");
    const { code } = await ask(me, "+7 701 000 00 03");
    const wrong = String((Number(code) + 1) % 1_000_000).padStart(6, "0");
    const { refused } = await atOnce(20, () => confirm(me, wrong));
    expect(refused.filter((error) => (error as { status: number }).status === 422)).toHaveLength(5);
    await expect(confirm(me, code)).rejects.toMatchObject({ code: "too_many_tries" });
  }
});

test("the right code entered ten times at once confirms once", async () => {
  const me = person("d");
  const { code } = await ask(me, "+7 701 000 00 04");
  const { done } = await atOnce(4, () => confirm(me, code));
  expect(done).toHaveLength(1);
});

test("a phone is sent three codes in ten minutes, whoever asks, and a person asks for three", async () => {
  for (const letter of ["e", "f", "g"]) await ask(person(letter), "+7 701 000 00 05");
  await expect(ask(person("h"), "+7 701 000 00 05")).rejects.toMatchObject({ status: 429 });
  const me = person("j");
  for (const last of [6, 7, 8]) await ask(me, `+7 701 000 00 0${last}`);
  await expect(ask(me, "+7 701 000 00 09")).rejects.toMatchObject({ status: 429 });
});

test("a guest confirms no phone, nor does what is no phone", async () => {
  await expect(w.guest(() => Identity.askPhone({ phone: "+7 701 000 00 10" }))).rejects.toMatchObject({ status: 401 });
  await expect(ask(person("k"), "12")).rejects.toMatchObject({ status: 422 });
  await expect(confirm(person("k"), "123456")).rejects.toMatchObject({ code: "code_expired" });
});
