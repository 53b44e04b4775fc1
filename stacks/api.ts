import { api as served } from "../infra/api.ts";
import { HTTP } from "./functions.ts";
import type { House } from "./index.ts";

/** The public API, its document, and the payment gateway's webhook. */
export function api({ stage, tables, identity, doors }: House) {
  return served("Api", {
    ...HTTP.Api,
    stage,
    tables,
    door: doors.front,
    path: "/api",
    files: [{ from: "packages/api/assets", to: "assets" }],
    link: [doors.origins, ...identity.keys, ...identity.originKeys, ...identity.payment],
  });
}
