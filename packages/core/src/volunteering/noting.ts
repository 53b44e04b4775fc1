import * as z from "zod";
import { Identity } from "../identity/index.ts";
import { action, anyone, InvalidError, invalidField, person } from "../kernel/index.ts";
import { Limit } from "../limit/index.ts";
import { Reference } from "../reference/index.ts";
import { write } from "../table/index.ts";
import { freeing, taking } from "./day.ts";
import { openHours } from "./record.ts";
import { assertDate, assertIn, movedOn, queueOf, stepped, WAITING } from "./rules.ts";
import { COUNTRY, type Hours, HoursForm, HoursId } from "./schema.ts";
import { HoursNoted } from "./table.ts";

/** What a person sees of hours they noted: nobody of the staff by name. */
export const OwnHours = (hours: Hours) => {
  const { hoursId, status, what, region, organiser, date, quarters, name, text, createdAt, decidedAt, history } = hours;
  return { hoursId, status, what, region, organiser, date, quarters, name, text, createdAt, decidedAt, history };
};
export type OwnHours = ReturnType<typeof OwnHours>;

/** @throws InvalidError where a place is not one of ours, or the day is not one that may be noted */
async function assertForm({ region, organiser, date }: HoursForm, now: Date): Promise<void> {
  if (!(await Reference.has("region", region))) throw invalidField("region", "invalid_choice");
  if (organiser !== COUNTRY && !(await Reference.has("region", organiser)))
    throw invalidField("organiser", "invalid_choice");
  assertDate(date, now);
}

/**
 * Notes hours of help for the organiser's coordinator to confirm; they count only then. No day of one person holds more
 * than twelve hours, however many forms are sent at once. @throws InvalidError day_is_full, LimitedError
 */
export const note = action({
  name: "volunteering.note",
  access: person,
  input: HoursForm,
  async run(form, { actor, now, newId }) {
    const hoursId = newId("hrs", HoursNoted);
    const personId = await Identity.keptPerson(actor.personId);
    await Identity.assertMayAct(personId);
    await assertForm(form, now);
    await Limit.take("hours.person", personId);
    const at = now.toISOString();
    const hours: Hours = {
      ...{ hoursId, kind: "hours", personId, status: "waiting", version: 1, ...form },
      ...{ createdAt: at, queue: queueOf(form.organiser), history: [{ at, what: "noted" }] },
    };
    const full = new InvalidError([{ field: "quarters", code: "day_is_full" }]);
    await write(HoursNoted.put(hours, { unless: "exists" }), { ...taking(hours), otherwise: full });
    return { hoursId };
  },
  again: async (_input, old) => ({ hoursId: String(old.hoursId) }),
});

const Link = z.object({ hoursId: HoursId, token: z.string() });

/** Shows a person where their hours stand. @throws NotFoundError link_invalid */
export const read = action({
  name: "volunteering.read",
  access: anyone,
  input: Link,
  run: async ({ hoursId, token }): Promise<OwnHours> => OwnHours(await openHours(hoursId, token)),
});

/** Takes hours back that nobody has decided on; the day is free for others. */
export const withdraw = action({
  name: "volunteering.withdraw",
  access: anyone,
  input: Link,
  async run({ hoursId, token }, { now }): Promise<OwnHours> {
    const hours = await openHours(hoursId, token);
    assertIn(hours, WAITING);
    const at = now.toISOString();
    const set = {
      status: "withdrawn" as const,
      decidedAt: at,
      history: stepped(hours, { at, what: "withdrawn" }),
    };
    await write(
      HoursNoted.update(
        { hoursId },
        { set, remove: ["queue"], version: hours.version, when: { status: "waiting" }, otherwise: movedOn(WAITING) },
      ),
      freeing(hours),
    );
    return OwnHours({ ...hours, ...set });
  },
  again: (link) => read({ hoursId: link.hoursId, token: link.token }),
});
