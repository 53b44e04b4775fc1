import { canonicalEmail, DAY, hmac, LimitedError, scope } from "../kernel/index.ts";
import { all, any, attemptAside } from "../table/index.ts";
import { LIMITS, type LimitName, RESENDS, windowOf } from "./rules.ts";
import { Limits } from "./table.ts";

/**
 * Counts one more for this subject under this rule: one plain update, refused by its own condition at the limit.
 * The subject (a network address, a mailbox, a record) is stored only as an HMAC whose key changes daily.
 * @throws LimitedError with the seconds to wait.
 */
export async function take(rule: LimitName, subject: string): Promise<void> {
  const now = scope().now();
  const { burst, sustained } = LIMITS[rule];
  const { day, attribute, burstEnds, dayEnds } = windowOf(now);
  const limitKey = hmac("addressPepper", "limit", day, rule, subject).subarray(0, 16).toString("base64url");
  const [refusal] = await attemptAside(
    Limits.update(
      { limitKey },
      {
        upsert: true,
        blindAdd: true,
        addPath: { total: 1, [attribute]: 1 },
        set: { expiry: Math.floor((now.getTime() + 2 * DAY) / 1000) },
        when: all(
          any({ total: { exists: false } }, { total: { lt: sustained } }),
          any({ [attribute]: { exists: false } }, { [attribute]: { lt: burst } }),
        ),
      },
    ),
  );
  if (!refusal) return;
  const spent = Number(refusal.old?.total ?? 0) >= sustained;
  throw new LimitedError(spent ? dayEnds : burstEnds);
}

/** The same for a mailbox, however it is spelled. */
export const takeMailbox = (rule: LimitName, email: string): Promise<void> => take(rule, canonicalEmail(email));

/** Whether the letter that asks to confirm a record may be asked for once more; `sends` counts how often it was. */
export const mayResend = ({ sends = 0 }: { readonly sends?: number | undefined }): boolean => sends < RESENDS;
/** The same as the condition of the write that counts. */
export const RESENDABLE = any({ sends: { exists: false } }, { sends: { lt: RESENDS } });
