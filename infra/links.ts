import type { Reach } from "./listing.ts";

export type Tables = Readonly<Record<string, sst.aws.Dynamo>>;

const READ = ["dynamodb:GetItem", "dynamodb:BatchGetItem", "dynamodb:Query"];
const WRITE = [
  ...READ,
  "dynamodb:ConditionCheckItem",
  "dynamodb:PutItem",
  "dynamodb:UpdateItem",
  "dynamodb:DeleteItem",
];
const SCAN = ["dynamodb:Scan"];

/** SST's own links grant `dynamodb:*`, `sqs:*` and `ses:*`: here a link tells a name, and permission is given apart. */
export function mendLinks(): void {
  sst.Linkable.wrap(sst.aws.Dynamo, (table) => ({ properties: { name: table.name } }));
  sst.Linkable.wrap(sst.aws.Queue, (queue) => ({
    properties: { url: queue.url },
    include: [sst.aws.permission({ actions: ["sqs:SendMessage"], resources: [queue.arn] })],
  }));
}

/** Links and permissions for these tables: one statement a kind of access, for a role's policy holds 10,240 characters. */
export function reaching(tables: Tables, { reads = [], writes = [], scans = [] }: Reach) {
  const named = (name: string): sst.aws.Dynamo => {
    const table = tables[name];
    if (!table) throw new Error(`No table ${name}: it is not in TABLES of core/tables.ts.`);
    return table;
  };
  const statement = (actions: string[], names: readonly string[]) => ({
    actions,
    resources: names.flatMap((name) => [named(name).arn, $interpolate`${named(name).arn}/index/*`]),
  });
  const reading = reads.filter((name) => !writes.includes(name));
  return {
    link: [...new Set([...reading, ...writes, ...scans])].map(named),
    permissions: [statement(READ, reading), statement(WRITE, writes), statement(SCAN, scans)].filter(
      ({ resources }) => resources.length > 0,
    ),
  };
}
