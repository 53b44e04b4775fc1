import { NOON, type World, world } from "@kz2050/testing";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { DAY, MINUTE, type Person } from "../kernel/index.ts";
import { write } from "../table/index.ts";
import { CONSENT_VERSION } from "./consent.ts";
import { Identity } from "./index.ts";
import { People } from "./table.ts";

let w: World;
beforeAll(async () => {
  w = await world({ at: NOON });
});
afterAll(() => w.stop());
afterEach(() => w.clock.set(NOON));

let people = 0;
async function somebody(): Promise<Person> {
  const email = `kelisim${people++}@posta.example`;
  const { personId } = await w.guest(() => Identity.meet({ email, language: "kk" }));
  return { kind: "person", personId, sessionId: "s", provedAt: NOON };
}
const noted = (personId: string, at: string, version = CONSENT_VERSION, news = false) =>
  w.guest(() =>
    Identity.noteConsents(personId, { purposes: news ? ["processing", "news"] : ["processing"], version, at }),
  );
const mayAct = (personId: string) => w.guest(() => Identity.mayAct(personId));
const wants = (personId: string, kind: string) => w.guest(() => Identity.wants(personId, kind));
const later = (minutes: number) => new Date(Date.parse(NOON) + minutes * MINUTE).toISOString();

test("a consent is kept with its version and time, and a form confirmed late never undoes a newer word", async () => {
  const me = await somebody();
  const { personId } = me;
  await noted(personId, later(5));
  await noted(personId, NOON, "2025-01");
  expect((await w.guest(() => Identity.consentState(personId))).processing).toEqual({
    ...{ version: CONSENT_VERSION, at: later(5), isCurrent: true },
  });
  w.clock.set(later(10));
  await w.as(me, () => Identity.withdrawConsent({ purpose: "processing" }));
  await noted(personId, later(7));
  expect(await mayAct(personId)).toBe(false);
  await noted(personId, later(11));
  expect(await mayAct(personId)).toBe(true);
});

test("whoever agreed to nothing, to an older text or took it back is asked before the next action", async () => {
  const me = await somebody();
  const { personId } = me;
  expect(await mayAct(personId)).toBe(false);
  await noted(personId, NOON, "2025-01");
  await expect(w.guest(() => Identity.assertMayAct(personId))).rejects.toMatchObject({
    ...{ status: 403, code: "consent_needed" },
  });
  const old = w.as(me, () => Identity.agree({ purposes: ["processing"], version: "2025-01" }));
  await expect(old).rejects.toMatchObject({ issues: [{ field: "version", code: "consent_outdated" }] });
  await w.as(me, () => Identity.agree({ purposes: ["processing"], version: CONSENT_VERSION }));
  expect(await mayAct(personId)).toBe(true);
  w.clock.advance(DAY);
  await w.as(me, () => Identity.withdrawConsent({ purpose: "processing" }));
  const withdrawn = await w.guest(() => Identity.consentState(personId));
  w.clock.advance(DAY);
  await w.as(me, () => Identity.withdrawConsent({ purpose: "processing" }));
  expect(await w.guest(() => Identity.consentState(personId))).toEqual(withdrawn);
  expect(await mayAct(personId)).toBe(false);
});

test("letters that must come always do; others stop with their topic, the consent, or without one", async () => {
  const me = await somebody();
  const { personId } = me;
  await noted(personId, NOON);
  expect(await wants(personId, "council.sent")).toBe(true);
  expect(await wants(personId, "news.issue")).toBe(false);
  await w.as(me, () => Identity.agree({ purposes: ["news"], version: CONSENT_VERSION }));
  expect(await wants(personId, "news.issue")).toBe(true);
  await w.as(me, () => Identity.withdrawConsent({ purpose: "news" }));
  expect(await wants(personId, "news.issue")).toBe(false);
  expect(await wants(personId, "council.sent")).toBe(true);
  await w.as(me, () => Identity.prefer({ language: "kk", topics: ["campaign"] }));
  expect(await wants(personId, "council.sent")).toBe(false);
  expect(await wants(personId, "campaign.closed")).toBe(true);
  await w.as(me, () => Identity.withdrawConsent({ purpose: "processing" }));
  expect(await wants(personId, "campaign.closed")).toBe(false);
  for (const kind of ["identity.code", "campaign.settled", "membership.confirm", "council.decided"])
    expect(await wants(personId, kind)).toBe(true);
});

test("who turned out to be another is asked and written to as that other", async () => {
  const [me, gone] = [await somebody(), await somebody()];
  await noted(me.personId, NOON);
  const item = { personId: gone.personId, item: "profile" as const, kind: "profile" as const };
  await w.guest(() => write(People.put({ ...item, language: "kk", createdAt: NOON, mergedInto: me.personId })));
  expect(await mayAct(gone.personId)).toBe(true);
  await w.as(me, () => Identity.prefer({ language: "kk", topics: [] }));
  expect(await wants(gone.personId, "council.sent")).toBe(false);
});
