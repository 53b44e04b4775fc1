import { Mailing } from "@kz2050/core/mailing";
import { Sending } from "@kz2050/core/notice";
import type { WorkerDeps } from "../deps.ts";
import { onStream } from "../lambda.ts";
import { sendNotice } from "../send.ts";
import { streamWorker } from "../stream.ts";

/**
 * Finds the recipients of a letter to many, and sends it: a step for each time the row tells of itself, and its write
 * calls the next. It sends by itself and not by the queue, so that a code to sign in never waits behind thousands.
 */
export const mailings = streamWorker({
  table: "Mailings",
  copy: ({ mailingId = "" }, { kind }, deps) =>
    kind === "remove" ? Promise.resolve() : Mailing.step(mailingId, postWith(deps)),
  notices: ({ mailingId = "" }, { kind }) => (kind === "remove" ? Promise.resolve([]) : Mailing.noticesOf(mailingId)),
});

const postWith =
  (deps: WorkerDeps): Mailing.Post =>
  async (notice) => {
    const sent = await sendNotice(notice, deps);
    if (sent === "claimed") return (await Sending.isSent(notice.id)) ? "repeated" : "held";
    return sent === "gone" ? "stopped" : sent;
  };

export const handler = onStream(mailings);
