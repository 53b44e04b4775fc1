import type { Mark } from "./extract.ts";
import type { Locale } from "./localized.ts";

/** Somebody whom a letter to many may go to, and the language of the record that says so. */
export interface Addressee {
  readonly personId: string;
  readonly language: Locale;
}

/** One page of them, and where reading goes on; nothing more at the end. */
export interface AddresseePage {
  readonly people: readonly Addressee[];
  readonly last?: Mark | undefined;
}
