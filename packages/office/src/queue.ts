import type { Staff } from "@kz2050/core/kernel";
import type { OfficeContext } from "./page.tsx";

/** One queue on the office's home: how many wait, and since when the oldest does. */
export interface QueueLine {
  readonly title: string;
  readonly href: string;
  readonly count: number;
  /** There are more than were counted: "99+" is enough to know. */
  readonly isMore?: boolean;
  /** ISO instant at which the oldest began to wait. */
  readonly oldestAt?: string | undefined;
  readonly isOverdue?: boolean;
}

/** A domain's queues for this member of staff: none where the roles have no business there. */
export type Queues = (c: OfficeContext, staff: Staff) => Promise<readonly QueueLine[]>;
