import type { Item } from "./table.ts";

/** A value as DynamoDB's wire has it: `{ S: "text" }`. Numbers travel as text, bytes in base64. */
export type Attribute = Readonly<Record<string, unknown>>;
export type Attributes = Readonly<Record<string, Attribute>>;

/** Bytes that know their form in JSON, which is also the wire's. */
class Bytes extends Uint8Array {
  toJSON(): string {
    return Buffer.from(this.buffer, this.byteOffset, this.byteLength).toString("base64");
  }
}

/** An item, a key or the values of an expression for the wire; what is undefined is left out. @throws where a value has no form there. */
export function toAttributes(item: object): Attributes {
  const attributes: Record<string, Attribute> = {};
  for (const [name, value] of Object.entries(item)) if (value !== undefined) attributes[name] = toAttribute(value);
  return attributes;
}

/** What the wire told, as the item it is. */
export function fromAttributes(attributes: Attributes): Item {
  const item: Record<string, unknown> = {};
  for (const name of Object.keys(attributes)) item[name] = fromAttribute(attributes[name] as Attribute);
  return item;
}

function toAttribute(value: unknown): Attribute {
  switch (typeof value) {
    case "string":
      return { S: value };
    case "number":
      // Beyond these the wire's decimal and a number here are no longer the same.
      if (!Number.isFinite(value) || Math.abs(value) > Number.MAX_SAFE_INTEGER)
        throw new Error(`No attribute: ${value}`);
      return { N: String(value) };
    case "boolean":
      return { BOOL: value };
    case "object":
      if (value === null) return { NULL: true };
      if (Array.isArray(value)) return { L: value.filter((inner) => inner !== undefined).map(toAttribute) };
      if (value instanceof Uint8Array) return { B: new Bytes(value) };
      return { M: toAttributes(value) };
    default:
      throw new Error(`No attribute: a ${typeof value}`);
  }
}

function fromAttribute(attribute: Attribute): unknown {
  for (const type in attribute) {
    const value = attribute[type];
    switch (type) {
      case "S":
      case "BOOL":
        return value;
      case "N":
        return Number(value);
      case "NULL":
        return null;
      case "L":
        return (value as Attribute[]).map(fromAttribute);
      case "M":
        return fromAttributes(value as Attributes);
      case "B":
        return typeof value === "string" ? new Uint8Array(Buffer.from(value, "base64")) : value;
    }
  }
  throw new Error(`No value: ${Object.keys(attribute).join()}`);
}
