import { Campaign } from "@kz2050/core/campaign";
import { textIn } from "@kz2050/core/kernel";
import { type Fields, readFields } from "@kz2050/http";
import { BackLink, Button, ErrorSummary, Form, Heading, SummaryList, WarningText } from "@kz2050/ui";
import { Hono } from "hono";
import { formProblem, type Office, type OfficeContext, page } from "../page.tsx";
import { lettersOf } from "../record.tsx";
import { trailOf } from "../trail.tsx";
import { DocumentFields, documentOf, kept, labelsOf } from "./document.tsx";

/** Matching one promised transfer with a line of the bank's statement. */
export const matchPages = new Hono<Office>();

matchPages.get("/payments/match/:giftId", (c) => matchPage(c, c.req.param("giftId")));

matchPages.post("/payments/match/:giftId", async (c) => {
  const giftId = c.req.param("giftId");
  const fields = await readFields(c);
  try {
    await Campaign.settleTransfer({ giftId, ...documentOf(fields) });
    return c.redirect(`/office/${c.var.locale}/payments?done=matched`, 303);
  } catch (error) {
    return matchPage(c, giftId, { fields, error });
  }
});

async function matchPage(
  c: OfficeContext,
  giftId: string,
  refused?: { fields: Fields; error: unknown },
): Promise<Response> {
  const { t, f, locale } = c.var;
  const words = t.campaign.office.money;
  const problem = refused && formProblem(c, refused.error, labelsOf(c));
  const { gift, campaign } = await Campaign.awaitedTransfer({ giftId });
  const [letters, trail] = await Promise.all([lettersOf(c, giftId), trailOf(c, giftId, { personal: false })]);
  return page(
    c,
    {
      title: words.matchTitle,
      error: problem !== undefined,
      status: problem?.status ?? 200,
      before: <BackLink href={`/office/${locale}/payments`} />,
    },
    <>
      <ErrorSummary errors={problem?.errors ?? []} />
      <Heading level={1}>{words.matchTitle}</Heading>
      <SummaryList
        rows={[
          { key: t.campaign.gift.code, value: <strong>{gift.reference}</strong> },
          { key: words.campaign, value: textIn(campaign.title, locale).text },
          { key: words.promised, value: f.money(gift.tiyn) },
          { key: t.campaign.gift.pledgedAt, value: f.dateTime(gift.createdAt) },
        ]}
      />
      {gift.status === "pledged" ? (
        <Form action={`/office/${locale}/payments/match/${giftId}`} token={kept(refused?.fields ?? {})}>
          <DocumentFields
            c={c}
            fields={refused?.fields ?? { tiyn: String(gift.tiyn / 100) }}
            of={(field) => problem?.of(field)}
          />
          <WarningText>{t.desk.undo.never}</WarningText>
          <Button>{words.match}</Button>
        </Form>
      ) : null}
      {letters}
      {trail}
    </>,
  );
}
