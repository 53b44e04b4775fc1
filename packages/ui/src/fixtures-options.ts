import { raw } from "hono/html";
import type { Child } from "hono/jsx";
import type { TextSize } from "./field.tsx";

/** A fixture asks for what our props do not offer, on purpose. */
export class Unsupported extends Error {}

/** Options as a fixture gives them: of any shape, read through `Options` so that what was not read is known. */
export type Options = { readonly [name: string]: Options } & { readonly [VALUE]?: unknown };
export const VALUE = Symbol("value");

/** Wraps a fixture's options and notes what an adapter reads; `unread()` lists the rest. */
export function track(value: unknown): { options: Options; unread: () => string[] } {
  const seen = new Set<string>();
  const all = new Set<string>();
  const wrap = (node: unknown, path: string): Options =>
    new Proxy({} as Options, {
      get: (_, key) => {
        if (key === VALUE) {
          seen.add(path);
          return node;
        }
        const next = `${path}.${String(key)}`;
        return wrap((node as Record<PropertyKey, unknown> | null | undefined)?.[key], next);
      },
    });
  const leaves = (node: unknown, path: string): void => {
    if (node !== null && typeof node === "object") {
      for (const [key, child] of Object.entries(node)) leaves(child, `${path}.${key}`);
    } else if (node !== undefined && node !== null && node !== "" && node !== false) {
      all.add(path);
    }
  };
  leaves(value, "");
  return { options: wrap(value, ""), unread: () => [...all].filter((path) => !seen.has(path)) };
}

export const text = (o: Options): string | undefined => {
  const value = o[VALUE];
  return value === undefined || value === null || value === "" || value === false ? undefined : String(value);
};
export const flag = (o: Options): boolean | undefined =>
  typeof o[VALUE] === "boolean" ? (o[VALUE] as boolean) : undefined;
export const count = (o: Options): number | undefined =>
  typeof o[VALUE] === "number" ? (o[VALUE] as number) : undefined;
export const list = (o: Options): Options[] => {
  const length = (o.length as unknown as Options)[VALUE];
  return typeof length === "number" ? Array.from({ length }, (_, index) => o[String(index)] as Options) : [];
};
export const present = (o: Options): boolean => {
  const value = o[VALUE];
  return Boolean(value) && (typeof value !== "object" || Object.keys(value as object).length > 0);
};
/** `html` if given, else `text`. */
export const words = (o: Options | undefined): Child => {
  const html = text(o?.html as Options);
  const plain = text(o?.text as Options);
  return html === undefined ? plain : raw(html.trim());
};
export const oneOf = <T extends string>(
  value: string | undefined,
  known: Readonly<Record<string, T>>,
): T | undefined => {
  if (value === undefined) return undefined;
  const found = known[value];
  if (found === undefined) throw new Unsupported(value);
  return found;
};
export const size = (o: Options, block: string): TextSize | undefined =>
  oneOf(text(o.classes as Options), {
    [`kz-${block}--s`]: "s",
    [`kz-${block}--m`]: "m",
    [`kz-${block}--l`]: "l",
    [`kz-${block}--xl`]: "xl",
  });
export const plainMessage = (o: Options): string | undefined => {
  if (text(o.html as Options) !== undefined) throw new Unsupported("markup in an error");
  return text(o.text as Options);
};
