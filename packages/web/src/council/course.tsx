import type { Council } from "@kz2050/core/council";
import { Heading, InsetText, SummaryList, Table, Tag, type TagColour } from "@kz2050/ui";
import type { PageContext } from "../page.tsx";
import { Prose } from "./words.tsx";

/** The council's vote: how many while it is open, who and why once it is closed. */
export function BallotPart({ c, ballot }: { c: PageContext; ballot: Council.PublicBallot }) {
  const { t, f } = c.var;
  const words = t.council.ballot;
  const { tally } = ballot;
  return (
    <>
      <Heading level={2}>{words.title}</Heading>
      {tally ? null : <InsetText>{words.open}</InsetText>}
      <SummaryList
        rows={[
          tally && {
            key: words.result,
            value: <Tag colour={tally.outcome === "accepted" ? "green" : "red"}>{words.outcome[tally.outcome]}</Tag>,
          },
          ...(tally
            ? (["for", "against", "abstain"] as const).map((choice) => ({
                key: words.choices[choice],
                value: f.number(tally[choice]),
              }))
            : []),
          { key: words.voted, value: words.votedOf(f.number(ballot.voted), f.number(ballot.entitled)) },
          { key: words.quorum, value: f.number(ballot.quorum) },
        ]}
      />
      <p class="kz-body">{words.rule}</p>
      {ballot.note ? (
        <>
          <Heading level={3}>{words.note}</Heading>
          <Prose text={ballot.note} language={ballot.noteLanguage ?? "kk"} labelled />
        </>
      ) : null}
      {tally ? (
        <Table
          columns={[{ head: words.member }, { head: words.choice }, { head: words.reason }]}
          rows={ballot.roll.map(({ name, choice, reason, language }) => [
            name,
            choice ? words.choices[choice] : words.absent,
            reason ? <Prose text={reason} language={language ?? "kk"} labelled /> : "–",
          ])}
          firstCellIsHeader
          stack
        />
      ) : null}
    </>
  );
}

const CLOCKS: Readonly<Record<Council.PublicDispatch["clock"], TagColour>> = {
  waiting: "blue",
  overdue: "orange",
  very_overdue: "red",
  answered_in_time: "green",
  answered_late: "orange",
};

/** The letter, and how its clock stands on the day of reading. */
export function LetterPart({
  c,
  letter,
  authorityName,
}: {
  c: PageContext;
  letter: Council.PublicDispatch;
  authorityName: (code: string) => string;
}) {
  const { t, f } = c.var;
  const words = t.council.letter;
  const { extension, workingDaysLeft: left } = letter;
  const isOpen = ["waiting", "overdue", "very_overdue"].includes(letter.clock);
  const days = left > 0 ? words.left(left) : left < 0 ? words.late(-left) : words.lastDayToday;
  return (
    <>
      <Heading level={2}>{words.title}</Heading>
      <SummaryList
        rows={[
          { key: words.authority, value: authorityName(letter.authority) },
          { key: words.number, value: letter.number },
          { key: words.sentOn, value: f.date(letter.sentOn) },
          { key: words.dueOn, value: f.date(letter.dueOn) },
          extension && { key: words.lastDay, value: f.date(extension.until) },
          extension && { key: words.noticeOn, value: f.date(extension.noticeOn) },
          extension && {
            key: words.extensionReason,
            value: <Prose text={extension.reason} language={extension.language} labelled />,
          },
          {
            key: words.state,
            value: (
              <>
                <Tag colour={CLOCKS[letter.clock]}>{words.clock[letter.clock]}</Tag> {isOpen ? days : null}
              </>
            ),
          },
        ]}
      />
      <p class="kz-body">{words.law}</p>
    </>
  );
}

/** What the akimat answered, as it came. */
export function AnswerPart({ c, answer }: { c: PageContext; answer: NonNullable<Council.PublicProposal["answer"]> }) {
  const { t, f } = c.var;
  const words = t.council.answer;
  return (
    <>
      <Heading level={2}>{words.title}</Heading>
      <SummaryList
        rows={[
          { key: words.outcome, value: words.outcomes[answer.outcome] },
          { key: words.answeredOn, value: f.date(answer.answeredOn) },
        ]}
      />
      <Prose text={answer.text} language={answer.language} labelled />
    </>
  );
}

/** The steps that were promised, and which are done. */
export function MilestonePart({ c, milestones }: { c: PageContext; milestones: Council.PublicProposal["milestones"] }) {
  const { t, f } = c.var;
  const words = t.council.milestone;
  return (
    <>
      <Heading level={2}>{words.title}</Heading>
      <Table
        columns={[{ head: words.step }, { head: words.plannedOn }, { head: words.doneOn }]}
        rows={milestones.map(({ text, language, plannedOn, doneOn, isLate }) => [
          <Prose text={text} language={language} />,
          f.date(plannedOn),
          doneOn ? (
            f.date(doneOn)
          ) : (
            <Tag colour={isLate ? "orange" : "blue"}>{isLate ? words.late : words.waiting}</Tag>
          ),
        ])}
        stack
      />
    </>
  );
}
