import * as z from "zod";
import { may } from "../access/index.ts";
import { Identity } from "../identity/index.ts";
import {
  action,
  after,
  anyone,
  asActor,
  ConflictError,
  DAY,
  epochSeconds,
  InvalidError,
  invalidField,
  isLinkCode,
  isLinkToken,
  NotFoundError,
  parse,
  scope,
  system,
} from "../kernel/index.ts";
import { Limit } from "../limit/index.ts";
import { Reference } from "../reference/index.ts";
import { attempt, errorOf, type Op, write } from "../table/index.ts";
import { consentAt } from "./consent.ts";
import { mainKey, moveTo, placeOf, proposalOf } from "./record.ts";
import { CODE_TRIES, CONFIRM_LIFE, REVISABLE, textHashOf, versionItem } from "./rules.ts";
import { Note, type Proposal, ProposalId, ProposalInput, ProposalText, type Version } from "./schema.ts";
import { Proposals } from "./table.ts";

async function assertCategory(category: string): Promise<void> {
  if (!(await Reference.has("category", category))) throw invalidField("category", "invalid_choice");
}

async function assertCouncil(council: string): Promise<void> {
  if (!(await Reference.has("council", council))) throw invalidField("council", "invalid_choice");
}

export type ProposalField = keyof z.infer<typeof ProposalInput>;

/** Checks one step of the form: the fields it asks for, and nothing else. @throws InvalidError that names them */
export async function checkPart(
  fields: readonly ProposalField[],
  input: Readonly<Record<string, unknown>>,
): Promise<void> {
  const mask = Object.fromEntries(fields.map((field) => [field, true]));
  const part = parse(ProposalInput.pick(mask as { council: true; category: true }), input);
  if (part.council !== undefined) await assertCouncil(part.council);
  if (part.category !== undefined) await assertCategory(part.category);
}

/** Anybody proposes; nothing is shown or queued until the mailbox is confirmed, and after 48 hours it is gone. */
export const propose = action({
  name: "council.propose",
  access: anyone,
  input: ProposalInput,
  async run({ email, council, publicName, ...text }, { now, newId }) {
    const proposalId = newId("prp", Proposals);
    await assertCouncil(council);
    await assertCategory(text.category);
    await Limit.takeMailbox("mail.mailbox", email);
    const { personId } = await Identity.meet({ email, language: text.language });
    const expiresAt = after(now, CONFIRM_LIFE);
    const proposal: Proposal = {
      proposalId,
      item: "proposal",
      kind: "proposal",
      personId,
      council,
      ...text,
      ...(publicName !== undefined && { publicName }),
      textHash: textHashOf(text),
      version: 1,
      status: "unconfirmed",
      tries: 0,
      createdAt: now.toISOString(),
      expiresAt,
      expiry: epochSeconds(after(now, CONFIRM_LIFE + DAY)),
    };
    await write(Proposals.put(proposal, { unless: "exists" }));
    return { proposalId };
  },
  again: async (_input, old) => ({ proposalId: String(old.proposalId) }),
});

const ByLink = z.object({ proposalId: ProposalId, token: z.string().optional(), code: z.string().max(12).optional() });

/** The mailbox is read by who wrote: the proposal goes to the moderator. Twice is as good as once. */
export const confirm = action({
  name: "council.confirm",
  access: anyone,
  unkeyed: true,
  input: ByLink,
  async run(input) {
    await assertMailRead(input);
    return submit({ proposalId: input.proposalId });
  },
});

/**
 * Takes a proposal to the moderator: what confirming comes to, whichever way the mailbox showed itself. `wasPending` is
 * true for the one call that did it. @throws ConflictError confirmation_expired
 */
export const submit = action({
  name: "council.submit",
  access: anyone,
  unkeyed: true,
  input: z.object({ proposalId: ProposalId }),
  async run({ proposalId }, { now }): Promise<{ proposalId: string; personId: string; wasPending: boolean }> {
    const proposal = await proposalOf(proposalId);
    const { personId, language } = proposal;
    let wasPending = false;
    if (proposal.status === "unconfirmed") {
      if (now.toISOString() >= (proposal.expiresAt ?? "")) throw new ConflictError("confirmation_expired");
      const set = { confirmedAt: now.toISOString() };
      const [refusal] = await attempt(moveTo(proposal, "confirm", set, { remove: ["expiry", "expiresAt"] }));
      if (refusal && refusal.old?.confirmedAt === undefined) throw errorOf(refusal);
      wasPending = !refusal;
    }
    await asActor(system("council"), () => Identity.confirmAddress({ personId, language }));
    if (wasPending) await Identity.noteConsents(personId, consentAt(proposal.createdAt));
    return { proposalId, personId, wasPending };
  },
});

