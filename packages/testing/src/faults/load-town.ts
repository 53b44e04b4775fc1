import { randomBytes } from "node:crypto";
import { Council } from "@kz2050/core/council";
import { opened } from "@kz2050/core/fixture/campaign";
import { confirmed } from "@kz2050/core/fixture/council";
import { profile } from "@kz2050/core/fixture/lecture";
import { type Actor, asActor, type Deps, GUEST, inScope } from "@kz2050/core/kernel";
import { Lecture } from "@kz2050/core/lecture";
import type { Description, Item } from "@kz2050/core/table";
import type { Carry } from "@kz2050/core/table/carry";
import { createEngine } from "@kz2050/core/table/dynamo";
import { signed } from "@kz2050/core/table/dynamo-signed";
import { TABLES } from "@kz2050/core/tables";
import { loadSecrets } from "@kz2050/local/store";
import { staffActor } from "../world.ts";
import type { Site } from "./kill-site.ts";

/** What people of a running site act upon, and what is stored there, read beside it. */
export interface Town {
  readonly origin: string;
  readonly campaignIds: readonly string[];
  readonly lecturerId: string;
  readonly proposalId: string;
  readonly textHash: string;
  /** Runs in the site's own scope: its keys, its engine. */
  as<T>(actor: Actor, work: () => Promise<T>, key?: string): Promise<T>;
  rows(table: string): Promise<Item[]>;
}

const MODERATOR = staffActor("moderator", { council: "astana" });
const CENTRAL = staffActor("central");
export const COORDINATOR = staffActor("coordinator", { region: "71" });
const everyDay = [1, 2, 3, 4, 5, 6, 7].map((weekday) => ({ weekday, from: "08:00", to: "20:00" }));

const tableOf = (name: string): Description => {
  const found = TABLES.find((table) => table.name === name);
  if (!found) throw new Error(`No table ${name}`);
  return found;
};

/** To where the site's engine is now: a site that starts again gives it another port. */
function following(at: Site): Carry {
  const carriers = new Map<string, Carry>();
  return (operation, input) => {
    const endpoint = at.endpoint();
    if (endpoint === undefined) return Promise.reject(Object.assign(new Error("no engine"), { code: "ECONNREFUSED" }));
    const credentials = { accessKeyId: "local", secretAccessKey: "local" };
    const carry = carriers.get(endpoint) ?? signed({ endpoint, region: "local", credentials });
    carriers.set(endpoint, carry);
    return carry(operation, input);
  };
}

/** A campaign, a lecturer who comes every day, and a published proposal, on a site that has just started. */
export async function town(at: Site): Promise<Town> {
  const engine = createEngine({ tableName: (name) => name, carry: following(at), tries: 40 });
  const deps: Deps = { now: () => new Date(), random: randomBytes, secrets: loadSecrets(at.folder), engine };
  const as: Town["as"] = (actor, work, key) =>
    inScope(
      { ...deps, actor, requestId: key ?? "town", request: key ? { key, bodyHash: "the same" } : undefined },
      work,
    );
  const endsOn = new Date(Date.now() + 40 * 86_400_000).toISOString().slice(0, 10);
  const campaignId = await as(GUEST, () => opened({ coordinator: COORDINATOR, central: CENTRAL }, { endsOn }));
  const { lecturerId } = (await as(CENTRAL, () =>
    Lecture.enrol(profile({ regions: ["71"], datesOff: [], dailyCap: 24, noticeDays: 0, hours: everyDay })),
  )) as { lecturerId: string };
  const proposalId = await as(GUEST, async () => {
    const made = await confirmed();
    await asActor(MODERATOR, () => Council.publish({ proposalId: made.proposalId }));
    return made.proposalId;
  });
  const row = await engine.get(tableOf("Proposals"), { proposalId, item: "proposal" }, false);
  return {
    ...{ origin: at.origin, campaignIds: [campaignId], lecturerId, proposalId, textHash: String(row?.textHash), as },
    async rows(name) {
      const found: Item[] = [];
      for (let start: Item | undefined, more = true; more; more = start !== undefined) {
        const { items, last } = await engine.scan(tableOf(name), start);
        found.push(...items);
        start = last;
      }
      return found;
    },
  };
}
