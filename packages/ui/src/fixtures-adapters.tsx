import { raw } from "hono/html";
import type { Child } from "hono/jsx";
import { SummaryList, Table, Tag, type TagColour } from "./data.tsx";
import { fieldAdapters } from "./fixtures-fields.tsx";
import { count, flag, list, type Options, oneOf, present, size, text, Unsupported, words } from "./fixtures-options.ts";
import { BackLink, Breadcrumbs, Pagination, SkipLink } from "./navigation.tsx";
import { Details, InsetText, NotificationBanner, Panel, WarningText } from "./notice.tsx";

const level = (o: Options): 1 | 2 | 3 | 4 | undefined => count(o) as 1 | 2 | 3 | 4 | undefined;

/** Our component for a fixture's options, by govuk's name of it. */
export const adapters: Readonly<Record<string, (o: Options) => Child>> = {
  ...fieldAdapters,
  "back-link": (o) => <BackLink href={text(o.href as Options) ?? "#"}>{words(o) ?? "Back"}</BackLink>,
  breadcrumbs: (o) => (
    <Breadcrumbs
      label={text(o.labelText as Options) ?? "Breadcrumb"}
      collapse={flag(o.collapseOnMobile as Options)}
      items={list(o.items as Options).map((item) => ({ text: words(item), href: text(item.href as Options) }))}
    />
  ),
  details: (o) => (
    <Details
      id={text(o.id as Options)}
      open={flag(o.open as Options)}
      summary={words({ html: o.summaryHtml, text: o.summaryText } as Options)}
    >
      {words(o)}
    </Details>
  ),
  "inset-text": (o) => <InsetText id={text(o.id as Options)}>{words(o)}</InsetText>,
  "notification-banner": (o) => {
    const html = text(o.html as Options);
    return (
      <NotificationBanner
        kind={oneOf(text(o.type as Options), { success: "success" } as const)}
        title={words({ html: o.titleHtml, text: o.titleText } as Options)}
        titleId={text(o.titleId as Options)}
        text={html === undefined ? text(o.text as Options) : undefined}
      >
        {html === undefined ? null : raw(html)}
      </NotificationBanner>
    );
  },
  pagination: (o) => {
    const link = (end: Options) => {
      const href = text(end.href as Options);
      return href === undefined ? null : { href, text: words(end), label: text(end.labelText as Options) };
    };
    const previous = link(o.previous as Options);
    const next = link(o.next as Options);
    if ([previous, next].some((end) => end && end.text === undefined))
      throw new Unsupported("English words of its own");
    return <Pagination previous={previous} next={next} label={text(o.landmarkLabel as Options) ?? "Pagination"} />;
  },
  panel: (o) => (
    <Panel
      title={words({ html: o.titleHtml, text: o.titleText } as Options)}
      headingLevel={level(o.headingLevel as Options) ?? 1}
    >
      {words(o)}
    </Panel>
  ),
  "skip-link": (o) => <SkipLink href={text(o.href as Options) ?? "#content"}>{words(o)}</SkipLink>,
  "summary-list": (o) => (
    <SummaryList
      noBorder={oneOf(text(o.classes as Options), { "kz-summary-list--no-border": "yes" } as const) && true}
      rows={list(o.rows as Options).map((row) =>
        present(row)
          ? {
              key: words(row.key),
              value: words(row.value),
              actions: present((row.actions as Options).items as Options)
                ? list((row.actions as Options).items as Options).map((action) => ({
                    href: text(action.href as Options) ?? "",
                    text: words(action),
                    hidden: text(action.visuallyHiddenText as Options),
                  }))
                : undefined,
            }
          : null,
      )}
    />
  ),
  table: (o) => {
    const numeric = (cell: Options) => oneOf(text(cell.format as Options), { numeric: "yes" } as const) && true;
    const span = (cell: Options) => ({
      colspan: count(cell.colspan as Options),
      rowspan: count(cell.rowspan as Options),
    });
    return (
      <Table
        caption={text(o.caption as Options)}
        captionSize={size({ classes: o.captionClasses } as Options, "table__caption")}
        firstCellIsHeader={flag(o.firstCellIsHeader as Options)}
        columns={list(o.head as Options).map((head) => ({ head: words(head), numeric: numeric(head) }))}
        rows={list(o.rows as Options)
          .filter((row) => present(row))
          .map((row) =>
            list(row).map((cell) => ({ content: words(cell), numeric: numeric(cell) ?? false, ...span(cell) })),
          )}
      />
    );
  },
  tag: (o) => (
    <Tag colour={text(o.classes as Options)?.replace(/^kz-tag--/, "") as TagColour | undefined}>{words(o)}</Tag>
  ),
  "warning-text": (o) => (
    <WarningText prefix={text(o.iconFallbackText as Options) ?? "Warning"}>{words(o)}</WarningText>
  ),
};
