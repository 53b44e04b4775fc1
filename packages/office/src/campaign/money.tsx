import { Campaign } from "@kz2050/core/campaign";
import { textIn } from "@kz2050/core/kernel";
import { type Fields, optional, readFields, text } from "@kz2050/http";
import {
  BackLink,
  Button,
  Details,
  ErrorSummary,
  Form,
  Heading,
  InsetText,
  NotificationBanner,
  Pagination,
  Table,
  TextInput,
} from "@kz2050/ui";
import { Hono } from "hono";
import { formProblem, type Office, type OfficeContext, page } from "../page.tsx";
import { DocumentFields, documentOf, kept, labelsOf } from "./document.tsx";
import { HeldTable } from "./held.tsx";

/** Money that is waited for, that came without a name, or that nobody can place. */
export const moneyPages = new Hono<Office>();

moneyPages.get("/payments", (c) => moneyPage(c));

moneyPages.post("/payments/hold", async (c) => {
  const fields = await readFields(c);
  try {
    await Campaign.holdTransfer(documentOf(fields));
    return c.redirect(`/office/${c.var.locale}/payments?done=held`, 303);
  } catch (error) {
    return moneyPage(c, { verb: "hold", fields, error });
  }
});

moneyPages.post("/payments/decide", async (c) => {
  const fields = await readFields(c);
  try {
    const decision = text(fields, "decision") === "release" ? "release" : "return";
    await Campaign.decideHeld({
      postingId: text(fields, "postingId"),
      decision,
      campaignId: optional(fields, "campaignId"),
    });
    return c.redirect(`/office/${c.var.locale}/payments?done=decided`, 303);
  } catch (error) {
    return moneyPage(c, { verb: "decide", fields, error });
  }
});

interface Refused {
  readonly verb: "hold" | "decide";
  readonly fields: Fields;
  readonly error: unknown;
}
const DONE = ["matched", "held", "decided"] as const;

async function moneyPage(c: OfficeContext, refused?: Refused): Promise<Response> {
  const { t, locale } = c.var;
  const words = t.campaign.office.money;
  const reference = c.req.query("reference") ?? "";
  const problem = refused && formProblem(c, refused.error, labelsOf(c));
  const [found, awaited, held, open, closed] = await Promise.all([
    reference ? Campaign.findTransfers({ reference: reference.slice(0, 40) }) : undefined,
    Campaign.awaitedTransfers({ cursor: c.req.query("cursor") }),
    Campaign.heldPayments({}),
    Campaign.list({ status: "open", limit: 100 }),
    Campaign.list({ status: "closed", limit: 100 }),
  ]);
  const campaigns = [...open.items, ...closed.items].map(({ campaign }) => ({
    value: campaign.campaignId,
    text: textIn(campaign.title, locale).text,
  }));
  const done = DONE.find((one) => one === c.req.query("done"));
  return page(
    c,
    {
      title: words.title,
      error: problem !== undefined,
      status: problem?.status ?? 200,
      before: <BackLink href={`/office/${locale}/campaigns`} />,
    },
    <>
      <ErrorSummary errors={problem?.errors ?? []} />
      {done && !problem ? <NotificationBanner kind="success" text={t.campaign.office.done[done]} /> : null}
      <Heading level={1}>{words.title}</Heading>
      <Form action={`/office/${locale}/payments`} method="get" label={words.find}>
        <TextInput
          name="reference"
          label={words.reference}
          labelSize="m"
          value={reference}
          width={20}
          spellcheck={false}
        />
        <Button kind="secondary">{words.search}</Button>
      </Form>
      {found?.length === 0 ? <InsetText>{words.notFound}</InsetText> : null}
      {found && found.length > 0 ? <Transfers c={c} rows={found} /> : null}
      <Heading level={2}>{words.awaited}</Heading>
      {awaited.items.length === 0 ? (
        <p class="kz-body">{words.noneAwaited}</p>
      ) : (
        <Transfers c={c} rows={awaited.items} />
      )}
      <Pagination next={awaited.cursor && `?${new URLSearchParams({ cursor: awaited.cursor })}`} />
      <Heading level={2} id="held">
        {words.held}
      </Heading>
      {held.items.length === 0 ? (
        <p class="kz-body">{words.noneHeld}</p>
      ) : (
        <HeldTable c={c} rows={held.items} campaigns={campaigns} />
      )}
      <Details summary={words.hold} open={refused?.verb === "hold"}>
        <p class="kz-body">{words.holdText}</p>
        <Form action={`/office/${locale}/payments/hold`} token={kept(refused?.verb === "hold" ? refused.fields : {})}>
          <DocumentFields
            c={c}
            fields={refused?.verb === "hold" ? refused.fields : {}}
            of={(field) => problem?.of(field)}
          />
          <Button>{words.hold}</Button>
        </Form>
      </Details>
    </>,
  );
}

function Transfers({ c, rows }: { c: OfficeContext; rows: readonly Campaign.AwaitedTransfer[] }) {
  const { t, f, locale } = c.var;
  const words = t.campaign.office.money;
  return (
    <Table
      columns={[
        { head: t.campaign.gift.code },
        { head: words.campaign },
        { head: t.campaign.gift.pledgedAt },
        { head: words.promised, numeric: true },
        { head: words.decide },
      ]}
      rows={rows.map(({ gift, campaign }) => [
        <strong>{gift.reference}</strong>,
        textIn(campaign.title, locale).text,
        f.dateTime(gift.createdAt),
        { content: f.money(gift.tiyn), numeric: true },
        gift.status === "pledged" ? (
          <a class="kz-link" href={`/office/${locale}/payments/match/${gift.giftId}`}>
            {words.match}
            <span class="kz-visually-hidden"> {gift.reference}</span>
          </a>
        ) : (
          t.campaign.gift[gift.status === "settled" ? "settledAt" : "refundedAt"]
        ),
      ])}
      stack
    />
  );
}
