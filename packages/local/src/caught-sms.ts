import type { SmsSender } from "@kz2050/core/platform/sms";
import type { Mailbox } from "./caught-mail.ts";

/** Short messages are caught too, and stand among the letters under the phone's number. */
export const catchSms = (mailbox: Mailbox): SmsSender => ({
  send: ({ to, text }) =>
    mailbox.send({
      to,
      locale: "kk",
      subject: `SMS ${to}`,
      text,
      html: `<!doctype html><title>SMS</title><p>${text.replace(/[&<>]/g, (sign) => `&#${sign.charCodeAt(0)};`)}</p>`,
    }),
});
