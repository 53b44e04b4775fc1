import { type ChildProcess, spawn } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer, type Server } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { table } from "@kz2050/core/table";
import { createEngine } from "@kz2050/core/table/dynamo";
import { signed } from "@kz2050/core/table/dynamo-signed";
import { createTables } from "@kz2050/core/table/setup";
import { afterAll, beforeAll, expect, test } from "vitest";
import * as z from "zod";
import { type Caught, catchMail } from "./caught-mail.ts";
import { freePort, type LocalEngine, startEngine } from "./engine.ts";
import { clearStale, forget, remember } from "./lock.ts";
import { filePositions, loadSecrets, makeFolder, readJson, writeJson } from "./store.ts";

let folder = "";
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "kz-local-"));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const isAlive = (pid: number | undefined): boolean => {
  try {
    return pid !== undefined && process.kill(pid, 0);
  } catch {
    return false;
  }
};
const answers = async (engine: LocalEngine) =>
  (
    await fetch(engine.endpoint, {
      method: "POST",
      body: "{}",
      headers: { "x-amz-target": "DynamoDB_20120810.ListTables" },
    })
  ).status;

test("an engine whose port another program took meanwhile starts on the next", async () => {
  const taken: Server = createServer();
  await new Promise<void>((done) => taken.listen(0, "127.0.0.1", done));
  const first = (taken.address() as { port: number }).port;
  const ports = [first, await freePort()];
  const engine = await startEngine({ portOf: async () => ports.shift() ?? freePort() });
  expect(engine.endpoint).not.toContain(`:${first}`);
  expect(await answers(engine)).toBeGreaterThan(0);
  await engine.stop();
  expect(isAlive(engine.pid)).toBe(false);
  await new Promise((done) => taken.close(done));
});

test("an engine does not take another that holds its port for itself", async () => {
  const one = await startEngine();
  const port = Number(new URL(one.endpoint).port);
  const ports = [port, await freePort()];
  const two = await startEngine({ portOf: async () => ports.shift() ?? freePort() });
  expect(two.endpoint).not.toBe(one.endpoint);
  await Promise.all([one.stop(), two.stop()]);
});

test("an engine that is killed comes back where it was, with what it held, and not once it is stopped", async () => {
  const own = join(folder, "killed");
  makeFolder(own, false);
  const pids: unknown[] = [];
  const engine = await startEngine({ file: join(own, "engine.db"), onRestart: (pid) => pids.push(pid) });
  const client = {
    endpoint: engine.endpoint,
    region: "local",
    credentials: { accessKeyId: "l", secretAccessKey: "l" },
  };
  const Things = table({ name: "Things", schema: z.object({ thingId: z.string() }), key: { hash: "thingId" } });
  await createTables(client, [Things], (name) => name);
  const store = createEngine({ tableName: (name) => name, carry: signed(client) });
  for (let round = 1; round <= 3; round += 1) {
    await store.attempt([Things.put({ thingId: `t${round}` })], `w${round}`);
    process.kill(engine.pid ?? 0, "SIGKILL");
    expect(await store.get(Things, { thingId: `t${round}` }, false)).toMatchObject({ thingId: `t${round}` });
    await expect.poll(() => pids.length).toBe(round);
    expect(pids.at(-1)).toBe(engine.pid);
  }
  await engine.stop();
  expect(isAlive(engine.pid)).toBe(false);
  expect(pids).toHaveLength(3);
});

test("a start ends the engine that a killed one left on its file, and no other", async () => {
  const own = join(folder, "stale");
  makeFolder(own, false);
  const [stale, other] = await Promise.all([startEngine({ file: join(own, "engine.db") }), startEngine()]);
  writeJson(join(own, "lock.json"), { pid: 999_999_999, enginePid: stale.pid });
  await clearStale(own);
  await expect.poll(() => isAlive(stale.pid)).toBe(false);
  expect(existsSync(join(own, "lock.json"))).toBe(false);
  writeJson(join(own, "lock.json"), { pid: 999_999_999, enginePid: other.pid });
  await clearStale(own);
  expect(await answers(other)).toBeGreaterThan(0);
  await other.stop();
});

