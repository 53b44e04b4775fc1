import { api as served } from "../infra/api.ts";
import { site as pages } from "../infra/site.ts";
import { MINE } from "./door.ts";
import { HTTP, SITE_READS } from "./functions.ts";
import type { House } from "./index.ts";

/** The public pages: `site` shows and only reads; `mine` takes every form and shows what is private. */
export function web({ stage, tables, identity, doors }: House) {
  const link = [doors.origins, ...identity.keys, ...identity.originKeys];
  const site = pages("Site", { handler: HTTP.Site.handler, stage, tables, door: doors.front, reads: SITE_READS, link });
  const mine = served("Mine", {
    ...HTTP.Mine,
    stage,
    tables,
    door: doors.front,
    prefix: MINE,
    link: [...link, ...identity.payment],
  });
  return { site, mine };
}
