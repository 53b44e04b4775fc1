import { TABLES } from "@kz2050/core/tables";
import { bundleProgram } from "@kz2050/testing/synthesis/bundle";
import { testDoors } from "@kz2050/testing/synthesis/doors";
import { lambdas, ofType, queues, type Statement, tables, tablesIn, textAt } from "@kz2050/testing/synthesis/read";
import { type Synthesis, synthesise } from "@kz2050/testing/synthesis/synthesis";
import { tableInputs } from "@kz2050/testing/synthesis/table";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Reach } from "../infra/listing.ts";
import { SECRETS, type SsoSecretName } from "../infra/secrets.ts";
import { stageOf } from "../infra/stage.ts";
import { BOUNCE, HTTP, JOBS, MAIL, STREAMS } from "./functions.ts";

const ROOT = `${import.meta.dirname}/..`;
const STAGES = ["pr-12", "dev", "staging", "production"] as const;
const ssoOf = (stage: string): SsoSecretName[] => (stageOf(stage).sso ?? []).map(({ secret }) => secret);
const secretsOf = (stage: string): string[] => [...SECRETS, ...ssoOf(stage)];
const made = new Map<string, Synthesis>();
let program: Awaited<ReturnType<typeof bundleProgram>>;

beforeAll(async () => {
  program = await bundleProgram(ROOT);
  const { path: bundle } = program;
  // Two at a time: one a core.
  for (const pair of [STAGES.slice(0, 2), STAGES.slice(2)]) {
    const results = await Promise.all(
      pair.map((stage) => synthesise(ROOT, stage, { bundle, secrets: secretsOf(stage) })),
    );
    for (const result of results) made.set(result.stage, result);
  }
});
afterAll(() => program.remove());

const ITEM = /^dynamodb:(GetItem|BatchGetItem|Query|PutItem|UpdateItem|DeleteItem|ConditionCheckItem|Scan)$/;
const READ = /^dynamodb:(GetItem|BatchGetItem|Query)$/;
const STREAM = /^dynamodb:(DescribeStream|GetRecords|GetShardIterator|ListStreams)$/;
const OTHERS = new Set([
  ...[
    "SendMessage",
    "ReceiveMessage",
    "DeleteMessage",
    "ChangeMessageVisibility",
    "GetQueueAttributes",
    "GetQueueUrl",
  ].map((action) => `sqs:${action}`),
  ...["ses:SendEmail", "ses:SendRawEmail"],
]);
const SERVED = [...Object.values(HTTP), MAIL, BOUNCE, ...STREAMS, ...JOBS];
const sorted = (names: readonly string[] = []): string[] => [...new Set(names)].sort();
const may = (statements: readonly Statement[], action: RegExp): string[] =>
  statements.filter(({ Action }) => Action.some((one) => action.test(one))).flatMap(({ Resource }) => Resource);

