import type { WebDeps } from "@kz2050/http";
import type { World } from "./world.ts";

export const SITE = "https://site.example";
export const OFFICE = "https://office.example";

/** What the web functions are given in a world: origins of nobody, no partner, no gateway, a log that nobody reads. */
export const webDeps = (w: Pick<World, "deps">, over: Partial<WebDeps> = {}): WebDeps =>
  ({
    ...w.deps,
    log: () => undefined,
    originKeys: [],
    publicOrigin: SITE,
    officeOrigin: OFFICE,
    partnerOrigins: [],
    formTargets: [],
    sso: [],
    isDemonstration: false,
    ...over,
  }) as Partial<WebDeps> as WebDeps;
