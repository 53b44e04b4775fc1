import {
  ageOn,
  DEFAULT_ZONE,
  type ExtractedPage,
  type Extraction,
  isAsked,
  localOf,
  type Mark,
  scope,
} from "../kernel/index.ts";
import { scanFrom } from "../table/index.ts";
import { MEMBER, VISIBLE_TO_STAFF } from "./rules.ts";
import type { Application } from "./schema.ts";
import { Memberships } from "./table.ts";

/**
 * One page of the applications, or of the members, for an export. Whoever was erased is a row of another kind and not
 * among them. For the export's worker alone (it scans).
 */
export async function extract(
  what: "applications" | "members",
  asked: Extraction,
  from?: Mark,
): Promise<ExtractedPage> {
  const { items, last } = await scanFrom(Memberships, from);
  const rows = items.flatMap((item) => {
    if (item.kind !== "application" || (asked.region !== undefined && item.region !== asked.region)) return [];
    const states = what === "members" ? MEMBER : VISIBLE_TO_STAFF;
    const at = what === "members" ? item.memberSince : item.submittedAt;
    if (!states.has(item.status) || !at || !isAsked(at, asked)) return [];
    return [{ mark: { membershipKey: item.membershipKey }, values: valuesOf(item) }];
  });
  return { rows, last };
}

function valuesOf(application: Application) {
  const { membershipKey, status, region, city, language, submittedAt, memberNumber, memberSince, consents } =
    application;
  const { surname, givenName, patronymic, birthDate, phone, email, occupation, why } = application;
  const age = ageOn(birthDate, localOf(scope().now(), DEFAULT_ZONE).date);
  const news = consents.some(({ purpose }) => purpose === "news") ? "yes" : "no";
  return {
    ...{ id: membershipKey, status, region, city, language, submittedAt, memberNumber, memberSince, news },
    ...{ surname, givenName, patronymic, birthDate, age, phone, email, occupation, why },
  };
}
