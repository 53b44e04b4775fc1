import { Campaign } from "@kz2050/core/campaign";
import { Council } from "@kz2050/core/council";
import { Identity } from "@kz2050/core/identity";
import { linkToken, type Staff } from "@kz2050/core/kernel";
import { Membership } from "@kz2050/core/membership";
import { Statistic } from "@kz2050/core/statistic";
import { createPump, type Pump } from "@kz2050/local/pump";
import { loadReference, staffActor, type World, world } from "@kz2050/testing";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { WorkerDeps } from "../deps.ts";
import { STREAM_WORKERS } from "../index.ts";
import { recountStatistics } from "../schedule/recount-statistics.ts";
import { runJob } from "../schedule.ts";

let w: World;
let deps: WorkerDeps;
let pump: Pump;
const logged: string[] = [];
const central = staffActor("central");
const astana = staffActor("coordinator", { region: "71" });
const almaty = staffActor("coordinator", { region: "75" }, "almaty");

beforeAll(async () => {
  w = await world();
  await loadReference(w);
  deps = {
    ...w.deps,
    log: ({ event, count = 0 }) => void logged.push(`${event} ${count}`),
    enqueue: async () => undefined,
    mailer: { send: async () => undefined },
    publicOrigin: "https://site.example",
    officeOrigin: "https://office.example",
  } as Partial<WorkerDeps> as WorkerDeps;
  const positions = new Map<string, string>();
  const { endpoint, tableName } = w;
  pump = createPump({ endpoint, tableName, workers: STREAM_WORKERS, deps, positions });
});
afterAll(() => w.stop());

const figures = async (actor: Staff = central) => {
  while ((await pump.once()) > 0);
  const { series, regions } = await w.as(actor, () => Statistic.read({ span: "months" }));
  const totals = Object.fromEntries(Object.entries(series).map(([measure, { total }]) => [measure, total ?? 0]));
  return { totals, regions };
};

let people = 0;
const applied = (region = "71"): Promise<string> =>
  w.guest(async () => {
    people += 1;
    const { membershipKey } = await Membership.apply({
      surname: "Сынақбаева",
      givenName: "Үлгі",
      birthDate: `1995-03-${String(people).padStart(2, "0")}`,
      region,
      city: "Сынақ",
      phone: `+770100000${String(people).padStart(2, "0")}`,
      email: `adam${people}@posta.example`,
      language: "kk",
      occupation: "Мұғалім",
      why: "Балаларға көмектескім келеді.",
      consents: ["processing"],
      consentVersion: Identity.CONSENT_VERSION,
    });
    return membershipKey;
  });
const confirmed = async (region = "71"): Promise<string> => {
  const membershipKey = await applied(region);
  await w.guest(async () => Membership.confirm({ membershipKey, token: linkToken(Membership.LINK, membershipKey) }));
  return membershipKey;
};

test("an application counts when it is confirmed, where it was sent first, and an approval taken back does not", async () => {
  await applied();
  const [one, other] = [await confirmed(), await confirmed()];
  expect((await figures()).totals).toMatchObject({ applications: 2, approvals: 0 });
  await w.as(astana, () => Membership.transfer({ membershipKey: other, region: "75", reason: "asked" }));
  await w.as(astana, () => Membership.approve({ membershipKey: one }));
  expect((await figures()).totals).toMatchObject({ applications: 2, approvals: 1 });
  await w.as(astana, () => Membership.undo({ membershipKey: one }));
  expect((await figures()).totals).toMatchObject({ applications: 2, approvals: 0 });
  await w.as(astana, () => Membership.approve({ membershipKey: one }));
  await w.as(almaty, () => Membership.approve({ membershipKey: other }));
  const { totals, regions } = await figures();
  expect(totals).toMatchObject({ applications: 2, approvals: 2 });
  expect([regions["71"], regions["75"]]).toMatchObject([
    { applications: 2, approvals: 1 },
    { applications: 0, approvals: 1 },
  ]);
});

test("a gift counts when its money has come, by number and sum, in its campaign's region", async () => {
  const { campaignId, version } = await w.as(almaty, () =>
    Campaign.draft({
      title: { original: "kk", kk: "Ауыл кітапханасына кітап" },
      story: { original: "kk", kk: "Ауыл кітапханасының қоры отыз жыл жаңармаған. Балалар кітабын аламыз." },
      beneficiary: "village",
      region: "75",
      target: 1_000_000,
      endsOn: "2026-12-01",
      overTarget: "continue",
    }),
  );
  await w.as(almaty, () => Campaign.submit({ campaignId }));
  await w.as(central, () => Campaign.open({ campaignId, version }));
  const gift = { campaignId, amount: 5000, method: "card", email: "beru@posta.example", language: "kk" } as const;
  const { giftId } = (await w.guest(() => Campaign.pledge({ ...gift, consent: true }))).gift;
  expect((await figures()).totals).toMatchObject({ gifts: 0, tiyn: 0 });
  const paid = { kind: "paid", gateway: "tiptop", transactionId: "1", orderId: giftId, tiyn: 500_000, currency: "KZT" };
  await w.guest(() => Campaign.takePayment(paid as Parameters<typeof Campaign.takePayment>[0]));
  const { totals, regions } = await figures();
  expect(totals).toMatchObject({ gifts: 1, tiyn: 500_000 });
  expect(regions["75"]).toMatchObject({ gifts: 1, tiyn: 500_000 });
});

test("a proposal counts when it is published, in the region of its council's city", async () => {
  const proposalId = await w.guest(async () => {
    const made = await Council.propose({
      council: "oral",
      language: "kk",
      title: "Мектеп жанына жаяу жүргінші өткелі",
      what: "№ 17 мектептің алдына жаяу жүргінші өткелін және бағдаршам орнатуды ұсынамын.",
      why: "Күн сайын екі жүзге жуық бала жолды белгіленбеген жерден кесіп өтеді.",
      category: "safety",
      place: "Сынақ көшесі, 17",
      email: "ulgi@posta.example",
    });
    await Council.confirm({ proposalId: made.proposalId, token: linkToken("proposal", made.proposalId) });
    return made.proposalId;
  });
  expect((await figures()).totals).toMatchObject({ proposals: 0 });
  await w.as(central, () => Council.publish({ proposalId }));
  const { totals, regions } = await figures();
  expect(totals).toMatchObject({ proposals: 1 });
  expect(regions["27"]).toMatchObject({ proposals: 1 });
});

test("the nightly job finds nothing to mend, notes what no stream told of, and that is counted once", async () => {
  await figures();
  logged.length = 0;
  await runJob(recountStatistics, deps);
  expect(logged).toEqual([]);
  const before = (await figures()).totals.applications ?? 0;
  await confirmed();
  await runJob(recountStatistics, deps);
  expect(logged).toEqual(["statistic.missed 1"]);
  expect((await figures()).totals).toMatchObject({ applications: before + 1 });
  logged.length = 0;
  await runJob(recountStatistics, deps);
  expect(logged).toEqual([]);
});
