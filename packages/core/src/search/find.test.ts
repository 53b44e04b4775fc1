import { loadReference, staffActor, type World, world } from "@kz2050/testing";
import { afterAll, beforeAll, expect, test } from "vitest";
import { gift, opened } from "../campaign/fixture.ts";
import { Campaign } from "../campaign/index.ts";
import { confirmed as proposed } from "../council/fixture.ts";
import { Council } from "../council/index.ts";
import { Identity } from "../identity/index.ts";
import { People } from "../identity/table.ts";
import { type Actor, MINUTE, system } from "../kernel/index.ts";
import { link, profile, wish } from "../lecture/fixture.ts";
import { Lecture } from "../lecture/index.ts";
import { applied } from "../membership/fixture.ts";
import { Membership } from "../membership/index.ts";
import { PersonalAudit, queryAll, write } from "../table/index.ts";
import { Search } from "./index.ts";

let w: World;
beforeAll(async () => {
  w = await world({ lag: true });
  await loadReference(w);
});
afterAll(() => w.stop());

const astana = staffActor("coordinator", { region: "71" }, "aizhan");
const almaty = staffActor("coordinator", { region: "75" }, "arman");
const central = staffActor("central");
const finance = staffActor("finance");
const moderator = staffActor("moderator", { council: "astana" });

const find = (actor: Actor, text: string, cursor?: string) => w.as(actor, () => Search.find({ text, cursor }));
const idsOf = async (actor: Actor, text: string) => (await find(actor, text)).items.map(({ recordId }) => recordId);
/** What the stream's worker does. */
const noted = (recordId: string) =>
  w.as(system("stream"), () =>
    Identity.keepClues(() => (recordId.startsWith("mem_") ? Membership.cluesOf(recordId) : Lecture.cluesOf(recordId))),
  );

let people = 0;
async function newcomer(over: Parameters<typeof applied>[0] = {}) {
  people += 1;
  const own = { email: `izdeu${people}@posta.example`, phone: `+7701000${1000 + people}` };
  const birthDate = `1990-02-${String((people % 27) + 1).padStart(2, "0")}`;
  const made = await w.guest(() => applied({ ...own, birthDate, ...over }));
  await noted(made.membershipKey);
  w.settle();
  return { ...made, ...own };
}

test("a person is found by the beginning of any part of the name, whatever the keyboard and the script", async () => {
  const { membershipKey } = await newcomer({ surname: "Қожахметова", givenName: "Күнсұлу", patronymic: "Ерланқызы" });
  const texts = ["қожах", "КОЖАХМ", "кунсулу", "Күнсұлу Қож", "кож кун", "К. Қожахметова", "Kunsulu Ko", "кунсулу ерл"];
  for (const text of texts) expect([text, await idsOf(astana, text)]).toEqual([text, [membershipKey]]);
  expect(await idsOf(astana, "кунсулу мар")).toEqual([]);
  expect((await find(astana, "кожах")).items).toMatchObject([
    { kind: "application", name: "Қожахметова Күнсұлу Ерланқызы", region: "71", state: "submitted" },
  ]);
});

test("a name of one's own twice, or both parts begun alike, is one line", async () => {
  const { membershipKey } = await newcomer({ surname: "Зейнолла", givenName: "Зейнеп" });
  expect(await idsOf(astana, "зейн")).toEqual([membershipKey]);
});

test("an initial, an unreadable code, a bad address are asked to be mended, and nothing is told", async () => {
  for (const text of ["Қ", "А. Б.", "12345", "ab@", "+7 701"])
    await expect(find(astana, text)).rejects.toMatchObject({ issues: [{ field: "text", code: "search_unreadable" }] });
  await expect(find(astana, " ")).rejects.toMatchObject({ issues: [{ code: "required" }] });
  await expect(w.guest(() => Search.find({ text: "Айгүл" }))).rejects.toMatchObject({ status: 401 });
  const organiser = staffActor("organiser");
  await expect(find(organiser, "Айгүл")).rejects.toMatchObject({ status: 403 });
});

test("nobody is found across regions, by name, mailbox, phone, number or id", async () => {
  const { membershipKey, token, email, phone } = await newcomer({ surname: "Шекарабаева" });
  await w.as(astana, () => Membership.approve({ membershipKey }));
  const { memberNumber = "" } = await w.guest(() => Membership.read({ membershipKey, token }));
  const texts = ["шекараб", email, email.toUpperCase(), phone, `8 ${phone.slice(2)}`, memberNumber, membershipKey];
  for (const text of texts) {
    expect([text, await idsOf(astana, text)]).toEqual([text, [membershipKey]]);
    expect([text, await idsOf(central, text)]).toEqual([text, [membershipKey]]);
    for (const other of [almaty, finance, moderator]) expect([text, await idsOf(other, text)]).toEqual([text, []]);
  }
});

