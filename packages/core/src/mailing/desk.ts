import * as z from "zod";
import { may } from "../access/index.ts";
import { action, actorId, NotFoundError, type Page } from "../kernel/index.ts";
import { batchGet, get, queryPage } from "../table/index.ts";
import { COUNTRY, placeOf } from "./rules.ts";
import { type Mailing, MailingId } from "./schema.ts";
import { Mailings } from "./table.ts";

/** The record as it is now. @throws NotFoundError */
export async function find(mailingId: string): Promise<Mailing> {
  const row = await get(Mailings, { mailingId });
  if (!row) throw new NotFoundError();
  return row;
}

/** A letter to many, for those who may write one there: its words, its counts, nobody's name. */
export const read = action({
  name: "mailing.read",
  access: may("mailing.read"),
  input: z.object({ mailingId: MailingId }),
  async run({ mailingId }, { within }): Promise<Mailing> {
    const mailing = await find(mailingId);
    within(placeOf(mailing));
    return mailing;
  },
});

/** Those of a region, of the country as a whole, or (no place) all there are; the newest first. */
export const list = action({
  name: "mailing.list",
  access: may("mailing.list"),
  input: z.object({ place: z.string().optional(), cursor: z.string().optional() }),
  async run({ place, cursor }, { actor, within }): Promise<Page<Mailing>> {
    within(place === undefined || place === COUNTRY ? {} : { region: place });
    const key = place === undefined ? { index: "all", hash: "mailing" } : { index: "byPlace", hash: place };
    const page = await queryPage(Mailings, { ...key, backward: true, cursor, reader: actorId(actor) });
    const rows = await batchGet(
      Mailings,
      page.items.map(({ mailingId }) => ({ mailingId })),
    );
    return { items: rows.filter((row) => place === undefined || row.place === place), cursor: page.cursor };
  },
});
