/** What a function may do with tables. A job that reads a table whole may scan it; nothing else may. */
export interface Reach {
  readonly reads?: readonly string[];
  readonly writes?: readonly string[];
  readonly scans?: readonly string[];
}

/** When a job runs, in UTC, as EventBridge Scheduler writes it. */
export type When = `rate(${string})` | `cron(${string})`;
