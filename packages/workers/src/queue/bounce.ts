import { inScope, system } from "@kz2050/core/kernel";
import { Identity } from "@kz2050/core/identity";
import type { SNSEvent } from "aws-lambda";
import { deployed } from "../lambda.ts";
import type { WorkerDeps } from "../deps.ts";

/** The parts of SES's event that say a mailbox is dead or its owner complained. */
interface SesEvent {
  readonly eventType?: string;
  readonly notificationType?: string;
  readonly bounce?: { readonly bounceType?: string; readonly bouncedRecipients?: readonly { readonly emailAddress: string }[] };
  readonly complaint?: { readonly complainedRecipients?: readonly { readonly emailAddress: string }[] };
}

/** The mailboxes to which nothing more is sent: those that bounced for good, and those whose owners complained. */
export function deadMailboxes(event: SesEvent): string[] {
  const kind = event.eventType ?? event.notificationType;
  if (kind === "Bounce" && event.bounce?.bounceType === "Permanent") {
    return (event.bounce.bouncedRecipients ?? []).map(({ emailAddress }) => emailAddress);
  }
  if (kind === "Complaint") return (event.complaint?.complainedRecipients ?? []).map(({ emailAddress }) => emailAddress);
  return [];
}

export async function suppress(event: SNSEvent, deps: WorkerDeps): Promise<void> {
  const mailboxes = event.Records.flatMap((record) => deadMailboxes(JSON.parse(record.Sns.Message) as SesEvent));
  await inScope({ ...deps, actor: system("queue:bounce"), requestId: "bounce" }, async () => {
    for (const email of mailboxes) await Identity.suppress({ email });
  });
}

export const handler = async (event: SNSEvent): Promise<void> => suppress(event, await deployed());
