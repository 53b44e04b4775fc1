import { Identity } from "@kz2050/core/identity";
import { linkCode, type Notice, privatePath, system } from "@kz2050/core/kernel";
import { atOnce, RACE_ROUNDS, type World, world } from "@kz2050/testing";
import type { SNSEvent } from "aws-lambda";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import type { Letter, WorkerDeps } from "./deps.ts";
import { deadMailboxes, suppress } from "./queue/bounce.ts";
import { sendNotice } from "./send.ts";

let w: World;
let deps: WorkerDeps;
let sent: Letter[] = [];
let failures = 0;
beforeAll(async () => {
  w = await world();
  deps = {
    ...w.deps,
    enqueue: async () => undefined,
    mailer: {
      async send(letter) {
        if (failures-- > 0) throw new Error("the provider said no");
        sent.push(letter);
      },
    },
    publicOrigin: "https://public.example",
    officeOrigin: "https://office.example",
  };
});
afterAll(() => w.stop());
beforeEach(() => {
  sent = [];
  failures = 0;
});

const platform = <T>(work: () => Promise<T>) => w.as(system("test"), work);
const personOf = async (email: string) => (await platform(() => Identity.meet({ email, language: "kk" }))).personId;
const noticeTo = (personId: string, id: string): Notice => ({
  id,
  kind: "identity.code",
  to: { personId },
  locale: "ru",
  facts: { minutes: 10 },
  link: { purpose: "office", id: "chl_1" },
  withCode: true,
});

test("one notice given to many workers at once goes once", async () => {
  const personId = await personOf("many@posta.example");
  for (let round = 0; round < RACE_ROUNDS; round += 1) {
    const { refused } = await atOnce(20, () => sendNotice(noticeTo(personId, `many-${round}`), deps));
    expect(refused).toEqual([]);
    expect(sent.splice(0)).toHaveLength(1);
  }
  await sendNotice(noticeTo(personId, "many-0"), deps);
  expect(sent).toEqual([]);
});

test("the letter carries the office's link and the code, in the reader's language", async () => {
  const personId = await personOf("letter@posta.example");
  await sendNotice(noticeTo(personId, "letter"), deps);
  const [letter] = sent;
  expect(letter).toMatchObject({ to: "letter@posta.example", locale: "ru" });
  const [code, path] = await platform(
    async () => [linkCode("office", "chl_1"), privatePath("ru", "office", "chl_1")] as const,
  );
  expect(letter?.text).toContain(code);
  expect(letter?.text).toContain(`https://office.example${path.replace("/ru/my/office/", "/office/ru/sign-in/")}`);
});

test("the provider's no gives the claim back, so that the next delivery goes", async () => {
  const personId = await personOf("retry@posta.example");
  failures = 1;
  await expect(sendNotice(noticeTo(personId, "retry"), deps)).rejects.toThrow("said no");
  expect(sent).toEqual([]);
  await sendNotice(noticeTo(personId, "retry"), deps);
  expect(sent).toHaveLength(1);
});

test("a worker that died with a claim keeps the notice back for five minutes and no longer", async () => {
  const personId = await personOf("died@posta.example");
  const dying = { ...deps, mailer: { send: () => new Promise<never>(() => undefined) } };
  void sendNotice(noticeTo(personId, "died"), dying);
  await new Promise((resolve) => setTimeout(resolve, 200));
  await sendNotice(noticeTo(personId, "died"), deps);
  expect(sent).toEqual([]);
  w.clock.advance(5 * 60_000 + 1);
  await sendNotice(noticeTo(personId, "died"), deps);
  expect(sent).toHaveLength(1);
});

test("a notice no template knows fails, and is not taken for sent", async () => {
  const personId = await personOf("unknown@posta.example");
  const strange = { ...noticeTo(personId, "strange"), kind: "no.such" };
  await expect(sendNotice(strange, deps)).rejects.toThrow("No letter is called");
  await sendNotice({ ...strange, kind: "identity.code" }, deps);
  expect(sent).toHaveLength(1);
});

test("nobody unknown is written to", async () => {
  await sendNotice(noticeTo(`per_${"0".repeat(26)}`, "nobody"), deps);
  expect(sent).toEqual([]);
});

const bounced = (...messages: unknown[]): SNSEvent =>
  ({
    Records: messages.map((message) => ({
      Sns: { Message: typeof message === "string" ? message : JSON.stringify(message) },
    })),
  }) as SNSEvent;
const bounce = (bounceType: string, ...mailboxes: string[]) => ({
  eventType: "Bounce",
  bounce: { bounceType, bouncedRecipients: mailboxes.map((emailAddress) => ({ emailAddress })) },
});

test.each([
  ["a permanent bounce", bounce("Permanent", "a@x.example", "b@x.example"), ["a@x.example", "b@x.example"]],
  ["a full mailbox", bounce("Transient", "a@x.example"), []],
  ["a bounce of unknown kind", bounce("Undetermined", "a@x.example"), []],
  [
    "a complaint",
    { eventType: "Complaint", complaint: { complainedRecipients: [{ emailAddress: "a@x.example" }] } },
    ["a@x.example"],
  ],
  [
    "an identity's own notification",
    { notificationType: "Bounce", bounce: bounce("Permanent", "a@x.example").bounce },
    ["a@x.example"],
  ],
  ["a delivery", { eventType: "Delivery" }, []],
  ["a bounce of nobody", { eventType: "Bounce", bounce: { bounceType: "Permanent" } }, []],
])("%s names the mailboxes that are dead", (_what, event, mailboxes) => {
  expect(deadMailboxes(event)).toEqual(mailboxes);
});

test("a mailbox that bounced for good gets nothing more, however SES spells it; others do", async () => {
  const [dead, full, alive] = [
    await personOf("dead@posta.example"),
    await personOf("full@posta.example"),
    await personOf("alive@posta.example"),
  ];
  await suppress(
    bounced(
      "Successfully validated SNS topic for Amazon SES event publishing.",
      bounce("Permanent", "not an address", '"Dead" <DEAD@posta.example>', "stranger@posta.example"),
      bounce("Transient", "full@posta.example"),
    ),
    deps,
  );
  for (const personId of [dead, full, alive]) await sendNotice(noticeTo(personId, `bounced-${personId}`), deps);
  expect(sent.map(({ to }) => to)).toEqual(["full@posta.example", "alive@posta.example"]);
});
