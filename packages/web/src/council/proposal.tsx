import type { Council } from "@kz2050/core/council";
import { Breadcrumbs, ButtonLink, Columns, Figures, Heading, InsetText, LanguageLabel, SummaryList } from "@kz2050/ui";
import { type PageContext, page } from "../page.tsx";
import { AnswerPart, BallotPart, LetterPart, MilestonePart } from "./course.tsx";
import { HistoryPart, VersionsPart } from "./history.tsx";
import { localeOf, namesOf, Prose, StatusTag } from "./words.tsx";

/** All that anybody may know of a proposal: its text, how it stands, and its whole history. */
export async function proposalPage(c: PageContext, proposal: Council.PublicProposal): Promise<Response> {
  const { t, f, locale } = c.var;
  const words = t.council.proposal;
  const [councilName, categoryName, authorityName] = await Promise.all([
    namesOf(c, "council"),
    namesOf(c, "category"),
    namesOf(c, "authority"),
  ]);
  const council = councilName(proposal.council);
  const foreign = proposal.language === locale ? undefined : proposal.language;
  return page(
    c,
    {
      title: `${proposal.title} – ${proposal.code}`,
      active: "council",
      before: (
        <Breadcrumbs
          items={[
            { text: t.council.title, href: `/${locale}/councils` },
            { text: council, href: `/${locale}/councils/${proposal.council}` },
            { text: proposal.code },
          ]}
        />
      ),
    },
    <>
      <span class="kz-caption-l">{proposal.code}</span>
      <h1 lang={foreign}>{proposal.title}</h1>
      <p class="kz-body">
        <StatusTag c={c} status={proposal.status} />
      </p>
      <Columns aside={<Aside c={c} proposal={proposal} />}>
        <LanguageLabel lang={localeOf(proposal.language)} />
        <Heading level={2}>{words.what}</Heading>
        <Prose text={proposal.what} language={proposal.language} />
        <Heading level={2}>{words.why}</Heading>
        <Prose text={proposal.why} language={proposal.language} />
        <SummaryList
          rows={[
            { key: words.place, value: <span lang={foreign}>{proposal.place}</span> },
            { key: words.category, value: categoryName(proposal.category) },
            { key: words.council, value: council },
            { key: words.author, value: proposal.author ?? words.unnamed },
            { key: words.publishedAt, value: f.date(proposal.publishedAt) },
          ]}
        />
      </Columns>
      {proposal.ballot ? <BallotPart c={c} ballot={proposal.ballot} /> : null}
      {proposal.dispatch ? <LetterPart c={c} letter={proposal.dispatch} authorityName={authorityName} /> : null}
      {proposal.answer ? <AnswerPart c={c} answer={proposal.answer} /> : null}
      {proposal.milestones.length > 0 ? <MilestonePart c={c} milestones={proposal.milestones} /> : null}
      <HistoryPart c={c} history={proposal.history} />
      <VersionsPart c={c} proposal={proposal} />
    </>,
  );
}

function Aside({ c, proposal }: { c: PageContext; proposal: Council.PublicProposal }) {
  const { t, f, locale } = c.var;
  const words = t.council.proposal;
  return (
    <>
      <Figures items={[{ value: f.number(proposal.supports), label: words.supports }]} />
      {proposal.isSupportable ? (
        <>
          <ButtonLink href={`/${locale}/my/proposals/${proposal.proposalId}/support`}>{words.support}</ButtonLink>
          <p class="kz-body">{words.supportLead}</p>
        </>
      ) : (
        <InsetText>{words.supportEnded}</InsetText>
      )}
    </>
  );
}
