import { randomBytes } from "node:crypto";
import type { AddressInfo } from "node:net";
import { serve } from "@hono/node-server";
import { createApi } from "@kz2050/api";
import { inScope, system } from "@kz2050/core/kernel";
import { createEngine } from "@kz2050/core/table/dynamo";
import { signed } from "@kz2050/core/table/dynamo-signed";
import { createTables } from "@kz2050/core/table/setup";
import { TABLES } from "@kz2050/core/tables";
import { loadReference } from "@kz2050/local/reference";
import { webDeps } from "@kz2050/testing/web-deps";

// Our API as a process of its own, before the engine at the address given.
const [, , endpoint = ""] = process.argv;
const access = { endpoint, region: "local", credentials: { accessKeyId: "local", secretAccessKey: "local" } };
const tableName = (name: string): string => name;
await createTables(access, TABLES, tableName);
const secrets = { addressPepper: "a1".repeat(32), pseudonymPepper: "b2".repeat(32), linkKey: "c3".repeat(32) };
const deps = {
  ...{ now: () => new Date(), random: randomBytes, secrets },
  engine: createEngine({ tableName, carry: signed(access) }),
};
await inScope({ ...deps, actor: system("bench"), requestId: "bench" }, loadReference);
const app = createApi(webDeps({ deps }));
process.on("message", () => process.send?.(process.cpuUsage()));
serve({ fetch: app.fetch, port: 0, hostname: "127.0.0.1" }, (address) =>
  process.send?.({ port: (address as AddressInfo).port }),
);
