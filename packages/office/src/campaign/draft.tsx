import { Campaign } from "@kz2050/core/campaign";
import { Reference } from "@kz2050/core/reference";
import { dateField, type Fields, formToken, optional, readFields, TOKEN, text } from "@kz2050/http";
import { sortLocalized } from "@kz2050/i18n";
import { BackLink, Button, DateInput, ErrorSummary, Form, Heading, Radios, Select, TextInput } from "@kz2050/ui";
import { Hono } from "hono";
import { formProblem, type Office, type OfficeContext, page } from "../page.tsx";
import { may, regionsIn } from "./list.tsx";
import { fieldsOf, idOf, labelsOf, type Part, Words, wordsOf } from "./words.tsx";

/** Writing a campaign down, and changing it while it is a draft. */
export const draftPages = new Hono<Office>();

draftPages.get("/campaigns/new", (c) => formPage(c, { original: c.var.locale, overTarget: "continue" }));

draftPages.post("/campaigns/new", async (c) => {
  const fields = await readFields(c);
  try {
    const { campaignId } = await Campaign.draft({ ...planOf(fields), region: text(fields, "region") });
    return c.redirect(`/office/${c.var.locale}/campaigns/${campaignId}?done=drafted`, 303);
  } catch (error) {
    return formPage(c, fields, { error });
  }
});

draftPages.get("/campaigns/:campaignId/edit", async (c) => {
  const campaignId = c.req.param("campaignId");
  const { campaign } = await Campaign.read({ campaignId });
  return formPage(c, fieldsFrom(campaign), { campaignId });
});

draftPages.post("/campaigns/:campaignId/edit", async (c) => {
  const campaignId = c.req.param("campaignId");
  const fields = await readFields(c);
  try {
    await Campaign.edit({ ...planOf(fields), campaignId, version: Number(text(fields, "version")) || 0 });
    return c.redirect(`/office/${c.var.locale}/campaigns/${campaignId}?done=drafted`, 303);
  } catch (error) {
    return formPage(c, fields, { campaignId, error });
  }
});

type Plan = Omit<Parameters<typeof Campaign.edit>[0], "campaignId" | "version">;

/** What was typed; the action says what of it will not do. */
function planOf(fields: Fields): Plan {
  return {
    title: wordsOf(fields, "title"),
    story: wordsOf(fields, "story"),
    beneficiary: text(fields, "beneficiary") as Plan["beneficiary"],
    target: text(fields, "target"),
    endsOn: dateField(fields, "endsOn"),
    overTarget: text(fields, "overTarget") as Plan["overTarget"],
    carryTo: optional(fields, "carryTo"),
  };
}

function fieldsFrom(campaign: Campaign.Campaign): Fields {
  const [year = "", month = "", day = ""] = campaign.endsOn.split("-");
  return {
    original: campaign.title.original,
    ...fieldsOf("title", campaign.title),
    ...fieldsOf("story", campaign.story),
    region: campaign.region,
    beneficiary: campaign.beneficiary,
    target: String(campaign.target / 100),
    "endsOn-day": String(Number(day)),
    "endsOn-month": String(Number(month)),
    "endsOn-year": year,
    overTarget: campaign.overTarget,
    ...(campaign.carryTo && { carryTo: campaign.carryTo }),
    version: String(campaign.version),
  };
}

async function formPage(
  c: OfficeContext,
  fields: Fields,
  { campaignId, error }: { campaignId?: string; error?: unknown } = {},
): Promise<Response> {
  const { t, locale } = c.var;
  const words = t.campaign.office;
  const parts: readonly Part[] = [
    { name: "title", label: words.name },
    { name: "story", label: words.story, hint: words.storyHint, isLong: true },
  ];
  const labels = {
    ...labelsOf(parts),
    region: words.region,
    beneficiary: words.beneficiary,
    target: words.target,
    endsOn: words.endsOn,
    overTarget: words.overTarget,
    carryTo: words.carryTo,
  };
  const problem = error === undefined ? undefined : formProblem(c, error, labels);
  const of = (field: string) => problem?.of(field);
  const here = campaignId ? `/campaigns/${campaignId}/edit` : "/campaigns/new";
  const back = `/office/${locale}/campaigns${campaignId ? `/${campaignId}` : "?listing=draft"}`;
  const isTyped = (line: { field?: string | undefined }) =>
    line.field !== undefined && /^(title|story)\./.test(line.field);
  return page(
    c,
    {
      title: campaignId ? words.editTitle : words.newTitle,
      error: problem !== undefined,
      status: problem?.status ?? 200,
      before: <BackLink href={back} />,
    },
    <>
      <ErrorSummary
        errors={(problem?.errors ?? []).map((line) =>
          isTyped(line) ? { ...line, href: `#${idOf("draft", line.field ?? "")}` } : line,
        )}
      />
      <Heading level={1}>{campaignId ? words.editTitle : words.newTitle}</Heading>
      <Form
        action={`/office/${locale}${here}`}
        token={text(fields, TOKEN) || formToken("office")}
        hidden={{ version: text(fields, "version") || "1" }}
      >
        {campaignId ? null : (
          <RegionSelect c={c} regions={await choices(c)} value={text(fields, "region")} error={of("region")} />
        )}
        <Words t={t} id="draft" parts={parts} fields={fields} of={of} />
        <Radios
          name="beneficiary"
          label={words.beneficiary}
          value={text(fields, "beneficiary")}
          error={of("beneficiary")}
          items={Campaign.BENEFICIARIES.map((value) => ({ value, label: t.campaign.beneficiary[value] }))}
        />
        <TextInput
          name="target"
          label={words.target}
          value={text(fields, "target")}
          error={of("target")}
          inputmode="numeric"
          width={10}
          suffix="₸"
        />
        <DateInput
          name="endsOn"
          label={words.endsOn}
          error={of("endsOn")}
          value={{
            day: text(fields, "endsOn-day"),
            month: text(fields, "endsOn-month"),
            year: text(fields, "endsOn-year"),
          }}
        />
        <Radios
          name="overTarget"
          label={words.overTarget}
          value={text(fields, "overTarget")}
          error={of("overTarget")}
          items={Campaign.OVER_TARGET_RULES.map((value) => ({
            value,
            label: t.campaign.overTarget[value],
            conditional:
              value === "carry" ? (
                <TextInput name="carryTo" label={words.carryTo} value={text(fields, "carryTo")} error={of("carryTo")} />
              ) : undefined,
          }))}
        />
        <Button>{words.save}</Button>
      </Form>
    </>,
  );
}

/** The regions in which this member of staff may draft. */
async function choices(c: OfficeContext): Promise<{ value: string; text: string }[]> {
  const reach = regionsIn(c);
  const all = await Reference.list("region");
  const rows = all.filter(
    ({ code }) => (reach.includes(undefined) || reach.includes(code)) && may(c, Campaign.draft, { region: code }),
  );
  return sortLocalized(rows, ({ name }) => name[c.var.locale], c.var.locale).map(({ code, name }) => ({
    value: code,
    text: name[c.var.locale],
  }));
}

function RegionSelect({
  c,
  regions,
  value,
  error,
}: {
  c: OfficeContext;
  regions: { value: string; text: string }[];
  value: string;
  error: string | undefined;
}) {
  return (
    <Select
      name="region"
      label={c.var.t.campaign.office.region}
      items={regions}
      value={value}
      error={error}
      empty={regions.length > 1}
    />
  );
}
