import { Council } from "@kz2050/core/council";
import { opened, plan } from "@kz2050/core/fixture/campaign";
import { appointed, confirmed } from "@kz2050/core/fixture/council";
import { profile } from "@kz2050/core/fixture/lecture";
import { Identity } from "@kz2050/core/identity";
import { type Actor, type Deps, GUEST, inScope, type Staff, system } from "@kz2050/core/kernel";
import { Lecture } from "@kz2050/core/lecture";
import { Reference } from "@kz2050/core/reference";
import { REFERENCE_DATA } from "@kz2050/core/reference/data";
import { createPump, type Pump } from "@kz2050/local/pump";
import { memoryPositions } from "@kz2050/local/store";
import { createOffice } from "@kz2050/office";
import { staffActor, type World, world } from "@kz2050/testing";
import { OFFICE, SITE, webDeps } from "@kz2050/testing/web-deps";
import { createMine } from "@kz2050/web/mine";
import { createSite } from "@kz2050/web/site";
import { STREAM_WORKERS, type WorkerDeps } from "@kz2050/workers";
import { type Deed, type Meter, meterOf } from "../capacity-meter.ts";
import { emailOf, type Size, wordsOf } from "./texts.ts";

/** How many records a public list has: a page of it, and one more. */
const LISTED = 21;

/** Staff who act in the catalogue, each with one role at one place. */
export interface Hands {
  readonly coordinator: Staff;
  readonly central: Staff;
  readonly finance: Staff;
  readonly moderator: Staff;
  readonly members: readonly Staff[];
}

/** The platform in a world of its own, measured, with what every use case finds there. */
export interface House {
  readonly w: World;
  readonly size: Size;
  readonly meter: Meter;
  readonly hands: Hands;
  readonly campaignId: string;
  readonly lecturerId: string;
  readonly proposalId: string;
  /** A mailbox, a phone and a birthday that nobody had before. */
  newcomer(): { readonly email: string; readonly phone: string; readonly birthDate: string };
  as<T>(actor: Actor, work: () => Promise<T>): Promise<T>;
  guest<T>(work: () => Promise<T>): Promise<T>;
  /** A page of the site, of one's own, or of the office, as its function answers it. @throws where it is not answered 200 */
  page(path: string, cookie?: string): Promise<string>;
  /** What the streams of these tables do, and of those that they move. */
  pump(tables: Iterable<string>): Promise<void>;
  /** Letters and messages that the workers have asked for. */
  letters(): number;
  stop(): Promise<void>;
}

