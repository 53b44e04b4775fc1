import { MINUTE, type Notice, secondsToWait } from "@kz2050/core/kernel";
import { sendNotice, type WorkerDeps } from "@kz2050/workers";
import type { Chance } from "./chance.ts";

/** The mail queue as SQS is one: it brings a message once or more, and hides one that was not finished for a while. */
export interface MailQueue {
  take(notices: readonly Notice[]): void;
  deliver(deps: WorkerDeps): Promise<void>;
  /** How often the provider took each letter, by the notice's id. */
  readonly sent: ReadonlyMap<string, number>;
  /** How often a worker died between the provider's yes and our mark. */
  readonly unmarked: ReadonlyMap<string, number>;
  /** Told that it was in another's hands: then it must have gone. */
  readonly claimed: ReadonlySet<string>;
  /** Called for no more, or by nobody who takes letters. */
  readonly ended: ReadonlySet<string>;
  readonly waiting: () => number;
}

const HIDDEN = 6 * MINUTE;
const TWICE = 0.2;

export function mailQueue(clock: { now(): Date }, chance: Chance): MailQueue {
  let messages: { readonly notice: Notice; readonly from: number }[] = [];
  const sent = new Map<string, number>();
  const unmarked = new Map<string, number>();
  const claimed = new Set<string>();
  const ended = new Set<string>();
  const add = (counts: Map<string, number>, id: string) => counts.set(id, (counts.get(id) ?? 0) + 1);

  async function bring(notice: Notice, deps: WorkerDeps): Promise<boolean> {
    let isTaken = false;
    const mailer = {
      send: async () => {
        isTaken = true;
        add(sent, notice.id);
      },
    };
    try {
      const became = await sendNotice(notice, { ...deps, mailer });
      if (became === "claimed") claimed.add(notice.id);
      else if (became !== "sent") ended.add(notice.id);
      return true;
    } catch {
      if (isTaken) add(unmarked, notice.id);
      return false;
    }
  }

  return {
    ...{ sent, unmarked, claimed, ended },
    waiting: () => messages.length,
    take(notices) {
      for (const notice of notices) {
        const from = clock.now().getTime() + secondsToWait(notice, clock.now()) * 1000;
        messages.push({ notice, from });
        if (chance.draw("message") < TWICE) messages.push({ notice, from });
      }
    },
    async deliver(deps) {
      const now = clock.now().getTime();
      const due = messages.filter(({ from }) => from <= now);
      messages = messages.filter(({ from }) => from > now);
      for (const { notice } of due) if (!(await bring(notice, deps))) messages.push({ notice, from: now + HIDDEN });
    },
  };
}