test("a start on a folder in use is refused, and its engine left alone", async () => {
  const own = join(folder, "used");
  makeFolder(own, false);
  const engine = await startEngine({ file: join(own, "engine.db") });
  const script = "setTimeout(() => undefined, 60000)";
  const running: ChildProcess = spawn(process.execPath, ["-e", script, "packages/local/src/start.ts"], {
    stdio: "ignore",
  });
  writeJson(join(own, "lock.json"), { pid: running.pid, enginePid: engine.pid });
  await expect(clearStale(own)).rejects.toThrow("already runs");
  expect(isAlive(engine.pid)).toBe(true);
  running.kill();
  await engine.stop();
});

test("a run notes itself and its engine, and nobody once it has stopped", () => {
  const own = join(folder, "noted");
  makeFolder(own, false);
  remember(own, { enginePid: 42 });
  expect(readJson(join(own, "lock.json"))).toEqual({ pid: process.pid, enginePid: 42 });
  forget(own);
  expect(existsSync(join(own, "lock.json"))).toBe(false);
});

test("a fresh start forgets what it kept and touches nothing else in the folder", () => {
  const own = join(folder, "fresh");
  makeFolder(own, false);
  writeFileSync(join(own, "thesis.txt"), "years of work");
  mkdirSync(join(own, "photos"));
  for (const name of ["engine.db", "engine.db-wal", "secrets.json", "positions.json", "story.json", "mail/1.json"]) {
    writeFileSync(join(own, name), "{}");
  }
  makeFolder(own, true);
  expect(
    ["engine.db", "engine.db-wal", "secrets.json", "positions.json", "story.json", "mail/1.json"].filter((name) =>
      existsSync(join(own, name)),
    ),
  ).toEqual([]);
  expect(readFileSync(join(own, "thesis.txt"), "utf8")).toBe("years of work");
  expect([existsSync(join(own, "photos")), existsSync(join(own, "mail"))]).toEqual([true, true]);
});

test("a machine keeps its keys and its place in each stream", () => {
  const own = join(folder, "kept");
  makeFolder(own, false);
  const secrets = loadSecrets(own);
  expect(new Set(Object.values(secrets)).size).toBe(3);
  for (const key of Object.values(secrets)) expect(key).toMatch(/^[0-9a-f]{64}$/);
  expect(loadSecrets(own)).toEqual(secrets);
  filePositions(own).set("Challenges/shard", "12");
  expect(filePositions(own).get("Challenges/shard")).toBe("12");
  expect(filePositions(own).get("Other/shard")).toBeUndefined();
});

test("caught letters are there after a restart, the newest first, and numbers go on", async () => {
  const own = join(folder, "mail-kept");
  makeFolder(own, false);
  const letter = (subject: string) => ({ to: "a@x.example", subject, text: "", html: "", locale: "kk" as const });
  const now = () => new Date("2026-10-14T07:00:00.000Z");
  const first = catchMail(now, join(own, "mail"));
  await first.send(letter("one"));
  await first.send(letter("two"));
  const second = catchMail(now, join(own, "mail"));
  await second.send(letter("three"));
  const told = ({ number, subject }: Caught) => `${number} ${subject}`;
  expect(second.list().map(told)).toEqual(["3 three", "2 two", "1 one"]);
  expect(second.get(2)?.subject).toBe("two");
});

test("of very many caught letters the newest thousand are kept, as files and in memory", async () => {
  const own = join(folder, "mail-many");
  makeFolder(own, false);
  const now = () => new Date("2026-10-14T07:00:00.000Z");
  const send = (box: ReturnType<typeof catchMail>, subject: string) =>
    box.send({ to: "a@x.example", subject, text: "", html: "", locale: "kk" });
  const first = catchMail(now, join(own, "mail"));
  for (let n = 1; n <= 1001; n += 1) await send(first, `letter ${n}`);
  expect([first.list().length, first.get(1), first.get(2)?.subject]).toEqual([1000, undefined, "letter 2"]);
  const second = catchMail(now, join(own, "mail"));
  await send(second, "one more");
  expect(second.list().map(({ number }) => number)).toEqual(Array.from({ length: 1000 }, (_, n) => 1002 - n));
});
