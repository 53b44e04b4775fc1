import { Council } from "@kz2050/core/council";
import { Email, Instant, Locale, Localized } from "@kz2050/core/kernel";
import * as z from "zod";
import { Released } from "../confirmation.ts";
import { blankable } from "../route.ts";

export const CouncilPath = z.object({ council: Council.CouncilCode.meta({ example: "astana" }) });
export const ProposalPath = z.object({ proposalId: Council.ProposalId });
export const CodePath = z.object({
  proposalId: z.string().max(60).meta({ description: "The id, or the readable code", example: "ASTANA-2026-017" }),
});
export const SupportPath = z.object({ supportId: Council.SupportId });

export const Overview = z
  .object({
    council: z.string().meta({ example: "astana" }),
    name: Localized,
    city: z.string(),
    region: z.string(),
    authority: z.string().meta({ description: "The akimat that accepted proposals go to" }),
    published: z.int().meta({ description: "Proposals ever published" }),
    open: z.int().meta({ description: "Those of which something is still to come" }),
  })
  .meta({ id: "Council" });
export const Seat = z
  .object({ name: z.string(), role: z.enum(["member", "moderator"]), from: Instant, until: Instant.optional() })
  .meta({ id: "Seat", description: "Who sits in a council: a public office." });
export const CouncilInFull = Overview.extend({ seats: z.array(Seat) }).meta({ id: "CouncilInFull" });

export const ListQuery = z.object({
  status: z
    .enum(Council.VISIBLE)
    .optional()
    .meta({ description: "Those in this state, by when they came there; without it all, the newest first" }),
  cursor: z.string().optional(),
  limit: z.coerce.number().int().min(1).max(50).optional().meta({ type: "integer" }),
});

/** What somebody sends to propose. */
export const NewProposal = Council.ProposalInput.extend({
  publicName: blankable(Council.ProposalInput.shape.publicName),
}).meta({
  id: "NewProposal",
  example: {
    council: "astana",
    language: "kk",
    title: "Мектеп жанына жаяу жүргінші өткелі",
    what: "№ 17 мектептің алдына жаяу жүргінші өткелін және бағдаршам орнатуды ұсынамын.",
    why: "Күн сайын екі жүзге жуық бала жолды белгіленбеген жерден кесіп өтеді.",
    category: "safety",
    place: "Сынақ көшесі, 17",
    email: "ulgi@posta.example",
  },
});
export const Made = z.object({ proposalId: Council.ProposalId }).meta({ id: "ProposalRef" });
export const ProposalConfirmed = Made.extend({ released: Released });
export const Revised = Made.extend({ version: z.int() }).meta({ id: "ProposalVersionRef" });
export const SupportMade = z.object({ supportId: Council.SupportId }).meta({ id: "SupportRef" });
export const SupportDone = SupportMade.extend({ proposalId: Council.ProposalId }).meta({ id: "SupportOfProposal" });
export const SupportConfirmed = SupportDone.extend({ released: Released });
export const SupportState = z
  .object({ proposalId: Council.ProposalId, state: z.enum(["pending", "expired", "supported", "withdrawn"]) })
  .meta({ id: "SupportState" });

export const NewSupport = z
  .object({
    textHash: z.string().max(64).meta({ description: "Of the text that was read: `textHash` of the proposal" }),
    email: Email,
    language: Locale,
  })
  .meta({
    id: "NewSupport",
    example: {
      textHash: "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
      email: "ulgi@posta.example",
      language: "kk",
    },
  });

const token = z.string().min(1, "required").max(64).meta({ description: "Of the private link that was mailed" });
export const ByLink = z.object({ token });
export const Appeal = z.object({
  token,
  text: Council.AppealText.meta({ example: "Ұсынысымда көше де, үй де көрсетілген: екінші тармақты қараңыз." }),
});
export const Revision = Council.revise.input.shape.text.meta({ description: "The new text, whole" });
export const OwnText = z.object({ token, text: Revision });
export const MendedText = z.object({
  text: Revision,
  note: Council.Reason.meta({ description: "Why, for the public" }),
});

export const Inside = z
  .object({
    view: Council.PublicProposal,
    confirmedAt: Instant.optional(),
    expiresAt: Instant.optional(),
    refusal: Council.Refusal.optional(),
    refusalNote: z.string().optional(),
    caseNumber: Council.CaseNumber.optional().meta({ description: "Of a refusal: its number in the public log" }),
    firstRefusal: z
      .object({ at: Instant, reason: Council.Refusal, note: z.string().optional() })
      .optional()
      .meta({ description: "The refusal that its author appealed" }),
    appealedAt: Instant.optional(),
    appealText: z.string().optional(),
    appealUntil: Instant.optional().meta({
      description: "Until when the author may appeal; absent where they may not",
    }),
  })
  .meta({ id: "OwnProposal", description: "The public view, and what only the author and the office may know." });
export const StaffFile = Inside.extend({
  mayVote: z.boolean(),
  mayDecide: z.boolean().meta({ description: "False for whoever refused, where that was appealed" }),
  ownVote: z.object({ choice: Council.VoteChoice, reason: z.string() }).optional(),
}).meta({ id: "ProposalFile" });

export const QueueQuery = Council.queue.input;
export const QueueRow = Council.ProposalSummary.extend({
  since: z.string(),
  clock: Council.PublicDispatch.shape.clock.optional(),
  lastDay: z.string().optional(),
  isAppeal: z.boolean(),
  appealText: z.string().optional(),
}).meta({ id: "ProposalInQueue" });

/** Bodies of the staff's verbs: the action's input without what the path says. */
const WORDS = "Мектеп алдындағы қауіпсіздік — кеңестің басым бағыты.";
export const RefusalBody = Council.refuse.input
  .omit({ proposalId: true })
  .meta({ example: { reason: "not_city", note: "Бұл мәселе қаланың құзырына жатпайды." } });
export const VoteBody = Council.vote.input
  .omit({ proposalId: true })
  .meta({ example: { choice: "for", reason: WORDS, language: "kk" } });
export const TallyBody = Council.closeVoting.input
  .omit({ proposalId: true })
  .meta({ example: { language: "kk", note: WORDS } });
export const DispatchBody = Council.dispatch.input
  .omit({ proposalId: true })
  .meta({ example: { number: "12-07/418", sentOn: "2026-10-14" } });
export const ExtensionBody = Council.extend.input.omit({ proposalId: true }).meta({
  example: { until: "2026-11-20", noticeOn: "2026-10-14", reason: WORDS, language: "kk" },
});
export const AnswerBody = Council.answer.input.omit({ proposalId: true }).meta({
  example: {
    text: "Өткел 2027 жылғы көктемде салынады.",
    language: "kk",
    answeredOn: "2026-10-14",
    outcome: "accepted",
  },
});
export const MilestoneBody = Council.planMilestone.input
  .omit({ proposalId: true })
  .meta({ example: { text: "Жобаны бекіту", language: "kk", plannedOn: "2027-03-01" } });
export const CompletionBody = Council.completeMilestone.input.pick({ doneOn: true });
