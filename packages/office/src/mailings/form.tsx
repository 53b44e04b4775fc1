import { Campaign } from "@kz2050/core/campaign";
import { textIn } from "@kz2050/core/kernel";
import { Mailing } from "@kz2050/core/mailing";
import { type Fields, optional, readFields, text, tokenFor } from "@kz2050/http";
import { LOCALES } from "@kz2050/i18n";
import {
  BackLink,
  Button,
  Details,
  ErrorSummary,
  Form,
  Heading,
  Radios,
  Select,
  Textarea,
  TextInput,
} from "@kz2050/ui";
import { Hono } from "hono";
import { formProblem, type Office, type OfficeContext, page } from "../page.tsx";
import { may, regionsOf } from "./words.ts";

/** Writing a letter to many, and mending one. */
export const formPages = new Hono<Office>();

const ID = "/mailings/:mailingId{mlg_[0-9a-z]{26}}";

formPages.get("/mailings/new", (c) => formPage(c, {}));

formPages.post("/mailings/new", async (c) => {
  const fields = await readFields(c);
  try {
    const { mailingId } = await Mailing.draft(inputOf(fields));
    return c.redirect(`/office/${c.var.locale}/mailings/${mailingId}?done=saved`, 303);
  } catch (error) {
    return formPage(c, { fields, error });
  }
});

formPages.get(`${ID}/edit`, async (c) => {
  const mailingId = c.req.param("mailingId");
  return formPage(c, { mailingId, fields: fieldsFrom(await Mailing.read({ mailingId })) });
});

formPages.post(`${ID}/edit`, async (c) => {
  const mailingId = c.req.param("mailingId");
  const fields = await readFields(c);
  try {
    await Mailing.revise({ ...inputOf(fields), mailingId, version: Number(text(fields, "version")) || 0 });
    return c.redirect(`/office/${c.var.locale}/mailings/${mailingId}?done=saved`, 303);
  } catch (error) {
    return formPage(c, { mailingId, fields, error });
  }
});

type Input = Parameters<typeof Mailing.draft>[0];

/** What was typed; the action says what of it will not do. A language with nothing in it is none. */
function inputOf(fields: Fields): Input {
  const to = text(fields, "to") as Mailing.SegmentKind;
  const isOfCampaign = to === "givers";
  const words = (locale: string) => ({
    subject: text(fields, `letter.${locale}.subject`),
    text: text(fields, `letter.${locale}.text`),
  });
  const written = (locale: string) => (Object.values(words(locale)).some(Boolean) ? words(locale) : undefined);
  const region = optional(fields, "region");
  return {
    to,
    region: isOfCampaign || region === Mailing.COUNTRY ? undefined : (region ?? ""),
    campaignId: isOfCampaign ? optional(fields, "campaignId") : undefined,
    letter: { kk: words("kk"), ru: written("ru"), en: written("en") },
  };
}

const fieldsFrom = ({ segment, letter, version }: Mailing.Mailing): Fields => ({
  to: segment.to,
  region: segment.region ?? Mailing.COUNTRY,
  ...(segment.campaignId && { campaignId: segment.campaignId }),
  version: String(version),
  ...Object.fromEntries(
    Mailing.languagesOf(letter).flatMap((locale) =>
      Object.entries(letter[locale] ?? {}).map(([name, value]) => [`letter.${locale}.${name}`, value]),
    ),
  ),
});

interface Shown {
  readonly mailingId?: string;
  readonly fields?: Fields;
  readonly error?: unknown;
}

async function formPage(c: OfficeContext, { mailingId, fields = {}, error }: Shown): Promise<Response> {
  const { t, locale } = c.var;
  const words = t.mailing.form;
  const labels = {
    ...{ to: words.to, region: words.region, campaignId: words.campaign },
    ...Object.fromEntries(
      LOCALES.flatMap((one) => [
        [`letter.${one}.subject`, `${words.subject}: ${words.in[one]}`],
        [`letter.${one}.text`, `${words.text}: ${words.in[one]}`],
      ]),
    ),
  };
  const problem = error === undefined ? undefined : formProblem(c, error, labels);
  const [regions, campaigns] = [await regionsOf(c), await campaignsOf(c)];
  const places = may(c, Mailing.draft) ? [{ value: Mailing.COUNTRY, text: t.mailing.country }, ...regions] : regions;
  const title = mailingId ? words.editTitle : words.newTitle;
  const here = `/office/${locale}/mailings`;
  const idOf = (name: string): string => name.replaceAll(".", "-");
  const field = (name: string) => ({
    ...{ name, id: idOf(name), value: text(fields, name), error: problem?.of(name) },
  });
  return page(
    c,
    {
      title,
      error: problem !== undefined,
      status: problem?.status ?? 200,
      before: <BackLink href={mailingId ? `${here}/${mailingId}` : here} />,
    },
    <>
      <ErrorSummary
        errors={(problem?.errors ?? []).map((line) =>
          line.field?.startsWith("letter.") ? { ...line, href: `#${idOf(line.field)}` } : line,
        )}
      />
      <Heading level={1}>{title}</Heading>
      <Form
        action={mailingId ? `${here}/${mailingId}/edit` : `${here}/new`}
        token={tokenFor("office", fields, error)}
        hidden={{ version: text(fields, "version") || "1" }}
      >
        <Radios
          name="to"
          label={words.to}
          labelSize="m"
          value={text(fields, "to") || "members"}
          error={problem?.of("to")}
          items={Mailing.SEGMENTS.filter((to) => to !== "givers" || campaigns.length > 0).map((to) => ({
            value: to,
            label: t.mailing.to[to],
            hint: t.mailing.toHint[to],
            conditional:
              to === "givers" ? (
                <Select
                  {...field("campaignId")}
                  label={words.campaign}
                  hint={words.campaignHint}
                  items={campaigns}
                  empty
                />
              ) : undefined,
          }))}
        />
        <Select
          {...field("region")}
          label={words.region}
          labelSize="m"
          value={text(fields, "region") || places[0]?.value}
          items={places}
        />
        {LOCALES.map((one) => {
          const parts = (
            <>
              <TextInput {...field(`letter.${one}.subject`)} label={words.subject} lang={one} />
              <Textarea {...field(`letter.${one}.text`)} label={words.text} hint={words.textHint} rows={8} lang={one} />
            </>
          );
          const isOpen = ["subject", "text"].some((part) => {
            const { value, error: wrong } = field(`letter.${one}.${part}`);
            return Boolean(value) || wrong !== undefined;
          });
          return one === "kk" ? (
            <>
              <Heading level={2}>{words.in[one]}</Heading>
              {parts}
            </>
          ) : (
            <Details summary={words.in[one]} open={isOpen}>
              <p class="kz-hint">{words.optional}</p>
              {parts}
            </Details>
          );
        })}
        <Button>{words.save}</Button>
      </Form>
    </>,
  );
}

const SHOWN = 50;

/** The campaigns to whose givers they may write, the newest first. */
async function campaignsOf(c: OfficeContext): Promise<{ value: string; text: string }[]> {
  const region = may(c, Mailing.draft) ? [undefined] : (await regionsOf(c)).map(({ value }) => value);
  const lists = await Promise.all(
    region.flatMap((one) =>
      (["open", "closed"] as const).map((status) => Campaign.list({ status, region: one, limit: SHOWN })),
    ),
  );
  return lists
    .flatMap(({ items }) => items)
    .map(({ campaign }) => ({ value: campaign.campaignId, text: textIn(campaign.title, c.var.locale).text }));
}
