import { may } from "../access/index.ts";
import { Identity } from "../identity/index.ts";
import {
  type Access,
  type Actor,
  action,
  actorId,
  invalidField,
  type Page,
  type Place,
  reachOf,
  type Staff,
  scope,
} from "../kernel/index.ts";
import { Reference } from "../reference/index.ts";
import { write } from "../table/index.ts";
import { findByCode } from "./code.ts";
import { findByName } from "./name.ts";
import { foundOf, type Sight } from "./people.ts";
import { readingsOf } from "./rules.ts";
import { FindInput, type Found, type Reading } from "./schema.ts";

/**
 * Finds by an e-mail or a phone (exactly), a code or an id, or the beginning of a name, whatever the reader's roles open
 * and no more. What was typed is kept nowhere: the trail names the ids that were shown.
 */
export const find = action({
  name: "search.find",
  access: may("search.find"),
  unkeyed: true,
  input: FindInput,
  async run({ text, cursor }, { actor, now, within, audit }): Promise<Page<Found>> {
    const readings = readingsOf(text);
    const [first] = readings;
    if (!first) throw invalidField("text", "search_unreadable");
    within(homeOf(may("search.find"), actor, now));
    const regions = await regionsOf(actor, now);
    const pages = await Promise.all(readings.map((reading) => look(actor, reading, regions, cursor)));
    const items = pages.flatMap((page) => page.items);
    audit({ recordId: `search#${first.by}`, fields: items.map(shownAs) });
    await write();
    return { items, cursor: pages.find((page) => page.cursor)?.cursor };
  },
});

/** The regions whose people this member of staff may look for. */
async function regionsOf(actor: Staff, now: Date): Promise<string[]> {
  const reach = reachOf(may("search.person"), actor, now);
  return reach.all ? (await Reference.list("region")).map(({ code }) => code) : [...new Set(reach.regions)].toSorted();
}

/** The place a list read over several is written down for: the first this reader reaches. */
export function homeOf(access: Access, actor: Actor, now: Date): Place {
  const { all, regions, councils } = reachOf(access, actor, now);
  if (all) return {};
  return regions[0] === undefined ? { council: councils[0] } : { region: regions[0] };
}

async function look(
  actor: Staff,
  { by, value }: Reading,
  regions: readonly string[],
  cursor: string | undefined,
): Promise<Page<Found>> {
  const inReach = <S extends Sight>(sights: readonly S[]) => sights.filter(({ region }) => regions.includes(region));
  switch (by) {
    case "name": {
      const page = await findByName({ text: value, regions, reader: actorId(actor), cursor });
      return { items: await foundOf(actor, page.rows), cursor: page.cursor };
    }
    case "phone":
      return { items: regions.length === 0 ? [] : await foundOf(actor, inReach(await Identity.recordsOfPhone(value))) };
    case "email":
      return { items: regions.length === 0 ? [] : await personOf(actor, await idBehind(value), inReach) };
    case "record":
      if (!value.startsWith("per_")) return { items: await findByCode(actor, { by, value }) };
      return { items: regions.length === 0 ? [] : await personOf(actor, value, inReach) };
    default:
      return { items: await findByCode(actor, { by, value }) };
  }
}

const idBehind = async (email: string): Promise<string> => (await Identity.personBehind(email)).personId;

/**
 * A person's records in reach; for who reaches the country, the person alone where they have none of the kind that
 * tells a name, a giver say.
 */
async function personOf(
  actor: Staff,
  personId: string,
  inReach: <S extends Sight>(sights: readonly S[]) => S[],
): Promise<Found[]> {
  const known = await Identity.knownOf(personId);
  const kept = known.profile?.mergedInto;
  if (kept !== undefined) return personOf(actor, kept, inReach);
  const found = await foundOf(actor, inReach(known.clues));
  const isKnown = known.profile !== undefined || known.deeds.length > 0 || known.mailboxes.length > 0;
  const alone = isKnown && reachOf(may("search.person"), actor, scope().now()).all;
  return found.length > 0 || !alone ? found : [{ kind: "person", recordId: personId, personId }];
}

/** A person stands in the trail under a name of the trail's own. */
const shownAs = ({ kind, recordId }: Found): string => (kind === "person" ? Identity.trailIdOf(recordId) : recordId);
