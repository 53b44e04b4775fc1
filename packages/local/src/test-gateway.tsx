import { createHmac } from "node:crypto";
import { sameText } from "@kz2050/core/kernel";
import { contentHmac } from "@kz2050/core/platform/tiptop";
import { pageHeaders, readFields, text } from "@kz2050/http";
import { formatter, type Locale, messages } from "@kz2050/i18n";
import { Button, ButtonGroup, Form, Heading, Layout, renderPage, SummaryList } from "@kz2050/ui";
import { Hono } from "hono";

/** What one machine uses in TipTop Pay's place: the same API, the same signed messages, a hosted page with three buttons. */
export interface TestGatewayOptions {
  readonly publicId: string;
  readonly apiSecret: string;
  readonly origin: string;
  readonly now: () => Date;
  /** Carries a message to our webhook. */
  readonly deliver: (request: Request) => Response | Promise<Response>;
}

interface Asked {
  readonly Amount: number;
  readonly Currency: string;
  readonly Description: string;
  readonly InvoiceId: string;
  readonly CultureName?: string;
  readonly SuccessRedirectUrl: string;
  readonly FailRedirectUrl: string;
}

const LOCALES: Readonly<Record<string, Locale>> = { "kk-KZ": "kk", "ru-RU": "ru", "en-US": "en" };

/** An order lives in its own address, so the test gateway keeps nothing and outlives a restart. */
export function createTestGateway(options: TestGatewayOptions): Hono {
  const { publicId, apiSecret, origin, now, deliver } = options;
  const app = new Hono();
  const seal = (body: string): string => createHmac("sha256", apiSecret).update(body).digest("base64url").slice(0, 22);
  const orderOf = (code: string): Asked | undefined => {
    const [body = "", mac = ""] = code.split(".");
    return sameText(seal(body), mac) ? (JSON.parse(Buffer.from(body, "base64url").toString()) as Asked) : undefined;
  };
  let lastTransaction = 0;
  const transactionId = (): number => {
    lastTransaction = Math.max(lastTransaction + 1, now().getTime() * 10);
    return lastTransaction;
  };

  app.use("/gateway/pay/*", pageHeaders());

  app.post("/gateway/orders/create", async (c) => {
    const basic = `Basic ${Buffer.from(`${publicId}:${apiSecret}`).toString("base64")}`;
    if (!sameText(basic, c.req.header("authorization") ?? ""))
      return c.json({ Success: false, Message: "Unauthorized" }, 401);
    const asked = (await c.req.json()) as Asked;
    if (!(asked.Amount > 0) || asked.Currency !== "KZT")
      return c.json({ Success: false, Message: "Amount or Currency" });
    const body = Buffer.from(JSON.stringify(asked)).toString("base64url");
    const Id = `${body}.${seal(body)}`;
    return c.json({
      Success: true,
      Message: null,
      Model: { Id, Amount: asked.Amount, Currency: asked.Currency, Url: `${origin}/gateway/pay/${Id}` },
    });
  });

  app.get("/gateway/pay/:order", (c) => {
    const order = orderOf(c.req.param("order"));
    return order ? c.html(hostedPage(order, c.req.path)) : c.notFound();
  });

  app.post("/gateway/pay/:order", async (c) => {
    const order = orderOf(c.req.param("order"));
    if (!order) return c.notFound();
    const choice = text(await readFields(c), "choice");
    const isPaid = choice === "pay";
    if (isPaid || choice === "fail")
      await tell(messageOf(order, { isPaid, transactionId: transactionId(), now: now() }));
    return c.redirect(isPaid ? order.SuccessRedirectUrl : order.FailRedirectUrl, 303);
  });

  /** A form, signed over its bytes and over its decoded text, as TipTop Pay sends it. */
  async function tell(fields: Record<string, string>): Promise<void> {
    const body = new URLSearchParams(fields).toString();
    await deliver(
      new Request(`${origin}/api/webhooks/tiptop`, {
        method: "POST",
        body,
        headers: {
          "content-type": "application/x-www-form-urlencoded",
          "content-hmac": contentHmac(apiSecret, body),
          "x-content-hmac": contentHmac(apiSecret, decodeURIComponent(body.replaceAll("+", " "))),
        },
      }),
    );
  }
  return app;
}

/** The fields of a Pay or Fail message, by the gateway's documents. */
function messageOf(
  order: Asked,
  { isPaid, transactionId, now }: { isPaid: boolean; transactionId: number; now: Date },
): Record<string, string> {
  const amount = order.Amount.toFixed(2);
  return {
    TransactionId: String(transactionId),
    Amount: amount,
    Currency: order.Currency,
    PaymentAmount: amount,
    PaymentCurrency: order.Currency,
    DateTime: now.toISOString().slice(0, 19).replace("T", " "),
    InvoiceId: order.InvoiceId,
    Description: order.Description,
    CardFirstSix: "411111",
    CardLastFour: "1111",
    CardType: "Visa",
    CardExpDate: "12/30",
    TestMode: "1",
    OperationType: "Payment",
    Status: isPaid ? "Completed" : "Declined",
    ...(!isPaid && { Reason: "InsufficientFunds", ReasonCode: "5051" }),
  };
}

function hostedPage(order: Asked, path: string): string {
  const locale = LOCALES[order.CultureName ?? ""] ?? "kk";
  const { testGateway: words } = messages(locale).campaign;
  return renderPage(
    <Layout
      locale={locale}
      path={path}
      title={words.title}
      section={words.title}
      nav={[]}
      languageHref={null}
      private
      demo
    >
      <Heading level={1}>{words.title}</Heading>
      <p class="kz-body">{words.lead}</p>
      <SummaryList
        rows={[
          { key: words.description, value: order.Description },
          { key: words.amount, value: formatter(locale).money(Math.round(order.Amount * 100)) },
        ]}
      />
      <Form action={path}>
        <ButtonGroup>
          <Button name="choice" value="pay">
            {words.pay}
          </Button>
          <Button name="choice" value="fail" kind="warning">
            {words.fail}
          </Button>
          <Button name="choice" value="abandon" kind="secondary">
            {words.abandon}
          </Button>
        </ButtonGroup>
      </Form>
    </Layout>,
  );
}
