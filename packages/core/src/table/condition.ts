import { type Attributes, toAttributes } from "./attribute.ts";

export type Scalar = string | number | boolean;

/** What an attribute must be: equal, one of, compared, present or absent. */
export type Test =
  | Scalar
  | readonly Scalar[]
  | { readonly exists: boolean }
  | { readonly not: Scalar }
  | { readonly lt: Scalar }
  | { readonly lte: Scalar }
  | { readonly gt: Scalar }
  | { readonly gte: Scalar }
  | { readonly beginsWith: string };

/** Attribute paths (`until`, `b32.until`) to tests, all of which hold; or a combination made by `any` and `all`. */
export type Condition =
  | { readonly [path: string]: Test }
  | { readonly $any: readonly Condition[] }
  | { readonly $all: readonly Condition[] };

export const any = (...conditions: readonly Condition[]): Condition => ({ $any: conditions });
export const all = (...conditions: readonly Condition[]): Condition => ({ $all: conditions });

/** Collects names and values of an expression, so that every attribute is aliased (`status`, `name`, `region` are reserved). */
export class Expression {
  readonly names: Record<string, string> = {};
  readonly values: Record<string, unknown> = {};

  path(path: string): string {
    return path
      .split(".")
      .map((part) => {
        const known = Object.keys(this.names).find((alias) => this.names[alias] === part);
        const alias = known ?? `#n${Object.keys(this.names).length}`;
        this.names[alias] = part;
        return alias;
      })
      .join(".");
  }

  value(value: unknown): string {
    const alias = `:v${Object.keys(this.values).length}`;
    this.values[alias] = value;
    return alias;
  }

  test(path: string, test: Test): string {
    const name = this.path(path);
    if (Array.isArray(test)) {
      if (test.length === 0) throw new Error(`No value is allowed for ${path}`);
      return `${name} IN (${test.map((value) => this.value(value)).join(", ")})`;
    }
    if (typeof test !== "object") return `${name} = ${this.value(test)}`;
    if ("exists" in test) return `${test.exists ? "attribute_exists" : "attribute_not_exists"}(${name})`;
    if ("not" in test) return `${name} <> ${this.value(test.not)}`;
    if ("beginsWith" in test) return `begins_with(${name}, ${this.value(test.beginsWith)})`;
    for (const [operator, sign] of Object.entries(COMPARISONS)) {
      const value = (test as Record<string, Scalar>)[operator];
      if (value !== undefined) return `${name} ${sign} ${this.value(value)}`;
    }
    throw new Error(`Unknown test on ${path}`);
  }

  condition(condition: Condition): string {
    if (isAny(condition)) return `(${condition.$any.map((inner) => this.condition(inner)).join(" OR ")})`;
    if (isAll(condition)) return `(${condition.$all.map((inner) => this.condition(inner)).join(" AND ")})`;
    return `(${Object.entries(condition)
      .map(([path, test]) => this.test(path, test))
      .join(" AND ")})`;
  }

  /** The two maps as a request wants them: absent when empty. */
  attributes(): {
    ExpressionAttributeNames?: Record<string, string>;
    ExpressionAttributeValues?: Attributes;
  } {
    return {
      ...(Object.keys(this.names).length > 0 && { ExpressionAttributeNames: this.names }),
      ...(Object.keys(this.values).length > 0 && { ExpressionAttributeValues: toAttributes(this.values) }),
    };
  }
}

const COMPARISONS = { lt: "<", lte: "<=", gt: ">", gte: ">=" } as const;

const isAny = (condition: Condition): condition is { $any: readonly Condition[] } =>
  Array.isArray(condition["$any" as never]);
const isAll = (condition: Condition): condition is { $all: readonly Condition[] } =>
  Array.isArray(condition["$all" as never]);
