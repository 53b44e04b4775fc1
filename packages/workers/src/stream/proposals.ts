import { Council } from "@kz2050/core/council";
import { onStream } from "../lambda.ts";
import { streamWorker } from "../stream.ts";

/** Counts proposals by council and state, keeps their public cases; writes to the author. Only the proposal itself tells news, not its other items. */
export const proposals = streamWorker({
  table: "Proposals",
  moves: Council.movesOfProposal,
  async copy({ proposalId = "", item }, { kind, before, after }) {
    if (item !== "proposal") return;
    if (!before || before.status !== after?.status) await Council.noteCase({ proposalId });
    if (kind === "remove") return;
    if (!before || before.status !== after?.status) await Council.keepProposalDeed(proposalId);
    await Council.noteHappenings(proposalId);
  },
  notices: (keys, change) =>
    keys.item === "proposal" && change.kind !== "remove"
      ? Council.noticesOfProposal(keys.proposalId ?? "")
      : Promise.resolve([]),
});

export const handler = onStream(proposals);
