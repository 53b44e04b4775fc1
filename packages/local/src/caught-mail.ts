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

/** Keeps letters as files where a folder is named, else in memory. */
export function catchMail(now: () => Date, folder?: string): Mailbox {
  const letters = new Map<number, Caught>();
  if (folder) {
    for (const name of readdirSync(folder).filter((file) => file.endsWith(".json"))) {
      const letter = JSON.parse(readFileSync(join(folder, name), "utf8")) as Caught;
      letters.set(letter.number, letter);
    }
  }
  let last = Math.max(0, ...letters.keys());
  return {
    async send(letter) {
      last += 1;
      const caught: Caught = { ...letter, number: last, at: now().toISOString() };
      if (folder) writeJson(join(folder, `${last}.json`), caught);
      letters.set(last, caught);
    },
    list: () => [...letters.values()].toSorted((a, b) => b.number - a.number),
    get: (number) => letters.get(number),
    async forget(addresses) {
      const gone = new Set(addresses.map(canonicalEmail));
      for (const { number, to } of [...letters.values()]) {
        if (!gone.has(canonicalEmail(to))) continue;
        if (folder) rmSync(join(folder, `${number}.json`), { force: true });
        letters.delete(number);
      }
    },
  };
}
