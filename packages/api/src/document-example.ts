/** The parts of JSON Schema that zod writes for our shapes. */
export interface Schema {
  readonly $ref?: string;
  readonly type?: string | readonly string[];
  readonly format?: string;
  readonly pattern?: string;
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly default?: unknown;
  readonly example?: unknown;
  readonly examples?: readonly unknown[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly additionalProperties?: Schema | boolean;
  readonly items?: Schema;
  readonly prefixItems?: readonly Schema[];
  readonly anyOf?: readonly Schema[];
  readonly oneOf?: readonly Schema[];
  readonly allOf?: readonly Schema[];
  readonly minimum?: number;
  readonly exclusiveMinimum?: number;
  readonly maximum?: number;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly minItems?: number;
}
type Schemas = Readonly<Record<string, Schema>>;

const SAMPLE_ID = "01k7hk4t2v9m3r8n5q6w0x1y2z";

/** What a field of this name holds, where its schema says no more than "a string". */
const BY_NAME: readonly (readonly [RegExp, string])[] = [
  [/email/i, "aty@posta.example"],
  [/phone/i, "+77012345678"],
  [/(locale|language)$/i, "kk"],
  [/At$/, "2026-10-14T07:00:00.000Z"],
  [/Date$|^date$|^from$|^to$/, "2026-10-14"],
  [/zone/i, "Asia/Almaty"],
  [/region/i, "71"],
  [/cursor/i, "eyJ9.c2lnbmF0dXJl"],
];

const BY_FORMAT: Readonly<Record<string, string>> = {
  email: "aty@posta.example",
  "date-time": "2026-10-14T07:00:00.000Z",
  date: "2026-10-14",
  time: "15:30",
  uri: "https://site.example/kk",
  url: "https://site.example/kk",
  uuid: "7f1c0a1e-0d55-4f0e-9a39-0b6a5f7f2c11",
};

/** A value that fits the schema: what its author gave as an example, else one made from it. */
export function exampleOf(schema: Schema, schemas: Schemas, name = "", depth = 0): unknown {
  const given = schema.example ?? schema.examples?.[0] ?? schema.const ?? schema.default ?? schema.enum?.[0];
  if (given !== undefined) return given;
  if (schema.$ref) {
    const target = schemas[schema.$ref.split("/").at(-1) ?? ""];
    return target && depth < 6 ? exampleOf(target, schemas, name, depth + 1) : undefined;
  }
  const parts = schema.allOf?.map((part) => exampleOf(part, schemas, name, depth + 1));
  if (parts) return Object.assign({}, ...parts);
  const choice = (schema.anyOf ?? schema.oneOf)?.find(({ type }) => type !== "null");
  if (choice) return exampleOf(choice, schemas, name, depth + 1);
  const type = Array.isArray(schema.type) ? schema.type.find((one) => one !== "null") : schema.type;
  switch (type) {
    case "object":
      return objectOf(schema, schemas, depth);
    case "array": {
      const items = schema.prefixItems ?? (schema.items ? [schema.items] : []);
      return items.map((item) => exampleOf(item, schemas, name.replace(/s$/, ""), depth + 1));
    }
    case "integer":
    case "number":
      return numberOf(schema);
    case "boolean":
      return true;
    case "string":
      return textOf(schema, name);
    default:
      return undefined;
  }
}

function objectOf(schema: Schema, schemas: Schemas, depth: number): Record<string, unknown> {
  const entries = Object.entries(schema.properties ?? {}).map(([name, property]) => [
    name,
    exampleOf(property, schemas, name, depth + 1),
  ]);
  return Object.fromEntries(entries.filter(([, value]) => value !== undefined)) as Record<string, unknown>;
}

function numberOf({ minimum, exclusiveMinimum, maximum }: Schema): number {
  const least = Math.max(minimum ?? 1, exclusiveMinimum === undefined ? 1 : exclusiveMinimum + 1);
  return maximum !== undefined && least > maximum ? maximum : least;
}

function textOf({ format, pattern, minLength = 0, maxLength }: Schema, name: string): string | undefined {
  if (pattern !== undefined) {
    const prefix = /^\^([a-z]{3})_/.exec(pattern)?.[1];
    const known = [
      prefix && `${prefix}_${SAMPLE_ID}`,
      format && BY_FORMAT[format],
      ...BY_NAME.map(([, text]) => text),
      "2026",
      "000000",
      "KZ-71",
    ];
    return known.find((text) => text && new RegExp(pattern, "u").test(text)) || undefined;
  }
  if (format && BY_FORMAT[format]) return BY_FORMAT[format];
  const named = BY_NAME.find(([what]) => what.test(name))?.[1];
  const text = named ?? "Мысал".padEnd(Math.min(minLength, 200), " мысал");
  return maxLength === undefined ? text : text.slice(0, maxLength);
}
