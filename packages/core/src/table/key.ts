import type { Query } from "./engine.ts";
import type { Item } from "./table.ts";

/** Bytes of the longest range key; a hash key might have twice as many, and none of ours has. */
const LONGEST = 1024;
const isShort = (text: unknown): boolean =>
  typeof text !== "string" || text.length <= LONGEST / 4 || Buffer.byteLength(text) <= LONGEST;

/** Whether a record can have this key at all: what somebody typed into an address may be longer than any, or nothing. */
export const isKey = (key: Item): boolean => Object.values(key).every((text) => text !== "" && isShort(text));

/** Whether records can answer to this question at all. */
export const isAnswerable = ({ hash, range }: Query): boolean =>
  isKey({ hash }) &&
  Object.values(range ?? {})
    .flat()
    .every(isShort);
