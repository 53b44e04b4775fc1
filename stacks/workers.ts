import { deadLetters } from "../infra/queue.ts";
import { schedule } from "../infra/schedule.ts";
import { queueWorker, streamWorker, topicWorker, type Watched } from "../infra/worker.ts";
import { BOUNCE, JOBS, MAIL, SENDING_STREAMS, STREAMS } from "./functions.ts";
import type { House } from "./index.ts";

/** How many mail workers run at once: SES counts what an account sends a second. */
const MAIL_AT_ONCE = 5;

/** What follows from a write, from a message, from the clock. */
export function workers({ stage, tables, identity, mail, doors }: House) {
  const failures = deadLetters("Failures");
  const link = [doors.origins, ...identity.keys];
  const base = { stage, tables, failures, link: [...link, mail.outgoing.queue] };
  const watched: Watched[] = [
    ...STREAMS.map(({ table, ...worker }) => {
      const sender = SENDING_STREAMS.has(table) ? [mail.sender] : [];
      return streamWorker(table, { ...base, ...worker, link: [...base.link, ...sender] });
    }),
    ...JOBS.map(({ name, when, ...worker }) => schedule(name, when, { ...base, ...worker })),
    queueWorker("MailWorker", mail.outgoing.queue, {
      ...base,
      ...MAIL,
      link: [...link, mail.sender],
      atOnce: MAIL_AT_ONCE,
    }),
  ];
  if (mail.returned) watched.push(topicWorker("BounceWorker", mail.returned, { ...base, ...BOUNCE, link }));
  return { watched, dead: { Failures: failures, MailDeadLetters: mail.outgoing.dead } };
}
export type Workers = ReturnType<typeof workers>;
