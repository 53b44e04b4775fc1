import { createHmac, createSecretKey, hash, type KeyObject, timingSafeEqual } from "node:crypto";
import { type Secrets, scope } from "./scope.ts";

const made = new Map<string, KeyObject>();

/** A key as the machine wants it, made once: a request takes a dozen of HMACs. */
function keyOf(hex: string): KeyObject {
  const key = made.get(hex) ?? createSecretKey(hex, "hex");
  made.set(hex, key);
  return key;
}

/** HMAC-SHA256 under one of the platform's keys; the parts are joined so that no two lists collide. */
export function hmac(key: keyof Secrets, ...parts: readonly string[]): Buffer {
  const mac = createHmac("sha256", keyOf(scope().secrets[key]));
  for (const part of parts) mac.update(`${Buffer.byteLength(part)}:`).update(part);
  return mac.digest();
}

/** SHA-256 in hex. */
export function sha256(text: string | Uint8Array): string {
  return hash("sha256", text);
}

/** Compares two texts in constant time. */
export function sameText(a: string, b: string): boolean {
  const left = Buffer.from(a);
  const right = Buffer.from(b);
  return left.length === right.length && timingSafeEqual(left, right);
}

/** A person's name for one context, the same each time, joined to no other context. */
export function pseudonym(context: string, personId: string): string {
  return hmac("pseudonymPepper", "pseudonym", context, personId).subarray(0, 16).toString("base64url");
}

/**
 * The token of a private link: 128 bits that only the platform can make, from the purpose and the record's id.
 * Nothing is stored, so the mail's worker can make it again.
 */
export function linkToken(purpose: string, recordId: string): string {
  return hmac("linkKey", "link", purpose, recordId).subarray(0, 16).toString("base64url");
}

export function isLinkToken(purpose: string, recordId: string, token: string): boolean {
  return sameText(linkToken(purpose, recordId), token);
}

/** The six digits mailed beside a link; `tries` are counted on the record, so guessing ends at five. */
export function linkCode(purpose: string, recordId: string): string {
  return String(hmac("linkKey", "code", purpose, recordId).readUInt32BE(0) % 1_000_000).padStart(6, "0");
}

export function isLinkCode(purpose: string, recordId: string, code: string): boolean {
  return sameText(linkCode(purpose, recordId), code.replace(/\s/g, ""));
}