test("who has not confirmed is not found, nor who has gone to another region by the region they left", async () => {
  const { membershipKey } = await w.guest(() =>
    Membership.apply({
      surname: "Күтуші",
      givenName: "Үлгі",
      birthDate: "1991-01-01",
      region: "71",
      city: "Астана",
      phone: "+77010002001",
      email: "kutu@posta.example",
      language: "kk",
      occupation: "Мұғалім",
      why: "Көмектескім келеді.",
      consents: ["processing"],
      consentVersion: Identity.CONSENT_VERSION,
    }),
  );
  await noted(membershipKey);
  for (const text of ["күтуш", "kutu@posta.example", "+77010002001", membershipKey])
    expect([text, await idsOf(astana, text)]).toEqual([text, []]);

  const moved = await newcomer({ surname: "Көшпенова" });
  await w.as(astana, () =>
    Membership.transfer({ membershipKey: moved.membershipKey, region: "75", reason: "lives_elsewhere" }),
  );
  // The index still says what was: the record decides.
  expect(await idsOf(astana, "көшпен")).toEqual([]);
  expect(await idsOf(astana, moved.email)).toEqual([]);
  await noted(moved.membershipKey);
  expect(await idsOf(astana, "көшпен")).toEqual([]);
  w.settle();
  expect(await idsOf(astana, "көшпен")).toEqual([]);
  expect(await idsOf(almaty, "көшпен")).toEqual([moved.membershipKey]);
  expect(await idsOf(almaty, moved.phone)).toEqual([moved.membershipKey]);
});

test("a school's contact is found once the request is confirmed, and no more when the record lets them go", async () => {
  const { lecturerId } = await w.as(astana, () => Lecture.enrol(profile()));
  const { bookingId } = await w.guest(() =>
    Lecture.hold(wish(lecturerId, { contactName: "Жаңылсын Мектепқызы", phone: "8 701 000 77 01" })),
  );
  await noted(bookingId);
  w.settle();
  expect(await idsOf(astana, "жаныл")).toEqual([]);
  await w.guest(() => Lecture.confirm(link(bookingId, "confirm")));
  await noted(bookingId);
  w.settle();
  for (const text of ["Жаңылс", "мектепкызы ж", "+7 701 000 77 01", "school0@mektep.example", bookingId])
    expect([text, await idsOf(astana, text)]).toEqual([text, [bookingId]]);
  expect(await idsOf(almaty, "Жаңылс")).toEqual([]);
  expect(await idsOf(astana, lecturerId)).toEqual([lecturerId]);
  const { personId } = await w.guest(() => Identity.personBehind("school0@mektep.example"));
  await w.as(system("stream"), () => Identity.dropClues(personId, bookingId));
  w.settle();
  expect(await idsOf(astana, "Жаңылс")).toEqual([]);
});

test("finance finds gifts by their reference, a council its own proposals by their code, and neither finds people", async () => {
  const campaignId = await w.as(astana, () => opened({ coordinator: astana, central }));
  const {
    gift: { giftId, reference },
  } = await w.guest(() => Campaign.pledge(gift({ campaignId, method: "transfer", email: "beru7@posta.example" })));
  await w.as(system("stream"), () => Campaign.mirror(giftId));
  for (const actor of [finance, central]) {
    expect(await idsOf(actor, reference)).toEqual([giftId]);
    expect(await idsOf(actor, reference.toLowerCase().replaceAll("-", ""))).toEqual([giftId]);
  }
  expect(await idsOf(astana, reference)).toEqual([]);
  expect(await idsOf(astana, campaignId)).toEqual([campaignId]);
  expect(await idsOf(finance, "beru7@posta.example")).toEqual([]);

  const { proposalId } = await w.guest(() => proposed());
  const published = await w.as(moderator, () => Council.publish({ proposalId }));
  expect(await idsOf(moderator, proposalId)).toEqual([proposalId]);
  expect(await idsOf(moderator, published.code.toLowerCase())).toEqual([proposalId]);
  expect(await idsOf(staffActor("member", { council: "aqtobe" }), published.code)).toEqual([]);
  expect(await idsOf(finance, published.code)).toEqual([]);
});

