/** Stands in for AWS: what it would answer of a resource it has just made, or of a question. */
export const ACCOUNT = "123456789012";
export const REGION = "eu-central-1";

type Bag = Record<string, unknown>;
const text = (value: unknown, otherwise: string): string =>
  typeof value === "string" && value !== "" ? value : otherwise;
const arn = (service: string, rest: string): string => `arn:aws:${service}:${REGION}:${ACCOUNT}:${rest}`;

/** Attributes AWS adds, by type. `name` is the resource's physical name where it has one. */
const ADDS: Readonly<Record<string, (name: string, inputs: Bag) => Bag>> = {
  "aws:dynamodb/table:Table": (name, { streamEnabled }) => ({
    arn: arn("dynamodb", `table/${name}`),
    ...(streamEnabled === true && { streamArn: arn("dynamodb", `table/${name}/stream/2050-01-01T00:00:00.000`) }),
  }),
  "aws:lambda/function:Function": (name) => ({
    arn: arn("lambda", `function:${name}`),
    qualifiedArn: arn("lambda", `function:${name}:1`),
    invokeArn: arn("lambda", `invoke/${name}`),
    publish: false,
    lastModified: "2050-01-01T00:00:00Z",
  }),
  "aws:lambda/functionUrl:FunctionUrl": (_, { functionName }) => ({
    functionUrl: `https://${text(functionName, "fn").toLowerCase()}.lambda-url.${REGION}.on.aws/`,
  }),
  "aws:sqs/queue:Queue": (name) => ({
    arn: arn("sqs", name),
    url: `https://sqs.${REGION}.amazonaws.com/${ACCOUNT}/${name}`,
  }),
  "aws:sns/topic:Topic": (name) => ({ arn: arn("sns", name) }),
  "aws:iam/role:Role": (name) => ({ arn: `arn:aws:iam::${ACCOUNT}:role/${name}` }),
  "aws:cloudwatch/logGroup:LogGroup": (name) => ({ arn: arn("logs", `log-group:${name}`) }),
  "aws:cloudfront/distribution:Distribution": (name) => ({
    arn: `arn:aws:cloudfront::${ACCOUNT}:distribution/${name}`,
    domainName: `${name.toLowerCase()}.cloudfront.net`,
    hostedZoneId: "Z2FDTNDATAQYW2",
    etag: "E1",
  }),
  "aws:cloudfront/keyValueStore:KeyValueStore": (name) => ({
    arn: `arn:aws:cloudfront::${ACCOUNT}:key-value-store/${name}`,
  }),
  "aws:cloudfront/function:Function": (name) => ({ arn: `arn:aws:cloudfront::${ACCOUNT}:function/${name}` }),
  "aws:sesv2/emailIdentity:EmailIdentity": (_, { emailIdentity }) => ({
    arn: arn("ses", `identity/${text(emailIdentity, "identity")}`),
    configurationSetName: "borrowed",
    dkimSigningAttributes: { tokens: ["one", "two", "three"] },
  }),
  "aws:sesv2/configurationSet:ConfigurationSet": (_, { configurationSetName }) => ({
    arn: arn("ses", `configuration-set/${text(configurationSetName, "borrowed")}`),
  }),
  "aws:acm/certificate:Certificate": (name) => ({
    arn: `arn:aws:acm:us-east-1:${ACCOUNT}:certificate/${name}`,
    domainValidationOptions: [
      { domainName: name, resourceRecordName: "_x.name", resourceRecordType: "CNAME", resourceRecordValue: "_x.value" },
    ],
  }),
  "aws:acm/certificateValidation:CertificateValidation": (_, { certificateArn }) => ({ certificateArn }),
  "aws:wafv2/webAcl:WebAcl": (name) => ({ arn: `arn:aws:wafv2:us-east-1:${ACCOUNT}:global/webacl/${name}` }),
  "random:index/randomBytes:RandomBytes": () => ({ base64: Buffer.alloc(32, 7).toString("base64") }),
  "pulumi-nodejs:dynamic:Resource": () => ({ zoneId: "Z2050", isDone: true }),
};

const NAMES = ["name", "bucket", "configurationSetName", "domainName", "emailIdentity"];

/** The state of a resource that has just been made. */
export function made(type: string, name: string, inputs: Bag, id?: string): { id: string; state: Bag } {
  const physical = NAMES.map((key) => inputs[key]).find((value) => typeof value === "string" && value !== "");
  const called = text(physical, id || name);
  return { id: id || called, state: { name: called, ...inputs, ...ADDS[type]?.(called, inputs) } };
}

interface Statement {
  readonly effect?: string;
  readonly actions?: unknown;
  readonly resources?: unknown;
  readonly principals?: readonly { type: string; identifiers: unknown }[];
  readonly conditions?: readonly { test: string; variable: string; values: unknown }[];
}

/** An IAM policy in its own words. */
const policy = (statements: readonly Statement[]): string =>
  JSON.stringify({
    Version: "2012-10-17",
    Statement: statements.map(({ effect, actions, resources, principals, conditions }) => ({
      Effect: effect ?? "Allow",
      Action: actions,
      Resource: resources,
      ...(principals && { Principal: Object.fromEntries(principals.map((one) => [one.type, one.identifiers])) }),
      ...(conditions && {
        Condition: Object.fromEntries(conditions.map((one) => [one.test, { [one.variable]: one.values }])),
      }),
    })),
  });

/** The answer to a question of the program. @throws at one nobody has answered before. */
export function answered(token: string, inputs: Bag): Bag {
  switch (token) {
    case "aws:index/getPartition:getPartition":
      return { partition: "aws", dnsSuffix: "amazonaws.com" };
    case "aws:index/getRegion:getRegion":
      return { region: REGION, id: REGION };
    case "aws:index/getCallerIdentity:getCallerIdentity":
      return { accountId: ACCOUNT, arn: `arn:aws:iam::${ACCOUNT}:root`, id: ACCOUNT, userId: ACCOUNT };
    case "aws:iam/getPolicyDocument:getPolicyDocument": {
      const statements = (inputs.statements ?? []) as readonly Statement[];
      return { json: policy(statements), ...(statements.length > 0 && { statements }) };
    }
    default:
      throw new Error(`The stand-in for AWS cannot answer ${token}`);
  }
}
