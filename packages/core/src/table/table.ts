import type * as z from "zod";
import type { AppError } from "../kernel/error.ts";
import type { Condition } from "./condition.ts";

export type Item = Readonly<Record<string, unknown>>;

/** A global index: its key attributes, and by name what it carries besides the keys. Never everything. */
export interface Index {
  readonly hash: string;
  readonly range?: string;
  readonly project: readonly string[];
}

/**
 * How writes fall on one key, for the bench to hold us to: `spread` (at most 200 of 10,000 actions on one key),
 * `guard` (a day, an account: refused attempts are shed by a read), `queue` (a region and state).
 */
export type KeyKind = "spread" | "guard" | "queue";

/** A table as data: what the runtime, the stacks and the local engine all read. */
export interface Description {
  readonly name: string;
  /** Holds personal data: may live on another engine; no transaction spans it and a public table. */
  readonly personal: boolean;
  readonly keyKind: KeyKind;
  readonly key: { readonly hash: string; readonly range?: string };
  readonly indexes: Readonly<Record<string, Index>>;
  /** What its stream tells: nothing, keys alone (personal tables), or both images. */
  readonly stream: "none" | "keys" | "images";
  /** Items bear `expiry` (seconds since 1970) and the engine sweeps them some time after; readers check for themselves. */
  readonly expires: boolean;
  readonly schemas: readonly z.ZodType[];
}

type AnyKey<I> = I extends unknown ? keyof I & string : never;
type Field<I, K extends string> = I extends unknown ? (K extends keyof I ? I[K] : never) : never;
type Fields<I> = { readonly [K in AnyKey<I>]?: Field<I, K> | undefined };
type NumberKeys<I> = { [K in AnyKey<I>]: NonNullable<Field<I, K>> extends number ? K : never }[AnyKey<I>];

/** What to answer when the condition fails: the error, or a choice by the item that stood there. */
export type Otherwise = AppError | ((old: Item | undefined) => AppError);

interface Common {
  readonly table: Description;
  readonly key: Item;
  readonly when?: Condition | undefined;
  readonly otherwise?: Otherwise | undefined;
}
export interface PutOp extends Common {
  readonly op: "put";
  readonly item: Item;
}
export interface UpdateOp extends Common {
  readonly op: "update";
  readonly set: Item;
  readonly setIfAbsent: Item;
  readonly remove: readonly string[];
  readonly add: Readonly<Record<string, number>>;
  readonly blindAdd: boolean;
}
export interface DeleteOp extends Common {
  readonly op: "delete";
}
export interface CheckOp extends Common {
  readonly op: "check";
}
export type Op = PutOp | UpdateOp | DeleteOp | CheckOp;

export interface UpdateOptions<I> {
  /** Attributes to set. Undefined values are left out. */
  readonly set?: Fields<I>;
  /** Nested or computed paths to set (`b32.until`), where the schema is loose. */
  readonly setPath?: Item;
  readonly setIfAbsent?: Fields<I>;
  readonly remove?: readonly AnyKey<I>[];
  readonly removePath?: readonly string[];
  /** Numbers to add. Such an update always goes as a transaction, so a lost answer cannot count twice. */
  readonly add?: { readonly [K in NumberKeys<I>]?: number };
  readonly addPath?: Readonly<Record<string, number>>;
  /** For limits alone: a repeated add does no harm, so one plain update will do. */
  readonly blindAdd?: boolean;
  readonly when?: Condition;
  /** The item must exist (the default), may be made by this update, or be at this version. */
  readonly upsert?: boolean;
  readonly version?: number;
  readonly otherwise?: Otherwise;
}

export interface Table<I extends object, K extends string> extends Description {
  /** Type only: the item. */
  readonly item?: I;
  put(item: I, options?: { unless?: "exists"; when?: Condition; otherwise?: Otherwise }): PutOp;
  update(key: Readonly<Record<K, string>>, options: UpdateOptions<I>): UpdateOp;
  delete(key: Readonly<Record<K, string>>, options?: { when?: Condition; otherwise?: Otherwise }): DeleteOp;
  check(key: Readonly<Record<K, string>>, when: Condition, otherwise?: Otherwise): CheckOp;
}

