import type { Locale } from "@kz2050/core/kernel";

/** The part of JSON Schema that tells how long a text may be. */
export interface Schema {
  readonly $ref?: string;
  readonly example?: unknown;
  readonly examples?: readonly unknown[];
  readonly maxLength?: number;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly items?: Schema;
  readonly anyOf?: readonly Schema[];
  readonly oneOf?: readonly Schema[];
  readonly allOf?: readonly Schema[];
}

/** Who sends a request: somebody at a desk, a person with their own pages, or nobody. */
export type Sender = { readonly door: "office" | "mine"; readonly email: string } | undefined;

/** A request that would do, to be broken: an operation of the API, a form or a page. */
export interface Target {
  readonly kind: "api" | "form" | "page";
  /** What it is called in a report: of one kind with others, without ids. */
  readonly name: string;
  readonly method: string;
  /** Its address; pages' begin with a language, which the plan's own replaces. */
  readonly path: string;
  readonly query: readonly string[];
  readonly sender: Sender;
  readonly headers: Readonly<Record<string, string>>;
  /** A JSON body, as its example has it. */
  readonly body?: unknown;
  /** The fields of a form as it shows them. */
  readonly fields?: readonly (readonly [name: string, value: string])[];
  /** The name its tokens are signed under. */
  readonly form?: string | undefined;
  /** How long the text in a field may be, where the document says. */
  readonly limits: ReadonlyMap<string, number>;
}

/** The same page in another language. */
export const inLanguage = (path: string, language: Locale): string =>
  path.replace(/^(\/office)?\/(?:kk|ru|en)(?=\/|\?|$)/, (_, office = "") => `${office}/${language}`);
