import { atOnce, RACE_ROUNDS, type World, world } from "@kz2050/testing";
import { afterAll, beforeAll, expect, test } from "vitest";
import { LimitedError, system } from "../kernel/index.ts";
import { scanAll } from "../table/index.ts";
import { LIMITS, Limit } from "./index.ts";
import { windowOf } from "./rules.ts";
import { Limits } from "./table.ts";

let w: World;
beforeAll(async () => {
  w = await world();
});
afterAll(() => w.stop());

const take = (subject: string) => w.guest(() => Limit.takeMailbox("mail.mailbox", subject));
const { burst, sustained } = LIMITS["mail.mailbox"];

async function takeAll(subject: string, times: number): Promise<void> {
  for (let n = 0; n < times; n += 1) await take(subject);
}

test("every rule allows more in a day than in ten minutes", () => {
  for (const rule of Object.values(LIMITS)) expect(rule.sustained).toBeGreaterThan(rule.burst);
});

test.each([
  ["2026-10-14T00:00:00.000Z", "w0", 600, 86_400],
  ["2026-10-14T07:09:59.001Z", "w42", 1, 60_601],
  ["2026-10-14T23:59:59.999Z", "w143", 1, 1],
])("at %s the window is %s and ends in %i s, the day in %i s", (at, attribute, burstEnds, dayEnds) => {
  expect(windowOf(new Date(at))).toEqual({ day: "2026-10-14", attribute, burstEnds, dayEnds });
});

test("beyond the burst a mailbox, however it is spelled, is refused until the window ends", async () => {
  w.clock.set("2026-10-14T07:04:00.000Z");
  await takeAll("burst@posta.example", burst - 1);
  await take("BURST+again@posta.example");
  await expect(take("burst@posta.example")).rejects.toMatchObject({ status: 429, retryAfter: 360 });
  await take("other@posta.example");
  w.clock.advance(359_000);
  await expect(take("burst@posta.example")).rejects.toMatchObject({ retryAfter: 1 });
  w.clock.advance(1000);
  await take("burst@posta.example");
});

test("beyond the day's sum it is refused until the day ends, though the window is fresh", async () => {
  w.clock.set("2026-10-14T08:00:00.000Z");
  for (let taken = 0; taken < sustained; taken += burst) {
    await takeAll("day@posta.example", burst);
    w.clock.advance(600_000);
  }
  const left = (Date.parse("2026-10-15T00:00:00.000Z") - w.clock.now().getTime()) / 1000;
  await expect(take("day@posta.example")).rejects.toMatchObject({ retryAfter: left });
  w.clock.set("2026-10-15T00:00:00.000Z");
  await take("day@posta.example");
});

test("fifty at once never pass the burst", async () => {
  for (let round = 0; round < RACE_ROUNDS; round += 1) {
    const { done, refused } = await atOnce(50, () => take(`rush${round}@posta.example`));
    expect(done).toHaveLength(burst);
    expect(refused).toHaveLength(50 - burst);
    for (const error of refused) expect(error).toBeInstanceOf(LimitedError);
  }
});

test("a lost answer counts once or twice, and is never refused for its own first try", async () => {
  await takeAll("lost@posta.example", burst - 1);
  w.loseAnswer();
  await take("lost@posta.example");
});

test("subjects are not kept in clear, nor under one key from day to day", async () => {
  w.clock.set("2026-10-16T10:00:00.000Z");
  const rows = async () => {
    const found: { limitKey: string }[] = [];
    await w.as(system("test"), async () => {
      for await (const row of scanAll(Limits)) found.push(row);
    });
    return found;
  };
  const before = (await rows()).length;
  await w.guest(() => Limit.take("form.address", "203.0.113.7"));
  w.clock.advance(86_400_000);
  await w.guest(() => Limit.take("form.address", "203.0.113.7"));
  const all = await rows();
  expect(all).toHaveLength(before + 2);
  expect(JSON.stringify(all)).not.toMatch(/203\.0\.113|posta|form/);
});
