import * as z from "zod";
import { may } from "../access/index.ts";
import { action, ConflictError, Email, Instant, Locale, platform, ROLES, scope } from "../kernel/index.ts";
import { any, attempt, queryAll, write } from "../table/index.ts";
import { meet } from "./address.ts";
import { assertPlaced, grantKey } from "./rules.ts";
import { PersonId, type StaffGrant } from "./schema.ts";
import { Staff } from "./table.ts";

/** Every grant of everybody, live or ended, for central office: a few dozen rows, by name. */
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

/** The live grants of a person. */
export async function grantsOf(personId: string): Promise<StaffGrant[]> {
  const now = scope().now().toISOString();
  const rows = await queryAll(Staff, { hash: personId });
  return rows.filter((row) => row.from <= now && (row.until === undefined || now < row.until));
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
  until: Instant.optional(),
  language: Locale,
});

/** Gives a person a role at a place. Central office alone may. */
export const grant = action({
  name: "identity.grant",
  access: may("identity.grant"),
  input: GrantInput,
  async run(input, { actor, now, within, audit }) {
    within({});
    assertPlaced(input);
    const { personId } = await meet({ email: input.email, language: input.language });
    const row = grantRow(input, personId, now, actor.personId);
    audit({ recordId: personId, after: row.grant, fields: ["grant"] });
    await write(Staff.put(row));
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
    const { personId } = await meet({ email: input.email, language: input.language });
    const row = grantRow(input, personId, now, "platform");
    audit({ recordId: personId, after: row.grant, fields: ["grant"] });
    const [refusal] = await attempt(Staff.put(row, { unless: "exists" }));
    return { personId, made: refusal === undefined };
  },
});

function grantRow(input: z.infer<typeof GrantInput>, personId: string, now: Date, grantedBy: string): StaffGrant {
  return {
    personId,
    grant: grantKey(input.role, input),
    list: "staff",
    role: input.role,
    ...(input.region && { region: input.region }),
    ...(input.council && { council: input.council }),
    name: input.name,
    from: now.toISOString(),
    ...(input.until && { until: input.until }),
    grantedBy,
  };
}

/** Ends a role at this minute; nobody ends their own, so that the office never locks itself out. */
export const revoke = action({
  name: "identity.revoke",
  access: may("identity.revoke"),
  input: z.object({ personId: PersonId, grant: z.string() }),
  async run({ personId, grant: key }, { actor, now, within, audit }) {
    within({});
    if (personId === actor.personId) throw new ConflictError("own_grant");
    audit({ recordId: personId, before: key, after: "ended", fields: ["grant"] });
    const until = now.toISOString();
    const lasts = any({ until: { exists: false } }, { until: { gt: until } });
    await write(Staff.update({ personId, grant: key }, { set: { until }, when: lasts }));
  },
  again: async () => undefined,
});
