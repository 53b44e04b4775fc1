import { readdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { canonicalEmail } from "@kz2050/core/kernel";
import type { Letter, Mailer } from "@kz2050/workers";
import { writeJson } from "./store.ts";

/** A letter that never left this machine. */
export interface Caught extends Letter {
  readonly number: number;
  readonly at: string;
}

export interface Mailbox extends Mailer {
  /** The newest first. */
  list(): Caught[];
  get(number: number): Caught | undefined;
  /** Takes away every letter to these mailboxes, however they are spelled. */
  forget(addresses: readonly string[]): Promise<void>;
}

/** The newest so many are kept: a machine that runs for weeks does not fill up with letters. */
const MOST = 1000;

/** Keeps letters as files where a folder is named, else in memory. */
export function catchMail(now: () => Date, folder?: string): Mailbox {
  const letters = new Map<number, Caught>();
  if (folder) {
    const kept = readdirSync(folder)
      .filter((file) => file.endsWith(".json"))
      .map((name) => JSON.parse(readFileSync(join(folder, name), "utf8")) as Caught);
    for (const letter of kept.toSorted((a, b) => a.number - b.number)) letters.set(letter.number, letter);
  }
  const drop = (number: number): void => {
    if (folder) rmSync(join(folder, `${number}.json`), { force: true });
    letters.delete(number);
  };
  let last = Math.max(0, ...letters.keys());
  return {
    async send(letter) {
      last += 1;
      const caught: Caught = { ...letter, number: last, at: now().toISOString() };
      if (folder) writeJson(join(folder, `${last}.json`), caught);
      letters.set(last, caught);
      for (const number of letters.keys()) {
        if (letters.size <= MOST) break;
        drop(number);
      }
    },
    list: () => [...letters.values()].toSorted((a, b) => b.number - a.number),
    get: (number) => letters.get(number),
    async forget(addresses) {
      const gone = new Set(addresses.map(canonicalEmail));
      for (const { number, to } of [...letters.values()]) {
        if (!gone.has(canonicalEmail(to))) continue;
        drop(number);
      }
    },
  };
}
