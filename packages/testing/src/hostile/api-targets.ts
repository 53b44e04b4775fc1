import type { House } from "../journeys/harness.ts";
import { DESKS } from "../journeys/pages.ts";
import { recordsOf } from "../stranger.ts";
import type { Schema, Sender, Target } from "./target.ts";

interface Media {
  readonly schema?: Schema;
  readonly example?: unknown;
}
interface Operation {
  readonly "x-access"?: string;
  readonly parameters?: readonly { readonly name: string; readonly in: string; readonly example?: unknown }[];
  readonly requestBody?: { readonly content: Readonly<Record<string, Media>> };
}
interface Document {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly components: { readonly schemas: Readonly<Record<string, Schema>> };
}
const METHODS = new Set(["get", "post", "put", "patch", "delete"]);

/** Records that each operation is asked for: they stand in several states. */
const RECORDS = 3;
const PREFIX: Readonly<Record<string, string>> = { membershipKey: "mem_" };

/** Every operation that the public document names, with the document's own example, of records that there are. */
export async function apiTargets(house: House): Promise<Target[]> {
  const document = (await (await house.request("/api/openapi.json")).json()) as Document;
  const rows = [...(await recordsOf(house)).values()].flat();
  const valuesOf = (name: string): string[] => {
    const field = name === "codeOrId" ? "proposalId" : name;
    const values = rows.map((row) => row[field]).filter((value): value is string => typeof value === "string");
    return [...new Set(values)].filter((value) => value.startsWith(PREFIX[name] ?? "")).toSorted();
  };
  const recordOf = (name: string, nth: number): string | undefined => {
    const values = valuesOf(name);
    return values[Math.floor((values.length * nth) / RECORDS)];
  };
  return Array.from({ length: RECORDS }, (_, nth) =>
    Object.entries(document.paths).flatMap(([path, methods]) =>
      Object.entries(methods)
        .filter(([method]) => METHODS.has(method))
        .map(([method, operation]) => {
          const target = targetOf(method.toUpperCase(), path, operation, document.components.schemas);
          const filled = path.replaceAll(/\{(\w+)\}/g, (_whole, name: string) =>
            encodeURIComponent(recordOf(name, nth) ?? "none"),
          );
          return { ...target, path: filled };
        }),
    ),
  ).flat();
}

function targetOf(
  method: string,
  path: string,
  { parameters = [], requestBody, "x-access": access = "" }: Operation,
  schemas: Document["components"]["schemas"],
): Target {
  const of = (place: string) => parameters.filter((one) => one.in === place);
  const media = requestBody?.content["application/json"];
  const shape = media?.schema && resolved(media.schema, schemas);
  const body = media?.example ?? shape?.example ?? shape?.examples?.[0];
  const headers = of("header").filter(({ name }) => name !== "idempotency-key");
  return {
    ...{ kind: "api", name: `${method} ${path}`, method, path, sender: senderOf(access) },
    query: of("query").map(({ name }) => name),
    headers: Object.fromEntries(
      headers.map(({ name, example }) => [name, name === "if-match" ? String(example) : "A".repeat(22)]),
    ),
    ...(body !== undefined && { body }),
    limits: new Map(shape ? limitsOf(shape, schemas) : []),
  };
}

/** The desk of the first role that the operation lets in, by the order of the demonstration's desks. */
function senderOf(access: string): Sender {
  const roles = /^staff:(.*)$/.exec(access)?.[1]?.split(",") ?? [];
  const desks = ["central", "coordinator", "moderator", "member", "finance"];
  const desk = desks.findIndex((role) => roles.includes(role));
  return desk < 0 ? undefined : { door: "office", email: DESKS[desk] ?? "" };
}

const resolved = (schema: Schema, schemas: Readonly<Record<string, Schema>>): Schema =>
  schemas[schema.$ref?.split("/").at(-1) ?? ""] ?? schema;

function* limitsOf(
  given: Schema,
  schemas: Readonly<Record<string, Schema>>,
  path = "",
  depth = 0,
): Generator<[string, number]> {
  const schema = resolved(given, schemas);
  if (depth > 6) return;
  if (schema.maxLength !== undefined) yield [path, schema.maxLength];
  for (const part of [...(schema.anyOf ?? []), ...(schema.oneOf ?? []), ...(schema.allOf ?? [])])
    yield* limitsOf(part, schemas, path, depth + 1);
  for (const [name, inner] of Object.entries(schema.properties ?? {}))
    yield* limitsOf(inner, schemas, path === "" ? name : `${path}.${name}`, depth + 1);
  if (schema.items) yield* limitsOf(schema.items, schemas, `${path}.0`, depth + 1);
}
