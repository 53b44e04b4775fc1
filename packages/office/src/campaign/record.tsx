import { Campaign } from "@kz2050/core/campaign";
import { isUndoable, textIn } from "@kz2050/core/kernel";
import { Reference } from "@kz2050/core/reference";
import { type Fields, readFields } from "@kz2050/http";
import { LANGUAGE_NAMES, LOCALES } from "@kz2050/i18n";
import { BackLink, ErrorSummary, Heading, SummaryList, Tag, Timeline } from "@kz2050/ui";
import { Hono } from "hono";
import { formProblem, type Office, type OfficeContext, page } from "../page.tsx";
import { Done, type FailedNote, noteErrors, noteRoutes, noteSaid, notesOf } from "../record.tsx";
import { trailOf } from "../trail.tsx";
import { Decisions, type Failed, fieldId, newsParts } from "./forms.tsx";
import { may } from "./list.tsx";
import { DONE, isVerb, VERBS, type Verb } from "./verbs.ts";
import { labelsOf } from "./words.tsx";

const KEY = "/campaigns/:campaignId{cmp_[0-9a-z]{26}}";

/** A campaign in whatever state, and what may be decided on it now. */
export const recordPages = new Hono<Office>();

recordPages.get(KEY, (c) => recordPage(c, idOf(c)));

const idOf = (c: OfficeContext): string => c.req.param("campaignId") ?? "";

noteRoutes(
  recordPages,
  KEY,
  async (c) => {
    const { campaign } = await Campaign.read({ campaignId: idOf(c) });
    return notedOn(campaign);
  },
  (c, note) => recordPage(c, idOf(c), undefined, note),
);

const notedOn = ({ campaignId, region }: Campaign.Campaign) => ({
  path: `/campaigns/${campaignId}`,
  recordId: campaignId,
  place: { region, campaign: campaignId },
});

recordPages.post(`${KEY}/:verb`, async (c, next) => {
  const { campaignId, verb } = c.req.param();
  if (!isVerb(verb)) return next();
  const fields = await readFields(c);
  try {
    await VERBS[verb](campaignId, fields);
    return c.redirect(`/office/${c.var.locale}/campaigns/${campaignId}?done=${verb}`, 303);
  } catch (error) {
    return recordPage(c, campaignId, { verb, fields, error });
  }
});

function doneText(c: OfficeContext): string | undefined {
  const words = c.var.t.campaign.office.done;
  const done = c.req.query("done") ?? "";
  if (done === "drafted") return words.drafted;
  if (done === "undo") return c.var.t.desk.undo.doneMoved;
  return isVerb(done) ? words[DONE[done]] : undefined;
}

/** Whether this page follows a sending back that may yet be taken back. */
const mayTakeBack = (c: OfficeContext, { status, returnReason, listedAt }: Campaign.Campaign): boolean =>
  c.req.query("done") === "return" &&
  status === "draft" &&
  returnReason !== undefined &&
  isUndoable(listedAt, c.var.deps.now());

