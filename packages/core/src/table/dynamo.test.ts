import { createServer, type IncomingHttpHeaders, type RequestListener } from "node:http";
import type { AddressInfo } from "node:net";
import { atOnce, type World, world } from "@kz2050/testing";
import aws4 from "aws4";
import { afterAll, beforeAll, expect, test } from "vitest";
import * as z from "zod";
import { BusyError } from "../kernel/index.ts";
import type { Carry } from "./carry.ts";
import { createEngine } from "./dynamo.ts";
import { sdk } from "./dynamo-sdk.ts";
import { signed } from "./dynamo-signed.ts";
import { table } from "./index.ts";

const Things = table({
  name: "Things",
  schema: z.looseObject({ thingId: z.string(), at: z.string() }),
  key: { hash: "thingId", range: "at" },
  indexes: { byColour: { hash: "colour", range: "at", project: ["size"] } },
});
const key = (thingId: string, at = "1") => ({ thingId, at });
const credentials = { accessKeyId: "local", secretAccessKey: "local" };

let w: World;
const carriers: Record<string, () => Carry> = {
  "the signed request": () => signed({ endpoint: w.endpoint, region: "local", credentials }),
  "AWS's SDK": () => sdk({ endpoint: w.endpoint, region: "local", credentials }),
};
const carried = Object.keys(carriers);
const engineOf = (name: string) => createEngine({ tableName: w.tableName, carry: (carriers[name] as () => Carry)() });

beforeAll(async () => {
  w = await world({ tables: [Things] });
});
afterAll(() => w.stop());

test.each(carried)("%s keeps every kind of value as it was", async (name) => {
  const engine = engineOf(name);
  const item = {
    ...key(`kinds ${name}`),
    text: 'Қазақстан 😀 \u0000 "тырнақша" \\ e\u0301',
    empty: "",
    numbers: [0, -1.5, 9_007_199_254_740_991, 1e-7],
    flags: { yes: true, no: false, nothing: null, deep: [{ list: [[]] }] },
    bytes: new Uint8Array([0, 255, 128, 7]),
    left: undefined,
  };
  expect(await engine.attempt([Things.put(item)], "w1")).toEqual([]);
  const { left, ...kept } = item;
  expect(await engine.get(Things, key(`kinds ${name}`), false)).toEqual({ ...kept, writeId: "w1" });
});

test.each(carried)("%s tells what stood in the way, of one write and of several", async (name) => {
  const engine = engineOf(name);
  const one = Things.put({ ...key(`one ${name}`), colour: "көк" }, { unless: "exists" });
  const two = Things.put({ ...key(`two ${name}`), size: 3 }, { unless: "exists" });
  expect(await engine.attempt([one, two], `first ${name}`)).toEqual([]);
  expect(await engine.attempt([one, two], `first ${name}`)).toEqual([]);
  const old = { ...key(`one ${name}`), colour: "көк", writeId: `first ${name}` };
  expect(await engine.attempt([one], `second ${name}`)).toEqual([{ op: one, old }]);
  expect(await engine.attempt([one, Things.put(key(`three ${name}`))], `third ${name}`)).toEqual([{ op: one, old }]);
  expect(await engine.get(Things, key(`three ${name}`), false)).toBeUndefined();
  expect(await engine.attempt([one], `first ${name}`)).toEqual([]);
});

test.each(carried)("%s reads by key, by index, in pages and whole", async (name) => {
  const engine = engineOf(name);
  const keys = Array.from({ length: 130 }, (_, n) => key(`many ${name}`, String(n).padStart(3, "0")));
  await atOnce(keys.length, (n) =>
    engine.attempt([Things.put({ ...keys[n], colour: `қызыл ${name}`, size: n } as never)], `m${n}`),
  );
  expect(await engine.batchGet(Things, [...keys, key("gone")])).toHaveLength(130);
  const first = await engine.query(Things, { index: "byColour", hash: `қызыл ${name}`, limit: 100, backward: true });
  expect(first.items.map(({ size }) => size).slice(0, 2)).toEqual([129, 128]);
  const rest = await engine.query(Things, {
    ...{ index: "byColour", hash: `қызыл ${name}`, backward: true },
    start: first.last,
  });
  expect([rest.items.length, rest.last]).toEqual([30, undefined]);
  const range = await engine.query(Things, { hash: `many ${name}`, range: { between: ["010", "012"] } });
  expect(range.items.map(({ at }) => at)).toEqual(["010", "011", "012"]);
  expect((await engine.scan(Things)).items.length).toBeGreaterThanOrEqual(130);
});

