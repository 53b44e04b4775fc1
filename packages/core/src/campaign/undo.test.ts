import { atOnce, loadReference, staffActor, type World, world } from "@kz2050/testing";
import { afterAll, beforeAll, expect, test } from "vitest";
import { SECOND, UNDO_FOR } from "../kernel/index.ts";
import { plan } from "./fixture.ts";
import { Campaign } from "./index.ts";
import { find } from "./read.ts";

let w: World;
const coordinator = staffActor("coordinator", { region: "71" });
const central = staffActor("central");
beforeAll(async () => {
  w = await world({ lag: true });
  await loadReference(w, ({ code }) => code === "71");
});
afterAll(() => w.stop());

async function sentBack(): Promise<{ campaignId: string; version: number }> {
  w.clock.advance(600 * SECOND);
  const drafted = await w.as(coordinator, () => Campaign.draft(plan()));
  await w.as(coordinator, () => Campaign.submit(drafted));
  w.clock.advance(60 * SECOND);
  await w.as(central, () => Campaign.sendBack({ campaignId: drafted.campaignId, reason: "incomplete" }));
  return drafted;
}
const undo = (campaignId: string, by = central) => w.as(by, () => Campaign.undoSendBack({ campaignId }));

test("a campaign sent back by mistake is before the central office again within 30 seconds, and not later", async () => {
  const { campaignId } = await sentBack();
  await expect(undo(campaignId, staffActor("central", {}, "other"))).rejects.toMatchObject({
    code: "not_own_decision",
  });
  await expect(undo(campaignId, coordinator)).rejects.toMatchObject({ status: 403 });
  await undo(campaignId);
  const campaign = await w.guest(() => find(campaignId));
  expect([campaign.status, campaign.returnReason]).toEqual(["submitted", undefined]);
  const late = await sentBack();
  w.clock.advance(UNDO_FOR + 1);
  await expect(undo(late.campaignId)).rejects.toMatchObject({ status: 409, code: "undo_too_late" });
});

test("what its writers changed meanwhile is theirs: an edit and the taking back never both happen", async () => {
  for (let round = 0; round < 5; round += 1) {
    const { campaignId, version } = await sentBack();
    const { done } = await atOnce(2, async (n) => {
      if (n === 0) await undo(campaignId);
      else await w.as(coordinator, () => Campaign.edit({ ...plan({ target: 2_000_000 }), campaignId, version }));
    });
    expect(done).toHaveLength(1);
  }
});
