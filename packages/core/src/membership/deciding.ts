import * as z from "zod";
import { may } from "../access/index.ts";
import { action, BusyError, ConflictError, invalidField, scope } from "../kernel/index.ts";
import { Reference } from "../reference/index.ts";
import { batchGet, write } from "../table/index.ts";
import { endingOps } from "./applicant.ts";
import { cardCodeOf, guardKeyOf, nameKeyOf, numberKeyOf } from "./likeness.ts";
import { getApplication } from "./record.ts";
import {
  ASKABLE,
  assertIn,
  assertNotOwn,
  assertSeen,
  DECIDABLE,
  MEMBER,
  memberNumberOf,
  movedOn,
  queueOf,
  stepped,
} from "./rules.ts";
import { type Application, END_REASONS, MembershipKey, REJECT_REASONS, TRANSFER_REASONS } from "./schema.ts";
import { Memberships } from "./table.ts";

/** `version` is what the decider saw: given, a record that has moved on since is not decided upon. */
export const Decision = z.object({ membershipKey: MembershipKey, version: z.int().optional() });
const Note = z.string().trim().max(1000).optional();

/** What a decision answers: enough to go on from. */
export const outcome = ({ membershipKey, status, region, version, memberNumber }: Application) => ({
  membershipKey,
  status,
  region,
  version,
  ...(memberNumber && { memberNumber }),
});
export const outcomeNow = async ({ membershipKey }: { membershipKey: string }) =>
  outcome(await getApplication(membershipKey));

/** Makes the applicant a member: one live membership a person, whoever approves at once; a number never given before. */
export const approve = action({
  name: "membership.approve",
  access: may("membership.approve"),
  input: Decision,
  async run({ membershipKey, version: seen }, { actor, now, within, audit }) {
    const application = await getApplication(membershipKey);
    within({ region: application.region });
    assertNotOwn(application, actor.personId);
    assertIn(application, DECIDABLE);
    assertSeen(application, seen);
    const guardKey = guardKeyOf(application.personId ?? "", application);
    const memberNumber = await freeNumber(guardKey);
    const at = now.toISOString();
    const set = {
      status: "approved" as const,
      memberNumber,
      cardCode: cardCodeOf(membershipKey),
      memberSince: at,
      history: stepped(application, { at, what: "approved" }),
    };
    audit({ recordId: membershipKey, before: application.status, after: "approved" });
    await write(
      move(application, set, DECIDABLE),
      Memberships.put(
        { membershipKey: guardKey, kind: "guard", of: membershipKey },
        { unless: "exists", otherwise: ALREADY },
      ),
      Memberships.put(
        { membershipKey: numberKeyOf(memberNumber), kind: "number", of: membershipKey },
        { unless: "exists", otherwise: new BusyError() },
      ),
    );
    return outcome({ ...application, ...set, version: application.version + 1 });
  },
  again: outcomeNow,
});

const ALREADY = new ConflictError("already_member");
const DRAWS = 3;

/** A number nobody had. Drawn three at once and read with the guard, so that a refusal is shed before the transaction. */
async function freeNumber(guardKey: string): Promise<string> {
  const numbers = Array.from({ length: DRAWS }, () => memberNumberOf(scope().random(6)));
  const keys = [guardKey, ...numbers.map(numberKeyOf)].map((membershipKey) => ({ membershipKey }));
  const taken = new Set((await batchGet(Memberships, keys)).map((item) => item.membershipKey));
  if (taken.has(guardKey)) throw ALREADY;
  const free = numbers.find((number) => !taken.has(numberKeyOf(number)));
  if (free === undefined) throw new BusyError();
  return free;
}

/** A step on: from the states it may leave, at the version that was read; out of the queue unless `set` says which. */
export function move(application: Application, set: Partial<Application>, from: ReadonlySet<Application["status"]>) {
  const { membershipKey, version } = application;
  const out = set.queue === undefined ? { remove: ["queue" as const] } : {};
  return Memberships.update(
    { membershipKey },
    { set, ...out, version, when: { status: [...from] }, otherwise: movedOn(from) },
  );
}

