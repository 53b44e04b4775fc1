import { Reference } from "@kz2050/core/reference";
import { Volunteering } from "@kz2050/core/volunteering";
import type { Messages } from "@kz2050/i18n";
import type { OfficeContext } from "../page.tsx";

/** The queue that a path names: a region, or the country. */
export const QUEUE = "/volunteering/queue/:organiser{(?:[0-9]{2}|country)}";
export const queueHref = (locale: string, organiser: string): string =>
  `/office/${locale}/volunteering/queue/${organiser}`;
export const recordHref = (locale: string, hoursId: string): string => `/office/${locale}/volunteering/${hoursId}`;

/** The last eight characters tell two lines apart; nobody reads out twenty-six. */
export const shortKey = (hoursId: string): string => hoursId.slice(-8).toUpperCase();

/** Hours and minutes in the reader's words. */
export function timeOf({ volunteering }: Messages, quarters: number): string {
  const { hours, minutes } = Volunteering.clockOf(quarters);
  return volunteering.duration(hours, minutes);
}

/** What places and organisers are called. */
export async function namesIn({ var: { t, locale } }: OfficeContext) {
  const rows = await Reference.list("region");
  const region = (code: string): string => rows.find((row) => row.code === code)?.name[locale] ?? code;
  const organiser = (code: string): string => (code === Volunteering.COUNTRY ? t.volunteering.central : region(code));
  return { region, organiser };
}
