import * as z from "zod";
import { action, anyone } from "../kernel/index.ts";
import { Limit } from "../limit/index.ts";
import { all, attempt } from "../table/index.ts";
import { findApplication } from "./record.ts";
import { statusAt } from "./rules.ts";
import { MembershipKey } from "./schema.ts";
import { Memberships } from "./table.ts";

/**
 * Asks for the letter of an unconfirmed application once more: the code stays the same, and its tries stay counted.
 * Nothing happens where there is none to confirm. @throws LimitedError where the mailbox has had its letters for now
 */
export const resend = action({
  name: "membership.resend",
  access: anyone,
  unkeyed: true,
  input: z.object({ membershipKey: MembershipKey }),
  async run({ membershipKey }, { now }): Promise<void> {
    const application = await findApplication(membershipKey);
    if (!application || statusAt(application, now) !== "unconfirmed" || !Limit.mayResend(application)) return;
    await Limit.takeMailbox("mail.mailbox", application.email);
    await attempt(
      Memberships.update(
        { membershipKey },
        { add: { sends: 1 }, when: all({ status: "unconfirmed" }, Limit.RESENDABLE) },
      ),
    );
  },
});
