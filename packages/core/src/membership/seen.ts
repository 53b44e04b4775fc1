import { shownOf, type Tells, visibleFields } from "../access/index.ts";
import { type Actor, ageOn, DEFAULT_ZONE, localOf } from "../kernel/index.ts";
import { type Application, ViewedApplication } from "./schema.ts";

/** What each field of an application tells of the applicant. The city is shown with the region: it tells nobody apart. */
export const TELLS = {
  surname: "name",
  givenName: "name",
  patronymic: "name",
  birthDate: "birthDate",
  age: "age",
  phone: "phone",
  email: "email",
  occupation: "text",
  why: "text",
  history: "text",
} as const satisfies Tells;
export const PERSONAL = Object.keys(TELLS) as readonly (keyof typeof TELLS)[];

/**
 * An application as this actor may see it now, and the names of the personal fields that are really in it. What is
 * hidden is named, so that a page says so instead of leaving a hole; of the history the texts alone are hidden.
 */
export function seenBy(
  actor: Actor,
  application: Application,
  now: Date,
): { application: ViewedApplication; fields: string[] } {
  const shown = shownOf(PERSONAL, TELLS, visibleFields(actor, application, now));
  const hidden = PERSONAL.filter((field) => !shown.includes(field));
  const whole = { ...application, age: ageOn(application.birthDate, localOf(now, DEFAULT_ZONE).date) };
  const kept = Object.fromEntries(
    Object.entries(whole).filter(([name]) => name === "history" || !(hidden as string[]).includes(name)),
  );
  const history = application.history.map(({ text, ...step }) =>
    hidden.includes("history") ? step : { ...step, text },
  );
  return { application: ViewedApplication.parse({ ...kept, history, hidden }), fields: shown };
}
