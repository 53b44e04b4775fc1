import { createServer } from "node:net";
import { join, resolve } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { serve } from "@hono/node-server";
import { jsonLog } from "@kz2050/core/platform/log";
import { JOBS, runJob } from "@kz2050/workers";
import { DEMO_STAFF, seedDemonstration, seedDemonstrationStaff } from "./demo/index.ts";
import { startEngine } from "./engine.ts";
import { clearStale, forget, remember } from "./lock.ts";
import { createPlatform } from "./platform.ts";
import { loadReference } from "./reference.ts";
import { fileApps, filePositions, loadSecrets, makeFolder, readJson, writeJson } from "./store.ts";

/** This machine alone, since the caught mail holds sign-in codes; another interface only if asked for. */
const HOST = process.env.KZ_HOST ?? "127.0.0.1";
const PULSE = 300;
const MINUTE = 60_000;

/** A port that nobody has: the one asked for, or the next free one after it. */
async function portFrom(first: number): Promise<number> {
  for (let port = first; port < first + 100; port += 1) {
    const isFree = await new Promise<boolean>((done) => {
      const probe = createServer()
        .once("error", () => done(false))
        .once("listening", () => probe.close(() => done(true)))
        .listen(port, HOST);
    });
    if (isFree) return port;
  }
  throw new Error(`No free port from ${first}`);
}

async function main(): Promise<void> {
  const started = performance.now();
  const say = (line: string) => console.log(line);
  const folder = resolve(process.env.KZ_DATA ?? ".data");
  await clearStale(folder);
  makeFolder(folder, process.argv.includes("--fresh"));

  const wanted = Number(process.env.PORT ?? 3000);
  const port = await portFrom(wanted);
  const origin = process.env.KZ_ORIGIN ?? `http://localhost:${port}`;

  let stopping = false;
  const outside = process.env.DYNAMODB_ENDPOINT;
  const note = () => remember(folder, { enginePid: engine?.pid, endpoint, origin });
  const engine = outside
    ? undefined
    : await startEngine({
        file: join(folder, "engine.db"),
        onRestart: () => {
          note();
          if (!stopping) say("The engine ended unasked and was started again.");
        },
      });
  const endpoint = outside ?? engine?.endpoint ?? "";
  note();
  const platform = await createPlatform({
    endpoint,
    origin,
    secrets: loadSecrets(folder),
    positions: filePositions(folder),
    mailFolder: join(folder, "mail"),
    heldPath: join(folder, "held.json"),
    apps: fileApps(folder),
    isDemonstration: true,
    partnerOrigins: (process.env.KZ_PARTNERS ?? "").split(" ").filter(Boolean),
    log: process.env.KZ_LOG ? jsonLog : (line) => (line.level === "error" ? jsonLog(line) : undefined),
  });

  const storyPath = join(folder, "story.json");
  const told = (readJson(storyPath) ?? []) as string[];
  if (told.length === 0) say("Loading reference data…");
  await platform.asPlatform("reference", loadReference);
  await seedDemonstrationStaff(platform);

  const server = serve({ fetch: platform.fetch, port, hostname: HOST });
  const pumping = (async () => {
    while (!stopping) {
      await platform
        .drain()
        .catch((error: unknown) => say(`The stream pump stumbled: ${error instanceof Error ? error.name : "error"}`));
      await sleep(PULSE);
    }
  })();
  const scheduler = JOBS.map((job) =>
    setInterval(
      () => void runJob(job, platform.deps).catch(() => say(`The job ${job.name} stumbled`)),
      job.everyMinutes * MINUTE,
    ),
  );

  // Pages are open meanwhile and fill as the story is told.
  const telling = seedDemonstration(platform, told, (chapter) => {
    told.push(chapter);
    writeJson(storyPath, told);
    say(`Demonstration data: ${chapter}.`);
  }).catch((error: unknown) => {
    if (!stopping) say(`The demonstration data stumbled: ${error instanceof Error ? error.message : "error"}`);
  });

  const stop = async () => {
    if (stopping) return;
    stopping = true;
    for (const timer of scheduler) clearInterval(timer);
    server.close();
    await Promise.race([Promise.all([pumping, telling]), sleep(3000)]);
    await engine?.stop();
    forget(folder);
    process.exit(0);
  };
  process.on("SIGINT", () => void stop());
  process.on("SIGTERM", () => void stop());

  if (port !== wanted) say(`Port ${wanted} is taken; using ${port}.`);
  say(
    [
      "",
      `Қазақстан 2050 is running (${((performance.now() - started) / 1000).toFixed(1)} s)`,
      `  Public site   ${origin}/kk   ${origin}/ru   ${origin}/en`,
      `  Office        ${origin}/office`,
      `  API           ${origin}/api/reference   (document: ${origin}/api/openapi.json)`,
      `  Caught mail   ${origin}/inbox`,
      `  Authenticator ${origin}/inbox/authenticator   (codes of the demonstration's staff)`,
      "",
      "To sign in to the office, enter one of these addresses. The first code arrives in the caught mail,",
      "the second is shown by the demo authenticator:",
      ...DEMO_STAFF.map(
        ({ email, role, region, council }) =>
          `  ${email.padEnd(30)} ${role}${(region ?? council) ? `, ${region ?? council}` : ""}`,
      ),
      "",
      `Data is kept in ${folder}; start over with: npm start -- --fresh. Stop with Ctrl-C.`,
    ].join("\n"),
  );
}

await main();
