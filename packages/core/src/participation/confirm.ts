import * as z from "zod";
import { Council } from "../council/index.ts";
import { Identity } from "../identity/index.ts";
import { action, anyone, isLinkToken, LimitedError, NotFoundError } from "../kernel/index.ts";
import { Lecture } from "../lecture/index.ts";
import { Limit } from "../limit/index.ts";
import { Membership } from "../membership/index.ts";
import { write } from "../table/index.ts";
import { linesOf } from "./mine.ts";
import { serviceOf } from "./services.ts";

interface Proof {
  readonly token?: string | undefined;
  readonly code?: string | undefined;
}

/** What a mailed confirmation of one purpose is to its service. */
interface Confirmation {
  confirm(id: string, proof: Proof): Promise<{ readonly personId?: string | undefined; readonly wasPending: boolean }>;
  /** Who is asked to confirm; nobody where nothing waits. */
  awaited(id: string): Promise<string | undefined>;
  resend(id: string): Promise<void>;
}

const membership: Confirmation = {
  confirm: (membershipKey, proof) => Membership.confirm({ membershipKey, ...proof }),
  awaited: Membership.awaitedPerson,
  resend: (membershipKey) => Membership.resend({ membershipKey }),
};
const lecture: Confirmation = {
  confirm: (bookingId, { token, code = "" }) =>
    token === undefined ? Lecture.confirmByCode({ bookingId, code }) : Lecture.confirm({ bookingId, token }),
  awaited: Lecture.awaitedPerson,
  resend: (bookingId) => Lecture.resend({ bookingId }),
};
const proposal: Confirmation = {
  confirm: (proposalId, proof) => Council.confirm({ proposalId, ...proof }),
  awaited: Council.awaitedAuthor,
  resend: (proposalId) => Council.resendProposal({ proposalId }),
};
const support: Confirmation = {
  confirm: (supportId, proof) => Council.confirmSupport({ supportId, ...proof }),
  awaited: Council.awaitedSupporter,
  resend: (supportId) => Council.resendSupport({ supportId }),
};

/** By the purpose of the link that each letter carries. */
const CONFIRMATIONS: ReadonlyMap<string, Confirmation> = new Map([
  [Membership.LINK, membership],
  [Lecture.LINKS.confirm, lecture],
  ["proposal", proposal],
  ["support", support],
]);

/** @throws NotFoundError link_invalid for a purpose that confirms nothing */
function confirmationOf(purpose: string): Confirmation {
  const found = CONFIRMATIONS.get(purpose);
  if (!found) throw new NotFoundError("link_invalid");
  return found;
}

/** One action that a confirmation carried out beside the one it was for. */
export type Released = Pick<Identity.Deed, "what" | "recordId">;

export interface Confirmed {
  /** Whose mailbox it was; only of a confirmation that did something is it always known. */
  readonly personId: string | undefined;
  /** This very call confirmed. A link pressed again confirms nothing, and stands for nobody. */
  readonly wasPending: boolean;
  readonly released: readonly Released[];
}

const Asked = z.object({ purpose: z.string().max(40), id: z.string().max(64) });

/**
 * The mailbox of one waiting action has shown itself, by the mailed link's token or its code: that action is carried
 * out, and with it every other that waits for the same person. Nothing is retyped.
 * @throws NotFoundError link_invalid; ConflictError where it is past its time or its tries are spent
 */
export const confirm = action({
  name: "participation.confirm",
  access: anyone,
  unkeyed: true,
  input: Asked.extend({
    token: z.string().max(64).optional(),
    code: z.string().max(12).optional(),
    /** Only this one: among the others is something its person never did. */
    alone: z.boolean().default(false),
  }),
  async run({ purpose, id, alone, ...proof }): Promise<Confirmed> {
    const { personId: named, wasPending } = await confirmationOf(purpose).confirm(id, proof);
    const personId = named === undefined ? undefined : await Identity.keptPerson(named);
    const isReleasing = wasPending && personId !== undefined && !alone;
    return { personId, wasPending, released: isReleasing ? await releaseAll(personId) : [] };
  },
});

/**
 * Carries out whatever waits for this person, who has just shown that they read its mailbox; the oldest first. What is
 * past its time stays undone. Each is carried out once, however many do this at the same time.
 */
export async function releaseAll(personId: string): Promise<Released[]> {
  const waiting = (await Identity.deedsOf(personId)).filter(({ isPending }) => isPending).toReversed();
  const released: Released[] = [];
  for (const deed of waiting) {
    const { what, recordId } = deed;
    if (await serviceOf(deed).release(personId, deed)) released.push({ what, recordId });
  }
  return released;
}

/**
 * What the confirmation behind this link would carry out beside its own action, so that nobody confirms blindly. Told
 * only while the link's own action waits: an old link tells nothing. @throws NotFoundError link_invalid
 */
export const waitingBeside = action({
  name: "participation.waiting-beside",
  access: anyone,
  unkeyed: true,
  input: Asked.extend({ token: z.string().max(64) }),
  async run({ purpose, id, token }): Promise<{ lines: Identity.Line[] }> {
    if (!isLinkToken(purpose, id, token)) throw new NotFoundError("link_invalid");
    const personId = await confirmationOf(purpose).awaited(id);
    if (personId === undefined) return { lines: [] };
    const lines = await linesOf(await Identity.keptPerson(personId), (deed) => deed.isPending === true);
    return { lines: lines.filter(({ isPending, recordId }) => isPending && recordId !== id) };
  },
});

/**
 * Asks for the letter of one waiting action once more. The answer is the same whether or not there is such an action,
 * and whether or not a letter goes: three times a record at most. @throws LimitedError, of a record that is none as well
 */
export const resend = action({
  name: "participation.resend",
  access: anyone,
  input: Asked,
  async run({ purpose, id }): Promise<void> {
    const confirmation = confirmationOf(purpose);
    await Limit.take("mail.record", id);
    // The request's key, where it has one: sent twice, it asks once.
    await write();
    try {
      await confirmation.resend(id);
    } catch (error) {
      // That the mailbox has had its letters would tell that the record has a mailbox.
      if (!(error instanceof LimitedError)) throw error;
    }
  },
  again: () => Promise.resolve(),
});
