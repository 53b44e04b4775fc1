/** `small`: as people write. `largest`: every text as long as its schema lets it be, in letters of two bytes. */
export const SIZES = ["small", "largest"] as const;
export type Size = (typeof SIZES)[number];

/** A text of this size: what people write, or as many letters as may be. */
export const wordsOf =
  (size: Size) =>
  (most: number, usual: string): string =>
    size === "small" ? usual : "ң".repeat(most);

/** A mailbox that nobody had before; the largest has 254 characters. */
export function emailOf(size: Size, n: number): string {
  const name = `adam${n}`;
  if (size === "small") return `${name}@posta.example`;
  const label = "p".repeat(60);
  return `${name.padEnd(63, "x")}@${label}.${label}.${label}.example`;
}
