import { Identity } from "@kz2050/core/identity";
import { InvalidError, inScope, system } from "@kz2050/core/kernel";
import type { SNSEvent } from "aws-lambda";
import type { WorkerDeps } from "../deps.ts";
import { deployed } from "../lambda.ts";

/** The parts of SES's event that say a mailbox is dead or its owner complained. */
interface SesEvent {
  readonly eventType?: string;
  readonly notificationType?: string;
  readonly bounce?: {
    readonly bounceType?: string;
    readonly bouncedRecipients?: readonly { readonly emailAddress: string }[];
  };
  readonly complaint?: { readonly complainedRecipients?: readonly { readonly emailAddress: string }[] };
}

/** The mailboxes to which nothing more is sent: those that bounced for good, and those whose owners complained. */
export function deadMailboxes(event: SesEvent): string[] {
  const kind = event.eventType ?? event.notificationType;
  if (kind === "Bounce" && event.bounce?.bounceType === "Permanent") {
    return (event.bounce.bouncedRecipients ?? []).map(({ emailAddress }) => emailAddress);
  }
  if (kind === "Complaint")
    return (event.complaint?.complainedRecipients ?? []).map(({ emailAddress }) => emailAddress);
  return [];
}

/** SES's event in a message; nothing where SES only says, in plain words, that it can reach the topic. */
function eventOf(message: string): SesEvent {
  try {
    return JSON.parse(message) as SesEvent;
  } catch {
    return {};
  }
}

/** `"Name" <mailbox>` as some providers return it, or the bare mailbox. */
const bare = (address: string): string => /<([^<>]+)>\s*$/.exec(address)?.[1] ?? address;

export async function suppress(event: SNSEvent, deps: WorkerDeps): Promise<void> {
  const mailboxes = event.Records.flatMap((record) => deadMailboxes(eventOf(record.Sns.Message)));
  await inScope({ ...deps, actor: system("queue:bounce"), requestId: "bounce" }, async () => {
    for (const email of new Set(mailboxes.map(bare))) {
      try {
        await Identity.suppress({ email });
      } catch (error) {
        // An address we would not have taken was never written to; the others wait for nobody.
        if (!(error instanceof InvalidError)) throw error;
      }
    }
  });
}

export const handler = async (event: SNSEvent): Promise<void> => suppress(event, await deployed());
