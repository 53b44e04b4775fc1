import { Volunteering } from "@kz2050/core/volunteering";
import { onStream } from "../lambda.ts";
import { streamWorker } from "../stream.ts";

/** What counts of noted hours, their line in the person's actions, the certificates that fall with them, and their letters. */
export const hoursNoted = streamWorker({
  table: "HoursNoted",
  async copy({ hoursId = "" }, { kind }) {
    if (kind === "remove" || !hoursId.startsWith("hrs_")) return;
    await Volunteering.copyHours(hoursId);
    await Volunteering.keepHoursDeed(hoursId);
    await Volunteering.annulCertificatesOf(hoursId);
  },
  notices: ({ hoursId = "" }, { kind }) => (kind === "remove" ? Promise.resolve([]) : Volunteering.noticesOf(hoursId)),
});

export const handler = onStream(hoursNoted);
