import { Campaign } from "@kz2050/core/campaign";
import { Identity } from "@kz2050/core/identity";
import { DAY, linkToken, system } from "@kz2050/core/kernel";
import { Participation } from "@kz2050/core/participation";
import { staffActor, type World, world } from "@kz2050/testing";
import { afterAll, beforeAll, expect, test } from "vitest";
import { loadReference } from "./reference.ts";
import { type OpenStage, replayErasures, runRetention } from "./stage.ts";

let w: World;
let stage: OpenStage;
beforeAll(async () => {
  w = await world();
  const origin = "https://public.example";
  await w.as(system("ops"), loadReference);
  stage = { deps: w.deps, publicOrigin: origin, officeOrigin: origin, unsetSecrets: [], close: async () => undefined };
});
afterAll(() => w.stop());

const coordinator = staffActor("coordinator", { region: "71" });
const central = staffActor("central");

async function gave(email: string): Promise<{ giftId: string; personId: string }> {
  const { campaignId, version } = await w.as(coordinator, () =>
    Campaign.draft({
      title: { original: "kk", kk: "Ауыл кітапханасына кітап" },
      story: { original: "kk", kk: "Ауыл кітапханасының қоры отыз жыл жаңармаған. Балалар кітабын сатып аламыз." },
      ...{ beneficiary: "village", region: "71", target: 1_000_000, endsOn: "2026-12-01", overTarget: "continue" },
    }),
  );
  await w.as(coordinator, () => Campaign.submit({ campaignId }));
  await w.as(central, () => Campaign.open({ campaignId, version }));
  const { gift } = await w.guest(() =>
    Campaign.pledge({ campaignId, amount: 5000, method: "card", email, language: "kk", consent: true }),
  );
  const { personId } = await w.guest(() => Identity.meet({ email, language: "kk" }));
  return { giftId: gift.giftId, personId };
}
const giverOf = async (giftId: string) =>
  (await w.guest(async () => Campaign.byLink({ giftId, token: linkToken("gift", giftId) }))).personId;

test("before a restored stage opens, an erasure that was cut short goes on and what came back is erased again", async () => {
  const { giftId, personId } = await gave("qaitqan@posta.example");
  const me = { kind: "person", personId, sessionId: "s", provedAt: w.clock.now().toISOString() } as const;
  await w.as(me, () => Participation.eraseMe({}));
  expect(await replayErasures(stage)).toEqual(["Went on with erasure: 1", "Erased again: campaign: 1"]);
  expect(await giverOf(giftId)).toBe(Identity.NOBODY);
  expect(await replayErasures(stage)).toEqual(["Went on with nothing.", "Erased again: nothing."]);
});

test("a dry run counts what has had its time and leaves it", async () => {
  const { giftId, personId } = await gave("eski@posta.example");
  w.clock.advance(366 * DAY);
  expect(await runRetention(stage, true)).toEqual(["Would erase gift.unpaid: 1"]);
  expect(await giverOf(giftId)).toBe(personId);
  expect(await runRetention(stage, false)).toEqual(["Erased gift.unpaid: 1"]);
  expect(await giverOf(giftId)).toBe(Identity.NOBODY);
  expect(await runRetention(stage, false)).toEqual(["Erased nothing."]);
});
