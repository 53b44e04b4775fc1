import * as z from "zod";
import { action, asActor, ForbiddenError, Instant, invalidField, person, platform, system } from "../kernel/index.ts";
import { any, attempt, get, write } from "../table/index.ts";
import { keptPerson, profileOf } from "./address.ts";
import { type ConsentRecord, PersonId, PURPOSES } from "./schema.ts";
import { People } from "./table.ts";
import { ESSENTIAL, topicOf } from "./topics.ts";

/**
 * The consent text in force, the same for every service. A new text is a new version: forms that still show the old one
 * are refused, and whoever is signed in is asked again before the next action.
 */
export const CONSENT_VERSION = "2026-10";

export const Purpose = z.enum(PURPOSES);
export type Purpose = z.infer<typeof Purpose>;

const keyOf = (personId: string, purpose: Purpose) => ({ personId, item: `consent#${purpose}` });

/** One purpose as it stands with a person. */
export interface Agreed {
  readonly version: string;
  readonly at: string;
  readonly withdrawnAt?: string | undefined;
  /** Given to the text in force, and not taken back. */
  readonly isCurrent: boolean;
}
export type ConsentState = Readonly<Partial<Record<Purpose, Agreed>>>;

const agreed = ({ version, at, withdrawnAt }: ConsentRecord): Agreed => ({
  version,
  at,
  ...(withdrawnAt && { withdrawnAt }),
  isCurrent: version === CONSENT_VERSION && withdrawnAt === undefined,
});

/** What a person agreed to, by purpose; a purpose they were never asked about is absent. */
export async function consentState(personId: string): Promise<ConsentState> {
  const kept = await keptPerson(personId);
  const rows = await Promise.all(PURPOSES.map((purpose) => get(People, keyOf(kept, purpose))));
  return Object.fromEntries(rows.flatMap((row) => (row?.kind === "consent" ? [[row.purpose, agreed(row)]] : [])));
}

/** Whether a person may go on: they agreed to the processing of their data as it is now. */
export const mayAct = async (personId: string): Promise<boolean> =>
  (await consentState(personId)).processing?.isCurrent ?? false;

/** @throws ForbiddenError consent_needed unless they may. */
export async function assertMayAct(personId: string): Promise<void> {
  if (!(await mayAct(personId))) throw new ForbiddenError("consent_needed");
}

/**
 * Notes what a person agreed to in a form, once they have confirmed it. An older word never takes the place of a newer
 * one, be it a consent or its withdrawal. For the services' own confirmations.
 */
export async function noteConsents(
  personId: string,
  given: { readonly purposes: readonly Purpose[]; readonly version: string; readonly at: string },
): Promise<void> {
  for (const purpose of given.purposes) {
    const consent = { personId, purpose, version: given.version, at: given.at };
    await asActor(system("identity"), () => noteConsent(consent));
  }
}

const noteConsent = action({
  name: "identity.note-consent",
  access: platform,
  unkeyed: true,
  input: z.object({ personId: PersonId, purpose: Purpose, version: z.string(), at: Instant }),
  async run({ personId, purpose, version, at }) {
    const key = keyOf(personId, purpose);
    const isNewest = any(
      { at: { exists: false } },
      { at: { lt: at }, withdrawnAt: { exists: false } },
      { withdrawnAt: { lt: at } },
    );
    await attempt(People.put({ ...key, kind: "consent", purpose, version, at }, { when: isNewest }));
  },
});

/** The signed-in person agrees to the text in force, for these purposes. @throws InvalidError consent_outdated */
export const agree = action({
  name: "identity.agree",
  access: person,
  unkeyed: true,
  input: z.object({ purposes: z.array(Purpose).min(1), version: z.string() }),
  async run({ purposes, version }, { actor: { personId }, now }) {
    if (version !== CONSENT_VERSION) throw invalidField("version", "consent_outdated");
    const at = now.toISOString();
    await write(
      ...[...new Set(purposes)].map((purpose) =>
        People.put({ ...keyOf(personId, purpose), kind: "consent", purpose, version, at }),
      ),
    );
  },
});

/** Takes a consent back, from this minute: letters that hang on it are sent no more. Twice is as good as once. */
export const withdrawConsent = action({
  name: "identity.withdraw-consent",
  access: person,
  unkeyed: true,
  input: z.object({ purpose: Purpose }),
  async run({ purpose }, { actor: { personId }, now }) {
    const standing = { at: { exists: true }, withdrawnAt: { exists: false } };
    await attempt(People.update(keyOf(personId, purpose), { set: { withdrawnAt: now.toISOString() }, when: standing }));
  },
});

/**
 * Whether a letter of this kind goes to this person: an essential one always; another unless they stopped its topic or
 * took their consent back; news only to who asked for it.
 */
export async function wants(personId: string, noticeKind: string): Promise<boolean> {
  const topic = topicOf(noticeKind);
  if (topic === undefined || ESSENTIAL.has(noticeKind)) return true;
  const kept = await keptPerson(personId);
  const [profile, consents] = await Promise.all([profileOf(kept), consentState(kept)]);
  if (profile?.stopped?.includes(topic) || consents.processing?.withdrawnAt !== undefined) return false;
  return topic !== "news" || (consents.news !== undefined && consents.news.withdrawnAt === undefined);
}
