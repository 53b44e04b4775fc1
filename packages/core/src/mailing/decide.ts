import * as z from "zod";
import { may } from "../access/index.ts";
import { action, ConflictError, ForbiddenError, isUndoable, letterAt } from "../kernel/index.ts";
import { write } from "../table/index.ts";
import { find } from "./desk.ts";
import { assertCounted, assertOtherEyes, CANCELLABLE, NOTHING_SENT, placeOf } from "./rules.ts";
import { MailingId } from "./schema.ts";
import { Mailings } from "./table.ts";

/**
 * Sends a letter to many, as it was read: other eyes than wrote it, and a factor just shown. The first goes once it can
 * no longer be taken back. @throws ForbiddenError own_mailing; ConflictError count_outdated, nobody_to_mail
 */
export const send = action({
  name: "mailing.send",
  access: may("mailing.send"),
  input: z.object({ mailingId: MailingId, version: z.int() }),
  async run({ mailingId, version }, { actor, now, within, audit }) {
    const mailing = await find(mailingId);
    within(placeOf(mailing));
    assertOtherEyes(mailing, actor);
    if (mailing.state !== "submitted") throw new ConflictError("wrong_state");
    assertCounted(mailing, now);
    const at = now.toISOString();
    audit({ recordId: mailingId, before: "submitted", after: "sending" });
    await write(
      Mailings.update(
        { mailingId },
        {
          set: {
            ...{ state: "sending", sentAt: at, sentBy: actor.personId, startsAt: letterAt(at) },
            ...{ result: NOTHING_SENT, going: "going", movedAt: at },
          },
          remove: ["mark", "phase"],
          when: { state: "submitted" },
          version,
        },
      ),
    );
    return { mailingId };
  },
  again: async ({ mailingId }) => ({ mailingId }),
});

/** Takes one's own sending back within 30 seconds: no letter has gone. @throws ConflictError undo_too_late */
export const undoSend = action({
  name: "mailing.undo-send",
  access: may("mailing.undo-send"),
  input: z.object({ mailingId: MailingId }),
  async run({ mailingId }, { actor, now, within, audit }) {
    const mailing = await find(mailingId);
    within(placeOf(mailing));
    const { state, sentAt, sentBy, version } = mailing;
    if (state !== "sending" || sentAt === undefined) throw new ConflictError("nothing_to_undo");
    if (sentBy !== actor.personId) throw new ForbiddenError("not_own_decision");
    if (!isUndoable(sentAt, now)) throw new ConflictError("undo_too_late");
    audit({ recordId: mailingId, before: "sending", after: "submitted" });
    await write(
      Mailings.update(
        { mailingId },
        {
          set: { state: "submitted" },
          remove: ["sentAt", "sentBy", "startsAt", "result", "going", "mark"],
          when: { state: "sending", sentAt },
          version,
        },
      ),
    );
    return { mailingId };
  },
  again: async ({ mailingId }) => ({ mailingId }),
});

/** Gives a submitted one back to its writers, with a word on what to mend. */
export const sendBack = action({
  name: "mailing.send-back",
  access: may("mailing.send-back"),
  input: z.object({ mailingId: MailingId, note: z.string().trim().min(1, "required").max(1000) }),
  async run({ mailingId, note }, { within, audit }) {
    const mailing = await find(mailingId);
    within(placeOf(mailing));
    const { state, version } = mailing;
    if (state !== "submitted") throw new ConflictError("wrong_state");
    audit({ recordId: mailingId, before: "submitted", after: "draft", reason: "returned" });
    const set = { state: "draft" as const, note };
    await write(
      Mailings.update({ mailingId }, { set, remove: ["submittedAt"], when: { state: "submitted" }, version }),
    );
    return { mailingId };
  },
  again: async ({ mailingId }) => ({ mailingId }),
});

/** Ends it wherever it stands: nothing more goes from this instant. What went is counted still. */
export const cancel = action({
  name: "mailing.cancel",
  access: may("mailing.cancel"),
  input: z.object({ mailingId: MailingId }),
  async run({ mailingId }, { now, within, audit }) {
    const mailing = await find(mailingId);
    within(placeOf(mailing));
    const { state, sentAt, version } = mailing;
    if (!CANCELLABLE.includes(state)) throw new ConflictError("wrong_state");
    audit({ recordId: mailingId, before: state, after: "cancelled" });
    const at = now.toISOString();
    await write(
      Mailings.update(
        { mailingId },
        {
          set: { state: "cancelled", endedAt: at, movedAt: at },
          // One on its way has letters to count yet.
          ...(sentAt === undefined && { remove: ["going", "mark", "phase"] as const }),
          when: { state },
          version,
        },
      ),
    );
    return { mailingId };
  },
  again: async ({ mailingId }) => ({ mailingId }),
});
