import { reaching, type Tables } from "./links.ts";
import type { Reach } from "./listing.ts";
import { QUEUE_WORKER_SECONDS } from "./queue.ts";
import type { Stage } from "./stage.ts";

export interface WorkerArgs {
  readonly handler: string;
  readonly stage: Stage;
  readonly tables: Tables;
  readonly reach: Reach;
  readonly link: readonly unknown[];
}
/** A function as the alarms know it. */
export interface Watched {
  readonly name: string;
  readonly kind: "http" | "stream" | "queue" | "topic" | "schedule";
  readonly functionName: $util.Output<string>;
}

type FunctionArgs = sst.aws.FunctionArgs;

/** A worker's function. Where Lambda itself puts away what failed, the role may send there. */
function working(args: WorkerArgs, timeout: FunctionArgs["timeout"], failures?: sst.aws.Queue): FunctionArgs {
  const { link, permissions } = reaching(args.tables, args.reach);
  const putsAway = failures ? [{ actions: ["sqs:SendMessage"], resources: [failures.arn] }] : [];
  return {
    handler: args.handler,
    memory: args.stage.memory.worker,
    timeout,
    link: [...link, ...args.link],
    permissions: [...permissions, ...putsAway],
  };
}

/** A function that nobody waits for: tried three times in all, then its event is put among the failures. */
export function unattended(args: WorkerArgs, timeout: FunctionArgs["timeout"], failures: sst.aws.Queue): FunctionArgs {
  return {
    ...working(args, timeout, failures),
    retries: 2,
    transform: {
      eventInvokeConfig: (config) => {
        config.destinationConfig = { onFailure: { destination: failures.arn } };
      },
    },
  };
}

interface Subscriber {
  readonly nodes: { readonly function: $util.Output<sst.aws.Function> };
}
const nameOf = (subscriber: $util.Output<Subscriber>): $util.Output<string> =>
  subscriber.apply(({ nodes }) => nodes.function).apply((made) => made.name);

/**
 * The worker of a table's stream: one at a time a shard, in order, from the oldest record on. A failing batch is halved
 * and tried again, at most ten times; what then fails is told to `failures`, which holds no records and is an alarm.
 */
export function streamWorker(table: string, args: WorkerArgs & { readonly failures: sst.aws.Queue }): Watched {
  const source = args.tables[table];
  if (!source) throw new Error(`No table ${table}: it is not in TABLES of core/tables.ts.`);
  const subscriber = source.subscribe("Stream", working(args, "60 seconds", args.failures), {
    transform: {
      eventSourceMapping: (mapping) => {
        // From the oldest: a record written before the worker stood would else be lost.
        mapping.startingPosition = "TRIM_HORIZON";
        mapping.batchSize = 100;
        mapping.functionResponseTypes = ["ReportBatchItemFailures"];
        mapping.bisectBatchOnFunctionError = true;
        mapping.maximumRetryAttempts = 10;
        mapping.parallelizationFactor = 1;
        // A window is the one way to be told the shard, by which the watermark is kept.
        mapping.tumblingWindowInSeconds = 60;
        mapping.destinationConfig = { onFailure: { destinationArn: args.failures.arn } };
      },
    },
  });
  return { name: `${table}Stream`, kind: "stream", functionName: nameOf(subscriber) };
}

/** The worker of a queue: ten messages at a time, each failing alone. `atOnce` bounds how many run side by side. */
export function queueWorker(
  name: string,
  queue: sst.aws.Queue,
  args: WorkerArgs & { readonly atOnce?: number },
): Watched {
  const subscriber = queue.subscribe(working(args, `${QUEUE_WORKER_SECONDS} seconds`), {
    batch: { size: 10, partialResponses: true },
    transform: {
      eventSourceMapping: (mapping) => {
        if (args.atOnce) mapping.scalingConfig = { maximumConcurrency: args.atOnce };
      },
    },
  });
  return { name, kind: "queue", functionName: nameOf(subscriber) };
}

/** The worker of a topic, one event at a time. */
export function topicWorker(
  name: string,
  topic: sst.aws.SnsTopic,
  args: WorkerArgs & { readonly failures: sst.aws.Queue },
): Watched {
  const subscriber = topic.subscribe("Topic", unattended(args, "60 seconds", args.failures));
  return { name, kind: "topic", functionName: nameOf(subscriber) };
}
