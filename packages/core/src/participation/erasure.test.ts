import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type AttributeValue, DynamoDBClient, ScanCommand, type ScanCommandOutput } from "@aws-sdk/client-dynamodb";
import { type LocalEngine, startEngine } from "@kz2050/local/engine";
import { createPlatform, type Platform } from "@kz2050/local/platform";
import { loadReference } from "@kz2050/local/reference";
import { memoryPositions } from "@kz2050/local/store";
import { NOON, staffActor } from "@kz2050/testing";
import { afterAll, beforeAll, expect, test } from "vitest";
import { gift, opened, paid } from "../campaign/fixture.ts";
import { Campaign } from "../campaign/index.ts";
import { appointed, asked, confirmed } from "../council/fixture.ts";
import { Council } from "../council/index.ts";
import { Identity } from "../identity/index.ts";
import { type Actor, DAY, GUEST, HOUR, inScope, linkCode, linkToken, type Person } from "../kernel/index.ts";
import { link, profile, side, wish } from "../lecture/fixture.ts";
import { Lecture } from "../lecture/index.ts";
import { Ledger } from "../ledger/index.ts";
import { applied } from "../membership/fixture.ts";
import { Membership } from "../membership/index.ts";
import { Note } from "../note/index.ts";
import type { LogLine } from "../platform/log.ts";
import { Search } from "../search/index.ts";
import { Stream } from "../stream/index.ts";
import { Counts } from "../stream/table.ts";
import { scanAll } from "../table/index.ts";
import { TABLES } from "../tables.ts";
import { Volunteering } from "../volunteering/index.ts";
import { Participation } from "./index.ts";

/** Everything that tells this person, and nobody else. */
const EMAIL = "belgi.tanba@posta.example";
const OTHER_EMAIL = "belgi-ekinshi@posta.example";
const PHONE = "+77010000077";
const OWN_PHONE = "+77010000078";
const NAMES = { surname: "Белгібаева", givenName: "Таңбагүл", patronymic: "Ізқызы" };
const SHOWN = "Белгі Көрінгенова";
const WORDS = {
  why: "құпиясөз-өтініш: ауылдағы балаларға көмектескім келеді",
  occupation: "құпиясөз-маман",
  answer: "құпиясөз-жауап",
  note: "құпиясөз-ескертпе",
  proposal: "құпиясөз-ұсыныс: әлі ешкім жарияламаған мәтін, ұзақ",
  comment: "құпиясөз-пікір",
  role: "құпиясөз-лауазым",
  about: "құпиясөз-дәріскер",
  hours: "құпиясөз-сағат",
};

let engine: LocalEngine;
let platform: Platform;
let folder: string;
let at = Date.parse(NOON);
const lines: LogLine[] = [];
const marks: string[] = [
  EMAIL,
  OTHER_EMAIL,
  PHONE,
  OWN_PHONE,
  "1995-03-28",
  SHOWN,
  "құпиясөз",
  ...Object.values(NAMES),
];
let requests = 0;

const as = <T>(actor: Actor, work: () => Promise<T>): Promise<T> =>
  inScope({ ...platform.deps, actor, requestId: `r${requests++}` }, work);
const guest = <T>(work: () => Promise<T>): Promise<T> => as(GUEST, work);
const astana = staffActor("coordinator", { region: "71" });
const central = staffActor("central");

beforeAll(async () => {
  engine = await startEngine();
  folder = mkdtempSync(join(tmpdir(), "kz-erasure-"));
  platform = await createPlatform({
    endpoint: engine.endpoint,
    origin: "http://localhost:3000",
    secrets: { addressPepper: "a1".repeat(32), pseudonymPepper: "b2".repeat(32), linkKey: "c3".repeat(32) },
    positions: memoryPositions(),
    mailFolder: folder,
    now: () => new Date(at),
    log: (line) => void lines.push(line),
  });
  await platform.asPlatform("reference", loadReference);
});
afterAll(async () => {
  await engine?.stop();
  rmSync(folder, { recursive: true, force: true });
});

