import * as z from "zod";
import { Identity } from "../identity/index.ts";
import { action, person } from "../kernel/index.ts";
import { Mailing } from "../mailing/index.ts";
import { Note } from "../note/index.ts";
import { SERVICES } from "./services.ts";

/** Everything that hangs on the person alone, in words a reader knows. */
export interface ArchivedPerson {
  readonly language: string | undefined;
  readonly since: string | undefined;
  readonly mailboxes: readonly { readonly email: string; readonly getsLetters: boolean; readonly isStopped: boolean }[];
  readonly phone: string | undefined;
  readonly stoppedTopics: readonly string[];
  readonly consents: readonly {
    readonly purpose: string;
    readonly version: string;
    readonly at: string;
    readonly withdrawnAt?: string | undefined;
  }[];
  readonly sessions: readonly {
    readonly device: string;
    readonly door: string;
    readonly createdAt: string;
    readonly seenAt: string;
  }[];
  readonly actions: readonly Pick<Identity.Deed, "service" | "what" | "recordId" | "at">[];
}

/** All that every service holds about the person, for them to take away. */
export const archive = action({
  name: "participation.archive",
  access: person,
  unkeyed: true,
  input: z.object({}),
  async run(_input, { actor: { personId } }) {
    const known = await Identity.knownOf(personId);
    const found = await Promise.all(
      SERVICES.map((service) =>
        service.archive(
          personId,
          known.deeds.filter((deed) => deed.service === service.name),
        ),
      ),
    );
    const entries: Identity.ArchiveEntry[] = [];
    const letters = await Mailing.archive(await Identity.namesOf(personId));
    for (const entry of [...found.flat(), ...letters]) {
      const notes = await Note.textsOf(entry.recordId);
      entries.push(notes.length > 0 ? { ...entry, record: { ...entry.record, notes } } : entry);
    }
    return { person: await personIn(known), entries };
  },
});

async function personIn({ personId, profile, consents, deeds }: Identity.Known): Promise<ArchivedPerson> {
  const [mailboxes, phones, sessions] = await Promise.all([
    Identity.mailboxesOf(personId),
    Identity.phonesOf(personId),
    Identity.sessionsOf(personId),
  ]);
  return {
    language: profile?.letters ?? profile?.language,
    since: profile?.createdAt,
    mailboxes: mailboxes.map(({ email, isChosen, isSuppressed }) => ({
      email,
      getsLetters: isChosen,
      isStopped: isSuppressed,
    })),
    phone: phones.confirmed,
    stoppedTopics: profile?.stopped ?? [],
    consents: consents.map(({ purpose, version, at, withdrawnAt }) => ({ purpose, version, at, withdrawnAt })),
    sessions: sessions.map(({ device, door, createdAt, seenAt }) => ({ device, door, createdAt, seenAt })),
    actions: deeds.map(({ service, what, recordId, at }) => ({ service, what, recordId, at })),
  };
}
