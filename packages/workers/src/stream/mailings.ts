import { Mailing } from "@kz2050/core/mailing";
import { Sending } from "@kz2050/core/notice";
import type { WorkerDeps } from "../deps.ts";
import { onStream } from "../lambda.ts";
import { sendNotice } from "../send.ts";
import { codeOf, streamWorker } from "../stream.ts";

const TABLE = "Mailings";

/**
 * Finds the recipients of a letter to many, and sends it: a step for each time the row tells of itself, and its write
 * calls the next. It sends by itself and not by the queue, so that a code to sign in never waits behind thousands.
 */
export const mailings = streamWorker({
  table: TABLE,
  copy: ({ mailingId = "" }, { kind }, deps) =>
    kind === "remove" ? Promise.resolve() : Mailing.step(mailingId, postWith(deps)),
  notices: ({ mailingId = "" }, { kind }) => (kind === "remove" ? Promise.resolve([]) : Mailing.noticesOf(mailingId)),
});

const postWith =
  (deps: WorkerDeps): Mailing.Post =>
  async (notice) => {
    try {
      const sent = await sendNotice(notice, deps, `stream:${TABLE}`);
      if (sent === "claimed") return (await Sending.isSent(notice.id)) ? "repeated" : "held";
      return sent === "gone" ? "stopped" : sent;
    } catch (error) {
      // Its tries are counted on the letter's own line: no dead-letter queue tells of it.
      deps.log?.({ level: "error", event: "mail.failed", service: TABLE, code: codeOf(error), requestId: notice.id });
      throw error;
    }
  };

export const handler = onStream(mailings);
