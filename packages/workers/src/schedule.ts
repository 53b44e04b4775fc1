import { inScope, system } from "@kz2050/core/kernel";
import type { WorkerDeps } from "./deps.ts";
import { deployed } from "./lambda.ts";

/** A job that runs by the clock. Safe to run twice, and to be stopped in the middle. */
export interface Job {
  readonly name: string;
  /** As EventBridge Scheduler writes it: `rate(10 minutes)`, `cron(0 2 * * ? *)`. */
  readonly schedule: string;
  /** How often it runs on one machine. */
  readonly everyMinutes: number;
  run(deps: WorkerDeps): Promise<void>;
}

/** Runs a job once, as the platform. */
export const runJob = (job: Job, deps: WorkerDeps): Promise<void> =>
  inScope({ ...deps, actor: system(`schedule:${job.name}`), requestId: job.name }, () => job.run(deps));

/** A job as Lambda calls it. */
export const onSchedule = (job: Job) => async (): Promise<void> => runJob(job, await deployed());
