import { randomBytes } from "node:crypto";
import { join, resolve } from "node:path";
import { Identity } from "@kz2050/core/identity";
import { type Deps, inScope, type Locale, privatePath, system } from "@kz2050/core/kernel";
import { Limit } from "@kz2050/core/limit";
import { Participation } from "@kz2050/core/participation";
import { createEngine } from "@kz2050/core/table/dynamo";
import { sdk } from "@kz2050/core/table/dynamo-sdk";
import { signed } from "@kz2050/core/table/dynamo-signed";
import { createTables } from "@kz2050/core/table/setup";
import { TABLES } from "@kz2050/core/tables";
import { type LocalEngine, startEngine } from "./engine.ts";
import { clearStale, forget, remember, runningOn } from "./lock.ts";
import { loadReference } from "./reference.ts";
import { loadSecrets, makeFolder } from "./store.ts";

/** A stage as these commands work on it. */
export interface OpenStage {
  readonly deps: Deps;
  readonly publicOrigin: string;
  readonly officeOrigin: string;
  /** Names of secrets that are not set. */
  readonly unsetSecrets: readonly string[];
  close(): Promise<void>;
}

export interface InitOptions {
  readonly email?: string | undefined;
  readonly name?: string | undefined;
  readonly language: Locale;
}

/**
 * The stage on this machine: the platform that runs here now, or its engine started for this command alone,
 * or the engine of DYNAMODB_ENDPOINT.
 */
export async function openLocal(): Promise<OpenStage> {
  const folder = resolve(process.env.KZ_DATA ?? ".data");
  const running = runningOn(folder);
  const outside = running?.endpoint ?? process.env.DYNAMODB_ENDPOINT;
  if (!running) await clearStale(folder);
  makeFolder(folder, false);
  const engine: LocalEngine | undefined = outside ? undefined : await startEngine({ file: join(folder, "engine.db") });
  if (engine) remember(folder, { enginePid: engine.pid });
  const credentials = { accessKeyId: "local", secretAccessKey: "local" };
  const client = { endpoint: outside ?? engine?.endpoint ?? "", region: "local", credentials };
  const tableName = (name: string) => `${process.env.KZ_TABLE_PREFIX ?? ""}${name}`;
  await createTables(client, TABLES, tableName);
  const origin = running?.origin ?? process.env.KZ_ORIGIN ?? `http://localhost:${process.env.PORT ?? 3000}`;
  return {
    deps: {
      now: () => new Date(),
      random: randomBytes,
      secrets: loadSecrets(folder),
      engine: createEngine({ tableName, carry: signed(client) }),
    },
    publicOrigin: origin,
    officeOrigin: origin,
    unsetSecrets: [],
    async close() {
      await engine?.stop();
      if (engine) forget(folder);
    },
  };
}

/** A deployed stage, as `sst shell --stage <stage>` links it. */
export async function openDeployed(): Promise<OpenStage> {
  const { resources } = await import("@kz2050/core/platform/resource");
  const { tableName, secrets, originKeys, payment, publicOrigin, officeOrigin } = await resources();
  const unset = (name: string, read: () => unknown): string[] => {
    try {
      return read() ? [] : [name];
    } catch {
      return [name];
    }
  };
  return {
    deps: { now: () => new Date(), random: randomBytes, secrets, engine: createEngine({ tableName, carry: sdk() }) },
    publicOrigin,
    officeOrigin,
    unsetSecrets: [
      ...unset("AddressPepper", () => secrets.addressPepper),
      ...unset("PseudonymPepper", () => secrets.pseudonymPepper),
      ...unset("LinkKey", () => secrets.linkKey),
      ...unset("OriginKey", () => originKeys[0]),
      ...unset("OriginKeyPrevious", () => originKeys[1]),
      ...unset("TiptopPublicId", () => payment.tiptopPublicId),
      ...unset("TiptopApiSecret", () => payment.tiptopApiSecret),
    ],
    close: () => Promise.resolve(),
  };
}

const asOps = <T>(stage: OpenStage, work: () => Promise<T>): Promise<T> =>
  inScope({ ...stage.deps, actor: system("ops"), requestId: "stage" }, work);

/**
 * Makes a stage ready: reference data (written only where it changed), the first member of the central office by a
 * one-time link good for ten minutes, the list of unset secrets. Safe to repeat. Answers lines for a person.
 */
export async function initStage(stage: OpenStage, options: InitOptions): Promise<string[]> {
  return asOps(stage, async () => {
    const rows = await loadReference();
    const lines = [rows > 0 ? `Reference data: ${rows} rows written.` : "Reference data: up to date."];
    lines.push(
      stage.unsetSecrets.length > 0 ? `Secrets not set: ${stage.unsetSecrets.join(", ")}.` : "Secrets: all set.",
    );
    if (!options.email) return [...lines, "Central office: nobody appointed (give --email and --name)."];
    const { email, language } = options;
    const { made } = await Identity.appoint({
      email,
      name: options.name ?? email.split("@")[0] ?? email,
      role: "central",
      language,
    });
    const { challengeId } = await Identity.askCode({ email, language, door: "staff" });
    const path = privatePath(language, "office", challengeId).replace(
      `/${language}/my/office/`,
      `/office/${language}/sign-in/`,
    );
    lines.push(made ? "Central office: appointed." : "Central office: this person was appointed before.");
    lines.push(`Sign in once, within 10 minutes: ${stage.officeOrigin}${path}`);
    return lines;
  });
}

const told = (what: string, counts: Participation.Counted): string[] =>
  counts.size > 0 ? [...counts].map(([name, count]) => `${what} ${name}: ${count}`) : [`${what} nothing.`];

/**
 * Before a restored stage opens: goes on with erasures that the backup cut short, and erases again whoever was erased
 * since it was made. `Erasures` itself is never restored. Safe to repeat.
 */
export const replayErasures = (stage: OpenStage): Promise<string[]> =>
  asOps(stage, async () => [
    ...told("Went on with", await Participation.resumeAll()),
    ...told("Erased again:", await Participation.replayErasures()),
  ]);

/** Erases what has had its time, as the nightly job does; of a dry run nothing is true but the counts. */
export const runRetention = (stage: OpenStage, dryRun: boolean): Promise<string[]> =>
  asOps(stage, async () => told(dryRun ? "Would erase" : "Erased", await Participation.retain({ dryRun })));

/** One answer of a check. */
export interface CheckLine {
  readonly name: string;
  readonly ok: boolean;
}

/** Where each function says that it lives. */
const HEALTH = ["/healthz", "/kk/my/healthz", "/api/healthz"] as const;

/** Asks each function whether it lives and does one harmless write: a limit's counter of the day. */
export async function checkStage(stage: OpenStage): Promise<CheckLine[]> {
  const ask = async (name: string, url: string): Promise<CheckLine> => {
    try {
      return { name, ok: (await fetch(url, { signal: AbortSignal.timeout(10_000) })).status === 200 };
    } catch {
      return { name, ok: false };
    }
  };
  const answers = await Promise.all([
    ...HEALTH.map((path) => ask(path, `${stage.publicOrigin}${path}`)),
    ask("/office/healthz", `${stage.officeOrigin}/office/healthz`),
  ]);
  const wrote = await asOps(stage, () => Limit.take("sign-in.address", "stage-check")).then(
    () => true,
    () => false,
  );
  return [...answers, { name: "one write", ok: wrote }];
}
