import { type ChildProcess, execFileSync, fork, spawn } from "node:child_process";
import { once } from "node:events";
import { chownSync, existsSync, globSync, mkdtempSync, rmSync } from "node:fs";
import { Agent, request } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { form } from "@kz2050/core/fixture/membership";
import { freePort, startEngine } from "@kz2050/local/engine";
import { cachedPackage } from "@kz2050/testing/npm-cache";
import { type Figure, median, type Part } from "./part.ts";

const PATH = "/api/membership/applications";
const ABREAST = 16;

interface Server {
  readonly child: ChildProcess;
  readonly port: number;
}

/** A server in a process of its own: it tells its port, and what processor time it has had whenever it is asked. */
async function start(script: string, ...args: string[]): Promise<Server> {
  const execArgv = script.endsWith(".ts") ? ["--import", "tsx"] : [];
  const child = fork(join(import.meta.dirname, "peer", script), args, { execArgv });
  const [{ port }] = (await once(child, "message")) as [{ port: number }];
  return { child, port };
}

async function spentBy({ child }: Server): Promise<number> {
  child.send("spent");
  const [{ user, system }] = (await once(child, "message")) as [NodeJS.CpuUsage];
  return user + system;
}

/** A database of its own, with its usual care for the disk. Undefined where this machine has no PostgreSQL. */
async function startPostgres(folder: string): Promise<{ url: string; stop(): Promise<void> } | undefined> {
  const [bin] = globSync("/usr/lib/postgresql/*/bin").toSorted().reverse();
  if (!bin || !existsSync(join(bin, "initdb"))) return undefined;
  // PostgreSQL refuses to run as root.
  const idOf = (flag: string): number => Number(execFileSync("id", [flag, "postgres"], { encoding: "utf8" }));
  const as = process.getuid?.() === 0 ? { uid: idOf("-u"), gid: idOf("-g") } : {};
  if (as.uid !== undefined && as.gid !== undefined) chownSync(folder, as.uid, as.gid);
  const [data, port] = [join(folder, "data"), await freePort()];
  const quiet = { ...as, cwd: folder, stdio: "ignore" as const };
  execFileSync(join(bin, "initdb"), ["-D", data, "-U", "bench", "-A", "trust", "-E", "UTF8", "--no-locale"], quiet);
  const flags = [
    "-D",
    data,
    "-p",
    String(port),
    "-c",
    `unix_socket_directories=${folder}`,
    "-c",
    "listen_addresses=127.0.0.1",
  ];
  const child = spawn(join(bin, "postgres"), flags, quiet);
  const ready = () => {
    try {
      execFileSync(join(bin, "pg_isready"), ["-h", "127.0.0.1", "-p", String(port)], { stdio: "ignore" });
      return true;
    } catch {
      return false;
    }
  };
  for (let tries = 0; !ready(); tries += 1) {
    if (tries > 100) throw new Error("PostgreSQL did not start");
    await sleep(100);
  }
  return {
    url: `postgres://bench@127.0.0.1:${port}/postgres`,
    stop: async () => {
      child.kill("SIGINT");
      await once(child, "exit");
    },
  };
}

const agent = new Agent({ keepAlive: true, maxSockets: ABREAST });
let nth = 0;

/** One more applicant. @throws where they are not taken. */
function post(port: number): Promise<void> {
  nth += 1;
  const body = JSON.stringify({
    ...form(),
    email: `sany${nth}@posta.example`,
    phone: `+7701${String(4_000_000 + nth)}`,
  });
  const headers = {
    "content-type": "application/json",
    "content-length": Buffer.byteLength(body),
    "x-client-address": `198.51.${(nth >> 8) & 255}.${nth & 255}`,
  };
  return new Promise((resolve, reject) => {
    const call = request({ port, path: PATH, method: "POST", headers, agent }, (answer) => {
      answer
        .resume()
        .once("end", () => (answer.statusCode === 201 ? resolve() : reject(new Error(`${answer.statusCode}`))));
    });
    call.once("error", reject).end(body);
  });
}

/** The server's processor time for one application, in microseconds. */
async function cpuOf(server: Server, many: number): Promise<number> {
  const before = await spentBy(server);
  let left = many;
  const sender = async () => {
    while (left-- > 0) await post(server.port);
  };
  await Promise.all(Array.from({ length: ABREAST }, sender));
  return ((await spentBy(server)) - before) / many;
}

/** A membership application as JSON over HTTP, ours beside a hand-made Fastify on PostgreSQL: only what the server itself spends. */
export const peer: Part = {
  name: "peer",
  title: "processor time of one application, ours beside Fastify and PostgreSQL",
  async measure({ brief }) {
    const folder = mkdtempSync(join(tmpdir(), "kz2050-peer-"));
    const postgres = await startPostgres(folder);
    if (!postgres) return [{ what: "skipped", kind: "context", value: 0, unit: "", note: "no PostgreSQL here" }];
    const engine = await startEngine({ file: join(mkdtempSync(join(tmpdir(), "kz2050-engine-")), "data.db") });
    // Side by side in one folder, as an application would have them.
    const packages = await cachedPackage("fastify", "5.12.8", ["pg@8.23.1"]);
    const servers = [
      await start("ours.ts", engine.endpoint),
      await start("fastify.mjs", join(packages, "node_modules"), postgres.url),
    ] as const;
    try {
      const taken: { ours: number; theirs: number }[] = [];
      for (let round = 0; round <= (brief ? 3 : 6); round += 1) {
        const [ours, theirs] = [await cpuOf(servers[0], brief ? 200 : 500), await cpuOf(servers[1], brief ? 200 : 500)];
        // The first round warms the compiler and the connections.
        if (round > 0) taken.push({ ours, theirs });
      }
      const of = (name: "ours" | "theirs") => Math.round(median(taken.map((round) => round[name])));
      const value = median(taken.map(({ ours, theirs }) => ours / theirs));
      return [
        {
          what: "Fastify and PostgreSQL",
          kind: "context",
          value: of("theirs"),
          unit: "µs CPU",
          note: "the server alone",
        },
        {
          what: "ours",
          kind: "ratio",
          value,
          unit: "×",
          note: `${of("ours")} µs CPU; with limits, links, consents, audit and the rest`,
        },
      ] satisfies Figure[];
    } finally {
      for (const { child } of servers) child.kill("SIGKILL");
      await Promise.all([postgres.stop(), engine.stop()]);
      agent.destroy();
      rmSync(folder, { recursive: true, force: true });
    }
  },
};
