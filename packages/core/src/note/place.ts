import { Campaign } from "../campaign/index.ts";
import { Council } from "../council/index.ts";
import { NotFoundError, type Place } from "../kernel/index.ts";
import { Lecture } from "../lecture/index.ts";
import { Membership } from "../membership/index.ts";
import { Volunteering } from "../volunteering/index.ts";

/** What takes notes, by the beginning of its id. */
const WHERE: ReadonlyMap<string, (recordId: string) => Promise<Place | undefined>> = new Map([
  ["mem_", Membership.whereIs],
  ["bkg_", Lecture.whereIs],
  ["prp_", Council.whereIs],
  ["cmp_", Campaign.whereIs],
  ["hrs_", Volunteering.whereIs],
]);

/** Where the record that a note is on lies, as its own domain says; nowhere for one that takes none. */
export const whereIs = async (recordId: string): Promise<Place | undefined> =>
  WHERE.get(recordId.slice(0, 4))?.(recordId);

/** The same. @throws NotFoundError */
export async function placeOf(recordId: string): Promise<Place> {
  const place = await whereIs(recordId);
  if (!place) throw new NotFoundError();
  return place;
}
