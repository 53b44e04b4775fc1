import type { Watched } from "./worker.ts";

interface Threshold {
  readonly metric: string;
  readonly over: number;
  readonly statistic: "Sum" | "Maximum";
  /** Periods of five minutes in a row. */
  readonly periods: number;
}

/** What of each kind of function wakes somebody. */
const FUNCTION: Readonly<Record<Watched["kind"], Readonly<Record<string, Threshold>>>> = {
  http: {
    Errors: { metric: "Errors", over: 0, statistic: "Sum", periods: 1 },
    Throttles: { metric: "Throttles", over: 0, statistic: "Sum", periods: 1 },
    // The app answers its own failures with a 500, which Lambda counts as a success.
    Failures: { metric: "Url5xxCount", over: 5, statistic: "Sum", periods: 1 },
  },
  stream: {
    Errors: { metric: "Errors", over: 0, statistic: "Sum", periods: 2 },
    Throttles: { metric: "Throttles", over: 0, statistic: "Sum", periods: 2 },
    // Milliseconds between a write and its being counted.
    Age: { metric: "IteratorAge", over: 5 * 60_000, statistic: "Maximum", periods: 1 },
  },
  queue: {
    Errors: { metric: "Errors", over: 0, statistic: "Sum", periods: 2 },
    Throttles: { metric: "Throttles", over: 0, statistic: "Sum", periods: 3 },
  },
  topic: {
    Errors: { metric: "Errors", over: 0, statistic: "Sum", periods: 1 },
    Throttles: { metric: "Throttles", over: 0, statistic: "Sum", periods: 3 },
  },
  schedule: {
    Errors: { metric: "Errors", over: 0, statistic: "Sum", periods: 1 },
    Throttles: { metric: "Throttles", over: 0, statistic: "Sum", periods: 1 },
  },
};

/** SES reviews an account whose mail bounces at 5 % or is complained of at 0.1 %: told before that. */
const REPUTATION = { BounceRate: 0.03, ComplaintRate: 0.0008 } as const;

/** The topic that tells ops. AWS asks the address once to confirm. */
export function bell(name: string, address: string): sst.aws.SnsTopic {
  const topic = new sst.aws.SnsTopic(name);
  new aws.sns.TopicSubscription(`${name}Mail`, { topic: topic.arn, protocol: "email", endpoint: address });
  return topic;
}

interface AlarmArgs {
  readonly namespace: string;
  readonly metricName: string;
  readonly threshold: number;
  readonly statistic: "Sum" | "Maximum";
  readonly dimensions?: Readonly<Record<string, $util.Input<string>>>;
  readonly periods?: number;
}

function alarm(name: string, bell: sst.aws.SnsTopic, { periods = 1, ...args }: AlarmArgs): void {
  new aws.cloudwatch.MetricAlarm(`${name}Alarm`, {
    ...args,
    comparisonOperator: "GreaterThanThreshold",
    period: 300,
    evaluationPeriods: periods,
    treatMissingData: "notBreaching",
    alarmActions: [bell.arn],
    okActions: [bell.arn],
  });
}

/** The alarms of one function, by its kind. */
export function watchFunction({ name, kind, functionName }: Watched, bell: sst.aws.SnsTopic): void {
  for (const [what, { metric, over, statistic, periods }] of Object.entries(FUNCTION[kind])) {
    alarm(`${name}${what}`, bell, {
      namespace: "AWS/Lambda",
      metricName: metric,
      dimensions: { FunctionName: functionName },
      threshold: over,
      statistic,
      periods,
    });
  }
}

/** One message among the dead is one too many. */
export function watchDead(name: string, dead: sst.aws.Queue, bell: sst.aws.SnsTopic): void {
  alarm(name, bell, {
    namespace: "AWS/SQS",
    metricName: "ApproximateNumberOfMessagesVisible",
    dimensions: { QueueName: dead.nodes.queue.name },
    threshold: 0,
    statistic: "Maximum",
  });
}

/** How the world takes our mail, for the whole account. */
export function watchReputation(name: string, bell: sst.aws.SnsTopic): void {
  for (const [rate, threshold] of Object.entries(REPUTATION)) {
    alarm(`${name}${rate}`, bell, {
      namespace: "AWS/SES",
      metricName: `Reputation.${rate}`,
      threshold,
      statistic: "Maximum",
    });
  }
}
