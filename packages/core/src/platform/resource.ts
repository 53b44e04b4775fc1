import type { Secrets } from "../kernel/index.ts";

/** What a deployed function is linked to. What it lacks is undefined, or fails with its name when it is asked for. */
export interface Resources {
  /** The physical name of a table. @throws where the function is not linked to it. */
  readonly tableName: (name: string) => string;
  /** Where DynamoDB is, and as whom the function's role asks it: for as long as this environment of it lives. */
  readonly database: ReturnType<typeof databaseOf>;
  readonly secrets: Secrets;
  /** Keys the router may show, the one in force first. Empty for what stands behind no router. */
  readonly originKeys: readonly string[];
  readonly mailQueueUrl: string | undefined;
  /** The address mail comes from. */
  readonly mailSender: string | undefined;
  /** Where the public site and the office are, without a slash at the end. */
  readonly publicOrigin: string;
  readonly officeOrigin: string;
  /** The value of a secret by its name. @throws where the function is not linked to it. */
  readonly secretOf: (name: string) => string;
  readonly payment: { readonly tiptopPublicId: string; readonly tiptopApiSecret: string };
}

type Links = Readonly<Record<string, Readonly<Record<string, unknown>>>>;

const HEX_KEY = /^(?:[0-9a-f]{2}){32,}$/i;

/** Reads the links of the stage, for functions that run deployed. @throws anywhere else. */
export async function resources(): Promise<Resources> {
  const { Resource } = await import("sst");
  const links: Links = Resource as object as Links;
  // `in` first: SST's own refusal tells the function's name, which is no use to who reads a log by codes.
  const maybe = (name: string, property: string): string | undefined => {
    const value = name in links ? links[name]?.[property] : undefined;
    return typeof value === "string" ? value : undefined;
  };
  const linked = (name: string, property: string): string => {
    const value = maybe(name, property);
    if (value === undefined) throw new Error(`This function is not linked to ${name}.${property}`);
    return value;
  };
  const key = (name: string): string => {
    const value = linked(name, "value");
    if (!HEX_KEY.test(value)) throw new Error(`The secret ${name} must be at least 32 bytes of hex`);
    return value;
  };
  const origin = (which: string): string => linked("Origins", which).replace(/\/+$/, "");
  return {
    tableName: (name) => linked(name, "name"),
    get database() {
      return databaseOf(process.env);
    },
    secrets: {
      get addressPepper() {
        return key("AddressPepper");
      },
      get pseudonymPepper() {
        return key("PseudonymPepper");
      },
      get linkKey() {
        return key("LinkKey");
      },
    },
    originKeys: ["OriginKey", "OriginKeyPrevious"].flatMap((name) => maybe(name, "value") ?? []),
    mailQueueUrl: maybe("MailQueue", "url"),
    mailSender: maybe("Mail", "address"),
    publicOrigin: origin("public"),
    officeOrigin: origin("office"),
    secretOf: (name) => linked(name, "value"),
    payment: {
      get tiptopPublicId() {
        return linked("TiptopPublicId", "value");
      },
      get tiptopApiSecret() {
        return linked("TiptopApiSecret", "value");
      },
    },
  };
}

/** What Lambda's environment says of the region, the role's credentials and, in tests, of another endpoint. */
function databaseOf(env: NodeJS.ProcessEnv) {
  const of = (name: string): string => {
    const value = env[name];
    if (!value) throw new Error(`The environment has no ${name}`);
    return value;
  };
  const region = of("AWS_REGION");
  return {
    endpoint: env.AWS_ENDPOINT_URL_DYNAMODB ?? `https://dynamodb.${region}.amazonaws.com`,
    region,
    credentials: {
      accessKeyId: of("AWS_ACCESS_KEY_ID"),
      secretAccessKey: of("AWS_SECRET_ACCESS_KEY"),
      ...(env.AWS_SESSION_TOKEN && { sessionToken: env.AWS_SESSION_TOKEN }),
    },
  };
}
