import { randomBytes } from "node:crypto";
import { jsonLog } from "@kz2050/core/platform/log";
import { resources } from "@kz2050/core/platform/resource";
import { createEngine } from "@kz2050/core/table/dynamo";
import type { WebDeps } from "./deps.ts";

/** What a deployed web function works with: the stage's tables, secrets and origins. */
export async function makeDeps(): Promise<WebDeps> {
  const { tableName, secrets, originKeys, publicOrigin, officeOrigin } = await resources();
  if (originKeys.length === 0) throw new Error("A deployed function needs an origin key");
  return {
    now: () => new Date(),
    random: randomBytes,
    secrets,
    engine: createEngine({ tableName }),
    log: jsonLog,
    originKeys,
    publicOrigin,
    officeOrigin,
    partnerOrigins: [],
    formTargets: [],
    isDemonstration: false,
  };
}
