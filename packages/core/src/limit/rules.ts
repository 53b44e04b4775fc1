import { DAY, MINUTE } from "../kernel/index.ts";

/** How many in a burst window of ten minutes and in a day. The sustained figure is the larger by design. */
export interface LimitRule {
  readonly burst: number;
  readonly sustained: number;
}

export const WINDOW = 10 * MINUTE;

/**
 * The limits. Those on a network address are high, since a village shares one; those on a mailbox are low,
 * since each message may land in a stranger's.
 */
export const LIMITS = {
  // An export reads a whole table: nobody needs more of them.
  "export.person": { burst: 5, sustained: 30 },
  "factor.person": { burst: 20, sustained: 60 },
  "form.address": { burst: 300, sustained: 3000 },
  // Somebody of an organiser's staff reads each: a month's help noted in one sitting is much.
  "hours.person": { burst: 30, sustained: 60 },
  "mail.mailbox": { burst: 5, sustained: 20 },
  // A letter to many is tried on oneself.
  "mailing.person": { burst: 10, sustained: 40 },
  // The record's own count ends it for good: this one is the same for a record that is not there.
  "mail.record": { burst: 3, sustained: 6 },
  "sign-in.address": { burst: 60, sustained: 600 },
  "sign-in.mailbox": { burst: 5, sustained: 20 },
  // By mailbox and network together: no stranger's asking keeps a member of staff out.
  "sign-in.staff": { burst: 5, sustained: 20 },
  "sms.person": { burst: 3, sustained: 10 },
  "sms.phone": { burst: 3, sustained: 5 },
} as const satisfies Record<string, LimitRule>;
/** How often the letter that asks to confirm one record may be asked for again. */
export const RESENDS = 3;

export type LimitName = keyof typeof LIMITS;

/** The window's attribute (`w87`: the 87th ten minutes of the day) and the seconds until it and the day end. */
export function windowOf(now: Date): { day: string; attribute: string; burstEnds: number; dayEnds: number } {
  const intoDay = now.getTime() % DAY;
  return {
    day: now.toISOString().slice(0, 10),
    attribute: `w${Math.floor(intoDay / WINDOW)}`,
    burstEnds: Math.ceil((WINDOW - (intoDay % WINDOW)) / 1000),
    dayEnds: Math.ceil((DAY - intoDay) / 1000),
  };
}
