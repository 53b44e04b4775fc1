import { loadReference, staffActor, type World, world } from "@kz2050/testing";
import { afterAll, beforeAll, expect, test } from "vitest";
import { Identity } from "../identity/index.ts";
import { DAY, LETTER_WAIT, linkToken, type Person, SECOND, system } from "../kernel/index.ts";
import { type Change, Stream } from "../stream/index.ts";
import { get, scanAll } from "../table/index.ts";
import { notedBy, volunteer } from "./fixture.ts";
import { Volunteering } from "./index.ts";
import { codeOf, dayKeyOf } from "./record.ts";
import { CertificateChecks, HoursGiven, HoursNoted } from "./table.ts";

let w: World;
beforeAll(async () => {
  w = await world({ lag: true });
  await loadReference(w, ({ code }) => ["71", "75"].includes(code));
});
afterAll(() => w.stop());

const astana = staffActor("coordinator", { region: "71" });
const platform = <T>(work: () => Promise<T>) => w.as(system("stream:test"), work);

let people = 0;
const somebody = () => w.guest(() => volunteer(`sertifikat${++people}@posta.example`));
/** What the streams of these records do. */
const told = (...ids: readonly string[]) =>
  platform(async () => {
    for (const id of ids) {
      if (id.startsWith("hrs_")) {
        await Volunteering.copyHours(id);
        await Volunteering.keepHoursDeed(id);
        await Volunteering.annulCertificatesOf(id);
      } else {
        await Volunteering.settleCertificate(id);
        await Volunteering.copyCertificate(id);
        await Volunteering.keepCertificateDeed(id);
      }
    }
  });
async function confirmed(me: Person, overrides: Parameters<typeof notedBy>[1] = {}): Promise<string> {
  const hoursId = await w.as(me, () => notedBy(me, overrides));
  await w.as(astana, () => Volunteering.confirm({ hoursId }));
  await told(hoursId);
  return hoursId;
}
const issued = async (me: Person, showName = false) => {
  const { certificateId } = await w.as(me, () =>
    Volunteering.issue({ name: "Үлгі Сынақбаева", showName, language: "kk" }),
  );
  await told(certificateId);
  return { certificateId, code: await w.guest(async () => codeOf(certificateId)) };
};
const settled = () => w.clock.advance(LETTER_WAIT);
const linkOf = (certificateId: string) =>
  w.guest(async () => ({ certificateId, token: linkToken(Volunteering.LINKS.certificate, certificateId) }));
const check = (code: string) => w.guest(() => Volunteering.check(code));

test("a certificate tells the hours confirmed by then, by region, and to whoever checks it no name", async () => {
  const me = await somebody();
  await confirmed(me, { date: "2026-10-01", quarters: 12 });
  await confirmed(me, { date: "2026-10-05", quarters: 9, region: "75" });
  settled();
  await told(await w.as(me, () => notedBy(me, { date: "2026-10-06" })));
  await confirmed(me, { date: "2026-10-07", quarters: 40 });
  expect(await w.as(me, () => Volunteering.certifiable({}))).toEqual({ quarters: 21 });
  const { certificateId, code } = await issued(me);
  expect(await w.guest(async () => Volunteering.certificate(await linkOf(certificateId)))).toMatchObject({
    quarters: 21,
    since: "2026-10-01",
    until: "2026-10-05",
    regions: [
      { region: "71", quarters: 12 },
      { region: "75", quarters: 9 },
    ],
  });
  const seen = await check(code);
  expect(seen).toMatchObject({ valid: true, quarters: 21 });
  expect(JSON.stringify(seen)).not.toMatch(/Сынақбаева|per_|vct_/);
});

test("who chose to show their name is named while the certificate is valid, and no longer", async () => {
  const me = await somebody();
  await confirmed(me);
  settled();
  const { certificateId, code } = await issued(me, true);
  expect(await check(code)).toMatchObject({ valid: true, publicName: "Үлгі Сынақбаева" });
  const link = await linkOf(certificateId);
  w.loseAnswer(() => true);
  await w.guest(() => Volunteering.withdrawCertificate(link));
  await told(certificateId);
  const gone = await check(code);
  expect(gone.valid).toBe(false);
  expect(gone).not.toHaveProperty("publicName");
  await expect(w.guest(() => Volunteering.withdrawCertificate(link))).rejects.toMatchObject({ code: "wrong_state" });
});

test("without hours that nobody can take back there is no certificate", async () => {
  const me = await somebody();
  await confirmed(me);
  const wish = { name: "Үлгі", showName: false, language: "kk" as const };
  await expect(w.as(me, () => Volunteering.issue(wish))).rejects.toMatchObject({ code: "no_hours" });
  await expect(check("vcc_nothing")).rejects.toMatchObject({ status: 404 });
});