test("who only gave is known to central office by the mailbox, without a name", async () => {
  const { personId } = await w.guest(() => Identity.meet({ email: "tek-beru@posta.example", language: "kk" }));
  expect((await find(central, "TEK-beru+x@posta.example")).items).toEqual([
    { kind: "person", recordId: personId, personId },
  ]);
  expect((await find(central, "eshkim@posta.example")).items).toEqual([]);
  expect((await find(astana, "tek-beru@posta.example")).items).toEqual([]);
});

test("the trail names the ids that were shown and the way of looking, never what was typed nor whose", async () => {
  const { membershipKey, email } = await newcomer({ surname: "Ізденова" });
  w.clock.advance(MINUTE);
  await find(astana, email);
  const rows = await w.guest(() => queryAll(PersonalAudit, { hash: "search#email", backward: true, limit: 1 }));
  expect(rows).toMatchObject([
    { action: "search.find", actor: astana.personId, role: "coordinator", fields: [membershipKey] },
  ]);
  const { personId } = await w.guest(() => Identity.meet({ email: "atsyz@posta.example", language: "kk" }));
  w.clock.advance(MINUTE);
  await find(central, "atsyz@posta.example");
  const all = await w.guest(() => queryAll(PersonalAudit, { hash: "search#email" }));
  expect(all.at(-1)?.fields).toEqual([await w.guest(async () => Identity.trailIdOf(personId))]);
  expect(JSON.stringify(all)).not.toMatch(/posta|ізденова|izdenova/iu);
  expect(JSON.stringify(all.map(({ fields }) => fields))).not.toContain("per_");
});

test("namesakes come in pages, each once, and a cursor serves its own reader and words alone", async () => {
  const made: string[] = [];
  for (let n = 0; n < 25; n += 1) {
    const region = ["71", "75", "10"][n % 3] ?? "71";
    made.push((await newcomer({ surname: "Аттасова", givenName: n % 2 ? "Атта" : "Гүлнұр", region })).membershipKey);
  }
  const walk = async (actor: Actor, text: string) => {
    const seen: string[][] = [];
    let cursor: string | undefined;
    do {
      const page = await find(actor, text, cursor);
      seen.push(page.items.map(({ recordId }) => recordId));
      cursor = page.cursor;
    } while (cursor !== undefined);
    return seen;
  };
  const pages = await walk(central, "аттас");
  expect(pages.map((page) => page.length)).toEqual([20, 5]);
  expect(pages.flat().toSorted()).toEqual(made.toSorted());
  expect((await walk(central, "атта")).flat().toSorted()).toEqual(made.toSorted());
  const own = (await walk(astana, "гулнур аттас")).flat();
  expect(own.toSorted()).toEqual(made.filter((_, n) => n % 3 === 0 && n % 2 === 0).toSorted());

  const { cursor } = await find(central, "аттас");
  for (const [actor, text] of [
    [staffActor("central", {}, "other"), "аттас"],
    [central, "гулнур"],
  ] as const)
    await expect(find(actor, text, cursor)).rejects.toMatchObject({ status: 400 });
}, 120_000);

test("a record's clues are written once, mended when it moves, and gone when the record was another's meanwhile", async () => {
  const { membershipKey } = await newcomer({ surname: "Қайталанова" });
  const again = await w.capacity(() => noted(membershipKey));
  expect(again.calls.map(({ operation }) => operation)).toEqual(["GetItem", "Query"]);
  const clues = await w.guest(() => Membership.cluesOf(membershipKey));
  if (!clues) throw new Error("no clues");
  let reads = 0;
  await w.as(system("stream"), () =>
    Identity.keepClues(async () => {
      reads += 1;
      return reads === 1 ? { ...clues, name: ["Жаңа", "Есім"] } : undefined;
    }),
  );
  const { clues: left } = await w.guest(() => Identity.knownOf(clues.personId));
  expect(left).toEqual([]);
});

test("a person merged into another is found as the one they are", async () => {
  const { membershipKey, email } = await newcomer({ surname: "Біріккенова" });
  const gone = await w.guest(() => Identity.meet({ email: "eski@posta.example", language: "kk" }));
  const { personId } = await w.guest(() => Identity.personBehind(email));
  await w.as(system("test"), () => mergedInto(gone.personId, personId));
  expect(await idsOf(astana, gone.personId)).toEqual([membershipKey]);
});

async function mergedInto(gone: string, kept: string): Promise<void> {
  const createdAt = w.clock.now().toISOString();
  await write(
    People.put({ personId: gone, item: "profile", kind: "profile", language: "kk", createdAt, mergedInto: kept }),
  );
}
