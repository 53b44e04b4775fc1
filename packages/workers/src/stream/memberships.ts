import { Membership } from "@kz2050/core/membership";
import { onStream } from "../lambda.ts";
import { streamWorker } from "../stream.ts";

/** A membership's public card and its letters. Removals are sweeps of what nobody confirmed: nothing follows. */
export const memberships = streamWorker({
  table: "Memberships",
  copy: ({ membershipKey = "" }, { kind }) =>
    kind === "remove" ? Promise.resolve() : Membership.copyCard(membershipKey),
  notices: ({ membershipKey = "" }, { kind }) =>
    kind === "remove" ? Promise.resolve([]) : Membership.noticesOf(membershipKey),
});

export const handler = onStream(memberships);
