import { Volunteering } from "@kz2050/core/volunteering";
import { onStream } from "../lambda.ts";
import { streamWorker } from "../stream.ts";

/** What the public checks of a certificate, and its line in the holder's actions. */
export const certificates = streamWorker({
  table: "Certificates",
  async copy({ certificateId = "" }, { kind }) {
    if (kind === "insert") await Volunteering.settleCertificate(certificateId);
    await Volunteering.copyCertificate(certificateId);
    await Volunteering.keepCertificateDeed(certificateId);
  },
});

export const handler = onStream(certificates);