describe.each(STAGES)("%s", (name) => {
  const stage = stageOf(name);
  const it = (): Synthesis => made.get(name) as Synthesis;

  testDoors(it, stage.domain, stage.requestsPerAddress);

  test("every table is what core describes, and there is none beside", () => {
    expect([...tables(it()).keys()].sort()).toEqual(TABLES.map((table) => table.name).sort());
    for (const table of TABLES) {
      const { attributes, ...inputs } = tables(it()).get(table.name)?.inputs ?? {};
      const wanted = tableInputs(table);
      expect(inputs, table.name).toMatchObject(wanted.inputs);
      for (const absent of wanted.absent) expect(inputs, table.name).not.toHaveProperty(absent);
      const keys = (attributes as { name: string; type: string }[]).map(({ name: key, type }) => `${key}:${type}`);
      expect(keys.sort(), table.name).toEqual(wanted.keys);
    }
  });

  test("tables are as hard to lose as the stage wants", () => {
    const isProduction = name === "production";
    const isKept = isProduction || name === "staging";
    expect(stage.requestsPerAddress !== undefined).toBe(isProduction);
    expect(it().app).toMatchObject({ protect: isProduction, removal: isKept ? "retain" : "remove" });
    for (const [table, { inputs, retainOnDelete, protect }] of tables(it())) {
      expect(inputs.pointInTimeRecovery, table).toEqual({ enabled: isKept });
      expect(inputs.deletionProtectionEnabled, table).toBe(isProduction);
      expect({ retainOnDelete, protect }, table).toEqual({ retainOnDelete: isKept, protect: isProduction });
    }
  });

  test("every function of the list is made, and runs on arm64 and Node 24 with logs in JSON, kept as long as the stage says", () => {
    const wanted = SERVED.filter((one) => stage.mail.owned || one !== BOUNCE).map(({ handler }) => handler);
    expect(
      lambdas(it())
        .map(({ handler }) => handler)
        .sort(),
    ).toEqual(wanted.sort());
    const days = { "1 week": 7, "1 month": 30, "1 year": 365 }[stage.logs];
    for (const { name: fn, inputs, build, logs } of lambdas(it())) {
      expect(inputs, fn).toMatchObject({ architectures: ["arm64"], runtime: "nodejs24.x" });
      expect(inputs.loggingConfig, fn).toEqual({ logFormat: "JSON", logGroup: logs?.inputs.name });
      expect(logs?.inputs.retentionInDays, fn).toBe(days);
      expect(build.properties, fn).toMatchObject({ minify: true, splitting: true, architecture: "arm64" });
    }
  });

  test("Lambda alone may take a function's role", () => {
    for (const { name: fn, role } of lambdas(it())) {
      const { Statement } = role.inputs.assumeRolePolicy as { Statement: unknown[] };
      expect(Statement, fn).toHaveLength(1);
      expect(Statement[0], fn).toMatchObject({ Effect: "Allow", Principal: { Service: "lambda.amazonaws.com" } });
      expect(role.inputs.managedPolicyArns, fn).toEqual([
        "arn:aws:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole",
      ]);
    }
  });

  test("a role holds item actions alone, on the tables its function is listed with", () => {
    for (const { name: fn, handler, statements, policy } of lambdas(it())) {
      const reach: Reach = SERVED.find((one) => one.handler === handler)?.reach ?? {};
      const actions = statements.flatMap(({ Action }) => Action);
      expect(
        actions.filter((one) => !ITEM.test(one) && !STREAM.test(one) && !OTHERS.has(one)),
        fn,
      ).toEqual([]);
      expect(
        statements
          .flatMap(({ Resource }) => Resource)
          .filter((one) => !/^arn:aws:\w+:eu-central-1:\d{12}:[^*]+(\/index\/\*)?$/.test(one)),
        fn,
      ).toEqual([]);
      expect(tablesIn(it(), may(statements, /PutItem|UpdateItem|DeleteItem/)), fn).toEqual(sorted(reach.writes));
      expect(tablesIn(it(), may(statements, /:Scan$/)), fn).toEqual(sorted(reach.scans));
      const touched = [...(reach.reads ?? []), ...(reach.writes ?? []), ...(reach.scans ?? [])];
      expect(tablesIn(it(), may(statements, ITEM)), fn).toEqual(sorted(touched));
      expect(
        Object.keys(build(fn).links)
          .filter((link) => TABLES.some((table) => table.name === link))
          .sort(),
        fn,
      ).toEqual(sorted(touched));
      // AWS refuses a role whose own policies are longer.
      expect(policy.replace(/\s/g, "").length, fn).toBeLessThan(10_240);
    }
  });
  const build = (fn: string) => it().builds.find(({ functionID }) => functionID === fn) ?? { links: {} };

  test("the public site only reads, and no personal table", () => {
    const site = lambdas(it()).find((one) => one.name === "Site");
    expect(site?.statements.flatMap(({ Action }) => Action).filter((action) => !READ.test(action))).toEqual([]);
    const personal = TABLES.filter((table) => table.personal).map((table) => table.name);
    expect(personal).toContain("People");
    expect(
      tablesIn(it(), site?.statements.flatMap(({ Resource }) => Resource) ?? []).filter((one) =>
        personal.includes(one),
      ),
    ).toEqual([]);
    expect(Object.keys(site?.build.links ?? {}).filter((link) => personal.includes(link))).toEqual([]);
  });

  test("a stream's worker reports partial failures, halves a failing batch, tries ten times, one at a time, and tells of what failed", () => {
    const failures = queues(it()).get("Failures")?.arn ?? "";
    for (const { table, handler } of STREAMS) {
      const worker = lambdas(it()).find((one) => one.handler === handler);
      const mapping = ofType(it(), "aws:lambda/eventSourceMapping:EventSourceMapping").find(
        ({ inputs }) => tablesIn(it(), [textAt(inputs, "eventSourceArn")])[0] === table,
      );
      expect(textAt(mapping?.inputs, "functionName").endsWith(worker?.arn ?? "?"), table).toBe(true);
      expect(mapping?.inputs, table).toMatchObject({
        startingPosition: "TRIM_HORIZON",
        functionResponseTypes: ["ReportBatchItemFailures"],
        bisectBatchOnFunctionError: true,
        maximumRetryAttempts: 10,
        parallelizationFactor: 1,
        tumblingWindowInSeconds: 60,
        destinationConfig: { onFailure: { destinationArn: failures } },
      });
      expect(may(worker?.statements ?? [], /^sqs:SendMessage$/), table).toContain(failures);
    }
  });

  test("a queue's messages are hidden six times as long as its worker may take, and rest in a dead-letter queue after five tries", () => {
    const dead = new Set<string>([queues(it()).get("Failures")?.arn ?? ""]);
    const live = [...queues(it())].filter(([, { inputs }]) => inputs.redrivePolicy !== undefined);
    expect(live.map(([queue]) => queue)).toEqual(["MailQueue"]);
    for (const [queue, { inputs, arn }] of live) {
      const { deadLetterTargetArn, maxReceiveCount } = JSON.parse(textAt(inputs, "redrivePolicy"));
      expect(maxReceiveCount, queue).toBe(5);
      dead.add(deadLetterTargetArn);
      const mapping = ofType(it(), "aws:lambda/eventSourceMapping:EventSourceMapping").find(
        (one) => one.inputs.eventSourceArn === arn,
      );
      expect(mapping?.inputs.functionResponseTypes, queue).toEqual(["ReportBatchItemFailures"]);
      const worker = lambdas(it()).find((one) => textAt(mapping?.inputs, "functionName").endsWith(one.arn));
      expect(Number(inputs.visibilityTimeoutSeconds), queue).toBeGreaterThanOrEqual(6 * Number(worker?.inputs.timeout));
    }
    for (const [queue, { inputs, arn }] of queues(it())) {
      expect(inputs, queue).toMatchObject({ sqsManagedSseEnabled: true, messageRetentionSeconds: 1_209_600 });
      expect(dead.has(arn) || inputs.redrivePolicy !== undefined, queue).toBe(true);
    }
  });

  test("what nobody waits for is tried three times in all, then put among the failures", () => {
    const failures = queues(it()).get("Failures")?.arn ?? "";
    const unattended = [...JOBS.map(({ handler }) => handler), ...(stage.mail.owned ? [BOUNCE.handler] : [])];
    for (const handler of unattended) {
      const worker = lambdas(it()).find((one) => one.handler === handler);
      const config = ofType(it(), "aws:lambda/functionEventInvokeConfig:FunctionEventInvokeConfig").find(
        ({ inputs }) => inputs.functionName === worker?.inputs.name,
      );
      expect(config?.inputs, handler).toMatchObject({
        maximumRetryAttempts: 2,
        destinationConfig: { onFailure: { destination: failures } },
      });
      expect(may(worker?.statements ?? [], /^sqs:SendMessage$/), handler).toContain(failures);
    }
    const schedules = ofType(it(), "aws:scheduler/schedule:Schedule");
    expect(schedules).toHaveLength(JOBS.length);
    for (const { name: schedule, inputs } of schedules) {
      expect(inputs.target, schedule).toMatchObject({
        deadLetterConfig: { arn: failures },
        retryPolicy: { maximumRetryAttempts: 2 },
      });
    }
  });

  test("no secret has a default, and each is known only to those who need it", () => {
    expect(it().secrets).toEqual(Object.fromEntries(secretsOf(name).map((secret) => [secret, false])));
    const knowing = (secret: string): string[] =>
      it()
        .builds.filter(({ links }) => secret in links)
        .map(({ functionID }) => functionID)
        .sort();
    expect(knowing("OriginKey")).toEqual(["Api", "Mine", "Office", "Site"]);
    expect(knowing("OriginKeyPrevious")).toEqual(knowing("OriginKey"));
    expect(knowing("TiptopApiSecret")).toEqual(["Api", "Mine"]);
    expect(knowing("LinkKey")).toHaveLength(it().builds.length);
    for (const secret of ssoOf(name)) expect(knowing(secret)).toEqual(["Office"]);
    const told = lambdas(it()).filter(({ inputs }) => JSON.stringify(inputs.environment).includes("SSO_ORGANISATIONS"));
    expect(told.map((one) => one.name)).toEqual(stage.sso ? ["Office"] : []);
    const inTheOpen = lambdas(it())
      .flatMap(({ inputs }) => Object.keys((inputs.environment as object) ?? {}))
      .filter((key) => /secret|pepper/i.test(key));
    expect(inTheOpen).toEqual([]);
  });

  test("mail goes out from the stage's own address alone, and what comes back suppresses", () => {
    const senders = lambdas(it()).filter(({ statements }) => may(statements, /^ses:/).length > 0);
    expect(senders.map(({ handler }) => handler).toSorted()).toEqual(
      [MAIL.handler, "packages/workers/src/stream/mailings.handler"].toSorted(),
    );
    expect(senders[0]?.build.links.Mail).toMatchObject({ address: `no-reply@${stage.mail.domain}` });
    const events = ofType(it(), "aws:sesv2/configurationSetEventDestination:ConfigurationSetEventDestination");
    expect(
      events.map(({ inputs }) => (inputs.eventDestination as { matchingEventTypes: string[] }).matchingEventTypes),
    ).toEqual(stage.mail.owned ? [["BOUNCE", "COMPLAINT"]] : []);
    for (const { inputs } of ofType(it(), "aws:sns/topicPolicy:TopicPolicy")) {
      expect(JSON.parse(textAt(inputs, "policy")).Statement[0].Condition).toEqual({
        StringEquals: { "AWS:SourceAccount": ["123456789012"] },
      });
    }
  });

  test("an alarm stands on every function's errors and throttles, every stream's age and every dead letter, where somebody listens", () => {
    const alarms = ofType(it(), "aws:cloudwatch/metricAlarm:MetricAlarm");
    if (!stage.ops) return expect(alarms).toEqual([]);
    const on = alarms.map(
      ({ inputs }) => `${inputs.metricName} ${Object.values((inputs.dimensions as object) ?? {})[0] ?? ""}`,
    );
    for (const { inputs, handler } of lambdas(it())) {
      expect(on, handler).toContain(`Errors ${inputs.name}`);
      expect(on, handler).toContain(`Throttles ${inputs.name}`);
      if (handler.includes("/stream/")) expect(on, handler).toContain(`IteratorAge ${inputs.name}`);
      if (Object.values(HTTP).some((one) => one.handler === handler))
        expect(on, handler).toContain(`Url5xxCount ${inputs.name}`);
    }
    for (const [queue, { inputs }] of queues(it())) {
      if (queue !== "MailQueue") expect(on, queue).toContain(`ApproximateNumberOfMessagesVisible ${inputs.name}`);
    }
    expect(on).toContain("Reputation.BounceRate ");
    const bell = ofType(it(), "aws:sns/topicSubscription:TopicSubscription").find(
      ({ inputs }) => inputs.protocol === "email",
    );
    expect(bell?.inputs.endpoint).toBe(stage.ops);
    for (const { name: alarm, inputs } of alarms) expect(inputs.alarmActions, alarm).toEqual([bell?.inputs.topic]);
  });
});

test("a stage that is not in the table is refused", () => {
  for (const name of ["prod", "pr-", "pr-N", "pr-12x", "constructor"])
    expect(() => stageOf(name), name).toThrow("No stage");
});

test("a secret that is not set stops the deployment", async () => {
  const bundle = program.path;
  const secrets = SECRETS.filter((secret) => secret !== "LinkKey");
  await expect(synthesise(ROOT, "pr-12", { bundle, secrets })).rejects.toThrow("Set a value for LinkKey");
});
