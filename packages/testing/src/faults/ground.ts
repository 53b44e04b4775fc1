import { createApi } from "@kz2050/api";
import { opened } from "@kz2050/core/fixture/campaign";
import { appointed } from "@kz2050/core/fixture/council";
import { profile } from "@kz2050/core/fixture/lecture";
import { type Deps, type Staff, system } from "@kz2050/core/kernel";
import { Lecture } from "@kz2050/core/lecture";
import type { PaymentGateway } from "@kz2050/core/platform/payment";
import { tiptop } from "@kz2050/core/platform/tiptop";
import type { Description, Engine, Item } from "@kz2050/core/table";
import { createEngine } from "@kz2050/core/table/dynamo";
import { signed } from "@kz2050/core/table/dynamo-signed";
import { TABLES } from "@kz2050/core/tables";
import type { WebDeps } from "@kz2050/http";
import { createPump, type Pump } from "@kz2050/local/pump";
import { STREAM_WORKERS, type StreamWorker, type WorkerDeps } from "@kz2050/workers";
import { loadReference } from "../reference.ts";
import { staffActor, type World, world } from "../world.ts";
import { type Chance, chance } from "./chance.ts";
import { type Conflicts, conflicts } from "./conflicts.ts";
import { type MailQueue, mailQueue } from "./mail-queue.ts";
import { type FaultyWire, faultyWire, ROUGH } from "./wire.ts";

/** A bug put in on purpose: what it wraps of the platform. It lives in the tests' tree alone. */
export interface Plant {
  readonly engine?: (engine: Engine) => Engine;
  /** How often the engine beneath it tries. */
  readonly tries?: number;
  readonly workers?: (workers: readonly StreamWorker[]) => readonly StreamWorker[];
  readonly gateway?: (gateway: PaymentGateway) => PaymentGateway;
  /** What brings the streams, where it is not the pump of one machine. */
  readonly pump?: (options: PumpOptions, chance: Chance) => Pump;
}
export type PumpOptions = Parameters<typeof createPump>[0];

/** Everything a run of actors stands on: the whole platform behind a wire that fails. */
export interface Ground {
  readonly w: World;
  readonly chance: Chance;
  readonly wire: FaultyWire;
  readonly conflicts: Conflicts;
  /** What actors are given: the faulty engine, and chance by lane. */
  readonly deps: Deps;
  readonly api: { fetch(request: Request): Response | Promise<Response> };
  readonly mail: MailQueue;
  readonly workerDeps: WorkerDeps;
  readonly lecturerId: string;
  readonly campaignIds: readonly string[];
  readonly coordinator: Staff;
  readonly central: Staff;
  readonly moderator: Staff;
  readonly members: readonly Staff[];
  /** Every row of a table, read past all faults. */
  rows(table: string): Promise<Item[]>;
  row(table: string, key: Item): Promise<Item | undefined>;
  /** The streams to their end, and the letters that are due. */
  drain(): Promise<void>;
  /** What the workers set aside: none, since what fails is tried again. */
  readonly parked: readonly string[];
  stop(): Promise<void>;
}

export const API_SECRET = "the secret of the gateway in tests";
const REPEATED = 0.15;
const SMOOTH = {};
/** Workers are not killed here: a batch in the middle is the streams' own part of the run. */
const { "crash before": _before, "crash after": _after, ...UNKILLED } = ROUGH;
const TRIES = 3;

const tableOf = (name: string): Description => {
  const found = TABLES.find((table) => table.name === name);
  if (!found) throw new Error(`No table ${name}`);
  return found;
};

