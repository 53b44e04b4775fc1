import { scope } from "./scope.ts";

const ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz";

/** Crockford base32, lower case, of a whole number, padded to `length`. */
function base32(value: bigint, length: number): string {
  let text = "";
  for (let rest = value; text.length < length; rest >>= 5n) text = ALPHABET[Number(rest & 31n)] + text;
  return text;
}

/** A number from random bytes. */
function bigintOf(bytes: Uint8Array): bigint {
  return bytes.reduce((sum, byte) => (sum << 8n) | BigInt(byte), 0n);
}

/** `prefix_` + 26 characters that sort by time of minting (48 bits of milliseconds, 80 of chance), as ULID does. */
export function mintId(prefix: string): string {
  const { now, random } = scope();
  return `${prefix}_${base32(BigInt(now().getTime()), 10)}${base32(bigintOf(random(10)), 16)}`;
}

/** The pattern of a minted id, for schemas. */
export const idPattern = (prefix: string): RegExp => new RegExp(`^${prefix}_[0-9a-hjkmnp-tv-z]{26}$`);

/** An id that is always the same for the same bytes: for records whose key comes from a token or a cause. */
export function derivedId(prefix: string, digest: Uint8Array): string {
  return `${prefix}_${base32(bigintOf(digest.subarray(0, 17)), 26)}`;
}

/** `length` characters of Crockford base32, upper case, from chance: for codes that people read aloud. */
export function randomCode(length: number): string {
  return base32(bigintOf(scope().random(Math.ceil((length * 5) / 8) + 1)), length).toUpperCase();
}

/**
 * The check character of a code of at most 29 base32 characters; "" where one of them is no such character.
 * A weighted sum over the field of 32 elements: one wrong character and two neighbours swapped are always found,
 * which no sum modulo 31 can promise, and no letter beyond the alphabet is needed.
 */
export function checkCharacter(code: string): string {
  let sum = 0;
  for (const character of code.toLowerCase()) {
    const value = ALPHABET.indexOf(character);
    if (value < 0) return "";
    sum = twice(sum ^ value);
  }
  return (ALPHABET[sum] ?? "").toUpperCase();
}

/** Times x in GF(32) over x^5 + x^2 + 1. */
const twice = (value: number): number => (value << 1) ^ (value & 16 ? 0b100101 : 0);

/** 22 characters of chance, base64url. */
export function nonce(): string {
  return Buffer.from(scope().random(16)).toString("base64url");
}
