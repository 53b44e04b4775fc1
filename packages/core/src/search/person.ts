import * as z from "zod";
import { may, type PersonalField, visibleFields } from "../access/index.ts";
import { Council } from "../council/index.ts";
import { Identity } from "../identity/index.ts";
import {
  type Actor,
  action,
  ageOn,
  DEFAULT_ZONE,
  type Locale,
  localOf,
  NotFoundError,
  reachOf,
  scope,
} from "../kernel/index.ts";
import { Participation } from "../participation/index.ts";
import { write } from "../table/index.ts";
import { Volunteering } from "../volunteering/index.ts";
import { nameOf, recordsOf } from "./people.ts";

/** What one record says of its person. What the reader may not see is not in it but named in `hidden`. */
export interface PersonRecord {
  readonly kind: "application" | "booking";
  readonly recordId: string;
  readonly region: string;
  readonly state: string;
  readonly at: string;
  readonly memberNumber?: string | undefined;
  readonly name?: string | undefined;
  readonly phone?: string | undefined;
  readonly email?: string | undefined;
  readonly birthDate?: string | undefined;
  readonly age?: number | undefined;
  readonly hidden: readonly PersonalField[];
}

/** A person as this reader may know them. */
export interface PersonView {
  /** Whom the asked-for person turned out to be, or themselves. */
  readonly personId: string;
  /** Under what name the trail knows them. */
  readonly trailId: string;
  readonly records: readonly PersonRecord[];
  /** Gifts, for those who reach the whole country; proposals to councils and hours given to organisers in reach. */
  readonly lines: readonly Participation.Line[];
  /** How many proposals they support. Which, is their own affair. */
  readonly supports?: number | undefined;
  readonly mailboxes: Identity.Known["mailboxes"];
  /** Mail to the mailbox that letters go to came back, or its owner complained. */
  readonly isMailStopped: boolean;
  readonly stopped: readonly Identity.Topic[];
  readonly language?: Locale | undefined;
  readonly consents: readonly Identity.ConsentRecord[];
  readonly mergedFrom: readonly string[];
}

/**
 * All that is known of a person within the reader's scope. The look is in the trail before it is answered, under the
 * trail's own name for the person.
 * @throws NotFoundError for nobody; ForbiddenError for somebody who has nothing in the reader's regions.
 */
export const personPage = action({
  name: "search.person",
  access: may("search.person"),
  unkeyed: true,
  input: z.object({ personId: Identity.PersonId }),
  async run({ personId: asked }, { actor, now, within, audit }): Promise<PersonView> {
    const known = await keptOf(asked);
    const { personId, deeds, clues, profile } = known;
    const ids = [...clues, ...deeds].map(({ recordId }) => recordId);
    const all = await recordsIn(personId, [...new Set(ids)]);
    const reach = reachOf(may("search.person"), actor, now);
    const own = all.filter(({ region }) => reach.all || reach.regions.includes(region));
    if (!profile && deeds.length === 0 && all.length === 0 && known.mailboxes.length === 0) throw new NotFoundError();
    const told = await toldHere(deeds, reach);
    within(reach.all ? {} : { region: (own[0] ?? [...told.values()][0] ?? all[0])?.region });
    const records = own.map((record) => seenBy(actor, record, now));
    const lines = told.size > 0 ? await Participation.linesOf(personId, ({ recordId }) => told.has(recordId)) : [];
    const trailId = Identity.trailIdOf(personId);
    const mailboxes = reach.all && visibleFields(actor, {}, now).has("email") ? known.mailboxes : [];
    audit({ recordId: trailId, fields: shownIn(records, mailboxes.length > 0, lines.length > 0) });
    await write();
    return {
      personId,
      trailId,
      records,
      lines,
      supports: reach.all ? deeds.filter(({ what }) => what === "support").length : undefined,
      mailboxes,
      isMailStopped: known.mailboxes[0]?.isSuppressed ?? false,
      stopped: profile?.stopped ?? [],
      language: profile?.language,
      consents: known.consents,
      mergedFrom: reach.all ? known.mergedFrom : [],
    };
  },
});

/**
 * The deeds whose line tells enough, by their records: gifts, which are the country's affair, proposals to councils in
 * reach, and hours noted for organisers in reach. An application and a booking are told from their records, a support is told by nobody.
 */
async function toldHere(
  deeds: readonly Identity.Deed[],
  reach: ReturnType<typeof reachOf>,
): Promise<Map<string, { region: string | undefined }>> {
  const told = new Map<string, { region: string | undefined }>();
  for (const deed of deeds) {
    if (deed.what === "gift" && reach.all) told.set(deed.recordId, { region: undefined });
    const place = PLACES[deed.what];
    if (!place) continue;
    const region = await place.regionOf(deed);
    if (reach.all || (region !== undefined && reach.regions.includes(region))) told.set(deed.recordId, { region });
  }
  return told;
}

/** Who knows where such a deed lies. */
const PLACES: Readonly<Partial<Record<Identity.Deed["what"], Identity.Service>>> = {
  proposal: Council.service,
  hours: Volunteering.service,
};

async function keptOf(personId: string): Promise<Identity.Known> {
  const known = await Identity.knownOf(personId);
  const kept = known.profile?.mergedInto;
  return kept === undefined ? known : keptOf(kept);
}

type WholeRecord = Omit<PersonRecord, "hidden">;

/** What a person's own records say of them, the newest first. */
async function recordsIn(personId: string, recordIds: readonly string[]): Promise<WholeRecord[]> {
  const { applications, bookings } = await recordsOf(recordIds);
  const today = localOf(scope().now(), DEFAULT_ZONE).date;
  const applied = [...applications.values()]
    .filter((application) => application.personId === personId)
    .map((application): WholeRecord => {
      const { membershipKey, region, status, createdAt, phone, email, birthDate, memberNumber } = application;
      const common = { kind: "application" as const, recordId: membershipKey, region, state: status, at: createdAt };
      return {
        ...common,
        ...{ name: nameOf(application), phone, email, birthDate, age: ageOn(birthDate, today), memberNumber },
      };
    });
  const booked = [...bookings.values()]
    .filter((found) => found.personId === personId)
    .map(({ booking, contact }): WholeRecord => {
      const { bookingId, region, status, createdAt } = booking;
      const common = { kind: "booking" as const, recordId: bookingId, region, state: status, at: createdAt };
      return contact ? { ...common, name: contact.name, phone: contact.phone, email: contact.email } : common;
    });
  return [...applied, ...booked].toSorted((a, b) => b.at.localeCompare(a.at));
}

const FACTS = ["name", "phone", "email", "birthDate", "age"] as const satisfies readonly PersonalField[];

function seenBy(actor: Actor, record: WholeRecord, now: Date): PersonRecord {
  const visible = visibleFields(actor, record, now);
  const there = FACTS.filter((fact) => record[fact] !== undefined);
  const hidden = there.filter((fact) => !visible.has(fact));
  const left: (keyof WholeRecord)[] = [...hidden];
  const shown = Object.fromEntries(Object.entries(record).filter(([name]) => !(left as string[]).includes(name)));
  return { ...(shown as WholeRecord), hidden };
}

/** Names of what was shown, for the trail. */
function shownIn(records: readonly PersonRecord[], isMailbox: boolean, isLined: boolean): string[] {
  const facts = FACTS.filter((fact) => records.some((record) => record[fact] !== undefined));
  return [...new Set([...facts, ...(isMailbox ? ["email"] : []), ...(isLined ? ["lines"] : []), "consents"])];
}
