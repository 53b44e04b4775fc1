import type { WebDeps } from "@kz2050/http";
import { createApi, EXEMPT } from "./app.ts";
import { exampleOf, type Schema } from "./document-example.ts";

/** What the document says of itself. */
const ABOUT = {
  openapi: "3.1.0" as const,
  info: {
    title: "Kazakhstan 2050 platform API",
    version: "1.0.0",
    description: [
      "Membership, charity campaigns, lecture bookings and civic councils.",
      "Times are ISO 8601 UTC (`…At`) or local date, time and zone; money is whole tiyn (ISO 4217 KZT).",
      "Errors are RFC 9457 problems in the language of Accept-Language; their `code` is stable.",
      "Lists are paged by `cursor`. A record that two people may edit has an `ETag`; send it back as `If-Match`.",
      "Every POST takes an `Idempotency-Key`. `x-access` says who may: `anyone`, the bearer of a private `link`, or staff by role.",
    ].join("\n\n"),
    license: { name: "MIT", identifier: "MIT" },
  },
  servers: [{ url: "/" }],
};

const METHODS = ["get", "post", "put", "patch", "delete"] as const;
type Method = (typeof METHODS)[number];

interface Media {
  schema?: Schema;
  example?: unknown;
  examples?: unknown;
}
interface Parameter {
  readonly name: string;
  readonly in: string;
  required?: boolean;
  schema?: Schema;
  example?: unknown;
  description?: string;
}
interface Body {
  readonly description?: string;
  readonly content?: Record<string, Media>;
}
export interface Operation {
  summary?: string;
  description?: string;
  tags?: string[];
  operationId?: string;
  security?: Record<string, string[]>[];
  "x-access"?: string;
  parameters?: Parameter[];
  readonly requestBody?: Body & { readonly required?: boolean };
  readonly responses: Record<string, Body>;
}
export interface Document {
  readonly paths: Record<string, Partial<Record<Method, Operation>>>;
  readonly components?: { readonly schemas?: Record<string, Schema> };
  tags?: { name: string }[];
}

const IDEMPOTENCY_KEY: Parameter = {
  name: "idempotency-key",
  in: "header",
  required: false,
  description:
    "Names this request. The same key and body give the same answer within two days; another body gives 422.",
  schema: { type: "string", minLength: 1, maxLength: 200 },
  example: "7f1c0a1e-0d55-4f0e-9a39-0b6a5f7f2c11",
};

/** Every operation of a document with its path and method. */
export function operations(document: Document): { path: string; method: Method; operation: Operation }[] {
  return Object.entries(document.paths).flatMap(([path, item]) =>
    METHODS.flatMap((method) => {
      const operation = item[method];
      return operation ? [{ path, method, operation }] : [];
    }),
  );
}

/** Enough for routes to be put up; none of it is asked while no request is made. */
const IDLE = { originKeys: [], partnerOrigins: [], formTargets: [] } as unknown as WebDeps;

/** The document of the routes as they stand. Needs no database: no request is made. */
export function buildDocument(): Document {
  const app = createApi(IDLE);
  const document = structuredClone(app.getOpenAPI31Document(ABOUT)) as unknown as Document;
  const schemas = document.components?.schemas ?? {};
  const tags = new Set<string>();
  for (const { path, method, operation } of operations(document)) {
    operation.tags ??= [path.split("/")[2] ?? "api"];
    for (const tag of operation.tags) tags.add(tag);
    operation.operationId ??= idOf(method, path);
    if (operation.security?.some((one) => "session" in one)) operation["x-access"] ??= "staff";
    const access = operation["x-access"];
    operation.description = [operation.description, access && `Access: \`${access}\`.`].filter(Boolean).join("\n\n");
    if (method === "post" && !EXEMPT.test(path)) addKey(operation);
    for (const parameter of operation.parameters ?? []) {
      if (parameter.schema) parameter.example ??= exampleOf(parameter.schema, schemas, parameter.name);
    }
    for (const body of [operation.requestBody, ...Object.values(operation.responses)]) {
      for (const media of Object.values(body?.content ?? {})) {
        if (media.schema && !showsExample(media, schemas)) media.example = exampleOf(media.schema, schemas);
      }
    }
  }
  document.tags = [...tags].toSorted().map((name) => ({ name }));
  return document;
}

/** Whether a reader finds an example: beside the schema, or in the schema it names. */
export function showsExample({ schema, example, examples }: Media, schemas: Readonly<Record<string, Schema>>): boolean {
  const target = schema?.$ref ? schemas[schema.$ref.split("/").at(-1) ?? ""] : schema;
  return (example ?? examples ?? target?.example ?? target?.examples) !== undefined;
}

/** Each POST takes the key, whether or not its route says so: the application sees to it before the route. */
function addKey(operation: Operation): void {
  operation.parameters ??= [];
  if (!operation.parameters.some(({ name }) => name.toLowerCase() === "idempotency-key")) {
    operation.parameters.push({ ...IDEMPOTENCY_KEY });
  }
}

/** `post /api/campaigns/{campaignId}/gifts` is `postCampaignsCampaignIdGifts`. */
const idOf = (method: string, path: string): string =>
  method +
  path
    .replace(/^\/api\//, "")
    .split(/[^A-Za-z0-9]+/)
    .filter(Boolean)
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .join("");

/** The document as it is sent: a value a line, so that a change can be read, without the white space before it. */
export const documentText = (document: Document): string => JSON.stringify(document, null, 1).replace(/\n +/g, "\n");

/** The module that serves the document. */
export function documentModule(document: Document): string {
  const text = documentText(document).replaceAll("\\", "\\\\").replaceAll("`", "\\`").replaceAll("${", "\\${");
  return `/** Written by packages/api/document.ts from the routes: do not edit. */\nexport const DOCUMENT_JSON = \`${text}\`;\n`;
}
