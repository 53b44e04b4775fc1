import * as z from "zod";
import { may } from "../access/index.ts";
import {
  action,
  ConflictError,
  Email,
  Instant,
  invalidField,
  Locale,
  platform,
  ROLES,
  type Staff as StaffActor,
  scope,
} from "../kernel/index.ts";
import { Reference } from "../reference/index.ts";
import { any, attempt, get, queryAll, write } from "../table/index.ts";
import { meet, personBehind } from "./address.ts";
import { grantKey } from "./rules.ts";
import { PersonId, type StaffGrant } from "./schema.ts";
import { assertPlaced, assertTimes } from "./staffing-rules.ts";
import { Staff } from "./table.ts";

/** Every grant of everybody, live, ended or yet to begin, for central office: a few dozen rows, by name. */
export const listStaff = action({
  name: "identity.list-staff",
  access: may("identity.list-staff"),
  input: z.object({}),
  async run(_input, { within, audit }): Promise<readonly StaffGrant[]> {
    within({});
    audit({ recordId: "staff", fields: ["name", "grant"] });
    await write();
    return queryAll(Staff, { index: "all", hash: "staff" });
  },
});

/** The grants of a person that have not ended: those that live, and those yet to begin. */
export async function standingGrantsOf(personId: string): Promise<StaffGrant[]> {
  const now = scope().now().toISOString();
  const rows = await queryAll(Staff, { hash: personId });
  return rows.filter((row) => row.until === undefined || now < row.until);
}

/** The live grants of a person. */
export async function grantsOf(personId: string): Promise<StaffGrant[]> {
  const now = scope().now().toISOString();
  return (await standingGrantsOf(personId)).filter((row) => row.from <= now);
}

/** The name under which colleagues know a member of staff. */
export async function staffName(personId: string): Promise<string | undefined> {
  return (await queryAll(Staff, { hash: personId, limit: 1 }))[0]?.name;
}

const GrantInput = z.object({
  email: Email,
  name: z.string().trim().min(2, "required").max(120),
  role: z.enum(ROLES),
  region: z.string().optional(),
  council: z.string().optional(),
  campaign: z.string().optional(),
  /** When the role begins; at once without it. */
  from: Instant.optional(),
  until: Instant.optional(),
  language: Locale,
});
type GrantInput = z.infer<typeof GrantInput>;

type HasCampaign = (campaignId: string) => Promise<boolean>;
let hasCampaign: HasCampaign = async () => false;

/** Tells whether there is such a campaign: the domain of campaigns, which stands on this one, says so once. */
export function findCampaignsBy(has: HasCampaign): void {
  hasCampaign = has;
}

/** @throws InvalidError on the place that no record stands behind: a role there would be live and reach nothing. */
async function assertPlaceKnown({ region, council, campaign }: GrantInput): Promise<void> {
  if (region !== undefined && !(await Reference.has("region", region))) throw invalidField("region", "invalid_choice");
  if (council !== undefined && !(await Reference.has("council", council)))
    throw invalidField("council", "invalid_choice");
  if (campaign !== undefined && !(await hasCampaign(campaign))) throw invalidField("campaign", "invalid_choice");
}

/** @throws ConflictError own_role: nobody gives themselves a role or more time in it. */
function assertOther(personId: string, actor: StaffActor): void {
  if (personId === actor.personId) throw new ConflictError("own_role");
}

/** Gives a person a role at a place, from now or a later day. Central office alone may. @throws ConflictError role_held */
export const grant = action({
  name: "identity.grant",
  access: may("identity.grant"),
  input: GrantInput,
  async run(input, { actor, now, within, audit }) {
    within({});
    assertPlaced(input);
    assertTimes(input, now);
    await assertPlaceKnown(input);
    assertOther((await personBehind(input.email)).personId, actor);
    const { personId } = await meet({ email: input.email, language: input.language });
    const row = grantRow(input, personId, now, actor.personId);
    audit({ recordId: personId, after: row.grant, fields: ["grant"] });
    const when = any({ grant: { exists: false } }, { until: { lte: now.toISOString() } });
    await write(Staff.put(row, { when, otherwise: new ConflictError("role_held") }));
    return { personId, grant: row.grant };
  },
  async again(input) {
    const { personId } = await meet({ email: input.email, language: input.language });
    return { personId, grant: grantKey(input.role, input) };
  },
});

/**
 * A grant by ops, from the command line: how a stage gets its first member of the central office.
 * Idempotent, audited; a role that was ended stays ended, so that a script that runs again gives nobody their way back.
 */
export const appoint = action({
  name: "identity.appoint",
  access: platform,
  unkeyed: true,
  input: GrantInput,
  async run(input, { now, audit }) {
    assertPlaced(input);
    assertTimes(input, now);
    await assertPlaceKnown(input);
    const { personId } = await meet({ email: input.email, language: input.language });
    const row = grantRow(input, personId, now, "platform");
    audit({ recordId: personId, after: row.grant, fields: ["grant"] });
    const [refusal] = await attempt(Staff.put(row, { unless: "exists" }));
    return { personId, made: refusal === undefined };
  },
});

function grantRow(input: GrantInput, personId: string, now: Date, grantedBy: string): StaffGrant {
  const { role, name, region, council, campaign, until } = input;
  return {
    personId,
    grant: grantKey(role, input),
    list: "staff",
    role,
    ...(region && { region }),
    ...(council && { council }),
    ...(campaign && { campaign }),
    name,
    from: input.from ?? now.toISOString(),
    ...(until && { until }),
    grantedBy,
  };
}

const Key = z.object({ personId: PersonId, grant: z.string() });
/** A role that has not ended at this minute. */
const stands = (at: string) => any({ until: { exists: false } }, { until: { gt: at } });

/** Gives a role another end, or none. What has ended is given anew instead. */
export const extend = action({
  name: "identity.extend",
  access: may("identity.extend"),
  input: Key.extend({ until: Instant.optional() }),
  async run({ personId, grant: key, until }, { actor, now, within, audit }) {
    within({});
    assertOther(personId, actor);
    const row = await get(Staff, { personId, grant: key });
    const isAhead = row !== undefined && row.from > now.toISOString();
    assertTimes({ until, from: isAhead ? row.from : undefined }, now);
    audit({ recordId: personId, before: key, after: "extended", fields: ["until"] });
    const change = until === undefined ? { remove: ["until"] as const } : { set: { until } };
    await write(Staff.update({ personId, grant: key }, { ...change, when: stands(now.toISOString()) }));
  },
  again: async () => undefined,
});

/** Ends a role at this minute; nobody ends their own, so that the office never locks itself out. */
export const revoke = action({
  name: "identity.revoke",
  access: may("identity.revoke"),
  input: Key,
  async run({ personId, grant: key }, { actor, now, within, audit }) {
    within({});
    if (personId === actor.personId) throw new ConflictError("own_grant");
    audit({ recordId: personId, before: key, after: "ended", fields: ["grant"] });
    const until = now.toISOString();
    await write(Staff.update({ personId, grant: key }, { set: { until }, when: stands(until) }));
  },
  again: async () => undefined,
});