/** Every row of every table and of every index, as text by its place. */
async function everything(): Promise<[place: string, text: string][]> {
  const credentials = { accessKeyId: "local", secretAccessKey: "local" };
  const client = new DynamoDBClient({ endpoint: engine.endpoint, region: "local", credentials });
  const found: [string, string][] = [];
  for (const { name, indexes } of TABLES) {
    for (const index of [undefined, ...Object.keys(indexes)]) {
      let from: Record<string, AttributeValue> | undefined;
      do {
        const input = { TableName: name, ...(index && { IndexName: index }), ...(from && { ExclusiveStartKey: from }) };
        const page: ScanCommandOutput = await client.send(new ScanCommand(input));
        for (const row of page.Items ?? []) found.push([`${name}/${index ?? ""}`, JSON.stringify(row)]);
        from = page.LastEvaluatedKey;
      } while (from);
    }
  }
  for (const file of readdirSync(folder)) found.push([`mail/${file}`, readFileSync(join(folder, file), "utf8")]);
  for (const letter of platform.mailbox.list()) found.push([`mail ${letter.number}`, JSON.stringify(letter)]);
  for (const line of lines) found.push(["log", JSON.stringify(line)]);
  return found;
}

/** Where a mark stands: its place and the mark. */
async function marked(): Promise<string[]> {
  const found = await everything();
  return found.flatMap(([place, text]) =>
    marks.filter((mark) => text.toLowerCase().includes(mark.toLowerCase())).map((mark) => `${place} ${mark}`),
  );
}

/** Counters as they stand, save how many members there are: that one falls, as when anybody leaves. */
const counts = () =>
  platform.asPlatform("test", async () => {
    const found: Record<string, number> = {};
    for await (const row of scanAll(Counts))
      if ("value" in row && row.value !== 0 && !row.counterId.startsWith("membership.members"))
        found[row.counterId] = row.value;
    return found;
  });
const sums = () =>
  platform.asPlatform("test", async () => {
    const postings: Ledger.Posting[] = [];
    for await (const posting of Ledger.all()) postings.push(posting);
    return postings;
  });
const settled = async () => {
  await platform.drain();
  at += 60_000;
  await platform.runJobs();
  await platform.drain();
};

async function lived() {
  const { membershipKey, token } = await guest(() =>
    applied({
      ...NAMES,
      birthDate: "1995-03-28",
      email: EMAIL,
      phone: PHONE,
      ...WORDS,
      consents: ["processing", "news"],
    }),
  );
  const { personId } = await guest(() => Identity.meet({ email: "BELGI.tanba@posta.example", language: "kk" }));
  marks.push(personId, ...(await guest(async () => [EMAIL, OTHER_EMAIL].map(Identity.addressKeyOf))));
  const me: Person = { kind: "person", personId, sessionId: "s", provedAt: "9999-01-01T00:00:00.000Z" };
  await platform.drain();
  await as(astana, () => Membership.ask({ membershipKey, question: "Қай ауылдансыз?" }));
  await guest(() => Membership.answer({ membershipKey, token, answer: WORDS.answer }));
  await as(astana, () => Note.add({ recordId: membershipKey, text: WORDS.note }));
  await as(astana, () => Membership.approve({ membershipKey }));
  await as(astana, () => Search.find({ text: NAMES.surname }));
  return { me, personId, membershipKey };
}

