import { Identity } from "@kz2050/core/identity";
import { type Notice, type Person, system } from "@kz2050/core/kernel";
import { type World, world } from "@kz2050/testing";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import type { Letter, WorkerDeps } from "./deps.ts";
import { sendNotice } from "./send.ts";

const SITE = "https://public.example";

let w: World;
let deps: WorkerDeps;
let sent: Letter[] = [];
let numbers = 0;
beforeAll(async () => {
  w = await world();
  deps = {
    ...w.deps,
    enqueue: async () => undefined,
    mailer: { send: async (letter) => void sent.push(letter) },
    publicOrigin: SITE,
    officeOrigin: "https://office.example",
  };
});
afterAll(() => w.stop());
beforeEach(() => {
  sent = [];
});

/** Somebody whose mailbox is confirmed, as their own session would act. */
async function person(name: string): Promise<Person> {
  const { personId } = await w.guest(() => Identity.meet({ email: `${name}@posta.example`, language: "kk" }));
  await w.as(system("test"), () => Identity.confirmAddress({ personId, language: "kk" }));
  return { kind: "person", personId, sessionId: "session", provedAt: w.clock.now().toISOString() };
}
const closed = ({ personId }: Person): Notice => ({
  id: `cmp_${numbers++}:closed:${personId}`,
  kind: "campaign.closed",
  to: { personId },
  locale: "ru",
  facts: { campaign: "Қыс жылуы", raised: 100, target: 200, closedAt: "2026-10-14T07:00:00.000Z" },
  link: { purpose: "gift", id: "gft_1" },
});
const receipt = (me: Person): Notice => ({
  ...closed(me),
  id: `gft_${numbers++}:settled`,
  kind: "campaign.settled",
  facts: { campaign: "Қыс жылуы", tiyn: 100, reference: "A1", settledAt: "2026-10-14T07:00:00.000Z" },
});

test("an optional letter carries the way to stop it, in its headers and its text; one that must come carries none", async () => {
  const me = await person("both");
  await sendNotice(closed(me), deps);
  await sendNotice(receipt(me), deps);
  const [optional, essential] = sent;
  const stop = await w.guest(async () => `${SITE}/ru${Identity.stopPath(me.personId, "campaign")}`);
  expect(optional?.headers).toEqual({
    "List-Unsubscribe": `<${stop}>`,
    "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
  });
  expect([optional?.text, optional?.html].every((body) => body?.includes(stop))).toBe(true);
  expect(essential?.headers).toEqual({});
  expect(`${essential?.text}${essential?.html}`).not.toContain("unsubscribe");
});

test("a topic stopped while its letter waits in the queue stops that letter too", async () => {
  const me = await person("queued");
  const waiting = closed(me);
  const path = await w.guest(async () => Identity.stopPath(me.personId, "campaign"));
  const token = path.split("/").at(-1) ?? "";
  await w.guest(() => Identity.stopTopic({ personId: me.personId, topic: "campaign", token }));
  await sendNotice(waiting, deps);
  expect(sent).toEqual([]);
  await sendNotice(receipt(me), deps);
  expect(sent).toHaveLength(1);
});

test("who took their consent back gets what must come and nothing else", async () => {
  const me = await person("withdrew");
  await w.as(me, () => Identity.agree({ purposes: ["processing"], version: Identity.CONSENT_VERSION }));
  await sendNotice(closed(me), deps);
  await w.as(me, () => Identity.withdrawConsent({ purpose: "processing" }));
  await sendNotice(closed(me), deps);
  await sendNotice(receipt(me), deps);
  expect(sent.map(({ headers }) => Object.keys(headers ?? {}).length)).toEqual([2, 0]);
});

test("letters come in the language that was chosen for all of them, else in the record's own", async () => {
  const me = await person("tongue");
  await sendNotice(closed(me), deps);
  await w.as(me, () => Identity.prefer({ language: "en", topics: ["campaign"] }));
  await sendNotice(closed(me), deps);
  expect(sent.map(({ locale }) => locale)).toEqual(["ru", "en"]);
  expect(sent[1]?.html).toContain('<html lang="en">');
  expect(sent[1]?.headers?.["List-Unsubscribe"]).toContain(`${SITE}/en/my/unsubscribe/`);
});
