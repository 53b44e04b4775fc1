import * as z from "zod";
import { may } from "../access/index.ts";
import {
  action,
  ConflictError,
  DEFAULT_ZONE,
  invalidField,
  LocalDate,
  Locale,
  localOf,
  mintId,
  NotFoundError,
  scope,
} from "../kernel/index.ts";
import { Reference } from "../reference/index.ts";
import { queryAll, write } from "../table/index.ts";
import { fileOf, inState, moveTo, placeOf, proposalOf } from "./record.ts";
import { assertExtension, dueOn, MILESTONING, MOVES } from "./rules.ts";
import { AnswerOutcome, type Dispatch, MilestoneId, ProposalId, Reason } from "./schema.ts";
import { Proposals } from "./table.ts";

const today = (): string => localOf(scope().now(), DEFAULT_ZONE).date;
const dateOf = (instant: string | undefined): string => (instant ? localOf(new Date(instant), DEFAULT_ZONE).date : "");

/** A date that is past or today, and not before the step it follows. */
function assertHappened(field: string, date: string, notBefore: string): void {
  if (date > today()) throw invalidField(field, "date_in_future");
  if (date < notBefore) throw invalidField(field, "date_too_early", { min: notBefore });
}

/** An accepted proposal goes to the akimat: number and day of the letter, and from them the last day for an answer. */
export const dispatch = action({
  name: "council.dispatch",
  access: may("council.dispatch"),
  input: z.object({
    proposalId: ProposalId,
    number: z.string().trim().min(1, "required").max(60),
    sentOn: LocalDate,
  }),
  async run({ proposalId, number, sentOn }, { now, within, audit }) {
    const proposal = await proposalOf(proposalId);
    within(await placeOf(proposal.council));
    assertHappened("sentOn", sentOn, dateOf(proposal.decidedAt));
    const { authority } = await Reference.get("council", proposal.council);
    audit({ recordId: proposalId, before: proposal.status, after: MOVES.dispatch.to });
    const due = dueOn(sentOn, await Reference.calendar());
    await write(
      moveTo(proposal, "dispatch", { sentAt: now.toISOString() }),
      Proposals.put(
        { proposalId, item: "dispatch", kind: "dispatch", number, sentOn, authority, dueOn: due },
        { unless: "exists", otherwise: new ConflictError("wrong_state") },
      ),
    );
    return { proposalId, dueOn: due };
  },
  again: async ({ proposalId }) => ({ proposalId, dueOn: (await dispatchOf(proposalId)).dueOn }),
});

async function dispatchOf(proposalId: string): Promise<Dispatch> {
  const { dispatch: letter } = await fileOf(proposalId);
  if (!letter) throw new NotFoundError();
  return letter;
}

/** The akimat extends, once, by two months at most, and says so: the notice's day is kept with the reason. */
export const extend = action({
  name: "council.extend",
  access: may("council.extend"),
  input: z.object({ proposalId: ProposalId, until: LocalDate, noticeOn: LocalDate, reason: Reason, language: Locale }),
  async run({ proposalId, until, noticeOn, reason, language }, { now, within, audit }) {
    const { proposal, dispatch: letter } = await fileOf(proposalId);
    within(await placeOf(proposal.council));
    if (!letter) throw new ConflictError("wrong_state");
    assertHappened("noticeOn", noticeOn, letter.sentOn);
    assertExtension(letter, until);
    audit({ recordId: proposalId, before: letter.dueOn, after: until, reason: "extended" });
    await write(
      inState(proposalId, MOVES.answer.from),
      Proposals.update(
        { proposalId, item: "dispatch" },
        {
          set: { extension: { until, noticeOn, reason, language, at: now.toISOString() } },
          when: { extension: { exists: false } },
          otherwise: new ConflictError("already_extended"),
        },
      ),
    );
    return { proposalId };
  },
  again: async ({ proposalId }) => ({ proposalId }),
});

