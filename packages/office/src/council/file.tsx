import { Council } from "@kz2050/core/council";
import { isUndoable } from "@kz2050/core/kernel";
import { Reference } from "@kz2050/core/reference";
import { readFields, text } from "@kz2050/http";
import { isLocale } from "@kz2050/i18n";
import { BackLink, ErrorSummary, Heading, Original, SummaryList, Table, Tag } from "@kz2050/ui";
import { Hono } from "hono";
import { formProblem, type Office, type OfficeContext, page } from "../page.tsx";
import {
  Done,
  type FailedNote,
  lettersOf,
  noteErrors,
  noteRoutes,
  noteSaid,
  notesOf,
  personLink,
  type Undo,
} from "../record.tsx";
import { trailOf } from "../trail.tsx";
import { AppealPart } from "./appeal.tsx";
import { type Failed, FORMS, type FormPart, labelsOf } from "./forms.tsx";
import { isVerb, VERBS, VERBS_IN, type Verb } from "./verbs.ts";

const ID = "/proposals/:proposalId{prp_[0-9a-z]{26}}";

/** A proposal as the office sees it: its text, how it stands, and what this person may decide now. */
export const filePages = new Hono<Office>();

filePages.get(ID, (c) => filePage(c, idOf(c)));

const idOf = (c: OfficeContext): string => c.req.param("proposalId") ?? "";

noteRoutes(
  filePages,
  ID,
  async (c) => {
    const proposalId = idOf(c);
    const { view } = await Council.fileForStaff({ proposalId });
    return notedOn(proposalId, view.council);
  },
  (c, note) => filePage(c, idOf(c), undefined, note),
);

const notedOn = async (proposalId: string, council: string) => ({
  path: `/proposals/${proposalId}`,
  recordId: proposalId,
  place: { council, region: (await Reference.get("council", council)).region },
});

filePages.post(`${ID}/undo`, async (c) => {
  const proposalId = idOf(c);
  try {
    await Council.undoRefuse({ proposalId });
    return c.redirect(`/office/${c.var.locale}/proposals/${proposalId}?done=undo`, 303);
  } catch (error) {
    const problem = formProblem(c, error);
    return filePage(c, proposalId, { problem, failed: { verb: "refuse", fields: {}, of: () => undefined } });
  }
});

filePages.post(`${ID}/:verb`, async (c, next) => {
  const { proposalId, verb } = c.req.param();
  if (!isVerb(verb)) return next();
  const fields = await readFields(c);
  try {
    await VERBS[verb]({ proposalId, fields });
    const next = MODERATED.has(verb) ? await nextBeside(proposalId, text(fields, "council")) : undefined;
    const query = new URLSearchParams({ done: verb, ...(next && { of: proposalId }) });
    return c.redirect(`/office/${c.var.locale}/proposals/${next ?? proposalId}?${query}`, 303);
  } catch (error) {
    const problem = formProblem(c, error, labelsOf(c, verb));
    return filePage(c, proposalId, { problem, failed: { verb, fields, of: (field) => problem.of(field) } });
  }
});

/** The decisions that take a proposal out of the moderator's queue: the next of it follows. */
const MODERATED: ReadonlySet<Verb> = new Set(["publish", "refuse"]);
/** Where they are taken; of an appeal, by another hand than the one that refused. */
const MODERATED_STATES: ReadonlySet<Council.ProposalStatus> = new Set(["confirmed"]);

/** The next that waits for the same council's moderator; none where the form does not say which council it is. */
async function nextBeside(proposalId: string, council: string): Promise<string | undefined> {
  if (!(await Reference.has("council", council))) return undefined;
  const { items } = await Council.queue({ council, status: "confirmed" });
  return items.find((item) => item.proposalId !== proposalId)?.proposalId;
}

interface Mended {
  readonly problem: ReturnType<typeof formProblem>;
  readonly failed: Failed;
}

async function filePage(c: OfficeContext, proposalId: string, mended?: Mended, note?: FailedNote): Promise<Response> {
  const { t, locale } = c.var;
  const file = await Council.fileForStaff({ proposalId });
  const { view, mayRun, mayDecide, mayVote, ownVote, personId, refusedAt } = file;
  const decides = mayRun && (mayDecide || !MODERATED_STATES.has(view.status));
  const verbs: Verb[] = [...(mayVote ? (["vote"] as const) : []), ...(decides ? (VERBS_IN[view.status] ?? []) : [])];
  const part: FormPart = { c, view, ownVote, failed: mended?.failed };
  const done = c.req.query("done") ?? "";
  const said =
    mended || note ? undefined : (noteSaid(c) ?? (isVerb(done) || done === "undo" ? doneWords(c, done) : undefined));
  const undo = undoOf(c, proposalId, refusedAt);
  const [letters, notes, trail] = await Promise.all([
    mayRun ? lettersOf(c, proposalId) : null,
    notesOf(c, await notedOn(proposalId, view.council), note),
    trailOf(c, proposalId, { personal: false }),
  ]);
  return page(
    c,
    {
      title: view.title,
      error: mended !== undefined || note !== undefined,
      status: mended?.problem.status ?? note?.problem.status ?? 200,
      before: <BackLink href={`/office/${locale}/proposals?status=${view.status}`} />,
    },
    <>
      <ErrorSummary
        errors={[
          ...(mended?.problem.errors ?? []).map((line) => ({ ...line, ...hrefOf(mended, line.field) })),
          ...noteErrors(note),
        ]}
      />
      {said ? <Done c={c} said={said} undo={undo} /> : null}
      <Heading level={1}>
        <span class="kz-caption-l">{view.code || t.council.office.proposal}</span>
        {view.title}
      </Heading>
      <Facts c={c} view={view} names={await namesFor(c, view)} />
      {personLink(c, personId)}
      <Written language={view.language} title={t.council.proposal.what} text={view.what} />
      <Written language={view.language} title={t.council.proposal.why} text={view.why} />
      <AppealPart c={c} file={file} />
      <Course c={c} view={view} />
      {verbs.map((verb) => {
        const DeedForm = FORMS[verb];
        return <DeedForm part={part} />;
      })}
      {notes}
      {letters}
      {trail}
    </>,
  );
}

