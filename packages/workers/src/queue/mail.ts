import { Notice } from "@kz2050/core/kernel";
import type { SQSBatchResponse, SQSEvent } from "aws-lambda";
import { deployed } from "../lambda.ts";
import { sendNotice } from "../send.ts";

/** Sends what is on the mail queue; a notice that fails is delivered again, and after its tries rests in the dead-letter queue. */
export async function handler(event: SQSEvent): Promise<SQSBatchResponse> {
  const deps = await deployed();
  const batchItemFailures: SQSBatchResponse["batchItemFailures"] = [];
  for (const record of event.Records) {
    try {
      await sendNotice(Notice.parse(JSON.parse(record.body)), deps);
    } catch (error) {
      const code = error instanceof Error ? error.name : "unknown";
      deps.log?.({ level: "error", event: "mail.failed", service: "mail", code, requestId: record.messageId });
      batchItemFailures.push({ itemIdentifier: record.messageId });
    }
  }
  return { batchItemFailures };
}
