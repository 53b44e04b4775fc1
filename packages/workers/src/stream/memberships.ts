import { Identity } from "@kz2050/core/identity";
import { Membership } from "@kz2050/core/membership";
import { onStream } from "../lambda.ts";
import { streamWorker } from "../stream.ts";

/** A membership's public card, its letters, what counts of it, and what the office finds the applicant by. Removals are sweeps of what nobody confirmed: nothing follows. */
export const memberships = streamWorker({
  table: "Memberships",
  async copy({ membershipKey = "" }, { kind }) {
    if (kind === "remove") return;
    await Membership.copyCard(membershipKey);
    await Membership.keepDeed(membershipKey);
    await Membership.noteHappenings(membershipKey);
    await Identity.keepClues(() => Membership.cluesOf(membershipKey));
  },
  notices: ({ membershipKey = "" }, { kind }) =>
    kind === "remove" ? Promise.resolve([]) : Membership.noticesOf(membershipKey),
});

export const handler = onStream(memberships);
