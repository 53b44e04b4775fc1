import { atOnce, RACE_ROUNDS, type World, world } from "@kz2050/testing";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Person } from "../kernel/index.ts";
import { Identity } from "./index.ts";

let w: World;
beforeAll(async () => {
  w = await world();
});
afterAll(() => w.stop());

const person = (letter: string): Person => ({
  kind: "person",
  personId: `per_${letter.repeat(26)}`,
  sessionId: "session",
  provedAt: w.clock.now().toISOString(),
});
const stoppedOf = async (me: Person) => (await w.guest(() => Identity.profileOf(me.personId)))?.stopped ?? [];
/** What the link in a letter carries. */
const linkOf = async (me: Person, topic: Identity.Topic) => {
  const path = await w.guest(async () => Identity.stopPath(me.personId, topic));
  return { personId: me.personId, topic, token: path.split("/").at(-1) ?? "" };
};
const stop = async (me: Person, topic: Identity.Topic) => {
  const link = await linkOf(me, topic);
  return w.guest(() => Identity.stopTopic(link));
};

test("one press stops the letter's topic and no other, for whoever holds the letter, and twice does no harm", async () => {
  const me = person("a");
  await stop(me, "council");
  await stop(me, "council");
  expect(await stoppedOf(me)).toEqual(["council"]);
  await stop(me, "lecture");
  expect(await stoppedOf(me)).toEqual(["council", "lecture"]);
  const link = await linkOf(me, "campaign");
  for (const forged of [
    { ...link, topic: "news" as const },
    { ...link, personId: person("b").personId },
    { ...link, token: "x".repeat(22) },
  ]) {
    await expect(w.guest(() => Identity.stopTopic(forged))).rejects.toMatchObject({ code: "link_invalid" });
  }
});

test("all topics stopped at once are all stopped", async () => {
  for (let round = 0; round < RACE_ROUNDS; round += 1) {
    const me = person("cdefghjkmnpqrstvwxyz"[round] ?? "c");
    const { refused } = await atOnce(Identity.TOPICS.length, (index) => stop(me, Identity.TOPICS[index] ?? "news"));
    expect(refused).toEqual([]);
    expect((await stoppedOf(me)).toSorted()).toEqual([...Identity.TOPICS].toSorted());
  }
});

test("the form's choice is the whole choice", async () => {
  const me = person("0");
  await stop(me, "news");
  await w.as(me, () => Identity.prefer({ language: "ru", topics: ["news", "lecture"] }));
  expect(await stoppedOf(me)).toEqual(["membership", "campaign", "council", "volunteering"]);
  expect(await w.guest(() => Identity.lettersIn(me.personId))).toBe("ru");
  await expect(w.guest(() => Identity.prefer({ language: "ru", topics: [] }))).rejects.toMatchObject({ status: 401 });
});
