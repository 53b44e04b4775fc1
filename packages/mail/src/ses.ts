import { SESv2Client, SendEmailCommand } from "@aws-sdk/client-sesv2";
import { safeHeaders } from "./header.ts";

/** A letter as SES takes it. */
interface Outgoing {
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly attachments?: readonly { readonly name: string; readonly type: string; readonly body: string }[];
}

const data = (Data: string) => ({ Data, Charset: "UTF-8" });

/** Sends through SES. @throws what SES says; the queue then delivers the notice again. */
export function sesMailer(sender: string | undefined): { send(letter: Outgoing): Promise<void> } {
  const client = new SESv2Client({});
  return {
    async send({ to, subject, text, html, headers = {}, attachments = [] }) {
      if (!sender) throw new Error("This function is not linked to the sender");
      const Headers = Object.entries(safeHeaders(headers)).map(([Name, Value]) => ({ Name, Value }));
      const Attachments = attachments.map(({ name, type, body }) => ({
        FileName: name,
        ContentType: type,
        RawContent: Buffer.from(body),
        ContentDisposition: "ATTACHMENT" as const,
      }));
      const Simple = {
        Subject: data(subject),
        Body: { Text: data(text), Html: data(html) },
        ...(Headers.length > 0 && { Headers }),
        ...(Attachments.length > 0 && { Attachments }),
      };
      await client.send(
        new SendEmailCommand({ FromEmailAddress: sender, Destination: { ToAddresses: [to] }, Content: { Simple } }),
      );
    },
  };
}
