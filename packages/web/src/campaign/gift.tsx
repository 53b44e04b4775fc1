import { Campaign } from "@kz2050/core/campaign";
import { textIn } from "@kz2050/core/kernel";
import { readFields, text } from "@kz2050/http";
import { errorText, isErrorCode } from "@kz2050/i18n";
import { Button, Form, Heading, InsetText, NotificationBanner, Panel, SummaryList, WarningText } from "@kz2050/ui";
import { Hono } from "hono";
import { type PageContext, type Pages, page } from "../page.tsx";
import { Updates } from "./detail.tsx";
import { hostedPage } from "./give.tsx";
import { pathOf, Raised } from "./parts.tsx";

/** A giver's own page: what became of the gift, the receipt, how the campaign goes. */
export const gift = new Hono<Pages>();

type Shown = Awaited<ReturnType<typeof Campaign.giftPage>>;
const linkOf = (c: PageContext) => ({ giftId: c.req.param("giftId") ?? "", token: c.req.param("token") ?? "" });
const ownPath = (c: PageContext): string => `/${c.var.locale}/my/gift/${linkOf(c).giftId}/${linkOf(c).token}`;

gift.get("/:giftId/:token", async (c) => {
  const { t, locale } = c.var;
  const shown = await Campaign.giftPage(linkOf(c));
  const updates = await Campaign.updatesOf(shown.campaign.campaignId);
  const state = stateOf(shown);
  const words = t.campaign.gift;
  const title = textIn(shown.campaign.title, locale);
  const problem = c.req.query("problem") ?? "";
  return page(
    c,
    { title: words.title[state], active: "campaign" },
    <>
      {isErrorCode(problem) ? <NotificationBanner text={errorText(locale, problem)} /> : null}
      {state === "settled" ? <Panel title={words.title.settled}>{words.lead.settled}</Panel> : null}
      {state === "settled" ? null : (
        <>
          <Heading level={1}>{words.title[state]}</Heading>
          <p class="kz-lead">{words.lead[state]}</p>
        </>
      )}
      {shown.gift.status === "pledged" ? <ToPay c={c} shown={shown} /> : null}
      <Heading level={2}>{shown.gift.status === "pledged" ? words.about : words.receipt}</Heading>
      <Receipt c={c} shown={shown} />
      <Heading level={2}>{words.progress}</Heading>
      <p class="kz-body">
        <a
          class="kz-link"
          href={pathOf(locale, shown.campaign.campaignId)}
          lang={title.language === locale ? undefined : title.language}
        >
          {title.text}
        </a>
      </p>
      <Raised c={c} target={shown.campaign.target} raised={shown.raised} />
      <p class="kz-body">{t.campaign.page.donors(shown.donors)}</p>
      {updates.length > 0 ? <Updates c={c} updates={updates} /> : null}
      <InsetText>{words.keep}</InsetText>
    </>,
  );
});

gift.post("/:giftId/:token/pay", async (c) => c.redirect(await hostedPage(c, linkOf(c).giftId, ownPath(c)), 303));

gift.post("/:giftId/:token/method", async (c) => {
  const method = text(await readFields(c), "method") === "transfer" ? "transfer" : "card";
  await Campaign.chooseMethod({ ...linkOf(c), method });
  return c.redirect(ownPath(c), 303);
});

function stateOf({ gift: { status, failedAt, method } }: Shown): "pledged" | "failed" | "settled" | "refunded" {
  return status === "pledged" && failedAt && method === "card" ? "failed" : status;
}

/** What is left to do: pay, try again, or send a transfer. */
function ToPay({ c, shown }: { c: PageContext; shown: Shown }) {
  const { t, locale, deps } = c.var;
  const words = t.campaign.gift;
  const refusal = Campaign.takesNoGifts(shown);
  if (shown.gift.method === "transfer" && deps.bank) return <HowToTransfer c={c} shown={shown} />;
  if (refusal !== undefined) return <InsetText>{errorText(locale, refusal)}</InsetText>;
  return (
    <>
      <Form action={`${ownPath(c)}/pay`}>
        <Button>{shown.gift.failedAt ? words.payAgain : words.pay}</Button>
      </Form>
      {deps.bank ? (
        <Form action={`${ownPath(c)}/method`} hidden={{ method: "transfer" }}>
          <Button kind="secondary">{words.insteadTransfer}</Button>
        </Form>
      ) : null}
      <p class="kz-body">
        {words.waiting}{" "}
        <a class="kz-link" href={ownPath(c)}>
          {words.refresh}
        </a>
      </p>
    </>
  );
}

function HowToTransfer({ c, shown }: { c: PageContext; shown: Shown }) {
  const { t, f, deps } = c.var;
  const { transfer, insteadCard, amount } = t.campaign.gift;
  const { bank } = deps;
  if (!bank) return null;
  return (
    <>
      <Heading level={2}>{transfer.title}</Heading>
      <p class="kz-body">{transfer.lead}</p>
      {bank.isDemonstration ? <WarningText>{transfer.demo}</WarningText> : null}
      <SummaryList
        rows={[
          { key: transfer.reference, value: <strong class="kz-code">{shown.gift.reference}</strong> },
          { key: amount, value: f.money(shown.gift.tiyn) },
          { key: transfer.holder, value: bank.holder },
          { key: transfer.bin, value: bank.bin },
          { key: transfer.iban, value: bank.iban },
          { key: transfer.bank, value: bank.bank },
          { key: transfer.bic, value: bank.bic },
          { key: transfer.kbe, value: bank.kbe },
          { key: transfer.knp, value: bank.knp },
        ]}
      />
      {Campaign.takesNoGifts(shown) === undefined ? (
        <Form action={`${ownPath(c)}/method`} hidden={{ method: "card" }}>
          <Button kind="secondary">{insteadCard}</Button>
        </Form>
      ) : null}
    </>
  );
}

function Receipt({ c, shown: { gift: made, campaign } }: { c: PageContext; shown: Shown }) {
  const { t, f, locale } = c.var;
  const words = t.campaign.gift;
  const title = textIn(campaign.title, locale);
  const when = (key: string, at: string | undefined) => (at ? { key, value: f.dateTime(at) } : null);
  return (
    <SummaryList
      rows={[
        { key: made.status === "pledged" ? words.code : words.number, value: made.reference },
        { key: words.amount, value: f.money(made.settledTiyn ?? made.tiyn) },
        {
          key: words.campaign,
          value: <span lang={title.language === locale ? undefined : title.language}>{title.text}</span>,
        },
        { key: words.method, value: t.campaign.give[made.method] },
        { key: words.shownName, value: made.publicName ?? words.notShown },
        when(words.pledgedAt, made.createdAt),
        when(words.settledAt, made.settledAt),
        when(words.refundedAt, made.refundedAt),
        made.refundedTiyn ? { key: words.refunded, value: f.money(made.refundedTiyn) } : null,
      ]}
    />
  );
}
