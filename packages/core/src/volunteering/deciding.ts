import * as z from "zod";
import { may } from "../access/index.ts";
import { Identity } from "../identity/index.ts";
import { action, ConflictError, ForbiddenError, invalidField, isUndoable } from "../kernel/index.ts";
import { isDoneBy, type Op, PersonalAudit, write } from "../table/index.ts";
import { freeing, taking } from "./day.ts";
import { getHours } from "./record.ts";
import { assertIn, assertNotOwn, assertSeen, CONFIRMED, movedOn, placeOf, queueOf, stepped, WAITING } from "./rules.ts";
import { ANNUL_REASONS, type Hours, HoursId, REFUSE_REASONS, type Status } from "./schema.ts";
import { HoursNoted } from "./table.ts";

/** `version` is what the decider saw: given, hours that have moved on since are not decided upon. */
const Decision = z.object({ hoursId: HoursId, version: z.int().optional() });
const Note = z.string().trim().max(500).optional();

/** What a decision answers: enough to go on from. */
const outcome = ({ hoursId, status, organiser, version }: Hours) => ({ hoursId, status, organiser, version });
const outcomeNow = async ({ hoursId }: { hoursId: string }) => outcome(await getHours(hoursId));

const isOwn = (hours: Hours, personId: string): Promise<boolean> => Identity.isSamePerson(personId, hours.personId);

/** A step on: from the state it may leave, at the version that was read; out of the queue. */
function move(hours: Hours, set: Partial<Hours>, from: ReadonlySet<Status>): Op {
  const { hoursId, version } = hours;
  const when = { status: [...from] };
  return HoursNoted.update({ hoursId }, { set, remove: ["queue"], version, when, otherwise: movedOn(from) });
}

/** The organiser says that these hours were given: from here on they count. */
export const confirm = action({
  name: "volunteering.confirm",
  access: may("volunteering.confirm"),
  input: Decision,
  async run({ hoursId, version }, { actor, now, within, audit }) {
    const hours = await getHours(hoursId);
    within(placeOf(hours));
    assertNotOwn(await isOwn(hours, actor.personId));
    assertIn(hours, WAITING);
    assertSeen(hours, version);
    const at = now.toISOString();
    const set = {
      status: "confirmed" as const,
      decidedAt: at,
      history: stepped(hours, { at, what: "confirmed" }),
    };
    audit({ recordId: hoursId, before: "waiting", after: "confirmed" });
    await write(move(hours, set, WAITING));
    return outcome({ ...hours, ...set, version: hours.version + 1 });
  },
  again: outcomeNow,
});

/** Says no, with a reason the person is told; the day is free again. */
export const refuse = action({
  name: "volunteering.refuse",
  access: may("volunteering.refuse"),
  input: Decision.extend({ reason: z.enum(REFUSE_REASONS), note: Note }),
  async run({ hoursId, version, reason, note }, { actor, now, within, audit }) {
    const hours = await getHours(hoursId);
    within(placeOf(hours));
    assertNotOwn(await isOwn(hours, actor.personId));
    if (reason === "other" && !note) throw invalidField("note", "required");
    assertIn(hours, WAITING);
    assertSeen(hours, version);
    const at = now.toISOString();
    const step = { at, what: "refused" as const, reason, ...(note && { text: note }) };
    const set = { status: "refused" as const, decidedAt: at, history: stepped(hours, step) };
    audit({ recordId: hoursId, before: "waiting", after: "refused", reason });
    await write(move(hours, set, WAITING), freeing(hours));
    return outcome({ ...hours, ...set, version: hours.version + 1 });
  },
  again: outcomeNow,
});

/** Takes back a confirmation that was wrong: the hours count no more, and no certificate that counted them is valid. */
export const annul = action({
  name: "volunteering.annul",
  access: may("volunteering.annul"),
  input: Decision.extend({ reason: z.enum(ANNUL_REASONS), note: Note }),
  async run({ hoursId, version, reason, note }, { actor, now, within, audit }) {
    const hours = await getHours(hoursId);
    within(placeOf(hours));
    assertNotOwn(await isOwn(hours, actor.personId));
    if (reason === "other" && !note) throw invalidField("note", "required");
    assertIn(hours, CONFIRMED);
    assertSeen(hours, version);
    const at = now.toISOString();
    const step = { at, what: "annulled" as const, reason, ...(note && { text: note }) };
    const set = { status: "annulled" as const, decidedAt: at, history: stepped(hours, step) };
    audit({ recordId: hoursId, before: "confirmed", after: "annulled", reason });
    await write(move(hours, set, CONFIRMED), freeing(hours));
    return outcome({ ...hours, ...set, version: hours.version + 1 });
  },
  again: outcomeNow,
});

/** The decisions that may be taken back, and the verb whose row in the trail says whose they were. */
const VERB_OF: Readonly<Partial<Record<Status, string>>> = {
  confirmed: "volunteering.confirm",
  refused: "volunteering.refuse",
};

/**
 * Takes one's own decision back within 30 seconds, before the person is written to: the hours wait as they did.
 * @throws ConflictError nothing_to_undo, undo_too_late, day_is_full (the day was noted anew meanwhile)
 */
export const undo = action({
  name: "volunteering.undo",
  access: may("volunteering.undo"),
  input: Decision,
  async run({ hoursId, version }, { actor, now, within, audit }) {
    const hours = await getHours(hoursId);
    within(placeOf(hours));
    const { status, decidedAt } = hours;
    const verb = VERB_OF[status];
    if (!verb || !decidedAt) throw new ConflictError("nothing_to_undo");
    assertSeen(hours, version);
    if (!isUndoable(decidedAt, now)) throw new ConflictError("undo_too_late");
    if (!(await isDoneBy(PersonalAudit, actor.personId, verb, hoursId, decidedAt)))
      throw new ForbiddenError("not_own_decision");
    const set = {
      status: "waiting" as const,
      queue: queueOf(hours.organiser),
      history: hours.history.slice(0, -1),
    };
    audit({ recordId: hoursId, before: status, after: "waiting", reason: status });
    await write(
      HoursNoted.update(
        { hoursId },
        {
          set,
          remove: ["decidedAt"],
          version: hours.version,
          when: { status },
          otherwise: movedOn(new Set([status])),
        },
      ),
      status === "refused" && taking(hours),
    );
    return outcome({ ...hours, ...set, version: hours.version + 1 });
  },
  again: outcomeNow,
});
