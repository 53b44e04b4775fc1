/** Where messages wait that nobody could take: kept as long as SQS keeps any, and an alarm stands on its depth. */
export function deadLetters(name: string): sst.aws.Queue {
  return new sst.aws.Queue(name, {
    transform: { queue: { messageRetentionSeconds: DAYS_14, sqsManagedSseEnabled: true } },
  });
}

/** How long a queue's worker may take; its messages stay hidden six times as long, as AWS advises. */
export const QUEUE_WORKER_SECONDS = 60;
const DAYS_14 = 14 * 24 * 60 * 60;
const TRIES = 5;

/** A queue, with the queue for what failed five times. */
export function queue(name: string): { queue: sst.aws.Queue; dead: sst.aws.Queue } {
  const dead = deadLetters(`${name}DeadLetters`);
  return {
    dead,
    queue: new sst.aws.Queue(name, {
      visibilityTimeout: `${6 * QUEUE_WORKER_SECONDS} seconds`,
      dlq: { queue: dead.arn, retry: TRIES },
      transform: { queue: { messageRetentionSeconds: DAYS_14, sqsManagedSseEnabled: true } },
    }),
  };
}
