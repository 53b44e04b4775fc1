import { Identity } from "../identity/index.ts";
import { asActor, GUEST, linkToken, type Staff, system } from "../kernel/index.ts";
import { Reference } from "../reference/index.ts";
import { Council } from "./index.ts";
import { proposalOf } from "./record.ts";

export type ProposalForm = Parameters<typeof Council.propose>[0];

/** The councils, akimats, categories and days off, as every stage has them. */
export const loadCouncils = (rows: readonly Reference.AnyReferenceRow[]): Promise<void> =>
  asActor(system("test"), async () => {
    const kinds = new Set(["council", "authority", "category", "holidays"]);
    for (const row of rows.filter(({ kind }) => kinds.has(kind))) await Reference.load(row);
  });

/** A proposal to Astana's council, for tests that do not care. Nobody real. */
export const form = (overrides: Partial<ProposalForm> = {}): ProposalForm => ({
  council: "astana",
  language: "kk",
  title: "Мектеп жанына жаяу жүргінші өткелі",
  what: "№ 17 мектептің алдына жаяу жүргінші өткелін және бағдаршам орнатуды ұсынамын.",
  why: "Күн сайын екі жүзге жуық бала жолды белгіленбеген жерден кесіп өтеді.",
  category: "safety",
  place: "Сынақ көшесі, 17",
  email: "ulgi@posta.example",
  ...overrides,
});

/** A staff actor with one role at one place, who holds the grant in the store as well. */
export async function appointed(role: "member" | "moderator", council: string, name: string): Promise<Staff> {
  const mailbox = `${role}-${council}-${name.length}-${[...name].map((letter) => letter.codePointAt(0)?.toString(36)).join("")}`;
  const { personId } = await asActor(system("test"), async () => {
    const made = await Identity.appoint({
      email: `${mailbox.slice(0, 60)}@posta.example`,
      name,
      role,
      council,
      language: "kk",
    });
    await Council.noteSeat({ personId: made.personId, grant: `${role}#${council}` });
    return made;
  });
  return {
    kind: "staff",
    personId,
    sessionId: `session-${role}`,
    provedAt: "9999-01-01T00:00:00.000Z",
    grants: [{ role, reach: { council }, from: "2020-01-01T00:00:00.000Z" }],
  };
}

/** Proposes and confirms by the mailed link, as a guest. */
export async function confirmed(overrides: Partial<ProposalForm> = {}): Promise<{ proposalId: string; token: string }> {
  return asActor(GUEST, async () => {
    const { proposalId } = await Council.propose(form(overrides));
    const token = linkToken("proposal", proposalId);
    await Council.confirm({ proposalId, token });
    return { proposalId, token };
  });
}

/** Asks to support what the page shows, and answers the mailed link. */
export async function asked(proposalId: string, email: string): Promise<{ supportId: string; token: string }> {
  return asActor(GUEST, async () => {
    const { textHash } = await proposalOf(proposalId);
    const { supportId } = await Council.support({ proposalId, textHash, email, language: "kk" });
    return { supportId, token: linkToken("support", supportId) };
  });
}