export async function ground(seed: number, plant: Plant = {}): Promise<Ground> {
  const w = await world({ seed: `faults ${seed}` });
  const drawn = chance(seed);
  const { tableName } = w;
  const access = { endpoint: w.endpoint, region: "local", credentials: { accessKeyId: "l", secretAccessKey: "l" } };
  const keeping = conflicts(signed(access), TABLES, { tableName, milliseconds: 1 });
  const wire = faultyWire(keeping.carry, drawn, SMOOTH);
  const planted = plant.engine ?? ((engine: Engine) => engine);
  const engineOf = (tries: number) =>
    planted(createEngine({ tableName, carry: wire.carry, tries: plant.tries ?? tries }));
  const deps: Deps = { ...w.deps, random: (length) => drawn.bytes(length), engine: engineOf(TRIES) };
  const real = w.deps.engine as Engine;

  const gateway = tiptop({ publicId: "p", apiSecret: API_SECRET, endpoint: "", takesTestPayments: false });
  const parked: string[] = [];
  const web: WebDeps & Pick<WorkerDeps, "publicOrigin"> = {
    ...deps,
    log: () => undefined,
    originKeys: [],
    publicOrigin: "https://site.example",
    officeOrigin: "https://office.example",
    partnerOrigins: [],
    formTargets: [],
    gateway: plant.gateway?.(gateway) ?? gateway,
    bank: undefined,
    sso: [],
    isDemonstration: false,
  };
  const mail = mailQueue(w.clock, drawn);
  const workerDeps: WorkerDeps = {
    ...web,
    engine: engineOf(8),
    log: ({ event, code = "" }) => {
      if (event === "stream.parked") parked.push(`${event} ${code}`);
    },
    enqueue: async (notices) => mail.take(notices),
    mailer: { send: async () => undefined },
  };
  const positions = new Map<string, string>();
  const workers = (plant.workers?.(STREAM_WORKERS) ?? STREAM_WORKERS).map((worker) => repeating(worker, drawn));
  const brought: PumpOptions = { endpoint: w.endpoint, tableName, workers, deps: workerDeps, positions };
  const pump: Pump = plant.pump?.(brought, drawn) ?? createPump(brought);

  const coordinator = staffActor("coordinator", { region: "71" });
  const central = staffActor("central");
  const kinds = new Set(["council", "authority", "category", "holidays", "topic"]);
  await loadReference(w, ({ kind, code }) => kinds.has(kind) || code === "71");
  const lecturerId = (await w.as(central, () =>
    Lecture.enrol(
      profile({ regions: ["71"], datesOff: [], dailyCap: 24, noticeDays: 0, hours: everyDay(), email: LECTOR }),
    ),
  )) as { lecturerId: string };
  const campaignIds: string[] = [];
  for (let n = 0; n < 2; n += 1) campaignIds.push(await w.guest(() => opened({ coordinator, central })));
  const members: Staff[] = [];
  for (const name of ["Бірінші", "Екінші", "Үшінші"])
    members.push(await w.guest(() => appointed("member", "astana", name)));

  return {
    ...{
      w,
      chance: drawn,
      wire,
      conflicts: keeping,
      deps,
      mail,
      workerDeps,
      coordinator,
      central,
      members,
      campaignIds,
      parked,
    },
    api: createApi(web),
    lecturerId: lecturerId.lecturerId,
    moderator: staffActor("moderator", { council: "astana" }),
    rows: (name) =>
      w.as(system("laws"), async () => {
        const found: Item[] = [];
        for (let start: Item | undefined, more = true; more; more = start !== undefined) {
          const { items, last } = await real.scan(tableOf(name), start);
          found.push(...items);
          start = last;
        }
        return found;
      }),
    row: (name, key) => real.get(tableOf(name), key, false),
    async drain() {
      wire.rate(UNKILLED);
      for (let read = 1; read > 0; ) read = await pump.once();
      wire.rate(ROUGH);
      await mail.deliver(workerDeps);
      wire.rate(SMOOTH);
    },
    stop: () => w.stop(),
  };
}

const LECTOR = "lector@posta.example";
const everyDay = () => [1, 2, 3, 4, 5, 6, 7].map((weekday) => ({ weekday, from: "08:00", to: "20:00" }));

/** Some batches come twice, as a stream may bring them. */
function repeating(worker: StreamWorker, drawn: Chance): StreamWorker {
  return {
    ...worker,
    async handle(event, deps) {
      const answer = await worker.handle(event, deps);
      return drawn.draw("batch") < REPEATED ? worker.handle(event, deps) : answer;
    },
  };
}
