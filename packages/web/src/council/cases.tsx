import type { Council } from "@kz2050/core/council";
import type { Page } from "@kz2050/core/kernel";
import { Heading, InsetText, Table, Tag, type TagColour } from "@kz2050/ui";
import type { PageContext } from "../page.tsx";

const COLOURS: Readonly<Record<Council.ModerationCase["appeal"], TagColour>> = {
  none: "grey",
  open: "blue",
  published: "green",
  upheld: "red",
  withdrawn: "grey",
};

interface LogProps {
  readonly c: PageContext;
  readonly log: Page<Council.ModerationCase>;
  /** The one that was searched for, alone. */
  readonly found?: Council.ModerationCase | undefined;
  readonly cityName: ReadonlyMap<string, string>;
}

/** What was not published, the newest first: number, day, council, reason, and what came of an appeal. */
export function CaseLog({ c, log, found, cityName }: LogProps) {
  const { t, f } = c.var;
  const words = t.council.moderation;
  const rows = found ? [found] : log.items;
  return (
    <>
      <Heading level={2} id="log">
        {words.logTitle}
      </Heading>
      <p class="kz-body">{words.logLead}</p>
      {rows.length === 0 ? (
        <InsetText>{words.logEmpty}</InsetText>
      ) : (
        <Table
          columns={[
            { head: words.caseNumber },
            { head: words.date },
            { head: words.council },
            { head: words.reason },
            { head: words.appeal },
          ]}
          rows={rows.map(({ caseNumber, refusedOn, council, reason, appeal }) => [
            <code>{caseNumber}</code>,
            f.date(refusedOn),
            cityName.get(council) ?? council,
            t.council.refusal[reason],
            <Tag colour={COLOURS[appeal]}>{words.appeals[appeal]}</Tag>,
          ])}
          firstCellIsHeader
          stack
        />
      )}
    </>
  );
}
