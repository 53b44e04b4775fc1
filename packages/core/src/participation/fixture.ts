import { Campaign } from "../campaign/index.ts";
import { Council } from "../council/index.ts";
import { Identity } from "../identity/index.ts";
import { asActor, GUEST, linkToken, type Role, type Staff, system } from "../kernel/index.ts";
import { Lecture } from "../lecture/index.ts";
import { Membership } from "../membership/index.ts";
import { Reference } from "../reference/index.ts";
import { type Description, type Engine, scanAll } from "../table/index.ts";

const staff = (role: Role, reach: Staff["grants"][number]["reach"], name: string = role): Staff => ({
  kind: "staff",
  personId: `per_${name.slice(0, 26).padEnd(26, "0")}`,
  sessionId: `session-${name}`,
  provedAt: "9999-01-01T00:00:00.000Z",
  grants: [{ role, reach, from: "2020-01-01T00:00:00.000Z" }],
});
const coordinator = staff("coordinator", { region: "71" });
const central = staff("central", "country");
const moderator = staff("moderator", { council: "astana" });

const TEXT = {
  council: "astana",
  language: "kk" as const,
  title: "Мектеп жанына жаяу жүргінші өткелі",
  what: "№ 17 мектептің алдына жаяу жүргінші өткелін орнатуды ұсынамын.",
  why: "Күн сайын екі жүзге жуық бала жолды белгіленбеген жерден кесіп өтеді.",
  category: "safety",
  place: "Сынақ көшесі, 17",
};

/** What a person can act upon: a published proposal, a lecturer, a campaign that takes gifts. */
export interface Ground {
  readonly proposalId: string;
  readonly lecturerId: string;
  readonly campaignId: string;
}

/** Lays the ground for tests that go through every service. Nobody real. */
export async function ground(rows: readonly Reference.AnyReferenceRow[]): Promise<Ground> {
  const kinds = new Set(["region", "council", "authority", "category", "topic", "holidays"]);
  await asActor(system("test"), async () => {
    for (const row of rows.filter(({ kind }) => kinds.has(kind))) await Reference.load(row);
  });
  const proposalId = await publishedBy("avtor@posta.example");
  const { lecturerId } = await asActor(coordinator, () =>
    Lecture.enrol({
      name: "Айбек Нұрланұлы Сынақов",
      about: { original: "kk", kk: "Физика докторы" },
      languages: ["kk"],
      topics: ["physics"],
      grades: ["9"],
      region: "71",
      regions: ["71"],
      online: true,
      hours: [1, 2, 3, 4, 5].map((weekday) => ({ weekday, from: "08:00", to: "20:00" })),
      datesOff: [],
      durations: [30],
      noticeDays: 2,
      dailyCap: 24,
      zone: "Asia/Almaty",
      state: "active",
      email: "dariskar@posta.example",
      language: "kk",
    }),
  );
  const { campaignId, version } = await asActor(coordinator, () =>
    Campaign.draft({
      title: { original: "kk", kk: "Ауыл кітапханасына кітап" },
      story: { original: "kk", kk: "Ауыл кітапханасының қоры отыз жыл жаңармаған. Балалар кітабын сатып аламыз." },
      beneficiary: "village",
      region: "71",
      target: 1_000_000,
      endsOn: "2026-12-01",
      overTarget: "continue",
    }),
  );
  await asActor(coordinator, () => Campaign.submit({ campaignId }));
  await asActor(central, () => Campaign.open({ campaignId, version }));
  return { proposalId, lecturerId, campaignId };
}

/** A guest applies to join. */
export async function appliedBy(email: string): Promise<string> {
  const made = await asActor(GUEST, () =>
    Membership.apply({
      surname: "Сынақбаева",
      givenName: "Үлгі",
      birthDate: "1995-03-27",
      region: "71",
      city: "Астана",
      phone: "+77010000001",
      email,
      language: "kk",
      occupation: "Мұғалім",
      why: "Ауылымдағы балаларға көмектескім келеді.",
      consents: ["processing"],
      consentVersion: Identity.CONSENT_VERSION,
    }),
  );
  return made.membershipKey;
}

