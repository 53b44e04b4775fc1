import * as z from "zod";
import { may } from "../access/index.ts";
import { Identity } from "../identity/index.ts";
import {
  action,
  anyone,
  ConflictError,
  derivedId,
  freshPerson,
  hmac,
  isLinkToken,
  NotFoundError,
  scope,
} from "../kernel/index.ts";
import { any, attempt, get, type Op, write } from "../table/index.ts";
import { ERASE_REASONS, type Erasure, ErasureId } from "./schema.ts";
import { Erasures } from "./table.ts";

/** By what an erasure knows its person when nothing else of them is left. */
export const erasureIdOf = (personId: string): string => derivedId("era", hmac("pseudonymPepper", "erasure", personId));

/** Puts the erasure; refused while one of the same person runs. */
const asking = (personId: string, by: Erasure["by"]): Op =>
  Erasures.put(
    { erasureId: erasureIdOf(personId), personId, askedAt: scope().now().toISOString(), by, fields: {}, records: 0 },
    { when: any({ erasureId: { exists: false } }, { doneAt: { exists: true } }) },
  );

/** @throws ConflictError holds_role: a role is ended first, by who gave it. */
async function assertNoRole(personId: string, now: Date): Promise<void> {
  for (const name of await Identity.namesOf(personId)) {
    if (await Identity.holdsRole(name, now)) throw new ConflictError("holds_role");
  }
}

const askOnce = action({
  name: "participation.erase-me",
  access: freshPerson,
  unkeyed: true,
  input: z.object({}),
  async run(_input, { actor: { personId }, now }) {
    await assertNoRole(personId, now);
    await attempt(asking(personId, "self"));
    return { erasureId: erasureIdOf(personId) };
  },
});

/**
 * The person asks to be erased everywhere, and is signed out at once; the erasure's stream does the rest. Asked again while
 * it runs, the answer is the same. @throws ConflictError holds_role
 */
export const eraseMe: typeof askOnce = Object.assign(
  async (input: z.input<typeof askOnce.input>) => {
    const asked = await askOnce(input);
    const { actor } = scope();
    if (actor.kind === "person") await Identity.closeDoors(actor.personId);
    return asked;
  },
  { actionName: askOnce.actionName, access: askOnce.access, input: askOnce.input },
);

/** The central office has somebody erased who asked for it otherwise than by signing in. @throws ConflictError holds_role */
export const eraseOther = action({
  name: "participation.erase-other",
  access: may("participation.erase-other"),
  input: z.object({ personId: Identity.PersonId, reason: z.enum(ERASE_REASONS) }),
  async run(input, { now, within, audit }) {
    within({});
    const personId = await Identity.keptPerson(input.personId);
    const known = await Identity.knownOf(personId);
    if (!known.profile && known.deeds.length === 0 && known.mailboxes.length === 0) throw new NotFoundError();
    await assertNoRole(personId, now);
    audit({ recordId: Identity.trailIdOf(personId), after: "erased", reason: input.reason });
    await attempt(asking(personId, "staff"));
    return { erasureId: erasureIdOf(personId) };
  },
  again: async ({ personId }) => ({ erasureId: erasureIdOf(await Identity.keptPerson(personId)) }),
});

/** The receipt of an erasure: that it was asked, when it was done, and what went, in names of fields. */
export interface Receipt extends Pick<Erasure, "askedAt" | "by" | "doneAt" | "fields" | "records"> {
  readonly state: "pending" | "done";
}

/** The receipt, for who holds its link. @throws NotFoundError link_invalid */
export const erasure = action({
  name: "participation.erasure",
  access: anyone,
  input: z.object({ erasureId: ErasureId, token: z.string() }),
  async run({ erasureId, token }): Promise<Receipt> {
    const row = isLinkToken("erasure", erasureId, token) ? await get(Erasures, { erasureId }) : undefined;
    if (!row) throw new NotFoundError("link_invalid");
    const { askedAt, by, doneAt, fields, records } = row;
    return { askedAt, by, fields, records, state: doneAt ? "done" : "pending", ...(doneAt && { doneAt }) };
  },
});

/** An erasure on its way: it still names its person. */
export type Running = Erasure & { readonly personId: string };

/** The erasure where it is there and still to be done. */
export async function runningErasure(erasureId: string): Promise<Running | undefined> {
  const row = await get(Erasures, { erasureId });
  return row?.personId !== undefined && row.doneAt === undefined ? { ...row, personId: row.personId } : undefined;
}

/** As it was begun: neither done by another worker, nor asked for anew since. */
const asBegun = ({ personId, askedAt }: Running) => ({ personId, askedAt });

/**
 * Notes what went of a service; `with_` goes into the same transaction. False once the erasure is no longer this one:
 * there is nothing more to do for it.
 */
export async function noteGone(
  running: Running,
  service: string,
  fields: readonly string[],
  with_?: Op,
): Promise<boolean> {
  const { erasureId } = running;
  const row = await get(Erasures, { erasureId });
  const all = [...new Set([...(row?.fields[service] ?? []), ...fields])];
  const refusals = await attempt(
    with_,
    Erasures.update(
      { erasureId },
      {
        setPath: { [`fields.${service}`]: all },
        ...(with_ && { add: { records: 1 } }),
        when: asBegun(running),
      },
    ),
  );
  return !refusals.some(({ op }) => op.table.name === Erasures.name);
}

/** From here on the row names nobody. */
export async function finish(running: Running): Promise<void> {
  const { erasureId } = running;
  const doneAt = scope().now().toISOString();
  await attempt(Erasures.update({ erasureId }, { set: { doneAt }, remove: ["personId"], when: asBegun(running) }));
}

/** The word that another name of the same person is erased too, for a restore that knows them by it. */
export async function noteOther(other: string, { askedAt, by }: Pick<Erasure, "askedAt" | "by">): Promise<void> {
  const doneAt = scope().now().toISOString();
  await write(Erasures.put({ erasureId: erasureIdOf(other), askedAt, by, doneAt, fields: {}, records: 0 }));
}
