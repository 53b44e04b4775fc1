import { Identity } from "@kz2050/core/identity";
import { linkToken, type Notice, SECOND, secondsToWait } from "@kz2050/core/kernel";
import { Membership } from "@kz2050/core/membership";
import { loadReference, staffActor, type World, world } from "@kz2050/testing";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import type { Letter, WorkerDeps } from "../deps.ts";
import { sendNotice } from "../send.ts";
import type { ShardEvent } from "../stream.ts";
import { cards } from "./cards.ts";
import { memberships } from "./memberships.ts";

let w: World;
let deps: WorkerDeps;
let sent: Letter[] = [];
let sequence = 0;
beforeAll(async () => {
  w = await world();
  await loadReference(w, ({ code }) => code === "71");
  deps = {
    ...w.deps,
    log: () => undefined,
    enqueue: async (notices: readonly Notice[]) => {
      for (const notice of notices) {
        // The queue brings it when it is due.
        w.clock.advance(secondsToWait(notice, w.clock.now()) * SECOND);
        await sendNotice(notice, deps);
      }
    },
    mailer: { send: async (letter) => void sent.push(letter) },
    publicOrigin: "https://site.example",
    officeOrigin: "https://office.example",
  };
});
afterAll(() => w.stop());
beforeEach(() => {
  sent = [];
});

/** Tells the worker of the record, as the stream does: by its key alone. */
async function told(membershipKey: string, eventName: "INSERT" | "MODIFY" | "REMOVE" = "MODIFY"): Promise<Letter[]> {
  sequence += 1;
  const dynamodb = { SequenceNumber: String(sequence), Keys: { membershipKey: { S: membershipKey } } };
  const event = { shardId: "s", Records: [{ eventID: `e${sequence}`, eventName, dynamodb }] } as ShardEvent;
  const before = sent.length;
  const { batchItemFailures } = await memberships.handle(event, deps);
  expect(batchItemFailures).toEqual([]);
  return sent.slice(before);
}
const apply = (email: string, language: "kk" | "ru" | "en" = "kk") =>
  w.guest(() =>
    Membership.apply({
      surname: "Сынақбаева",
      givenName: "Үлгі",
      birthDate: "1995-03-27",
      region: "71",
      city: "Астана",
      phone: "+77010000001",
      email,
      language,
      occupation: "Мұғалім",
      why: "Балаларға көмектескім келеді.",
      consents: ["processing"],
      consentVersion: Identity.CONSENT_VERSION,
    }),
  );
const tokenOf = (key: string) => w.guest(async () => linkToken(Membership.LINK, key));
const astana = staffActor("coordinator", { region: "71" });

test("an applicant is written to in their language at each step, once, however often the stream tells of it", async () => {
  const { membershipKey } = await apply("olga@posta.example", "ru");
  const [first] = await told(membershipKey, "INSERT");
  expect(first).toMatchObject({
    to: "olga@posta.example",
    locale: "ru",
    subject: "Подтвердите заявление на вступление в движение",
  });
  expect(first?.text).toMatch(/\b\d{6}\b/);
  expect(first?.text).toContain(
    `https://site.example/ru/my/membership/${membershipKey}/${await tokenOf(membershipKey)}`,
  );
  expect(await told(membershipKey)).toEqual([]);
  await w.guest(async () => Membership.confirm({ membershipKey, token: linkToken(Membership.LINK, membershipKey) }));
  expect((await told(membershipKey)).map(({ subject }) => subject)).toEqual(["Ваше заявление у координатора"]);
  await w.as(astana, () => Membership.approve({ membershipKey }));
  expect((await told(membershipKey)).map(({ subject }) => subject)).toEqual(["Вас приняли в движение"]);
  expect(await told(membershipKey)).toEqual([]);
  const { cardCode = "" } = await w.guest(async () =>
    Membership.read({ membershipKey, token: linkToken(Membership.LINK, membershipKey) }),
  );
  expect(await w.guest(() => Membership.card(cardCode))).toEqual({ valid: true, region: "71", standing: "new" });
});

test("guards, numbers and swept applications call for nothing", async () => {
  expect(await told("grd_00000000000000000000000000", "INSERT")).toEqual([]);
  expect(await told("num_482109375", "INSERT")).toEqual([]);
  expect(await told("mem_00000000000000000000000000", "REMOVE")).toEqual([]);
});

test("members are counted from their cards, in the country and in the region, once each", async () => {
  const image = (valid: boolean) => ({ cardCode: { S: "crd_1" }, region: { S: "71" }, valid: { BOOL: valid } });
  const record = (n: number, change: object) => ({
    eventID: `c${n}`,
    eventName: "MODIFY",
    dynamodb: { SequenceNumber: String(n), Keys: { cardCode: { S: "crd_1" } }, ...change },
  });
  const made = record(1, { NewImage: image(true) });
  const event = { shardId: "s", Records: [made] } as unknown as ShardEvent;
  await cards.handle(event, deps);
  await cards.handle(event, deps);
  const count = (region?: string) => w.guest(() => Membership.members(region));
  expect([await count(), await count("71")]).toEqual([1, 1]);
  const ended = record(2, { OldImage: image(true), NewImage: image(false) });
  await cards.handle({ shardId: "s", Records: [made, ended] } as unknown as ShardEvent, deps);
  expect([await count(), await count("71")]).toEqual([0, 0]);
});