test("a number that the wire cannot carry exactly is refused before it is sent", async () => {
  const engine = engineOf("the signed request");
  for (const size of [Number.NaN, Number.POSITIVE_INFINITY, 2 ** 53]) {
    await expect(engine.attempt([Things.put({ ...key("odd"), size })], "w")).rejects.toThrow("No attribute");
  }
});

test("a request bears the signature that the library makes of it", async () => {
  const shown: IncomingHttpHeaders[] = [];
  const noting: RequestListener = (request, response) => {
    shown.push(request.headers);
    request.resume().once("end", () => response.writeHead(200).end("{}"));
  };
  await behind(noting, 9, async (carry) => {
    for (const Key of [key("a"), key("b")]) await carry("GetItem", { TableName: "Things", Key });
  });
  for (const [index, headers] of shown.entries()) {
    const request = aws4.sign(
      {
        ...{ service: "dynamodb", region: "local", host: headers.host ?? "", method: "POST", path: "/" },
        headers: {
          "Content-Type": headers["content-type"],
          "X-Amz-Target": headers["x-amz-target"],
          "X-Amz-Date": headers["x-amz-date"],
        },
        body: JSON.stringify({ TableName: "Things", Key: key(["a", "b"][index] ?? "") }),
      },
      credentials,
    );
    expect(headers.authorization).toBe(request.headers?.Authorization);
  }
  expect(shown).toHaveLength(2);
});

/** An engine before which something stands that answers in its own way, `times` times, and then lets through. */
async function behind(listener: RequestListener, times: number, work: (carry: Carry, asked: () => number) => unknown) {
  let asked = 0;
  const server = createServer((request, response) => {
    asked += 1;
    if (asked <= times) return listener(request, response);
    const chunks: Buffer[] = [];
    request.on("data", (chunk) => chunks.push(chunk));
    request.on("end", async () => {
      const answer = await fetch(w.endpoint, {
        method: "POST",
        headers: request.headers as Record<string, string>,
        body: Buffer.concat(chunks),
      });
      response.writeHead(answer.status).end(await answer.text());
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  try {
    await work(signed({ endpoint: `http://127.0.0.1:${port}`, region: "local", credentials }), () => asked);
  } finally {
    server.closeAllConnections();
    server.close();
  }
}

test.each<[string, RequestListener]>([
  [
    "is cut in the middle",
    (_, response) => response.writeHead(200, { "content-length": 100 }).write("{", () => response.destroy()),
  ],
  ["is cut before its head", (request) => request.socket.destroy()],
  ["is no JSON", (_, response) => response.writeHead(200).end("<html>")],
  ["is a gateway's page", (_, response) => response.writeHead(503).end("<html>Service Unavailable</html>")],
  [
    "asks to come later",
    (_, response) =>
      response
        .writeHead(400)
        .end('{"__type":"com.amazonaws.dynamodb.v20120810#ProvisionedThroughputExceededException"}'),
  ],
])("a write whose answer %s is sent again, and is done once", async (how, listener) => {
  await behind(listener, 2, async (carry, asked) => {
    const engine = createEngine({ tableName: w.tableName, carry });
    const op = Things.update(key(how), { upsert: true, add: { size: 1 } as never });
    expect(await engine.attempt([op], `w ${how}`)).toEqual([]);
    expect(asked()).toBe(3);
    expect(await engine.get(Things, key(how), false)).toMatchObject({ size: 1 });
  });
});

test("a refusal that no repetition mends is thrown by its name, after one call", async () => {
  const denied: RequestListener = (_, response) =>
    response.writeHead(400).end('{"__type":"com.amazon.coral.service#AccessDeniedException","Message":"no"}');
  await behind(denied, 9, async (carry, asked) => {
    const engine = createEngine({ tableName: w.tableName, carry });
    await expect(engine.get(Things, key("denied"), false)).rejects.toMatchObject({ name: "AccessDeniedException" });
    expect(asked()).toBe(1);
  });
});

test("an engine that never answers is given up, and busy is said", async () => {
  await behind(
    () => undefined,
    9,
    async (carry) => {
      const engine = createEngine({ tableName: w.tableName, carry, tries: 1 });
      await expect(engine.get(Things, key("silent"), false)).rejects.toBeInstanceOf(BusyError);
    },
  );
});
