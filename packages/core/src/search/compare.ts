import * as z from "zod";
import { may } from "../access/index.ts";
import { Identity } from "../identity/index.ts";
import { action } from "../kernel/index.ts";
import { type PersonView, personPage } from "./person.ts";

/** Two people who may be one, and what their merging would do. */
export interface Comparison {
  readonly kept: PersonView;
  readonly gone: PersonView;
  /** Records that would become the kept person's. */
  readonly moves: number;
  /** Proposals that both support: the older support stays, the count falls by one. */
  readonly supports: number;
  /** Campaigns that both gave to: one donor less each. */
  readonly campaigns: number;
}

/** Two people side by side, each look in the trail. @throws what opening either page throws */
export const comparePeople = action({
  name: "search.compare",
  access: may("search.compare"),
  unkeyed: true,
  input: z.object({ kept: Identity.PersonId, gone: Identity.PersonId }),
  async run({ kept, gone }): Promise<Comparison> {
    const people = { kept: await personPage({ personId: kept }), gone: await personPage({ personId: gone }) };
    const [theirs, others] = await Promise.all([Identity.deedsOf(kept), Identity.deedsOf(gone)]);
    const both = (what: Identity.Deed["what"]) => {
      const about = new Set(theirs.filter((deed) => deed.what === what).map((deed) => deed.about));
      const same = others.filter((deed) => deed.what === what && deed.about !== undefined && about.has(deed.about));
      return new Set(same.map((deed) => deed.about)).size;
    };
    return { ...people, moves: others.length, supports: both("support"), campaigns: both("gift") };
  },
});
