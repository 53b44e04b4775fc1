import * as z from "zod";
import { action, anyone, isLinkToken, Locale, linkToken, NotFoundError, nonce, person } from "../kernel/index.ts";
import { attempt, write } from "../table/index.ts";
import { profileOf } from "./address.ts";
import { PersonId, TOPICS, Topic } from "./schema.ts";
import { People } from "./table.ts";

/** In which language letters come, and on which topics: the whole choice at once, as the form shows it. */
export const prefer = action({
  name: "identity.prefer",
  access: person,
  unkeyed: true,
  input: z.object({ language: Locale, topics: z.array(Topic) }),
  async run({ language, topics }, { actor: { personId }, now }) {
    const stopped = TOPICS.filter((topic) => !topics.includes(topic));
    const createdAt = now.toISOString();
    await write(
      People.update(
        { personId, item: "profile" },
        {
          upsert: true,
          set: { kind: "profile", letters: language, stopped, preferredAt: markOf(now) },
          setIfAbsent: { language, createdAt },
        },
      ),
    );
  },
});

const markOf = (now: Date): string => `${now.toISOString()}#${nonce().slice(0, 6)}`;

const LINK = "unsubscribe";
const linkId = (personId: string, topic: Topic): string => `${personId}.${topic}`;

/** The path, after the language, under which one press stops a topic's letters to this person. */
export const stopPath = (personId: string, topic: Topic): string =>
  `/my/${LINK}/${personId}/${topic}/${linkToken(LINK, linkId(personId, topic))}`;

const StopInput = z.object({ personId: PersonId, topic: Topic, token: z.string() });

/** @throws NotFoundError link_invalid */
export function assertStopLink({ personId, topic, token }: z.infer<typeof StopInput>): void {
  if (!isLinkToken(LINK, linkId(personId, topic), token)) throw new NotFoundError("link_invalid");
}

/**
 * Stops a topic's letters by the link in one of them: whoever holds the letter needs no sign-in (RFC 8058). Twice is as
 * good as once.
 */
export async function stopTopic(input: z.input<typeof StopInput>): Promise<void> {
  for (let tries = 0; tries < 5; tries += 1) if (await tryStop(input)) return;
}

const tryStop = action({
  name: "identity.stop-topic",
  access: anyone,
  unkeyed: true,
  input: StopInput,
  async run(input, { now }) {
    assertStopLink(input);
    const { topic } = input;
    const before = await profileOf(input.personId);
    const personId = before?.mergedInto ?? input.personId;
    const profile = before?.mergedInto ? await profileOf(personId) : before;
    const stopped = profile?.stopped ?? [];
    if (stopped.includes(topic)) return true;
    const [refusal] = await attempt(
      People.update(
        { personId, item: "profile" },
        {
          upsert: true,
          set: { kind: "profile", stopped: [...stopped, topic], preferredAt: markOf(now) },
          setIfAbsent: { language: profile?.language ?? "kk", createdAt: now.toISOString() },
          when: { preferredAt: profile?.preferredAt ?? { exists: false } },
        },
      ),
    );
    return refusal === undefined;
  },
});

/** The language the person chose for all their letters, if they did. */
export async function lettersIn(personId: string): Promise<Locale | undefined> {
  const profile = await profileOf(personId);
  return profile?.mergedInto ? lettersIn(profile.mergedInto) : profile?.letters;
}
