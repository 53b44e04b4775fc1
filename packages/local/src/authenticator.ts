import { createHmac } from "node:crypto";

const ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
const STEP = 30_000;
const DIGITS = 6;

/** The half minute a code belongs to. */
export const stepAt = (at: Date): number => Math.floor(at.getTime() / STEP);
/** Whole seconds until an app shows the next code. */
export const secondsLeft = (at: Date): number => Math.ceil((STEP - (at.getTime() % STEP)) / 1000);

/** The code an authenticator app shows for a secret (base32) in this half minute, by RFC 6238 and RFC 4226. */
export function appCode(secret: string, step: number): string {
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(step));
  const mac = createHmac("sha1", bytesOf(secret)).update(counter).digest();
  const from = (mac.at(-1) ?? 0) & 15;
  const number = mac.readUInt32BE(from) & 0x7fffffff;
  return String(number % 10 ** DIGITS).padStart(DIGITS, "0");
}

function bytesOf(base32: string): Buffer {
  const bits = [...base32.toUpperCase().replace(/[^A-Z2-7]/g, "")]
    .map((letter) => ALPHABET.indexOf(letter).toString(2).padStart(5, "0"))
    .join("");
  return Buffer.from((bits.match(/.{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2)));
}

/** The apps of the demonstration's staff: their secrets by mailbox, kept as a phone keeps them. */
export interface DemoApps {
  list(): readonly (readonly [email: string, secret: string])[];
  get(email: string): string | undefined;
  set(email: string, secret: string): void;
}

/** Apps kept in memory, or by `keep` too whenever one is added. */
export function demoApps(
  known: Readonly<Record<string, string>> = {},
  keep: (apps: Readonly<Record<string, string>>) => void = () => undefined,
): DemoApps {
  const apps = new Map(Object.entries(known));
  return {
    list: () => [...apps],
    get: (email) => apps.get(email),
    set: (email, secret) => {
      apps.set(email, secret);
      keep(Object.fromEntries(apps));
    },
  };
}