let taken = 0;
/** A guest asks for a lecturer's time; each has a time and a school of their own. */
export async function bookedBy(email: string, lecturerId: string): Promise<string> {
  const nth = taken++;
  const [date, slot] = [`2026-10-${19 + (Math.floor(nth / 12) % 5)}`, 16 + (nth % 12) * 2];
  const start = `${String(Math.floor(slot / 2)).padStart(2, "0")}:${slot % 2 ? "30" : "00"}`;
  const booking = await asActor(GUEST, () =>
    Lecture.hold({
      ...{ lecturerId, date, start, minutes: 30, mode: "visit", topic: "physics", lectureLanguage: "kk", grade: "9" },
      ...{ pupils: "25", schoolName: `№${nth} үлгі мектебі`, region: "71", settlement: "Астана", email },
      ...{ contactName: "Гүлнар Үлгіқызы", contactRole: "Мұғалім", phone: "+77010000001", language: "kk" },
      consent: "yes",
    } as Parameters<typeof Lecture.hold>[0]),
  );
  return booking.bookingId;
}

/** A guest proposes. */
export const proposedBy = async (email: string): Promise<string> =>
  (await asActor(GUEST, () => Council.propose({ ...TEXT, email }))).proposalId;

/** A guest proposes and confirms, and the moderator publishes it. */
export async function publishedBy(email: string): Promise<string> {
  const proposalId = await proposedBy(email);
  await asActor(GUEST, () => Council.confirm({ proposalId, token: linkToken("proposal", proposalId) }));
  await asActor(moderator, () => Council.publish({ proposalId }));
  return proposalId;
}

/** A guest asks to support. */
export async function supportedBy(email: string, proposalId: string): Promise<string> {
  const { textHash } = await asActor(GUEST, () => Council.find(proposalId));
  return (await asActor(GUEST, () => Council.support({ proposalId, textHash, email, language: "kk" }))).supportId;
}

/** A guest promises a gift. */
export async function givenBy(email: string, campaignId: string): Promise<string> {
  const made = await asActor(GUEST, () =>
    Campaign.pledge({ campaignId, amount: 5000, method: "card", email, language: "kk", consent: true }),
  );
  return made.gift.giftId;
}

const KEEPERS: Readonly<Record<string, (recordId: string) => Promise<void>>> = {
  mem: Membership.keepDeed,
  bkg: Lecture.keepDeed,
  prp: Council.keepProposalDeed,
  sup: Council.keepSupportDeed,
  don: Campaign.keepDeed,
};

/** What the streams of these records do for the lines of those who made them. */
export const told = (...recordIds: readonly string[]): Promise<void> =>
  asActor(system("stream:test"), async () => {
    for (const recordId of recordIds) await KEEPERS[recordId.split("_")[0] ?? ""]?.(recordId);
  });

/** The purpose of the link that a record's letter carries. */
export const purposeOf = (recordId: string): string =>
  ({ mem: Membership.LINK, bkg: Lecture.LINKS.confirm, prp: "proposal", sup: "support" })[
    recordId.split("_")[0] ?? ""
  ] ?? "";

/** An engine that crashes at its nth write: before it is done or, `done`, after. */
export function crashing(engine: Engine, nth: number, done: boolean): Engine {
  let writes = 0;
  return {
    ...engine,
    async attempt(ops, writeId) {
      writes += 1;
      if (writes !== nth) return engine.attempt(ops, writeId);
      if (done) await engine.attempt(ops, writeId);
      throw new Error("crashed");
    },
  };
}

/** Every row of these tables that tells one of these texts, by the table's name. */
export async function tracesOf(tables: readonly Description[], ...marks: readonly string[]): Promise<string[]> {
  return asActor(system("test"), async () => {
    const found: string[] = [];
    for (const table of tables) {
      for await (const row of scanAll(table as Parameters<typeof scanAll>[0])) {
        const text = JSON.stringify(row);
        for (const mark of marks) if (text.includes(mark)) found.push(`${table.name} ${mark}`);
      }
    }
    return found;
  });
}
