import { mailIdentity, returns } from "../infra/mail.ts";
import { queue } from "../infra/queue.ts";
import type { Stage } from "../infra/stage.ts";

/** What goes out, and what comes back of it to a stage that owns its sender. */
export function mail(stage: Stage) {
  const sender = mailIdentity("Mail", stage);
  return { sender, outgoing: queue("MailQueue"), returned: stage.mail.owned ? returns("Bounces", sender) : undefined };
}
export type Mail = ReturnType<typeof mail>;
