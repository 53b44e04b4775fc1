import * as z from "zod";
import { may } from "../access/index.ts";
import { Campaign } from "../campaign/index.ts";
import { action, ConflictError, invalidField } from "../kernel/index.ts";
import { Limit } from "../limit/index.ts";
import { Reference } from "../reference/index.ts";
import { write } from "../table/index.ts";
import { find } from "./desk.ts";
import { assertCounted, assertSegment, COUNTRY, OPEN, placeOf, TRIABLE } from "./rules.ts";
import { Letter, type Mailing, MailingId, Segment } from "./schema.ts";
import { Mailings } from "./table.ts";

const Draft = Segment.extend({ letter: Letter });

/** The region a segment is looked after in; none for the country's. */
async function regionOf({ to, region, campaignId = "" }: Segment): Promise<string | undefined> {
  if (to !== "givers") {
    if (region !== undefined && !(await Reference.has("region", region)))
      throw invalidField("region", "invalid_choice");
    return region;
  }
  return (await Campaign.get(campaignId)).campaign.region;
}

/** Writes a letter to many down. Whom it would go to is found meanwhile. */
export const draft = action({
  name: "mailing.draft",
  access: may("mailing.draft"),
  input: Draft,
  async run({ letter, ...segment }, { actor, now, within, audit, newId }) {
    const mailingId = newId("mlg", Mailings);
    assertSegment(segment);
    const region = await regionOf(segment);
    within(placeOf({ region }));
    const at = now.toISOString();
    const row: Mailing = {
      ...{ mailingId, list: "mailing", place: region ?? COUNTRY, createdAt: at, version: 1 },
      ...{ state: "counting", segment, region, letter, authors: [actor.personId], round: 1 },
      ...{ phase: "gather", going: "going", movedAt: at },
    };
    audit({ recordId: mailingId, after: "draft" });
    await write(Mailings.put(row, { unless: "exists" }));
    return { mailingId };
  },
  again: async (_input, old) => ({ mailingId: String(old.mailingId) }),
});

/** Changes one that nobody changed meanwhile, also once it was submitted; its recipients are found anew. */
export const revise = action({
  name: "mailing.revise",
  access: may("mailing.revise"),
  input: Draft.extend({ mailingId: MailingId, version: z.int() }),
  async run({ mailingId, version, letter, ...segment }, { actor, now, within, audit }) {
    const mailing = await find(mailingId);
    within(placeOf(mailing));
    assertSegment(segment);
    const region = await regionOf(segment);
    within(placeOf({ region }));
    audit({ recordId: mailingId, before: mailing.state, after: "draft", reason: "edited" });
    await write(
      Mailings.update(
        { mailingId },
        {
          set: {
            ...{ state: "counting", segment, place: region ?? COUNTRY, letter, round: mailing.round + 1 },
            ...{ phase: "gather", going: "going", movedAt: now.toISOString() },
            ...(region !== undefined && { region }),
            authors: [...new Set([...mailing.authors, actor.personId])],
          },
          remove: ["mark", "counted", "countedAt", "submittedAt", ...(region === undefined ? ["region" as const] : [])],
          when: { state: OPEN },
          version,
        },
      ),
    );
    return { mailingId };
  },
  again: async ({ mailingId }) => ({ mailingId }),
});

/** Hands it to a colleague, with the count they will see. @throws ConflictError count_outdated, nobody_to_mail */
export const submit = action({
  name: "mailing.submit",
  access: may("mailing.submit"),
  input: z.object({ mailingId: MailingId, version: z.int() }),
  async run({ mailingId, version }, { now, within, audit }) {
    const mailing = await find(mailingId);
    within(placeOf(mailing));
    if (mailing.state !== "draft") throw new ConflictError("wrong_state");
    assertCounted(mailing, now);
    audit({ recordId: mailingId, before: "draft", after: "submitted" });
    const set = { state: "submitted" as const, submittedAt: now.toISOString() };
    await write(Mailings.update({ mailingId }, { set, remove: ["note"], when: { state: "draft" }, version }));
    return { mailingId };
  },
  again: async ({ mailingId }) => ({ mailingId }),
});

/** Mails it to whoever asks, in each language it was written in: how it will look. */
export const tryOut = action({
  name: "mailing.try",
  access: may("mailing.try"),
  input: z.object({ mailingId: MailingId }),
  async run({ mailingId }, { actor, within, audit }) {
    const mailing = await find(mailingId);
    within(placeOf(mailing));
    if (!TRIABLE.includes(mailing.state)) throw new ConflictError("wrong_state");
    await Limit.take("mailing.person", actor.personId);
    audit({ recordId: mailingId, before: mailing.state, after: mailing.state, reason: "tried" });
    const number = (mailing.trial?.number ?? 0) + 1;
    const when = { state: TRIABLE, ...(mailing.trial ? { "trial.number": number - 1 } : { trial: { exists: false } }) };
    await write(Mailings.update({ mailingId }, { set: { trial: { personId: actor.personId, number } }, when }));
    return { mailingId };
  },
  again: async ({ mailingId }) => ({ mailingId }),
});
