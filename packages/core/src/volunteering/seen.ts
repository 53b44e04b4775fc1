import { shownOf, type Tells, visibleFields } from "../access/index.ts";
import type { Actor } from "../kernel/index.ts";
import { placeOf } from "./rules.ts";
import type { Hours } from "./schema.ts";

/** What each field of noted hours tells of the person. */
export const TELLS = { name: "name", text: "text" } as const satisfies Tells;
const PERSONAL = Object.keys(TELLS) as readonly (keyof typeof TELLS)[];

/** Noted hours as staff see them. `hidden` names the fields that the reader may not see. */
export interface ViewedHours
  extends Pick<
    Hours,
    | "hoursId"
    | "status"
    | "version"
    | "what"
    | "region"
    | "organiser"
    | "date"
    | "quarters"
    | "language"
    | "createdAt"
    | "decidedAt"
    | "history"
  > {
  readonly name?: string | undefined;
  readonly text?: string | undefined;
  readonly hidden: readonly string[];
}

/** Hours as this actor may see them now, and the names of the personal fields that are really in them. */
export function seenBy(actor: Actor, hours: Hours, now: Date): { hours: ViewedHours; fields: string[] } {
  const fields = shownOf(PERSONAL, TELLS, visibleFields(actor, placeOf(hours), now));
  const { hoursId, status, version, what, region, organiser, date, quarters, language, createdAt } = hours;
  const { decidedAt, history, name, text } = hours;
  return {
    hours: {
      ...{ hoursId, status, version, what, region, organiser, date, quarters, language, createdAt, decidedAt, history },
      ...(fields.includes("name") && { name }),
      ...(fields.includes("text") && { text }),
      hidden: PERSONAL.filter((field) => !fields.includes(field)),
    },
    fields,
  };
}
