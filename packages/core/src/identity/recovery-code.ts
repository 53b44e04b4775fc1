import { hmac, randomCode } from "../kernel/index.ts";

const CODES = 10;
/** 50 bits a code. */
const LENGTH = 10;

/** The name under which a recovery code is kept: an HMAC, so neither the code nor whose it is can be told from it. */
export const recoveryHash = (personId: string, code: string): string =>
  hmac("pseudonymPepper", "recovery", personId, plainCode(code)).subarray(0, 16).toString("base64url");

/** A code as it was made, however it is typed: Crockford's alphabet takes O for 0, I and L for 1. */
const plainCode = (typed: string): string =>
  typed
    .toUpperCase()
    .replace(/O/g, "0")
    .replace(/[IL]/g, "1")
    .replace(/[^0-9A-Z]/g, "");

/** Ten new codes as they are shown once (`4T7QK-9M2XD`), and what is kept of them. */
export function freshCodes(personId: string): { codes: string[]; kept: Record<string, boolean> } {
  const plain = Array.from({ length: CODES }, () => randomCode(LENGTH));
  return {
    codes: plain.map((code) => `${code.slice(0, LENGTH / 2)}-${code.slice(LENGTH / 2)}`),
    kept: Object.fromEntries(plain.map((code) => [recoveryHash(personId, code), true])),
  };
}
