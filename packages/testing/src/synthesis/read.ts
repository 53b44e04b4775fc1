import { ACCOUNT, REGION } from "./cloud.ts";
import type { Build, Resource, Synthesis } from "./synthesis.ts";

/** What a role may do, statement by statement. */
export interface Statement {
  readonly Effect: string;
  readonly Action: readonly string[];
  readonly Resource: readonly string[];
}

/** One Lambda function with what stands around it. */
export interface Lambda {
  /** The name of its component. */
  readonly name: string;
  readonly handler: string;
  readonly build: Build;
  readonly inputs: Resource["inputs"];
  readonly arn: string;
  readonly role: Resource;
  readonly statements: readonly Statement[];
  /** The role's own policy as AWS would store it. */
  readonly policy: string;
  readonly logs: Resource | undefined;
}

export const ofType = (synthesis: Synthesis, type: string): Resource[] =>
  synthesis.resources.filter((resource) => resource.type === type);

/** The last part of a URN: the name. */
export const nameIn = (urn: string): string => urn.split("::").at(-1) ?? "";

/** Text at a path of a resource's inputs, such as `destinationConfig.onFailure.destinationArn`; "" where there is none. */
export function textAt(inputs: unknown, path: string): string {
  let value = inputs;
  for (const key of path.split(".")) value = (value as Record<string, unknown> | undefined)?.[key];
  return typeof value === "string" ? value : "";
}

export function lambdas(synthesis: Synthesis): Lambda[] {
  const roles = ofType(synthesis, "aws:iam/role:Role");
  const groups = ofType(synthesis, "aws:cloudwatch/logGroup:LogGroup");
  return ofType(synthesis, "aws:lambda/function:Function").map(({ inputs, parent }) => {
    const role = roles.find((one) => one.parent === parent);
    const build = synthesis.builds.find(({ functionID }) => functionID === nameIn(parent));
    if (!role || !build) throw new Error(`${nameIn(parent)} has no role or no bundle`);
    const policies = (role.inputs.inlinePolicies ?? []) as readonly { policy: string }[];
    return {
      name: nameIn(parent),
      handler: build.handler,
      build,
      inputs,
      arn: `:function:${textAt(inputs, "name")}`,
      role,
      statements: policies.flatMap(({ policy }) => (JSON.parse(policy) as { Statement: Statement[] }).Statement),
      policy: policies.map(({ policy }) => policy).join(""),
      logs: groups.find((one) => one.parent === parent),
    };
  });
}

/** Tables by name, as described, and the ARN AWS would give them. */
export function tables(synthesis: Synthesis): Map<string, Resource> {
  return new Map(ofType(synthesis, "aws:dynamodb/table:Table").map((resource) => [nameIn(resource.parent), resource]));
}

/** The tables a list of DynamoDB ARNs stands for, indexes and streams with their table, by name and sorted. */
export function tablesIn(synthesis: Synthesis, arns: readonly string[]): string[] {
  const physical = new Map([...tables(synthesis)].map(([name, { inputs }]) => [textAt(inputs, "name"), name]));
  const found = arns.map((arn) => physical.get(/:table\/([^/]+)/.exec(arn)?.[1] ?? "") ?? arn);
  return [...new Set(found)].sort();
}

/** Queues by the name of their component. */
export function queues(synthesis: Synthesis): Map<string, { inputs: Resource["inputs"]; arn: string }> {
  return new Map(
    ofType(synthesis, "aws:sqs/queue:Queue").map(({ inputs, parent }) => [
      nameIn(parent),
      { inputs, arn: `arn:aws:sqs:${REGION}:${ACCOUNT}:${textAt(inputs, "name")}` },
    ]),
  );
}