export type ItemOf<T> = T extends Table<infer I, string> ? I : never;
export type KeyOf<T> = T extends Table<object, infer K> ? Readonly<Record<K, string>> : never;

interface Definition {
  readonly name: string;
  readonly personal?: boolean;
  readonly keyKind?: KeyKind;
  readonly schema?: z.ZodType<object>;
  readonly items?: Readonly<Record<string, z.ZodType<object>>>;
  readonly key: { readonly hash: string; readonly range?: string };
  readonly indexes?: Readonly<Record<string, Index>>;
  readonly stream?: "none" | "keys" | "images";
  readonly expires?: boolean;
}
type SchemaOf<D extends Definition> = D extends { items: infer M extends Record<string, z.ZodType<object>> }
  ? z.output<M[keyof M]>
  : D extends { schema: infer S extends z.ZodType<object> }
    ? z.output<S>
    : never;
type KeyNames<D extends Definition> =
  | D["key"]["hash"]
  | (D["key"] extends { range: infer R extends string } ? R : never);

const pick = (item: Item, names: readonly string[]): Item =>
  Object.fromEntries(names.map((name) => [name, item[name]]));
const defined = (item: object | undefined): Item =>
  Object.fromEntries(Object.entries(item ?? {}).filter(([, value]) => value !== undefined));

/** Describes a table. Items of several kinds that share a key are told apart by `kind`, each with a schema of its own. */
export function table<const D extends Definition>(definition: D): Table<SchemaOf<D>, KeyNames<D>> {
  const { hash, range } = definition.key;
  const keyNames = range === undefined ? [hash] : [hash, range];
  const personal = definition.personal ?? false;
  const description: Description = {
    name: definition.name,
    personal,
    keyKind: definition.keyKind ?? "spread",
    key: definition.key,
    indexes: definition.indexes ?? {},
    stream: definition.stream ?? "none",
    expires: definition.expires ?? false,
    schemas: definition.items ? Object.values(definition.items) : definition.schema ? [definition.schema] : [],
  };
  if (personal && description.stream === "images")
    throw new Error(`${definition.name}: personal streams tell keys alone`);

  const exists: Condition = { [hash]: { exists: true } };
  const absent: Condition = { [hash]: { exists: false } };
  const both = (left: Condition, right: Condition | undefined): Condition => (right ? { $all: [left, right] } : left);

  const self: Table<SchemaOf<D>, KeyNames<D>> = {
    ...description,
    put: (item, options = {}) => {
      const whole = defined(item);
      return {
        op: "put",
        table: self,
        key: pick(whole, keyNames),
        item: whole,
        when: options.unless ? both(absent, options.when) : options.when,
        otherwise: options.otherwise,
      };
    },
    update: (key, options) => {
      const version: Condition | undefined = options.version === undefined ? undefined : { version: options.version };
      const when = version ? both(version, options.when) : options.when;
      return {
        op: "update",
        table: self,
        key: pick(key, keyNames),
        set: {
          ...defined(options.set),
          ...defined(options.setPath),
          ...(options.version !== undefined && { version: options.version + 1 }),
        },
        setIfAbsent: defined(options.setIfAbsent),
        remove: [...(options.remove ?? []), ...(options.removePath ?? [])],
        add: { ...options.add, ...options.addPath } as Record<string, number>,
        blindAdd: options.blindAdd ?? false,
        when: options.upsert ? when : both(exists, when),
        otherwise: options.otherwise,
      };
    },
    delete: (key, options = {}) => ({ op: "delete", table: self, key: pick(key, keyNames), ...options }),
    check: (key, when, otherwise) => ({ op: "check", table: self, key: pick(key, keyNames), when, otherwise }),
  };
  return self;
}
