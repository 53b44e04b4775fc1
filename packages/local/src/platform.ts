import { randomBytes } from "node:crypto";
import { createApi } from "@kz2050/api";
import { asActor, type Deps, inScope, type Notice, system } from "@kz2050/core/kernel";
import type { Log } from "@kz2050/core/platform/log";
import { tiptop } from "@kz2050/core/platform/tiptop";
import { createEngine } from "@kz2050/core/table/dynamo";
import { sdk } from "@kz2050/core/table/dynamo-sdk";
import { signed } from "@kz2050/core/table/dynamo-signed";
import { createTables } from "@kz2050/core/table/setup";
import { TABLES } from "@kz2050/core/tables";
import type { WebDeps } from "@kz2050/http";
import { bringWords, LOCALES } from "@kz2050/i18n";
import { createOffice } from "@kz2050/office";
import { createMine } from "@kz2050/web/mine";
import { createSite } from "@kz2050/web/site";
import { JOBS, runJob, STREAM_WORKERS, sendNotice, type WorkerDeps } from "@kz2050/workers";
import { Hono } from "hono";
import { type DemoApps, demoApps } from "./authenticator.ts";
import { catchMail, type Mailbox } from "./caught-mail.ts";
import { catchSms } from "./caught-sms.ts";
import { type Held, holdLetters } from "./held.ts";
import { inbox } from "./inbox.tsx";
import { DEMONSTRATION_BANK, GATEWAY_KEYS } from "./payment.ts";
import { createPump, type Positions, type Pump } from "./pump.ts";
import { createTestGateway } from "./test-gateway.tsx";

const CREDENTIALS = { accessKeyId: "local", secretAccessKey: "local" };

export interface PlatformOptions {
  /** Where the engine listens; `AWS_*` settings hold for an engine that is not on this machine. */
  readonly endpoint: string;
  readonly origin: string;
  readonly secrets: Deps["secrets"];
  readonly positions: Positions;
  readonly mailFolder?: string | undefined;
  /** Keeps the letters that wait over a restart; without it they wait in memory. */
  readonly heldPath?: string | undefined;
  readonly now?: () => Date;
  readonly log?: Log;
  readonly isDemonstration?: boolean;
  /** Origins of other sites whose pages may post our forms. */
  readonly partnerOrigins?: readonly string[];
  /** What holds the authenticator apps of the demonstration's staff; memory by default. */
  readonly apps?: DemoApps;
}

/** The whole platform in one process: what runs on one machine and what the journeys walk through. */
export interface Platform {
  readonly deps: WebDeps & WorkerDeps;
  readonly mailbox: Mailbox;
  /** The authenticator apps of the demonstration's staff. */
  readonly apps: DemoApps;
  readonly pump: Pump;
  /** The letters that wait for their time. */
  readonly held: Held;
  fetch(request: Request): Response | Promise<Response>;
  /** Runs as the platform itself: seeding, jobs. */
  asPlatform<T>(name: string, work: () => Promise<T>): Promise<T>;
  /** Reads every stream to its end and sends the letters whose time has come, until nothing more follows from it. */
  drain(): Promise<void>;
  runJobs(): Promise<void>;
}

/** A letter that could not be sent: deployed it would rest in the dead-letter queue. */
const lost = ({ id, kind }: Notice) =>
  ({ level: "error", event: "mail.failed", service: "mail", code: kind, requestId: id }) as const;

/** Makes the tables that are missing and puts api, site, mine, office and the caught mail on one front. */
export async function createPlatform(options: PlatformOptions): Promise<Platform> {
  const { endpoint, origin, secrets, positions } = options;
  const now = options.now ?? (() => new Date());
  const region = process.env.AWS_REGION ?? "local";
  // Credentials in the environment mean an engine that asks for them, and a chain that knows how to find them.
  const hasCredentials = process.env.AWS_ACCESS_KEY_ID !== undefined;
  const client = { endpoint, region, ...(!hasCredentials && { credentials: CREDENTIALS }) };
  const tableName = (name: string) => `${process.env.KZ_TABLE_PREFIX ?? ""}${name}`;
  await Promise.all([createTables(client, TABLES, tableName), bringWords(...LOCALES)]);

  const mailbox = catchMail(now, options.mailFolder);
  const held = holdLetters(options.heldPath);
  let sending: Promise<unknown> = Promise.resolve();
  const sendNow = (notices: readonly Notice[]): Promise<void> => {
    const sent = sending.then(async () => {
      for (const notice of notices) await sendNotice(notice, deps);
    });
    sending = sent.catch(() => undefined);
    return sent;
  };
  const deps: WebDeps & WorkerDeps = {
    now,
    random: randomBytes,
    secrets,
    engine: createEngine({
      tableName,
      carry: hasCredentials ? sdk(client) : signed({ endpoint, region, credentials: CREDENTIALS }),
    }),
    log: options.log ?? (() => undefined),
    originKeys: [],
    publicOrigin: origin,
    officeOrigin: origin,
    partnerOrigins: options.partnerOrigins ?? [],
    formTargets: [],
    gateway: tiptop({
      ...GATEWAY_KEYS,
      endpoint: `${origin}/gateway`,
      takesTestPayments: true,
      fetch: async (input, init) => testGateway.fetch(new Request(input, init)),
    }),
    bank: DEMONSTRATION_BANK,
    sso: [],
    sms: catchSms(mailbox),
    isDemonstration: options.isDemonstration ?? false,
    mailer: mailbox,
    forgetMail: (addresses) => mailbox.forget(addresses),
    // Sent at once, one after another: the stream's position moves on only when the letter is caught, so a crash loses none.
    enqueue: (notices) => sendNow(held.keep(notices, now())),
    claimHeldFor: 0,
  };
  const pump = createPump({ endpoint, tableName, workers: STREAM_WORKERS, deps, positions });
  const [api, office, mine, site] = [createApi(deps), createOffice(deps), createMine(deps), createSite(deps)];
  const apps = options.apps ?? demoApps();
  const caught = inbox(mailbox, { apps, now });
  const testGateway = createTestGateway({ ...GATEWAY_KEYS, origin, now, deliver: (request) => api.fetch(request) });
  const front = new Hono();
  front.all("/api/*", (c) => api.fetch(c.req.raw));
  front.all("/office/*", (c) => office.fetch(c.req.raw));
  front.all("/office", (c) => office.fetch(c.req.raw));
  front.all("/gateway/*", (c) => testGateway.fetch(c.req.raw));
  front.all("/inbox/*", (c) => caught.fetch(c.req.raw));
  front.all("/inbox", (c) => caught.fetch(c.req.raw));
  front.get("/inbox.json", (c) => caught.fetch(c.req.raw));
  front.all("/:locale{(?:kk|ru|en)}/my/*", (c) => mine.fetch(c.req.raw));
  front.all("*", (c) => site.fetch(c.req.raw));

  const asPlatform = <T>(name: string, work: () => Promise<T>): Promise<T> =>
    inScope({ ...deps, actor: system(name), requestId: name }, () => asActor(system(name), work));

  return {
    deps,
    mailbox,
    apps,
    pump,
    held,
    fetch: (request) => front.fetch(request),
    asPlatform,
    async drain() {
      for (let more = true; more; ) {
        const due = held.due(now());
        for (const notice of due) {
          await sendNow([notice]).catch(() => deps.log(lost(notice)));
          held.drop(notice);
        }
        more = (await pump.once()) > 0 || due.length > 0;
      }
    },
    async runJobs() {
      for (const job of JOBS) await runJob(job, deps);
    },
  };
}
