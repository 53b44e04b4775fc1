import type { Campaign } from "@kz2050/core/campaign";
import type { Council } from "@kz2050/core/council";
import type { Lecture } from "@kz2050/core/lecture";
import type { Membership } from "@kz2050/core/membership";
import type { Participation } from "@kz2050/core/participation";
import { Reference } from "@kz2050/core/reference";
import type { Search } from "@kz2050/core/search";
import type { Volunteering } from "@kz2050/core/volunteering";
import type { Messages } from "@kz2050/i18n";
import { Tag } from "@kz2050/ui";
import type { OfficeContext } from "../page.tsx";

type Kind = Search.Kind;

/** The office's page of a record, by its kind; a person's by their id. */
const PATHS: Readonly<Record<Kind, string>> = {
  application: "membership",
  booking: "lectures",
  gift: "payments/match",
  proposal: "proposals",
  hours: "volunteering",
  campaign: "campaigns",
  lecturer: "lecturers",
  person: "people",
};
const KIND_OF: Readonly<Record<string, Kind>> = {
  mem: "application",
  bkg: "booking",
  don: "gift",
  prp: "proposal",
  hrs: "hours",
  cmp: "campaign",
  lec: "lecturer",
};

export const hrefOf = (c: OfficeContext, kind: Kind, recordId: string): string =>
  `/office/${c.var.locale}/${PATHS[kind]}/${recordId}`;
export const personHref = (c: OfficeContext, personId: string): string => hrefOf(c, "person", personId);

/** What kind of record an id names, where the office has a page for it. */
export const kindOf = (recordId: string): Kind | undefined =>
  /^[a-z]{3}_[0-9a-z]{26}$/.test(recordId) ? KIND_OF[recordId.slice(0, 3)] : undefined;

/** The page of a record by its id alone; none for what has no page. */
export function recordHref(c: OfficeContext, recordId: string): string | undefined {
  const kind = kindOf(recordId);
  return kind && hrefOf(c, kind, recordId);
}

/** What kind of record a line on a person's page tells of. */
export const kindOfLine = ({ what }: Pick<Participation.Line, "what">) =>
  what === "gift" || what === "hours" ? what : ("proposal" as const);

/** A state as its own service calls it; for staff where the service has words of theirs. */
export function stateText(t: Messages, kind: Kind, state: string): string {
  switch (kind) {
    case "application":
      if (state === "submitted") return t.membership.office.submitted;
      if (state === "more_info") return t.membership.office.moreInfo;
      return t.membership.status[state as Membership.Status];
    case "booking":
      return t.lecture.status[state as Lecture.Status];
    case "gift":
      return t.person.giftStatus[state as Campaign.Gift["status"]];
    case "proposal":
      return t.council.status[state as Council.ProposalStatus];
    case "hours":
      return t.volunteering.status[state as Volunteering.Status];
    case "campaign":
      return t.campaign.status[state as Campaign.CampaignStatus];
    case "lecturer":
      return t.lecture.office.states[state as Lecture.Lecturer["state"]];
    case "person":
      return "";
  }
}

export function StateTag({ c, kind, state }: { c: OfficeContext; kind: Kind; state: string | undefined }) {
  return state === undefined ? null : <Tag>{stateText(c.var.t, kind, state)}</Tag>;
}

/** The last eight characters tell two lines apart; nobody reads out twenty-six. */
export const shortId = (recordId: string): string => recordId.slice(-8).toUpperCase();

/** Names of regions and councils in the reader's language, by their codes. */
export async function placeNames(
  c: OfficeContext,
): Promise<(place: { region?: string | undefined; council?: string | undefined }) => string> {
  const [regions, councils] = await Promise.all([Reference.list("region"), Reference.list("council")]);
  const nameIn = (rows: typeof regions | typeof councils, code: string) =>
    rows.find((row) => row.code === code)?.name[c.var.locale] ?? code;
  return ({ region, council }) =>
    council !== undefined ? nameIn(councils, council) : region !== undefined ? nameIn(regions, region) : "";
}

/** What a person is called: the name of the newest record that tells one. */
export const nameIn = (c: OfficeContext, { records }: Search.PersonView): string =>
  records.find(({ name }) => name !== undefined)?.name ?? c.var.t.person.page.unnamed;