test("hours annulled take along the certificates that counted them, and no other", async () => {
  const me = await somebody();
  await confirmed(me, { date: "2026-10-01" });
  settled();
  const early = await issued(me);
  w.clock.advance(SECOND);
  const hoursId = await confirmed(me, { date: "2026-10-02" });
  settled();
  const late = await issued(me);
  w.clock.advance(DAY);
  await w.as(astana, () => Volunteering.annul({ hoursId, reason: "mistaken" }));
  await told(hoursId);
  await told(early.certificateId, late.certificateId);
  expect((await check(early.code)).valid).toBe(true);
  expect((await check(late.code)).valid).toBe(false);
});

test("a certificate that was issued while its hours were annulled does not stand", async () => {
  const me = await somebody();
  const hoursId = await confirmed(me);
  settled();
  const { certificateId } = await w.as(me, () => Volunteering.issue({ name: "Үлгі", showName: false, language: "kk" }));
  await w.as(astana, () => Volunteering.annul({ hoursId, reason: "mistaken" }));
  await told(certificateId);
  expect((await check(await w.guest(async () => codeOf(certificateId)))).valid).toBe(false);
});

test("sums move by country, region and person, and an erasure takes the person's alone", async () => {
  const me = await somebody();
  const hoursId = await confirmed(me, { date: "2026-09-01", quarters: 8 });
  settled();
  const { certificateId, code } = await issued(me, true);
  const rows: Change[] = [];
  await platform(async () => {
    for await (const after of scanAll(HoursGiven)) rows.push(changeOf(rows.length, undefined, after));
    await Stream.count("HoursGiven", "shard", rows, Volunteering.movesOf);
  });
  const [country, region] = await w.guest(() => Promise.all([Volunteering.total(), Volunteering.total("71")]));
  expect(await w.as(me, () => Volunteering.mine({}))).toMatchObject({
    quarters: 8,
    regions: [{ region: "71", quarters: 8 }],
    badges: [],
  });
  const before = rows.find(({ after }) => after?.quarters === 8)?.after;
  const deed = (what: "hours" | "certificate", recordId: string) => ({ what, recordId });
  for (const led of [deed("hours", hoursId), deed("certificate", certificateId)])
    await platform(() => Volunteering.service.erase(me.personId, led));
  await told(hoursId);
  await platform(() => Volunteering.copyCertificate(certificateId));
  await expect(check(code)).rejects.toMatchObject({ status: 404 });
  expect(await w.guest(() => get(CertificateChecks, { code }))).toBeUndefined();
  const after = await w.guest(() => get(HoursGiven, { givenId: String(before?.givenId) }));
  expect(after).not.toHaveProperty("volunteer");
  await platform(() => Stream.count("HoursGiven", "shard", [changeOf(99, before, after)], Volunteering.movesOf));
  expect(await w.guest(() => Promise.all([Volunteering.total(), Volunteering.total("71")]))).toEqual([country, region]);
  expect((await w.as(me, () => Volunteering.mine({}))).quarters).toBe(0);
  expect((await platform(() => Volunteering.recount(["71", "75"]))).size).toBe(0);
  const day = await w.guest(async () => get(HoursNoted, { hoursId: dayKeyOf(me.personId, "2026-09-01") }));
  expect(day).toBeUndefined();
  expect(await w.guest(() => get(HoursNoted, { hoursId }))).not.toHaveProperty("personId");
});

test("hours and certificates go over to the kept person, whose day then holds both", async () => {
  const [kept, gone] = [await somebody(), await somebody()];
  const hoursId = await confirmed(gone, { quarters: 40 });
  await confirmed(kept, { quarters: 40 });
  for (let again = 0; again < 2; again += 1)
    await platform(() =>
      Volunteering.service.reassign(gone.personId, kept.personId, { what: "hours", recordId: hoursId }),
    );
  const day = await w.guest(async () => get(HoursNoted, { hoursId: dayKeyOf(kept.personId, "2026-10-10") }));
  expect(day).toMatchObject({ quarters: 80 });
  expect(
    await w.guest(async () => get(HoursNoted, { hoursId: dayKeyOf(gone.personId, "2026-10-10") })),
  ).toBeUndefined();
  await told(hoursId);
  const deeds = await w.guest(() => Identity.deedsOf(kept.personId));
  expect(deeds.map(({ recordId }) => recordId)).toContain(hoursId);
});

const changeOf = (nth: number, before: unknown, after: unknown): Change => ({
  ...{ eventId: `e${nth}`, sequence: String(nth + 1), kind: before ? "modify" : "insert", keys: {} },
  ...{ before: before as Change["before"], after: after as Change["after"] },
});