/** Says no, with a reason the applicant is told. */
export const reject = action({
  name: "membership.reject",
  access: may("membership.reject"),
  input: Decision.extend({ reason: z.enum(REJECT_REASONS), note: Note }),
  async run({ membershipKey, version: seen, reason, note }, { actor, now, within, audit }) {
    const application = await getApplication(membershipKey);
    within({ region: application.region });
    assertNotOwn(application, actor.personId);
    if (reason === "other" && !note) throw invalidField("note", "required");
    assertIn(application, DECIDABLE);
    assertSeen(application, seen);
    const step = { at: now.toISOString(), what: "rejected" as const, reason, ...(note && { text: note }) };
    const set = { status: "rejected" as const, history: stepped(application, step) };
    audit({ recordId: membershipKey, before: application.status, after: "rejected", reason });
    await write(move(application, set, DECIDABLE));
    return outcome({ ...application, ...set, version: application.version + 1 });
  },
  again: outcomeNow,
});

/** Asks the applicant for more; the question goes by mail and stands on their private page. */
export const ask = action({
  name: "membership.ask",
  access: may("membership.ask"),
  input: Decision.extend({ question: z.string().trim().min(1, "required").max(1000) }),
  async run({ membershipKey, version: seen, question }, { actor, now, within, audit }) {
    const application = await getApplication(membershipKey);
    within({ region: application.region });
    assertNotOwn(application, actor.personId);
    assertIn(application, ASKABLE);
    assertSeen(application, seen);
    const history = stepped(application, { at: now.toISOString(), what: "asked", text: question });
    const set = { status: "more_info" as const, queue: queueOf(application.region, "more_info"), history };
    audit({ recordId: membershipKey, before: application.status, after: "more_info" });
    await write(move(application, set, ASKABLE));
    return outcome({ ...application, ...set, version: application.version + 1 });
  },
  again: outcomeNow,
});

/** Hands the application to another region; the history and the trail keep both. */
export const transfer = action({
  name: "membership.transfer",
  access: may("membership.transfer"),
  input: Decision.extend({ region: z.string().min(1, "required"), reason: z.enum(TRANSFER_REASONS) }),
  async run({ membershipKey, version: seen, region, reason }, { actor, now, within, audit }) {
    const application = await getApplication(membershipKey);
    const { status, region: from } = application;
    within({ region: from });
    assertNotOwn(application, actor.personId);
    assertIn(application, DECIDABLE);
    assertSeen(application, seen);
    if (region === from || !(await Reference.has("region", region))) throw invalidField("region", "invalid_choice");
    const history = stepped(application, { at: now.toISOString(), what: "transferred", reason, from, to: region });
    const set = { region, queue: queueOf(region, status), nameKey: nameKeyOf(application, region), history };
    audit({ recordId: membershipKey, before: `${status}@${from}`, after: `${status}@${region}`, reason });
    await write(move(application, set, DECIDABLE));
    return outcome({ ...application, ...set, version: application.version + 1 });
  },
  again: outcomeNow,
});

/** The central office ends a membership, with a reason the member is told. */
export const end = action({
  name: "membership.end",
  access: may("membership.end"),
  input: Decision.extend({ reason: z.enum(END_REASONS), note: Note }),
  async run({ membershipKey, version: seen, reason, note }, { actor, now, within, audit }) {
    const application = await getApplication(membershipKey);
    within({});
    assertNotOwn(application, actor.personId);
    if (reason === "other" && !note) throw invalidField("note", "required");
    assertIn(application, MEMBER);
    assertSeen(application, seen);
    const at = now.toISOString();
    const step = { at, what: "ended" as const, reason, ...(note && { text: note }) };
    const set = { status: "ended" as const, endedAt: at, history: stepped(application, step) };
    audit({ recordId: membershipKey, before: "approved", after: "ended", reason });
    await write(...endingOps(application, set));
    return outcome({ ...application, ...set, version: application.version + 1 });
  },
  again: outcomeNow,
});
