import { Volunteering } from "@kz2050/core/volunteering";
import { onStream } from "../lambda.ts";
import { streamWorker } from "../stream.ts";

/**
 * The line of a certificate in its holder's actions, and what the public checks of it. The line comes first: whoever
 * annuls hours finds by it what falls with them, and what was annulled before is seen here.
 */
export const certificates = streamWorker({
  table: "Certificates",
  async copy({ certificateId = "" }) {
    await Volunteering.keepCertificateDeed(certificateId);
    await Volunteering.settleCertificate(certificateId);
    await Volunteering.copyCertificate(certificateId);
  },
});

export const handler = onStream(certificates);
