import { atOnce, loadReference, RACE_ROUNDS, staffActor, type World, world } from "@kz2050/testing";
import { afterAll, beforeAll, expect, test } from "vitest";
import { DAY } from "../kernel/index.ts";
import { Audit, queryAll } from "../table/index.ts";
import { opened, plan } from "./fixture.ts";
import { Campaign } from "./index.ts";

let w: World;
const coordinator = staffActor("coordinator", { region: "71" });
const elsewhere = staffActor("coordinator", { region: "75" });
const central = staffActor("central");
const both = { coordinator, central };
beforeAll(async () => {
  w = await world({ lag: true });
  await loadReference(w, ({ code }) => ["71", "75"].includes(code));
});
afterAll(() => w.stop());

const auditOf = (recordId: string) => w.guest(() => queryAll(Audit, { hash: recordId }));

test("a coordinator drafts and hands over, the central office opens; each step is audited", async () => {
  const campaignId = await w.as(coordinator, () => opened(both));
  const { campaign } = await w.guest(() => Campaign.get(campaignId));
  expect(campaign).toMatchObject({ status: "open", target: 100_000_000, region: "71", openedBy: central.personId });
  expect((await auditOf(campaignId)).map(({ action, after }) => `${action} ${after}`).toSorted()).toEqual([
    "campaign.draft draft",
    "campaign.open open",
    "campaign.submit submitted",
  ]);
});

test("a coordinator of another region neither drafts, edits nor closes here", async () => {
  await expect(w.as(elsewhere, () => Campaign.draft(plan()))).rejects.toMatchObject({ status: 403 });
  const campaignId = await w.as(coordinator, () => opened(both));
  await expect(w.as(elsewhere, () => Campaign.close({ campaignId, reason: "need_gone" }))).rejects.toMatchObject({
    status: 403,
  });
  await expect(w.guest(() => Campaign.close({ campaignId, reason: "need_gone" }))).rejects.toMatchObject({
    status: 401,
  });
});

test("who wrote a campaign does not open it, and a coordinator opens none", async () => {
  const own = await w.as(central, () => Campaign.draft(plan()));
  await w.as(central, () => Campaign.submit(own));
  await expect(w.as(central, () => Campaign.open(own))).rejects.toMatchObject({ status: 403, code: "own_draft" });
  await expect(w.as(coordinator, () => Campaign.open(own))).rejects.toMatchObject({ status: 403 });
  const edited = await w.as(coordinator, () => Campaign.draft(plan()));
  await w.as(central, () => Campaign.edit({ ...plan(), ...edited }));
  await w.as(coordinator, () => Campaign.submit(edited));
  await expect(w.as(central, () => Campaign.open({ ...edited, version: 2 }))).rejects.toMatchObject({
    code: "own_draft",
  });
});

test("two who edit one draft: the second learns that it has moved", async () => {
  const { campaignId, version } = await w.as(coordinator, () => Campaign.draft(plan()));
  await w.as(coordinator, () => Campaign.edit({ ...plan({ target: 20_000 }), campaignId, version }));
  await expect(w.as(central, () => Campaign.edit({ ...plan(), campaignId, version }))).rejects.toMatchObject({
    status: 412,
  });
});

test("what is opened is what was read: a draft changed since is stale", async () => {
  const { campaignId, version } = await w.as(coordinator, () => Campaign.draft(plan()));
  await w.as(coordinator, () => Campaign.submit({ campaignId }));
  await w.as(central, () => Campaign.sendBack({ campaignId, reason: "target_unproved", note: "Есеп қосыңыз" }));
  await w.as(coordinator, () => Campaign.edit({ ...plan({ target: 50_000 }), campaignId, version }));
  await w.as(coordinator, () => Campaign.submit({ campaignId }));
  await expect(w.as(central, () => Campaign.open({ campaignId, version }))).rejects.toMatchObject({ status: 412 });
  await w.as(central, () => Campaign.open({ campaignId, version: version + 1 }));
});

test.each([
  [
    "an opened campaign is edited",
    (campaignId: string) => w.as(coordinator, () => Campaign.edit({ ...plan(), campaignId, version: 2 })),
  ],
  ["it is opened again", (campaignId: string) => w.as(central, () => Campaign.open({ campaignId, version: 2 }))],
  ["it is handed over again", (campaignId: string) => w.as(coordinator, () => Campaign.submit({ campaignId }))],
  [
    "a report comes before closing",
    (campaignId: string) =>
      w.as(coordinator, () =>
        Campaign.publishUpdate({
          campaignId,
          isReport: true,
          title: { original: "kk", kk: "Есеп".padEnd(6, "!") },
          text: { original: "kk", kk: "Бәрі сатып алынды, рақмет." },
        }),
      ),
  ],
])("it is a conflict when %s", async (_what, act) => {
  const campaignId = await w.as(coordinator, () => opened(both));
  await expect(act(campaignId)).rejects.toMatchObject({ status: 409 });
});

test.each([
  ["no title", { title: { original: "kk" as const, kk: " " } }, "title.kk", "required"],
  ["a story of a few words", { story: { original: "ru" as const, ru: "Помогите" } }, "story.ru", "text_too_short"],
  ["a target of nothing", { target: 0 }, "target", "too_small"],
  ["a day that is past", { endsOn: "2026-10-01" }, "endsOn", "date_in_past"],
])("a draft with %s names the field to mend", async (_what, overrides, field, code) => {
  const refused = w.as(coordinator, () => Campaign.draft(plan(overrides)));
  await expect(refused).rejects.toMatchObject({ status: 422, issues: [expect.objectContaining({ field, code })] });
});