/** Opens the house and lays its ground, with texts of this size and lists of this length. */
export async function openHouse(size: Size, { listed = LISTED, keysAlone = false } = {}): Promise<House> {
  const w = await world();
  const meter = meterOf(w, { keysAlone });
  const deps: Deps = { ...w.deps, engine: meter.engine };
  const pumps = new Map<string, Pump>();
  let [requests, people] = [0, 0];
  /** By their ids: a notice that is asked for again is not sent again. */
  const letters = new Set<string>();
  const as = <T>(actor: Actor, work: () => Promise<T>) =>
    inScope({ ...deps, actor, requestId: `bench-${requests++}` }, work);
  const newcomer = () => {
    people += 1;
    const born = new Date(Date.UTC(1940, 0, people % 20_000)).toISOString().slice(0, 10);
    return { email: emailOf(size, people), phone: `+7701${String(2_000_000 + people)}`, birthDate: born };
  };
  const web = webDeps(w, { engine: deps.engine });
  const fronts = { site: createSite(web), mine: createMine(web), office: createOffice(web) };

  async function pump(tables: Iterable<string>): Promise<void> {
    let waiting = new Set(tables);
    const workers: WorkerDeps = {
      ...deps,
      enqueue: async (notices) => {
        for (const { id } of notices) letters.add(id);
      },
      mailer: { send: async () => undefined },
      ...{ publicOrigin: SITE, officeOrigin: OFFICE },
    };
    const left: Deed[] = [];
    while (waiting.size > 0) {
      for (const worker of STREAM_WORKERS.filter(({ table }) => waiting.has(table))) {
        const { endpoint, tableName } = w;
        const options = { endpoint, tableName, workers: [worker], deps: workers, positions: memoryPositions() };
        const one = pumps.get(worker.table) ?? createPump(options);
        pumps.set(worker.table, one);
        await one.once();
      }
      const deeds = meter.taken();
      left.push(...deeds);
      waiting = tablesOf(deeds);
    }
    meter.putBack(left);
  }

  const hands = await as(system("bench"), async () => {
    for (const row of REFERENCE_DATA) await Reference.load(row);
    const members: Staff[] = [];
    for (const name of ["Асан А.", "Берік Ә.", "Гүлнәр", "Дана Дәу", "Ерлан Ер"])
      members.push(await appointed("member", "astana", name));
    return {
      coordinator: staffActor("coordinator", { region: "71" }),
      central: staffActor("central"),
      finance: staffActor("finance"),
      moderator: await appointed("moderator", "astana", "Мөлдір Модератор"),
      members,
    };
  });
  const words = wordsOf(size);
  const made = { campaignId: "", lecturerId: "", proposalId: "" };
  for (let n = 0; n < listed; n += 1) {
    w.clock.advance(1000);
    const text = { title: { original: "kk" as const, kk: words(120, "Ауыл кітапханасына кітап") } };
    const story = { original: "kk" as const, kk: words(6000, String(plan().story.kk)) };
    made.campaignId = await as(hands.central, () => opened(hands, { ...text, story }));
    const about = { original: "kk" as const, kk: words(1000, "Физика докторы") };
    const lecturer = profile({ name: words(120, "Айбек Нұрланұлы Сынақов"), about, email: newcomer().email });
    made.lecturerId = (await as(hands.coordinator, () => Lecture.enrol(lecturer))).lecturerId;
    const { proposalId } = await as(GUEST, () => confirmed({ ...proposalOf(size), email: newcomer().email }));
    await as(hands.moderator, () => Council.publish({ proposalId }));
    made.proposalId = proposalId;
  }
  await pump(STREAM_WORKERS.map(({ table }) => table));
  // The reference data is kept by every running function: what a page reads of it, it reads once a minute.
  await as(GUEST, async () => {
    for (const { kind } of REFERENCE_DATA) await Reference.list(kind);
  });
  meter.taken();

  return {
    ...{ w, size, meter, hands, ...made, newcomer, as, pump },
    guest: (work) => as(GUEST, work),
    async page(path, cookie = "") {
      const front = path.startsWith("/office") ? fronts.office : path.startsWith("/kk/my") ? fronts.mine : fronts.site;
      const origin = front === fronts.office ? OFFICE : SITE;
      const answer = await front.request(origin + path, { headers: { cookie } });
      const text = await answer.text();
      if (answer.status !== 200) throw new Error(`${path} answers ${answer.status}`);
      return text;
    },
    letters: () => letters.size,
    stop: () => w.stop(),
  };
}

/** The tables that were written to. */
export const tablesOf = (deeds: readonly Deed[]): Set<string> =>
  new Set(deeds.flatMap(({ keys }) => keys.map((key) => key.slice(0, key.indexOf(" ")).replace(/\..*/, ""))));

/** What a proposal says. */
export function proposalOf(size: Size) {
  const words = wordsOf(size);
  return {
    title: words(120, "Мектеп жанына жаяу жүргінші өткелі"),
    what: words(3000, "№ 17 мектептің алдына жаяу жүргінші өткелін және бағдаршам орнатуды ұсынамын."),
    why: words(3000, "Күн сайын екі жүзге жуық бала жолды белгіленбеген жерден кесіп өтеді."),
    place: words(200, "Сынақ көшесі, 17"),
  };
}

/** The cookie of somebody who is signed in, at the person's door or the office's. */
export async function cookieOf(house: House, personId: string, door: "person" | "staff"): Promise<string> {
  const provedAt = house.w.clock.now().toISOString();
  const open = () => Identity.openSession({ personId, door, device: "", ...(door === "staff" && { provedAt }) });
  const { token } = await house.guest(open);
  return `__Host-${door === "staff" ? "office" : "session"}=${token}`;
}
