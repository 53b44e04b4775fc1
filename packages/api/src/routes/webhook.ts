import { Campaign } from "@kz2050/core/campaign";
import type { Front, WebDeps } from "@kz2050/http";
import type { Context } from "hono";
import * as z from "zod";
import { json, newRoutes, problems } from "../route.ts";

/**
 * What payment gateways tell us. The signature over the raw bytes is the access and the transaction is the key, so
 * neither a session nor an Idempotency-Key has a say here.
 */
export const webhooks = newRoutes();
const Taken = z
  .object({ code: z.int().meta({ description: "0 taken; 10, 12, 13: the payment must not be made" }) })
  .meta({ id: "WebhookTaken" });

async function eventOf(c: Context<Front>): Promise<ReturnType<WebDeps["gateway"]["read"]>> {
  const body = new Uint8Array(await c.req.arrayBuffer());
  const header = (name: string) => c.req.header(name);
  return c.var.deps.gateway.read({ body, contentType: c.req.header("content-type") ?? "", header });
}

/** Pay, Fail and Refund: booked once, whatever their order. A test payment on a live stage is answered and not booked. */
webhooks.post("/api/webhooks/tiptop", async (c) => {
  const event = await eventOf(c);
  const outcome = event ? await Campaign.takePayment(event) : "ignored";
  if (outcome === "held") c.var.deps.log({ level: "warn", event: "payment.held", requestId: c.var.requestId });
  return c.json({ code: 0 });
});

/** Check: asked before the payer's card is charged. */
webhooks.post("/api/webhooks/tiptop/check", async (c) => {
  const event = await eventOf(c);
  return c.json({ code: event?.kind === "paid" ? await Campaign.checkPayment(event) : 13 });
});

for (const [path, summary] of [
  ["/api/webhooks/tiptop", "Hear from TipTop Pay that a payment went through, failed or was refunded"],
  ["/api/webhooks/tiptop/check", "Answer TipTop Pay whether a payment may be made"],
] as const) {
  webhooks.openAPIRegistry.registerPath({
    method: "post",
    path,
    tags: ["payments"],
    summary,
    description:
      "`Content-HMAC` is base64 HMAC-SHA256 of the raw body under the API secret; the same message twice is booked once.",
    security: [],
    "x-access": "signature",
    request: {
      headers: z.object({ "content-hmac": z.string().meta({ example: "mHGQ…=" }) }),
      body: {
        content: { "application/x-www-form-urlencoded": { schema: z.looseObject({ TransactionId: z.string() }) } },
      },
    },
    responses: { 200: json(Taken, "Taken"), ...problems(400, 403) },
  });
}