test("whoever is erased stands in no table, index, letter or log line, and no count or sum has moved", async () => {
  const { me, personId, membershipKey } = await lived();
  const campaignId = await guest(() => opened({ coordinator: astana, central }));
  const shown = { email: EMAIL, showName: true, name: SHOWN };
  const { gift: made } = await guest(() => Campaign.pledge(gift({ campaignId, ...shown })));
  await guest(() => Campaign.takePayment(paid(made.giftId)));
  const { gift: awaited } = await guest(() => Campaign.pledge(gift({ campaignId, method: "transfer", ...shown })));

  const lecturer = await as(astana, () => Lecture.enrol(profile()));
  const contact = {
    contactName: `${NAMES.surname} ${NAMES.givenName}`,
    contactRole: WORDS.role,
    email: EMAIL,
    phone: PHONE,
  };
  const book = async (over: Partial<Parameters<typeof wish>[1]>) => {
    const { bookingId } = await guest(() => Lecture.hold(wish(lecturer.lecturerId, { ...contact, ...over })));
    await guest(async () => Lecture.confirm(link(bookingId, "confirm")));
    await guest(async () => Lecture.accept(link(bookingId, "lecturer")));
    return bookingId;
  };
  const given = await book({});
  const ahead = await book({ date: "2026-11-19" });

  at += HOUR;
  const moderator = await guest(() => appointed("moderator", "astana", "Сынақ Модератор"));
  const { proposalId } = await guest(() => confirmed({ email: EMAIL, publicName: SHOWN }));
  await as(moderator, () => Council.publish({ proposalId }));
  const unpublished = await guest(() =>
    confirmed({ email: EMAIL, title: WORDS.proposal, what: WORDS.proposal, why: WORDS.proposal }),
  );
  await as(moderator, () => Council.refuse({ proposalId: unpublished.proposalId, reason: "unclear" }));
  await guest(() => Council.appeal({ ...unpublished, text: WORDS.proposal }));
  const { proposalId: theirs } = await guest(() => confirmed({ email: "basqa@posta.example" }));
  await as(moderator, () => Council.publish({ proposalId: theirs }));
  const support = await guest(() => asked(theirs, EMAIL));
  await guest(() => Council.confirmSupport(support));
  await guest(() => asked(proposalId, EMAIL));

  at += HOUR;
  const { challengeId } = await guest(() => Identity.askCode({ email: EMAIL, language: "kk", door: "person" }));
  await platform.drain();
  await guest(async () => Identity.enterCode({ challengeId, code: linkCode("sign-in", challengeId) }));
  await as(me, async () => {
    const mailbox = await Identity.askMailbox({ email: OTHER_EMAIL, language: "kk" });
    await platform.drain();
    await Identity.addMailbox({ ...mailbox, code: linkCode("mailbox", mailbox.challengeId) });
    const { phone, code } = await Identity.askPhone({ phone: OWN_PHONE });
    await platform.deps.sms?.send({ to: phone, text: code });
    await Identity.confirmPhone({ code });
    await Identity.prefer({ language: "ru", topics: ["campaign"] });
  });
  const ownProfile = await as(astana, () =>
    Lecture.enrol(profile({ name: SHOWN, about: { original: "kk", kk: WORDS.about }, email: OTHER_EMAIL })),
  );

  const help = { what: "event", region: "71", organiser: "71", quarters: 12, language: "kk" } as const;
  const noted = await as(me, () => Volunteering.note({ ...help, date: "2026-10-10", name: SHOWN, text: WORDS.hours }));
  await as(me, () => Volunteering.note({ ...help, date: "2026-10-11", name: SHOWN, text: WORDS.hours }));
  await as(astana, () => Volunteering.confirm(noted));
  await settled();

  at = Date.parse("2026-10-21T07:00:00.000Z");
  await settled();
  await as(me, () => Volunteering.issue({ name: SHOWN, showName: true, language: "kk" }));
  await guest(async () => Lecture.giveFeedback({ ...side(given, "school"), rating: 5, comment: WORDS.comment }));
  await guest(() => Stream.park("Memberships", parkedOf(membershipKey), "test"));
  await settled();

  const held = (await guest(() => Lecture.hold(wish(lecturer.lecturerId, { ...contact, date: "2026-11-20" }))))
    .bookingId;
  await settled();

  const before = { counts: await counts(), sums: await sums() };
  const kinds = new Set((await marked()).map((one) => one.split(/[/ ]/)[0]));
  for (const place of [
    "Memberships",
    "People",
    "Gifts",
    "Campaigns",
    "Bookings",
    "SchoolContacts",
    "Proposals",
    "Notes",
    "Sessions",
    "Challenges",
    "Addresses",
    "Lecturers",
    "HoursNoted",
    "Certificates",
    "CertificateChecks",
    "mail",
  ])
    expect([...kinds]).toContain(place);
  const told = await as(me, () => Participation.archive({}));
  const text = JSON.stringify(told);
  for (const word of [...Object.values(WORDS), ...Object.values(NAMES), SHOWN, EMAIL, OTHER_EMAIL, PHONE, OWN_PHONE])
    expect(text).toContain(word);
  expect(told.person.actions).toHaveLength(13);

  const { erasureId } = await as(me, () => Participation.eraseMe({}));
  const receipt = () => guest(async () => Participation.erasure({ erasureId, token: linkToken("erasure", erasureId) }));
  expect(await receipt()).toMatchObject({ state: "pending", by: "self" });
  await settled();

  expect(await marked()).toEqual([]);
  expect(await counts()).toEqual(before.counts);
  expect(await sums()).toEqual(before.sums);
  expect(await guest(() => Membership.members("71"))).toBe(0);
  const done = await receipt();
  expect(done).toMatchObject({ state: "done", records: 13 });
  expect(Object.keys(done.fields).toSorted()).toEqual([
    "campaign",
    "council",
    "identity",
    "lecture",
    "membership",
    "volunteering",
  ]);
  expect(JSON.stringify(done)).not.toContain(personId);

  // What was published stays, and what stood is ended as its owner would end it.
  expect(await guest(() => Council.find(proposalId))).toMatchObject({ status: "published" });
  expect((await guest(() => Council.find(proposalId))).author).toBeUndefined();
  await expect(guest(async () => Council.authorView(unpublished))).rejects.toMatchObject({ status: 404 });
  for (const bookingId of [ahead, held])
    expect(await guest(async () => Lecture.open(side(bookingId, "lecturer")))).not.toHaveProperty("contact");
  expect((await guest(async () => Lecture.open(side(ahead, "lecturer")))).booking.status).toBe("cancelled");
  const toLecturer = platform.mailbox.list().filter(({ to }) => to === "lector@posta.example");
  expect(toLecturer.some((letter) => letter.text.includes("19"))).toBe(true);
  expect(await guest(() => Lecture.getLecturer(ownProfile.lecturerId))).toMatchObject({
    name: Identity.NO_NAME,
    state: "paused",
  });

  // Whoever comes back is counted once all the same; what was promised may still be paid.
  const again = await guest(() => asked(theirs, EMAIL));
  await guest(() => Council.confirmSupport(again));
  const { gift: second } = await guest(() => Campaign.pledge(gift({ campaignId, email: EMAIL })));
  await guest(() => Campaign.takePayment(paid(second.giftId, { transactionId: "90211" })));
  await settled();
  expect((await guest(() => Council.find(theirs))).supports).toBe(1);
  expect(await guest(() => Campaign.get(campaignId))).toMatchObject({ donors: 1, raised: 1_000_000 });
  expect(
    (await guest(async () => Campaign.byLink({ giftId: awaited.giftId, token: linkToken("gift", awaited.giftId) })))
      .status,
  ).toBe("pledged");
  at += DAY;
  await settled();
  expect((await guest(() => Identity.deedsOf(personId))).map(({ recordId }) => recordId).toSorted()).toEqual(
    [again.supportId, second.giftId].toSorted(),
  );
});

const parkedOf = (membershipKey: string) => ({
  eventId: "e1",
  sequence: "1",
  kind: "modify" as const,
  keys: { membershipKey },
});
