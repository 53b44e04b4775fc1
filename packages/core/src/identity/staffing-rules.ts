import { DEFAULT_ZONE, InvalidError, invalidField, localOf, type Role } from "../kernel/index.ts";

export const PLACES = ["region", "council", "campaign"] as const;
export type PlaceKind = (typeof PLACES)[number];

/** The place each role is given in. Central office reaches the country; finance the country or one region. */
export const PLACE_OF: Readonly<Record<Role, { readonly place?: PlaceKind; readonly mayReachCountry: boolean }>> = {
  central: { mayReachCountry: true },
  coordinator: { place: "region", mayReachCountry: false },
  moderator: { place: "council", mayReachCountry: false },
  member: { place: "council", mayReachCountry: false },
  finance: { place: "region", mayReachCountry: true },
  organiser: { place: "campaign", mayReachCountry: false },
};

type Placed = { readonly role: Role } & { readonly [K in PlaceKind]?: string | undefined };

/** @throws InvalidError on the place that the role needs and the grant does not name, or names and the role has no use for. */
export function assertPlaced(grant: Placed): void {
  const { place, mayReachCountry } = PLACE_OF[grant.role];
  const strange = PLACES.filter((kind) => kind !== place && grant[kind] !== undefined);
  if (strange.length > 0) throw new InvalidError(strange.map((field) => ({ field, code: "place_not_for_role" })));
  if (place && !mayReachCountry && !grant[place]) throw invalidField(place, "required");
}

/** A role begins now or later, never before it was given, and ends after it began. @throws InvalidError on the field */
export function assertTimes(
  { from, until }: { from?: string | undefined; until?: string | undefined },
  now: Date,
): void {
  const at = now.toISOString();
  if (from !== undefined && from < at) throw invalidField("from", "date_in_past");
  if (until !== undefined && until <= at) throw invalidField("until", "date_in_past");
  if (from !== undefined && until !== undefined && until <= from)
    throw invalidField("until", "date_too_early", { min: localOf(new Date(from), DEFAULT_ZONE).date });
}
