import { Campaign } from "@kz2050/core/campaign";
import { type Access, type Due, grantFor, type Place, reachOf, textIn } from "@kz2050/core/kernel";
import { Reference } from "@kz2050/core/reference";
import type { Locale } from "@kz2050/i18n";
import { ButtonLink, Heading, NotificationBanner, Pagination, Table, Tag } from "@kz2050/ui";
import { Hono } from "hono";
import { KEYS_PATH } from "../keys.ts";
import { type Office, type OfficeContext, page, staffIn } from "../page.tsx";
import { overdueOf, type QueueLine, type Queues } from "../queue.ts";
import { KeyedList, Shortcuts } from "../shortcuts.tsx";

export const LISTINGS = ["draft", "submitted", "open", "closed"] as const;

/** Whether the member of staff may do this in this place, now. The page's word alone: the action has the last one. */
export const may = (c: OfficeContext, action: { readonly access: Access }, place: Place = {}): boolean =>
  grantFor(action.access, staffIn(c), place, c.var.deps.now()) !== undefined;

/** The regions whose lists this member of staff reads: undefined stands for the whole country. */
export function regionsIn(c: OfficeContext): (string | undefined)[] {
  const reach = reachOf(Campaign.queue.access, staffIn(c), c.var.deps.now());
  return reach.all ? [undefined] : reach.regions;
}

export const campaignQueues: Queues = async (c, _staff, calendar) => {
  const { t, locale } = c.var;
  const words = t.campaign.office.queues;
  const lines: QueueLine[] = [];
  const add = (
    title: string,
    href: string,
    waits: readonly string[],
    cursor?: string | undefined,
    due?: Due | undefined,
  ) => {
    // Shown empty too: it is the way to the list.
    lines.push({
      title,
      href: `/office/${locale}/${href}`,
      count: waits.length,
      isMore: cursor !== undefined,
      oldestAt: waits.toSorted()[0],
      overdue: due && overdueOf(c, due, waits, calendar),
    });
  };
  const listing = may(c, Campaign.open) ? "submitted" : "draft";
  for (const region of regionsIn(c)) {
    if (!may(c, Campaign.draft, { region })) continue;
    const { items, cursor } = await Campaign.queue({ listing, region });
    add(
      words[listing],
      `campaigns?listing=${listing}`,
      items.map(({ campaign }) => campaign.listedAt),
      cursor,
      // A draft waits for its own writer, who has promised nobody a day.
      listing === "submitted" ? "campaign" : undefined,
    );
  }
  if (may(c, Campaign.settleTransfer)) {
    const [awaited, held] = await Promise.all([Campaign.awaitedTransfers({}), Campaign.heldPayments({})]);
    add(
      words.transfers,
      "payments",
      awaited.items.map(({ gift }) => gift.createdAt),
      awaited.cursor,
      "transfer",
    );
    add(
      words.held,
      "payments#held",
      held.items.map(({ at }) => at),
      held.cursor,
      "held",
    );
  }
  const mine = await Campaign.organised(staffIn(c));
  if (mine.length > 0) {
    const drafts = mine.filter(({ status }) => status === "draft");
    add(
      words.organised,
      "campaigns/mine",
      drafts.map(({ listedAt }) => listedAt),
    );
  }
  return lines;
};

export const listPages = new Hono<Office>();

/** The campaigns that somebody was made organiser of, in whatever state each is. */
listPages.get("/campaigns/mine", async (c) => {
  const { t, f, locale } = c.var;
  const words = t.campaign.office;
  const campaigns = await Campaign.organised(staffIn(c));
  return page(
    c,
    { title: words.queues.organised },
    <>
      <Heading level={1}>{words.queues.organised}</Heading>
      {campaigns.length === 0 ? <p class="kz-body">{words.none}</p> : null}
      {campaigns.length > 0 ? (
        <Table
          columns={[{ head: words.name }, { head: t.common.field.status }]}
          rows={campaigns.map((campaign) => [
            <Titled campaign={campaign} locale={locale} />,
            <>
              <Tag>{t.campaign.status[campaign.status]}</Tag> {f.date(campaign.listedAt)}
            </>,
          ])}
          stack
        />
      ) : null}
    </>,
  );
});

function Titled({ campaign, locale }: { campaign: Campaign.Campaign; locale: Locale }) {
  const title = textIn(campaign.title, locale);
  return (
    <a
      class="kz-link"
      href={`/office/${locale}/campaigns/${campaign.campaignId}`}
      lang={title.language === locale ? undefined : title.language}
    >
      {title.text}
    </a>
  );
}

listPages.get("/campaigns", async (c) => {
  const { t, f, locale } = c.var;
  const words = t.campaign.office;
  const listing = LISTINGS.find((one) => one === c.req.query("listing")) ?? "open";
  const regions = regionsIn(c);
  const asked = c.req.query("region") || regions[0];
  const region = regions.includes(undefined) ? c.req.query("region") || undefined : asked;
  const { items, cursor } = await Campaign.queue({ listing, region, cursor: c.req.query("cursor") });
  const names = new Map((await Reference.list("region")).map(({ code, name }) => [code, name[locale]]));
  return page(
    c,
    { title: words.title, scripts: [KEYS_PATH] },
    <>
      {c.req.query("done") === "drafted" ? <NotificationBanner kind="success" text={words.done.drafted} /> : null}
      <Heading level={1}>
        <span class="kz-caption-l">{words.lists[listing]}</span>
        {words.title}
      </Heading>
      <ul class="kz-list kz-list--inline">
        {LISTINGS.map((one) => (
          <li>
            {one === listing ? (
              <strong>{words.lists[one]}</strong>
            ) : (
              <a
                class="kz-link"
                href={`/office/${locale}/campaigns?${new URLSearchParams({ listing: one, ...(region && { region }) })}`}
              >
                {words.lists[one]}
              </a>
            )}
          </li>
        ))}
        {may(c, Campaign.settleTransfer) ? (
          <li>
            <a class="kz-link" href={`/office/${locale}/payments`}>
              {words.money.title}
            </a>
          </li>
        ) : null}
      </ul>
      {items.length === 0 ? <p class="kz-body">{words.none}</p> : null}
      {items.length > 0 ? (
        <>
          <Shortcuts c={c} />
          <KeyedList>
            <Table
              columns={[
                { head: words.name },
                { head: words.region },
                { head: t.common.field.status },
                { head: t.common.progress.raised, numeric: true },
                { head: t.campaign.page.target, numeric: true },
              ]}
              rows={items.map(({ campaign, raised }) => [
                <Titled campaign={campaign} locale={locale} />,
                names.get(campaign.region) ?? campaign.region,
                <>
                  <Tag>{t.campaign.status[campaign.status]}</Tag> {f.date(campaign.listedAt)}
                </>,
                { content: f.money(raised), numeric: true },
                { content: f.money(campaign.target), numeric: true },
              ])}
              stack
            />
          </KeyedList>
        </>
      ) : null}
      <Pagination next={cursor && `?${new URLSearchParams({ listing, ...(region && { region }), cursor })}`} />
      {regions.some((region) => may(c, Campaign.draft, { region })) ? (
        <ButtonLink href={`/office/${locale}/campaigns/new`} kind="secondary">
          {words.new}
        </ButtonLink>
      ) : null}
    </>,
  );
});
