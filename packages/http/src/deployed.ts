import { randomBytes } from "node:crypto";
import { jsonLog } from "@kz2050/core/platform/log";
import { type BankRequisites, lazyGateway } from "@kz2050/core/platform/payment";
import { resources } from "@kz2050/core/platform/resource";
import { organisationsFrom } from "@kz2050/core/platform/sso";
import { tiptop } from "@kz2050/core/platform/tiptop";
import { createEngine } from "@kz2050/core/table/dynamo";
import { signed } from "@kz2050/core/table/dynamo-signed";
import * as z from "zod";
import type { WebDeps } from "./deps.ts";

/** What a deployed web function works with: the stage's tables, secrets and origins. */
export async function makeDeps(): Promise<WebDeps> {
  const { database, tableName, secrets, originKeys, publicOrigin, officeOrigin, payment, secretOf } = await resources();
  if (originKeys.length === 0) throw new Error("A deployed function needs an origin key");
  return {
    now: () => new Date(),
    random: randomBytes,
    secrets,
    engine: createEngine({ tableName, carry: signed(database) }),
    log: jsonLog,
    originKeys,
    publicOrigin,
    officeOrigin,
    partnerOrigins: (process.env.PARTNER_ORIGINS ?? "").split(" ").filter(Boolean),
    formTargets: ["https://*.tiptoppay.kz"],
    gateway: lazyGateway("tiptop", () =>
      tiptop({
        publicId: payment.tiptopPublicId,
        apiSecret: payment.tiptopApiSecret,
        endpoint: "https://api.tiptoppay.kz",
        takesTestPayments: false,
      }),
    ),
    bank: bankFrom(process.env.BANK_REQUISITES),
    sso: organisationsFrom(process.env.SSO_ORGANISATIONS, secretOf),
    isDemonstration: false,
  };
}

const Requisites = z.object({
  holder: z.string().min(1),
  bin: z.string().regex(/^\d{12}$/),
  iban: z.string().regex(/^KZ[0-9A-Z]{18}$/),
  bank: z.string().min(1),
  bic: z.string().regex(/^[0-9A-Z]{8,11}$/),
  kbe: z.string().regex(/^\d{2}$/),
  knp: z.string().regex(/^\d{3}$/),
});

/** The stage's account for transfers, as JSON in its environment. @throws where it is there and not whole: better than a wrong account. */
function bankFrom(json: string | undefined): BankRequisites | undefined {
  return json ? { ...Requisites.parse(JSON.parse(json)), isDemonstration: false } : undefined;
}