test("a region that is not there is refused to those who reach everywhere", async () => {
  await expect(w.as(central, () => Campaign.draft(plan({ region: "99" })))).rejects.toMatchObject({ status: 422 });
});

test("of ten decisions at once, one is taken", async () => {
  for (let round = 0; round < RACE_ROUNDS; round += 1) {
    const { campaignId, version } = await w.as(coordinator, () => Campaign.draft(plan()));
    await w.as(coordinator, () => Campaign.submit({ campaignId }));
    const { done } = await atOnce(10, (n) =>
      w.as(central, () =>
        n % 2 ? Campaign.open({ campaignId, version }) : Campaign.sendBack({ campaignId, reason: "incomplete" }),
      ),
    );
    expect(done).toHaveLength(1);
    expect((await auditOf(campaignId)).filter(({ before }) => before === "submitted")).toHaveLength(1);
  }
});

test.each(["draft", "submit", "open", "close", "publishUpdate"])(
  "%s, its answer lost after it was done, is done once",
  async (verb) => {
    let campaignId = "";
    const steps: Record<string, () => Promise<unknown>> = {
      draft: async () => ({ campaignId } = await w.as(coordinator, () => Campaign.draft(plan()))),
      submit: () => w.as(coordinator, () => Campaign.submit({ campaignId })),
      open: () => w.as(central, () => Campaign.open({ campaignId, version: 1 })),
      publishUpdate: () =>
        w.as(coordinator, () =>
          Campaign.publishUpdate({
            campaignId,
            title: { original: "kk", kk: "Жартысы жиналды" },
            text: { original: "kk", kk: "Кітаптардың тізімі дайын болды." },
          }),
        ),
      close: () => w.as(central, () => Campaign.close({ campaignId, reason: "need_gone" })),
    };
    for (const [name, act] of Object.entries(steps)) {
      if (name === verb) w.loseAnswer();
      await act();
      if (name === verb) break;
    }
    const rows = (await auditOf(campaignId)).map(({ action }) => action);
    expect(new Set(rows).size).toBe(rows.length);
  },
);

test("one form sent twice is one draft, and the same form with another text is refused", async () => {
  const request = { key: "draft-once", bodyHash: "b" };
  const { done } = await atOnce(5, () => w.as(coordinator, () => Campaign.draft(plan()), request));
  expect(new Set(done.map(({ campaignId }) => campaignId)).size).toBe(1);
  await expect(w.as(coordinator, () => Campaign.draft(plan()), { ...request, bodyHash: "c" })).rejects.toMatchObject({
    code: "idempotency_mismatch",
  });
});

test("news is public at once; a report after closing ends the story", async () => {
  const campaignId = await w.as(coordinator, () => opened(both));
  const words = (kk: string) => ({ original: "kk" as const, kk });
  await w.as(coordinator, () =>
    Campaign.publishUpdate({
      campaignId,
      title: words("Жартысы жиналды"),
      text: words("Кітаптардың тізімі дайын болды."),
    }),
  );
  w.clock.advance(1000);
  await w.as(central, () => Campaign.close({ campaignId, reason: "need_gone" }));
  await w.as(coordinator, () =>
    Campaign.publishUpdate({
      campaignId,
      isReport: true,
      title: words("Қорытынды есеп"),
      text: words("212 кітап сатып алынды, түбіртектері тіркелді."),
    }),
  );
  const updates = await w.guest(() => Campaign.updatesOf(campaignId));
  expect(updates.map(({ isReport }) => isReport)).toEqual([true, false]);
  expect((await w.guest(() => Campaign.get(campaignId))).campaign).toMatchObject({
    status: "reported",
    closeReason: "need_gone",
  });
});

test("a draft is seen by its region's staff and by nobody else", async () => {
  const { campaignId } = await w.as(coordinator, () => Campaign.draft(plan()));
  await expect(w.guest(() => Campaign.get(campaignId))).rejects.toMatchObject({ status: 404 });
  await expect(w.as(elsewhere, () => Campaign.read({ campaignId }))).rejects.toMatchObject({ status: 403 });
  expect((await w.as(coordinator, () => Campaign.read({ campaignId }))).campaign.status).toBe("draft");
});

test("a list drops what has left its state, though its index still shows it", async () => {
  const campaignId = await w.as(coordinator, () => opened(both));
  w.settle();
  const ids = async (status: "open" | "closed") =>
    (await w.guest(() => Campaign.list({ status, limit: 50 }))).items.map((item) => item.campaign.campaignId);
  expect(await ids("open")).toContain(campaignId);
  await w.as(coordinator, () => Campaign.close({ campaignId, reason: "need_gone" }));
  expect(await ids("open")).not.toContain(campaignId);
  w.settle();
  expect(await ids("closed")).toContain(campaignId);
});

test("the job closes campaigns past their last day, once, and leaves the others", async () => {
  const late = await w.as(coordinator, () => opened(both, { endsOn: "2026-10-16" }));
  const other = await w.as(coordinator, () => opened(both));
  w.settle();
  w.clock.advance(3 * DAY);
  const job = () => w.as({ kind: "system", name: "schedule:closing" }, () => Campaign.closeDue());
  expect(await job()).toBe(1);
  expect(await job()).toBe(0);
  expect((await w.guest(() => Campaign.get(late))).campaign).toMatchObject({ status: "closed", closeReason: "ended" });
  expect((await w.guest(() => Campaign.get(other))).campaign.status).toBe("open");
});
