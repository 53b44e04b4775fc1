import { SendMessageBatchCommand, SQSClient } from "@aws-sdk/client-sqs";
import { type Notice, secondsToWait } from "../kernel/index.ts";

/** Seconds for which SQS hides a message at most. */
const MOST_DELAY = 900;

let client: SQSClient | undefined;

/** Puts notices on the mail queue, ten a call; one that waits is hidden until it is due. @throws unless the queue took every one. */
export async function enqueue(queueUrl: string | undefined, notices: readonly Notice[], now: Date): Promise<void> {
  if (!queueUrl) throw new Error("This function is not linked to the mail queue");
  client ??= new SQSClient({});
  for (let from = 0; from < notices.length; from += 10) {
    const Entries = notices.slice(from, from + 10).map((notice, index) => ({
      Id: String(index),
      MessageBody: JSON.stringify(notice),
      ...(notice.notBefore !== undefined && { DelaySeconds: Math.min(secondsToWait(notice, now), MOST_DELAY) }),
    }));
    const { Failed = [] } = await client.send(new SendMessageBatchCommand({ QueueUrl: queueUrl, Entries }));
    if (Failed.length > 0) throw new Error("The mail queue refused a message");
  }
}