const PROPOSAL = /^prp_[0-9a-z]{26}$/;

/** The way to take back a refusal: of this proposal while there is time, or of the one that was before it. */
function undoOf(c: OfficeContext, proposalId: string, refusedAt: string | undefined): Undo | undefined {
  const { t, locale, deps } = c.var;
  const [done, of = ""] = [c.req.query("done"), c.req.query("of")];
  const base = `/office/${locale}/proposals`;
  if (done !== "refuse") return undefined;
  if (PROPOSAL.test(of) && of !== proposalId) {
    const about = { href: `${base}/${of}`, text: t.desk.undo.proposal };
    return { action: `${base}/${of}/undo`, about, within: t.desk.undo.within };
  }
  const mayUndo = refusedAt !== undefined && isUndoable(refusedAt, deps.now());
  return mayUndo ? { action: `${base}/${proposalId}/undo`, within: t.desk.undo.within } : undefined;
}

/** The line of a summary leads to the field of the very form that failed. */
function hrefOf(mended: Mended | undefined, field: string | undefined): { href?: string } {
  return mended && field !== undefined ? { href: `#${mended.failed.verb}-${field.replace("text.", "")}` } : {};
}

function doneWords(c: OfficeContext, verb: Verb | "undo"): string {
  const { office } = c.var.t.council;
  if (verb === "undo") return c.var.t.desk.undo.done;
  return verb === "complete" ? office.milestone.completed : office[verb].done;
}

async function namesFor(c: OfficeContext, view: Council.PublicProposal) {
  const { locale } = c.var;
  const [council, category] = await Promise.all([
    Reference.get("council", view.council),
    Reference.get("category", view.category),
  ]);
  return { council: council.name[locale], category: category.name[locale] };
}

function Facts({
  c,
  view,
  names,
}: {
  c: OfficeContext;
  view: Council.PublicProposal;
  names: { council: string; category: string };
}) {
  const { t, f, locale } = c.var;
  const words = t.council.proposal;
  return (
    <SummaryList
      rows={[
        { key: t.council.mine.state, value: <Tag>{t.council.status[view.status]}</Tag> },
        { key: words.council, value: names.council },
        { key: words.category, value: names.category },
        { key: words.place, value: <span lang={view.language}>{view.place}</span> },
        { key: words.author, value: view.author ?? words.unnamed },
        { key: words.supports, value: f.number(view.supports) },
        view.code !== "" && {
          key: t.council.office.toPublic,
          value: (
            <a class="kz-link" href={`${c.var.deps.publicOrigin}/${locale}/proposals/${view.code}`}>
              {view.code}
            </a>
          ),
        },
      ]}
    />
  );
}

function Written({ language, title, text }: { language: string; title: string; text: string }) {
  return (
    <>
      <Heading level={2}>{title}</Heading>
      <Original lang={isLocale(language) ? language : "kk"}>
        {text.split(/\n+/).map((line) => (
          <p class="kz-body">{line}</p>
        ))}
      </Original>
    </>
  );
}

/** How the vote, the letter and the promised steps stand. */
function Course({ c, view }: { c: OfficeContext; view: Council.PublicProposal }) {
  const { t, f } = c.var;
  const { ballot, dispatch, answer, milestones } = view;
  const { letter } = t.council;
  const rows = [
    ballot && {
      key: t.council.ballot.voted,
      value: t.council.ballot.votedOf(f.number(ballot.voted), f.number(ballot.entitled)),
    },
    ballot && { key: t.council.ballot.quorum, value: f.number(ballot.quorum) },
    ballot?.tally && { key: t.council.ballot.result, value: t.council.ballot.outcome[ballot.tally.outcome] },
    dispatch && { key: letter.number, value: dispatch.number },
    dispatch && { key: letter.sentOn, value: f.date(dispatch.sentOn) },
    dispatch && { key: letter.dueOn, value: f.date(dispatch.lastDay) },
    dispatch && { key: letter.state, value: letter.clock[dispatch.clock] },
    answer && { key: t.council.answer.outcome, value: t.council.answer.outcomes[answer.outcome] },
  ];
  return (
    <>
      {rows.some(Boolean) ? <SummaryList rows={rows} /> : null}
      {milestones.length > 0 ? (
        <Table
          caption={t.council.milestone.title}
          columns={[
            { head: t.council.milestone.step },
            { head: t.council.milestone.plannedOn },
            { head: t.council.milestone.doneOn },
          ]}
          rows={milestones.map(({ text, language, plannedOn, doneOn }) => [
            <span lang={language}>{text}</span>,
            f.date(plannedOn),
            doneOn ? f.date(doneOn) : "–",
          ])}
          stack
        />
      ) : null}
    </>
  );
}
