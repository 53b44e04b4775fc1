import { queryAll } from "../table/index.ts";
import { type Application, LIKENESSES, type Like } from "./schema.ts";
import { Memberships } from "./table.ts";

const INDEXES = {
  email: ["byPerson", "personId"],
  phone: ["byPhone", "phoneKey"],
  name: ["byName", "nameKey"],
} as const;
/** More than this many alike are a shared phone of an office, say: a coordinator needs no longer list. */
const MOST = 20;

/** Other confirmed applications of the same mailbox, phone, or name and birth date in the region: by keys, never a scan. */
export async function likelyFor(
  membershipKey: string,
  keys: Pick<Application, "personId" | "phoneKey" | "nameKey">,
): Promise<Like[]> {
  const found = await Promise.all(
    LIKENESSES.map(async (by) => {
      const [index, name] = INDEXES[by];
      const hash = keys[name];
      const rows = hash === undefined ? [] : await queryAll(Memberships, { index, hash, limit: MOST, backward: true });
      return rows.map((row) => ({ membershipKey: row.membershipKey, by }));
    }),
  );
  const alike = new Map<string, Like>();
  for (const { membershipKey: other, by } of found.flat()) {
    if (other !== membershipKey) alike.set(other, { membershipKey: other, by: [...(alike.get(other)?.by ?? []), by] });
  }
  return [...alike.values()];
}

/** Those found at confirmation and those confirmed since. */
export async function likenessesOf(
  application: Pick<Application, "membershipKey" | "personId" | "phoneKey" | "nameKey" | "likely">,
): Promise<Like[]> {
  const found = await likelyFor(application.membershipKey, application);
  return [...new Map([...(application.likely ?? []), ...found].map((like) => [like.membershipKey, like])).values()];
}
