/**
 * Published prices in US dollars, on demand, us-east-1, without free tiers, taxes and discounts. Collected on 2026-11-22 from
 * pages that quote AWS's own price lists (AWS itself cannot be reached from where this was written): look them up again
 * before a decision rests on them.
 */
export const PRICES = {
  collectedOn: "2026-11-22",
  /** A million write and read request units, standard table class: aws.amazon.com/dynamodb/pricing, since 2024-11-01. */
  writeUnits: 0.625,
  readUnits: 0.125,
  /** A million requests and a GB-second on arm64: aws.amazon.com/lambda/pricing. A function URL has no price of its own. */
  lambdaRequests: 0.2,
  lambdaGbSecond: 0.000_013_333_4,
  /** A million requests of a queue: aws.amazon.com/sqs/pricing. Three a letter: sent, received, deleted. */
  queueRequests: 0.4,
  /** A thousand letters: aws.amazon.com/ses/pricing. */
  letters: 0.1,
} as const;

/** What is reckoned with where AWS alone could measure. */
export const ASSUMED = {
  /** Memory of the public functions and of workers in production (infra/stage.ts), GB. */
  httpGb: 1769 / 1024,
  workerGb: 1,
  /** Milliseconds of a request beside its calls to the database, and of one such call. */
  requestMs: 5,
  callMs: 4,
} as const;
