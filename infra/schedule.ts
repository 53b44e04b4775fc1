import type { When } from "./listing.ts";
import { unattended, type Watched, type WorkerArgs } from "./worker.ts";

/** A job that runs by the clock. What it could not do in three tries is told to `failures`. */
export function schedule(name: string, when: When, args: WorkerArgs & { readonly failures: sst.aws.Queue }): Watched {
  const cron = new sst.aws.CronV2(name, {
    schedule: when,
    retries: 2,
    dlq: args.failures.arn,
    function: unattended(args, "15 minutes", args.failures),
  });
  return { name, kind: "schedule", functionName: cron.nodes.function.apply((made) => made.name) };
}