/** The akimat's answer, published as it came. */
export const answer = action({
  name: "council.answer",
  access: may("council.answer"),
  input: z.object({
    proposalId: ProposalId,
    text: z.string().trim().min(1, "required").min(10).max(8000),
    language: Locale,
    answeredOn: LocalDate,
    outcome: AnswerOutcome,
  }),
  async run({ proposalId, ...said }, { now, within, audit }) {
    const { proposal, dispatch: letter } = await fileOf(proposalId);
    within(await placeOf(proposal.council));
    if (!letter) throw new ConflictError("wrong_state");
    assertHappened("answeredOn", said.answeredOn, letter.sentOn);
    audit({ recordId: proposalId, before: proposal.status, after: MOVES.answer.to, reason: said.outcome });
    const at = now.toISOString();
    await write(
      moveTo(proposal, "answer", { answeredAt: at }),
      Proposals.put({ proposalId, item: "answer", kind: "answer", ...said, at }, { unless: "exists" }),
    );
    return { proposalId };
  },
  again: async ({ proposalId }) => ({ proposalId }),
});

/** A step the akimat promised, and by when. */
export const planMilestone = action({
  name: "council.plan-milestone",
  access: may("council.plan-milestone"),
  input: z.object({
    proposalId: ProposalId,
    text: z.string().trim().min(1, "required").min(5).max(300),
    language: Locale,
    plannedOn: LocalDate,
  }),
  async run({ proposalId, ...step }, { now, within, audit }) {
    const proposal = await proposalOf(proposalId);
    within(await placeOf(proposal.council));
    const milestoneId = mintId("mst");
    audit({ recordId: proposalId, after: "milestone_planned", reason: milestoneId });
    await write(
      inState(proposalId, MILESTONING),
      Proposals.put(
        {
          ...{ proposalId, item: `milestone#${milestoneId}`, kind: "milestone", milestoneId },
          ...step,
          at: now.toISOString(),
        },
        { unless: "exists" },
      ),
    );
    return { proposalId };
  },
  again: async ({ proposalId }) => ({ proposalId }),
});

/** A promised step is done. */
export const completeMilestone = action({
  name: "council.complete-milestone",
  access: may("council.complete-milestone"),
  input: z.object({ proposalId: ProposalId, milestoneId: MilestoneId, doneOn: LocalDate }),
  async run({ proposalId, milestoneId, doneOn }, { now, within, audit }) {
    const proposal = await proposalOf(proposalId);
    within(await placeOf(proposal.council));
    assertHappened("doneOn", doneOn, "");
    audit({ recordId: proposalId, before: "milestone_planned", after: "milestone_done", reason: milestoneId });
    await write(
      inState(proposalId, MILESTONING),
      Proposals.update(
        { proposalId, item: `milestone#${milestoneId}` },
        { set: { doneOn, doneAt: now.toISOString() }, when: { doneOn: { exists: false } } },
      ),
    );
    return { proposalId };
  },
  again: async ({ proposalId }) => ({ proposalId }),
});

/** Nothing more is to come. A promised step that is not done keeps it open. */
export const close = action({
  name: "council.close",
  access: may("council.close"),
  input: z.object({ proposalId: ProposalId }),
  async run({ proposalId }, { now, within, audit }) {
    const proposal = await proposalOf(proposalId);
    within(await placeOf(proposal.council));
    const steps = await queryAll(Proposals, { hash: proposalId, range: { beginsWith: "milestone#" } });
    if (steps.some((step) => step.kind === "milestone" && step.doneOn === undefined)) {
      throw new ConflictError("milestones_open");
    }
    audit({ recordId: proposalId, before: proposal.status, after: MOVES.close.to });
    await write(moveTo(proposal, "close", { closedAt: now.toISOString() }));
    return { proposalId };
  },
  again: async ({ proposalId }) => ({ proposalId }),
});
