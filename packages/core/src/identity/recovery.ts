import * as z from "zod";
import { action, anyStaff, Locale, NotFoundError } from "../kernel/index.ts";
import { attempt, errorOf, write } from "../table/index.ts";
import { trailIdOf } from "./deed.ts";
import { asBearer, countTry, freshStaff, Held, refuseFactor } from "./factor.ts";
import { newsOf } from "./factor-news.ts";
import { freshCodes, recoveryHash } from "./recovery-code.ts";
import { type OpenedSession, rotation } from "./session.ts";
import { People } from "./table.ts";

const show = action({
  name: "identity.show-recovery-code",
  access: anyStaff,
  unkeyed: true,
  input: z.object({ session: Held, code: z.string().trim().min(1, "required").max(40), language: Locale }),
  async run({ session, code, language }, { actor: { personId }, audit }): Promise<OpenedSession> {
    await countTry(session);
    const path = `codes.${recoveryHash(personId, code)}`;
    const { ops, ...opened } = rotation(session, { proved: true });
    audit({ recordId: trailIdOf(personId), after: "recovered", fields: ["factor"] });
    const [refusal] = await attempt(
      People.update({ personId, item: "recovery" }, { removePath: [path], when: { [path]: { exists: true } } }),
      ...ops,
      newsOf({ personId, change: "recovered", what: "recovery", language }),
    );
    if (refusal?.op.table.name === People.name) return refuseFactor(session, "recovery_wrong");
    if (refusal) throw errorOf(refusal);
    return opened;
  },
});

/** A recovery code stands for a lost factor, once: the code's own place in the row says so. */
export const showRecoveryCode = (token: string, input: { code: string; language: Locale }): Promise<OpenedSession> =>
  asBearer(token, (session) => show({ session, ...input }));

/** Ten new recovery codes, shown once; those before are good no longer. */
export const renewRecoveryCodes = action({
  name: "identity.renew-recovery-codes",
  access: freshStaff,
  unkeyed: true,
  input: z.object({ language: Locale }),
  async run({ language }, { actor: { personId }, now, audit }) {
    const { codes, kept } = freshCodes(personId);
    audit({ recordId: trailIdOf(personId), after: "renewed", fields: ["factor"] });
    await write(
      People.update(
        { personId, item: "recovery" },
        { set: { codes: kept, issuedAt: now.toISOString() }, otherwise: new NotFoundError("no_factors") },
      ),
      newsOf({ personId, change: "renewed", what: "recovery", language }),
    );
    return { codes };
  },
});