/** The link's token, or the code: a wrong code has cost a try before it is compared. */
async function assertMailRead({ proposalId, token, code }: z.infer<typeof ByLink>): Promise<void> {
  if (token !== undefined) return assertLink(proposalId, token);
  if (code === undefined || code.trim() === "") throw invalidField("code", "required");
  await tryCode({ proposalId });
  if (!isLinkCode("proposal", proposalId, code)) throw invalidField("code", "code_wrong");
}

const tryCode = action({
  name: "council.try-code",
  access: anyone,
  input: z.object({ proposalId: ProposalId }),
  run: ({ proposalId }) =>
    write(
      Proposals.update(mainKey(proposalId), {
        add: { tries: 1 },
        when: { tries: { lt: CODE_TRIES } },
        otherwise: (old) => (old ? new ConflictError("too_many_tries") : new NotFoundError("link_invalid")),
      }),
    ),
});

/** @throws NotFoundError link_invalid */
export function assertLink(proposalId: string, token: string): void {
  if (!isLinkToken("proposal", proposalId, token)) throw new NotFoundError("link_invalid");
}

const Revision = z.object({
  proposalId: ProposalId,
  /** The version its editor read: somebody else's edit in between is not overwritten. */
  version: z.int().positive(),
  text: ProposalText.omit({ language: true, category: true }),
  note: Note.optional(),
});

/** The author mends a published text: a new version with a hash of its own; supports given keep naming what they read. */
export const revise = action({
  name: "council.revise",
  access: anyone,
  input: Revision.extend({ token: z.string() }),
  async run({ token, ...input }) {
    assertLink(input.proposalId, token);
    const proposal = await proposalOf(input.proposalId);
    return revised(proposal, "author", input);
  },
  again: ({ proposalId, version }) => Promise.resolve({ proposalId, version: version + 1 }),
});

/** The moderator mends a published text, and says why; the author is told. */
export const reviseForAuthor = action({
  name: "council.revise-for-author",
  access: may("council.revise-for-author"),
  input: Revision.extend({ note: Note }),
  async run(input, { within, audit }) {
    const proposal = await proposalOf(input.proposalId);
    within(await placeOf(proposal.council));
    audit({
      recordId: proposal.proposalId,
      before: versionItem(proposal.version),
      after: versionItem(proposal.version + 1),
    });
    return revised(proposal, "moderator", input);
  },
  again: ({ proposalId, version }) => Promise.resolve({ proposalId, version: version + 1 }),
});

async function revised(proposal: Proposal, by: Version["by"], input: z.infer<typeof Revision>) {
  const { proposalId, language, category } = proposal;
  const text: ProposalText = { language, category, ...input.text };
  const textHash = textHashOf(text);
  if (textHash === proposal.textHash && input.version === proposal.version) throw new InvalidError("text_unchanged");
  await write(
    Proposals.update(mainKey(proposalId), {
      set: { ...text, textHash },
      version: input.version,
      when: { status: REVISABLE },
    }),
    versionOp({ ...proposal, ...text, textHash, version: input.version + 1 }, by, input.note),
  );
  return { proposalId, version: input.version + 1 };
}

/** The text as it stands, put down for ever. */
export function versionOp(proposal: Proposal, by: Version["by"], note?: string): Op {
  const { proposalId, language, title, what, why, category, place, textHash, version } = proposal;
  const item: Version = {
    ...{ proposalId, item: versionItem(version), kind: "version", language, title, what, why, category, place },
    ...{ textHash, version, by, at: scope().now().toISOString() },
    ...(note !== undefined && { note }),
  };
  return Proposals.put(item, { unless: "exists" });
}

/** The author takes the proposal back, as long as the council has not taken it up. */
export const withdraw = action({
  name: "council.withdraw",
  access: anyone,
  unkeyed: true,
  input: z.object({ proposalId: ProposalId, token: z.string() }),
  async run({ proposalId, token }, { now }) {
    assertLink(proposalId, token);
    const proposal = await proposalOf(proposalId);
    const [refusal] = await attempt(moveTo(proposal, "withdraw", { withdrawnAt: now.toISOString() }));
    if (refusal && refusal.old?.status !== "withdrawn") throw errorOf(refusal);
    return { proposalId };
  },
});
