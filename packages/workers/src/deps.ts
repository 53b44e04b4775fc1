import type { Deps, Locale, Notice } from "@kz2050/core/kernel";
import type { Log } from "@kz2050/core/platform/log";

/** A mail as the provider takes it. */
export interface Letter {
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  readonly locale: Locale;
  readonly headers?: Readonly<Record<string, string>>;
  readonly attachments?: readonly { readonly name: string; readonly type: string; readonly body: string }[];
}

/** What sends a letter: SES when deployed, a folder on one machine. Answers when the provider has taken it. */
export interface Mailer {
  send(letter: Letter): Promise<void>;
}

/** What every worker is given once. */
export interface WorkerDeps extends Deps {
  /** Told what was set aside or given back, by codes and ids alone: alarms listen to it. */
  readonly log?: Log;
  /** Puts notices on the mail queue; throws unless all of them are on it. */
  readonly enqueue: (notices: readonly Notice[]) => Promise<void>;
  readonly mailer: Mailer;
  /** Takes away the letters kept for these mailboxes and phones. Absent where none are kept: a provider only passes them on. */
  readonly forgetMail?: (addresses: readonly string[]) => Promise<void>;
  /** Milliseconds for which an unfinished claim on a letter holds, where it is not the queue's: 0 for one who sends alone. */
  readonly claimHeldFor?: number;
  /** Where the public site and the office are, without a slash at the end. */
  readonly publicOrigin: string;
  readonly officeOrigin: string;
}
