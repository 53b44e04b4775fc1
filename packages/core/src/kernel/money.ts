import * as z from "zod";

/** Whole tiyn, 1/100 tenge (ISO 4217 KZT, exponent 2). Never a float. */
export const Tiyn = z.int().min(-9_000_000_000_000_000).max(9_000_000_000_000_000);
export type Tiyn = z.infer<typeof Tiyn>;

export const Money = z
  .object({ tiyn: Tiyn, currency: z.literal("KZT") })
  .meta({ id: "Money", description: "Whole tiyn, 1/100 tenge (ISO 4217 KZT)" });
export type Money = z.infer<typeof Money>;

/** Tenge to tiyn. */
export const tenge = (whole: number): Tiyn => whole * 100;

/** The gateway's decimal text ("1500.00", "1500") to tiyn; undefined where it is no such amount. */
export function parseTenge(text: string): Tiyn | undefined {
  const match = /^(\d{1,12})(?:[.,](\d{1,2}))?$/.exec(text.trim());
  if (!match) return undefined;
  return Number(match[1]) * 100 + Number((match[2] ?? "").padEnd(2, "0"));
}

/** Sum of whole tiyn. */
export const sum = (amounts: readonly Tiyn[]): Tiyn => amounts.reduce((total, amount) => total + amount, 0);
