import { Campaign } from "@kz2050/core/campaign";
import { AppError, textIn } from "@kz2050/core/kernel";
import { type Fields, openForm, optional, readFields, text, tokenFor } from "@kz2050/http";
import { errorText } from "@kz2050/i18n";
import {
  BackLink,
  Button,
  ButtonLink,
  Checkbox,
  Checkboxes,
  ErrorSummary,
  Form,
  Heading,
  InsetText,
  Radios,
  TextInput,
} from "@kz2050/ui";
import { Hono } from "hono";
import { ownMailbox } from "../account/own-mailbox.ts";
import { formProblem, type PageContext, type Pages, page } from "../page.tsx";
import { pathOf, Raised } from "./parts.tsx";

const FORM = "campaign.give";

/** One short form: how much, how, whose name, where the receipt goes. */
export const give = new Hono<Pages>();

give.get("/:campaignId/give", async (c) =>
  formPage(c, c.req.param("campaignId"), { method: "card", email: await ownMailbox() }),
);

give.post("/:campaignId/give", async (c) => {
  const campaignId = c.req.param("campaignId");
  const fields = await readFields(c);
  try {
    openForm(FORM, fields);
    const { gift, path } = await Campaign.pledge(inputOf(c, campaignId, fields));
    return c.redirect(gift.method === "card" ? await hostedPage(c, gift.giftId, path) : path, 303);
  } catch (error) {
    return formPage(c, campaignId, fields, error);
  }
});

/** The gateway's page; or the gift's own, saying so, where the gateway is silent or there is nothing left to pay. */
export async function hostedPage(c: PageContext, giftId: string, path: string): Promise<string> {
  const { deps, locale } = c.var;
  const token = path.split("/").at(-1) ?? "";
  try {
    const { url } = await Campaign.checkout(deps.gateway, { giftId, token, locale, origin: deps.publicOrigin });
    return url;
  } catch (error) {
    if (!(error instanceof AppError) || error.status === 404) throw error;
    return error.code === "gift_not_pledged" ? path : `${path}?problem=${error.code}`;
  }
}

function inputOf(c: PageContext, campaignId: string, fields: Fields): Parameters<typeof Campaign.pledge>[0] {
  return {
    campaignId,
    amount: text(fields, "amount"),
    method: (optional(fields, "method") ?? "card") as "card",
    showName: text(fields, "showName") !== "",
    name: optional(fields, "name"),
    email: text(fields, "email"),
    language: c.var.locale,
    consent: (text(fields, "consent") !== "") as true,
  };
}

async function formPage(c: PageContext, campaignId: string, fields: Fields, error?: unknown): Promise<Response> {
  const { t, locale, deps } = c.var;
  const words = t.campaign.give;
  const progress = await Campaign.get(campaignId);
  const title = textIn(progress.campaign.title, locale);
  const refusal = Campaign.takesNoGifts(progress);
  if (refusal !== undefined) return refusalPage(c, refusal);
  const labels = {
    amount: words.amount,
    method: words.method,
    name: words.name,
    email: words.email,
    consent: words.consentLegend,
  };
  const problem = error === undefined ? undefined : formProblem(c, error, labels);
  const methods = [
    { value: "card", label: words.card, hint: words.cardHint },
    ...(deps.bank ? [{ value: "transfer", label: words.transfer, hint: words.transferHint }] : []),
  ];
  return page(
    c,
    {
      title: words.title,
      path: `/my/campaigns/${campaignId}/give`,
      active: "campaign",
      error: problem !== undefined,
      status: problem?.status ?? 200,
      before: <BackLink href={pathOf(locale, campaignId)} />,
    },
    <>
      <ErrorSummary errors={problem?.errors ?? []} />
      <Heading level={1}>
        <span class="kz-caption-l" lang={title.language === locale ? undefined : title.language}>
          {title.text}
        </span>
        {words.title}
      </Heading>
      <Raised c={c} target={progress.campaign.target} raised={progress.raised} />
      <Form action={`/${locale}/my/campaigns/${campaignId}/give`} token={tokenFor(FORM, fields, error)} honeypot>
        <TextInput
          name="amount"
          label={words.amount}
          labelSize="m"
          hint={words.amountHint}
          error={problem?.of("amount")}
          value={text(fields, "amount")}
          inputmode="numeric"
          width={10}
          suffix="₸"
        />
        <Radios
          name="method"
          label={words.method}
          labelSize="m"
          error={problem?.of("method")}
          value={text(fields, "method")}
          items={methods}
        />
        <TextInput
          name="email"
          label={words.email}
          labelSize="m"
          hint={words.emailHint}
          error={problem?.of("email")}
          value={text(fields, "email")}
          type="email"
          autocomplete="email"
          spellcheck={false}
        />
        <Checkboxes
          name="showName"
          items={[
            {
              value: "yes",
              label: words.showName,
              checked: text(fields, "showName") !== "",
              conditional: (
                <TextInput
                  name="name"
                  label={words.name}
                  hint={words.nameHint}
                  error={problem?.of("name")}
                  value={text(fields, "name")}
                  autocomplete="name"
                />
              ),
            },
          ]}
        />
        <Checkbox
          name="consent"
          label={words.consent}
          error={problem?.of("consent")}
          checked={text(fields, "consent") !== ""}
        />
        <Button>{words.submit}</Button>
      </Form>
    </>,
  );
}

function refusalPage(c: PageContext, code: string): Response {
  const { t, locale } = c.var;
  const words = t.campaign.give;
  return page(
    c,
    { title: words.noMore, active: "campaign", status: 409, before: <BackLink href={`/${locale}/campaigns`} /> },
    <>
      <Heading level={1}>{words.noMore}</Heading>
      <InsetText>{errorText(locale, code)}</InsetText>
      <ButtonLink href={`/${locale}/campaigns`}>{words.others}</ButtonLink>
    </>,
  );
}
