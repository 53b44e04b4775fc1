import { Identity } from "../identity/index.ts";
import { Mailing } from "../mailing/index.ts";
import { Note } from "../note/index.ts";
import { finish, noteGone, noteOther, runningErasure } from "./erase.ts";
import { forgetMerges } from "./merge.ts";
import { SERVICES, serviceOf } from "./services.ts";

/** Takes away the letters that were kept for these mailboxes and phones, where any are kept at all. */
export type ForgetMail = (addresses: readonly string[]) => Promise<void>;

/**
 * Carries an erasure out: record by record, each with the word that it is done; then what names the person beside records,
 * the letters kept for them, and last the person. Each step may be repeated, so it goes on wherever it was stopped.
 */
export async function carryOut(erasureId: string, forgetMail?: ForgetMail): Promise<void> {
  const row = await runningErasure(erasureId);
  if (!row) return;
  const { personId } = row;
  await Identity.closeDoors(personId);
  const names = await Identity.namesOf(personId);
  // Until no line is left: one may be noted while others are worked off.
  for (let deeds = await deedsOf(names); deeds.length > 0; deeds = await deedsOf(names)) {
    for (const deed of deeds) {
      const fields = await eraseRecord(personId, deed);
      if (!(await noteGone(row, deed.service, fields, Identity.droppingDeed(deed)))) return;
    }
  }
  for (const { name, eraseRest } of SERVICES) {
    const fields = (await eraseRest?.(names)) ?? [];
    if (fields.length > 0) await noteGone(row, name, fields);
  }
  await forgetMerges(names);
  const listed = await Mailing.forget(names);
  if (listed.length > 0) await noteGone(row, "mailing", listed);
  const { confirmed, asked } = await Identity.phonesOf(personId);
  const emails = (await Identity.mailboxesOf(personId)).map(({ email }) => email);
  await forgetMail?.([...emails, confirmed, asked].filter((address) => address !== undefined));
  for (const other of names.slice(1)) await noteOther(other, row);
  await noteGone(row, "identity", await Identity.erase(personId));
  await finish(row);
}

const deedsOf = async (names: readonly string[]): Promise<Identity.Deed[]> =>
  (await Promise.all(names.map((name) => Identity.deedsOf(name)))).flat();

/** One record and what was remarked on it. Answers the names of the fields that went. */
export async function eraseRecord(
  personId: string,
  deed: Identity.Led & Pick<Identity.Deed, "service">,
): Promise<readonly string[]> {
  const fields = await serviceOf(deed).erase(personId, deed);
  await Note.forget(deed.recordId);
  return fields;
}
