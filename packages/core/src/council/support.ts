import * as z from "zod";
import { Identity } from "../identity/index.ts";
import {
  action,
  after,
  anyone,
  asActor,
  ConflictError,
  DAY,
  Email,
  epochSeconds,
  invalidField,
  isLinkCode,
  isLinkToken,
  Locale,
  NotFoundError,
  scope,
  system,
} from "../kernel/index.ts";
import { Limit } from "../limit/index.ts";
import { attempt, get, write } from "../table/index.ts";
import { consentAt } from "./consent.ts";
import { proposalOf } from "./record.ts";
import { assertSupportable, CODE_TRIES, CONFIRM_LIFE, SUPPORT_LINK_LIFE, supporterOf, supportKey } from "./rules.ts";
import { type PendingSupport, ProposalId, SupportId } from "./schema.ts";
import { PendingSupports, Supports } from "./table.ts";

/** Asks to support the text that was read. The answer is the same for a first support and a fifth. */
export const support = action({
  name: "council.support",
  access: anyone,
  input: z.object({ proposalId: ProposalId, textHash: z.string().max(64), email: Email, language: Locale }),
  async run({ proposalId, textHash, email, language }, { now, newId }) {
    const supportId = newId("sup", PendingSupports);
    const proposal = await proposalOf(proposalId);
    assertSupportable(proposal);
    if (textHash !== proposal.textHash) throw new ConflictError("text_changed");
    await Limit.takeMailbox("mail.mailbox", email);
    const { personId } = await Identity.meet({ email, language });
    const expiresAt = after(now, CONFIRM_LIFE);
    const pending: PendingSupport = {
      supportId,
      proposalId,
      supporter: supporterOf(proposalId, personId),
      personId,
      version: proposal.version,
      textHash,
      language,
      tries: 0,
      createdAt: now.toISOString(),
      expiresAt,
      expiry: epochSeconds(after(now, CONFIRM_LIFE + DAY)),
    };
    await write(PendingSupports.put(pending, { unless: "exists" }));
    return { supportId };
  },
  again: async (_input, old) => ({ supportId: String(old.supportId) }),
});

/** One person, one support: the key says so, however many letters they confirm at once. The stream's worker counts. */
export const confirmSupport = action({
  name: "council.confirm-support",
  access: anyone,
  unkeyed: true,
  input: z.object({ supportId: SupportId, token: z.string().optional(), code: z.string().max(12).optional() }),
  async run({ supportId, token, code }) {
    if (token !== undefined) assertSupportLink(supportId, token);
    else await assertCode(supportId, code ?? "");
    return giveSupport({ supportId });
  },
});

/** What came of confirming a support; who it is from is known to the one call that carried it out, and to nobody after. */
export interface GivenSupport {
  readonly supportId: string;
  readonly proposalId: string;
  readonly personId?: string | undefined;
  readonly wasPending: boolean;
}

/**
 * Gives a support that waited: what confirming comes to, whichever way the mailbox showed itself. The line of the
 * person's own actions is kept before the waiting row forgets them.
 * @throws ConflictError confirmation_expired, proposal_not_open
 */
export const giveSupport = action({
  name: "council.give-support",
  access: anyone,
  unkeyed: true,
  input: z.object({ supportId: SupportId }),
  async run({ supportId }, { now }): Promise<GivenSupport> {
    const pending = await pendingOf(supportId);
    const { proposalId, supporter, version, textHash, personId, language, createdAt } = pending;
    if (personId === undefined) return { supportId, proposalId, wasPending: false };
    if (now.toISOString() >= pending.expiresAt) throw new ConflictError("confirmation_expired");
    assertSupportable(await proposalOf(proposalId));
    await recordSupport({ proposalId, supporter, version, textHash });
    await asActor(system("council"), () => Identity.confirmAddress({ personId, language }));
    await Identity.noteConsents(personId, consentAt(createdAt));
    const line = { what: "support" as const, recordId: supportId, about: proposalId, at: createdAt };
    await Identity.noteDeed({ personId, service: "council", ...line });
    return { supportId, proposalId, personId, wasPending: await forgetPerson({ supportId }) };
  },
});

/** Puts the support; whoever supported before has supported already, and nobody is told. */
const recordSupport = action({
  name: "council.record-support",
  access: anyone,
  input: z.object({ proposalId: ProposalId, supporter: z.string(), version: z.int(), textHash: z.string() }),
  async run({ proposalId, supporter, version, textHash }, { now }) {
    const item = { ...supportKey(proposalId, supporter), version, textHash, supportedAt: now.toISOString() };
    await attempt(Supports.put(item, { unless: "exists" }));
  },
});

/** From here on the waiting row holds a pseudonym alone, so that the mailed link can still withdraw. True for one call. */
const forgetPerson = action({
  name: "council.forget-supporter",
  access: anyone,
  input: z.object({ supportId: SupportId }),
  async run({ supportId }, { now }): Promise<boolean> {
    const expiry = epochSeconds(after(now, SUPPORT_LINK_LIFE));
    const refusals = await attempt(
      PendingSupports.update(
        { supportId },
        { set: { confirmedAt: now.toISOString(), expiry }, remove: ["personId"], when: { personId: { exists: true } } },
      ),
    );
    return refusals.length === 0;
  },
});

async function assertCode(supportId: string, code: string): Promise<void> {
  if (code.trim() === "") throw invalidField("code", "required");
  await trySupportCode({ supportId });
  if (!isLinkCode("support", supportId, code)) throw invalidField("code", "code_wrong");
}

const trySupportCode = action({
  name: "council.try-support-code",
  access: anyone,
  input: z.object({ supportId: SupportId }),
  run: ({ supportId }) =>
    write(
      PendingSupports.update(
        { supportId },
        {
          add: { tries: 1 },
          when: { tries: { lt: CODE_TRIES } },
          otherwise: (old) => (old ? new ConflictError("too_many_tries") : new NotFoundError("link_invalid")),
        },
      ),
    ),
});

function assertSupportLink(supportId: string, token: string): void {
  if (!isLinkToken("support", supportId, token)) throw new NotFoundError("link_invalid");
}

async function pendingOf(supportId: string): Promise<PendingSupport> {
  const pending = await get(PendingSupports, { supportId });
  if (!pending || pending.expiry <= scope().now().getTime() / 1000) throw new NotFoundError("link_invalid");
  return pending;
}

/** Takes the support back; nobody is told, and the count falls by the stream. Twice is as good as once. */
export const withdrawSupport = action({
  name: "council.withdraw-support",
  access: anyone,
  unkeyed: true,
  input: z.object({ supportId: SupportId, token: z.string() }),
  async run({ supportId, token }) {
    assertSupportLink(supportId, token);
    const { proposalId, supporter, personId } = await pendingOf(supportId);
    if (personId !== undefined) throw new ConflictError("wrong_state");
    await write(Supports.delete(supportKey(proposalId, supporter)));
    return { supportId, proposalId };
  },
});

/** Where a support stands, for its private page. */
export const supportState = action({
  name: "council.support-state",
  access: anyone,
  input: z.object({ supportId: SupportId, token: z.string() }),
  async run({ supportId, token }, { now }) {
    assertSupportLink(supportId, token);
    const { proposalId, supporter, personId, expiresAt } = await pendingOf(supportId);
    if (personId !== undefined) {
      return { proposalId, state: now.toISOString() < expiresAt ? ("pending" as const) : ("expired" as const) };
    }
    const stands = await get(Supports, supportKey(proposalId, supporter));
    return { proposalId, state: stands ? ("supported" as const) : ("withdrawn" as const) };
  },
});