async function recordPage(
  c: OfficeContext,
  campaignId: string,
  refused?: { verb: Verb; fields: Fields; error: unknown },
  note?: FailedNote,
): Promise<Response> {
  const { t, locale } = c.var;
  const words = t.campaign.office;
  const labels = { ...labelsOf(newsParts(t)), reason: t.common.field.reason, note: words.note, giftId: words.gift };
  const problem = refused && formProblem(c, refused.error, labels);
  const failed: Failed | undefined = refused && problem && { ...refused, of: (field) => problem.of(field) };
  const progress = await Campaign.read({ campaignId });
  const { campaign } = progress;
  const [region, updates, givers, notes, trail] = await Promise.all([
    Reference.get("region", campaign.region),
    Campaign.updatesOf(campaignId),
    Campaign.giversOf(campaignId, undefined, 50),
    notesOf(c, notedOn(campaign), note),
    trailOf(c, campaignId, { personal: false }),
  ]);
  const title = textIn(campaign.title, locale);
  const done = noteSaid(c) ?? doneText(c);
  const undo = mayTakeBack(c, campaign)
    ? { action: `/office/${locale}/campaigns/${campaignId}/undo`, within: t.desk.undo.withinMoved }
    : undefined;
  const errors = (problem?.errors ?? []).map((line) =>
    refused && line.field ? { ...line, href: `#${fieldId(refused.verb, line.field)}` } : line,
  );
  return page(
    c,
    {
      title: title.text,
      error: problem !== undefined || note !== undefined,
      status: problem?.status ?? note?.problem.status ?? 200,
      before: (
        <BackLink
          href={
            may(c, Campaign.queue, { region: campaign.region })
              ? `/office/${locale}/campaigns?listing=${campaign.status === "reported" ? "closed" : campaign.status}`
              : `/office/${locale}/campaigns/mine`
          }
        />
      ),
    },
    <>
      <ErrorSummary errors={[...errors, ...noteErrors(note)]} />
      {done && !problem && !note ? <Done c={c} said={done} undo={undo} /> : null}
      <Tag>{t.campaign.status[campaign.status]}</Tag>
      <h1 lang={title.language === locale ? undefined : title.language}>{title.text}</h1>
      <Facts c={c} progress={progress} region={region.name[locale]} />
      {LOCALES.filter((language) => campaign.story[language]).map((language) => (
        <section lang={language}>
          <Heading level={2}>{LANGUAGE_NAMES[language]}</Heading>
          <p class="kz-body">
            <strong>{campaign.title[language]}</strong>
          </p>
          {(campaign.story[language] ?? "").split(/\n\s*\n/).map((part) => (
            <p class="kz-body">{part}</p>
          ))}
        </section>
      ))}
      <Decisions
        part={{ c, campaign, failed, named: givers.items.filter(({ publicName }) => publicName !== undefined) }}
      />
      {updates.length > 0 ? <News c={c} updates={updates} /> : null}
      {notes}
      {trail}
    </>,
  );
}

function Facts({
  c,
  progress: { campaign, raised, donors },
  region,
}: {
  c: OfficeContext;
  progress: Campaign.Progress;
  region: string;
}) {
  const { t, f, locale } = c.var;
  const { office, page: words } = t.campaign;
  const isPublic = campaign.openedAt !== undefined;
  return (
    <SummaryList
      rows={[
        { key: words.region, value: region },
        { key: words.beneficiary, value: t.campaign.beneficiary[campaign.beneficiary] },
        { key: words.target, value: f.money(campaign.target) },
        { key: words.endsOn, value: f.date(campaign.endsOn) },
        { key: words.rule, value: t.campaign.overTarget[campaign.overTarget] },
        campaign.carryTo ? { key: words.carryTo, value: <code>{campaign.carryTo}</code> } : null,
        isPublic && { key: t.common.progress.raised, value: `${f.money(raised)} · ${words.donors(donors)}` },
        campaign.closedAt && campaign.closeReason
          ? {
              key: t.campaign.status.closed,
              value: `${f.dateTime(campaign.closedAt)}: ${t.campaign.closeReason[campaign.closeReason]}`,
            }
          : null,
        campaign.returnReason
          ? {
              key: office.returned,
              value: [office.returnReason[campaign.returnReason], campaign.returnNote].filter(Boolean).join(". "),
            }
          : null,
        isPublic && {
          key: t.common.action.view,
          value: (
            <a class="kz-link" href={`${c.var.deps.publicOrigin}/${locale}/campaigns/${campaign.campaignId}`}>
              {t.campaign.gift.toCampaign}
            </a>
          ),
        },
      ]}
    />
  );
}

function News({ c, updates }: { c: OfficeContext; updates: readonly Campaign.Update[] }) {
  const { t, f, locale } = c.var;
  return (
    <>
      <Heading level={2}>{t.campaign.page.updates}</Heading>
      <Timeline
        items={updates.map(({ title, text, publishedAt, isReport }) => ({
          title: `${isReport ? `${t.campaign.page.report}: ` : ""}${textIn(title, locale).text}`,
          at: publishedAt,
          atText: f.dateTime(publishedAt),
          text: <p>{textIn(text, locale).text}</p>,
        }))}
      />
    </>
  );
}
