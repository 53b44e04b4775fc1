import * as z from "zod";
import { Identity } from "../identity/index.ts";
import { action, NotFoundError, type Notice, platform } from "../kernel/index.ts";
import { Stream } from "../stream/index.ts";
import { get, scanAll, write } from "../table/index.ts";
import { cardOf, MEMBERS, membersOf, noticesFor } from "./events.ts";
import { cardCodeOf } from "./likeness.ts";
import { findApplication } from "./record.ts";
import { DECIDABLE } from "./rules.ts";
import { type Application, type Card, CardCode } from "./schema.ts";
import { standingOf } from "./standing.ts";
import type { Standing } from "./standing-rules.ts";
import { Cards, Memberships } from "./table.ts";

/** What a scanned card tells anybody: valid or not, the region and, of a member, the standing. @throws NotFoundError */
export async function card(cardCode: string): Promise<Pick<Card, "valid" | "region"> & { standing?: Standing }> {
  const found = CardCode.safeParse(cardCode).success ? await get(Cards, { cardCode }, { eventual: true }) : undefined;
  if (!found) throw new NotFoundError();
  const { valid, region, since, renewedAt } = found;
  if (!valid) return { valid, region };
  const { code } = await standingOf({ memberSince: since, renewedAt });
  return { valid: code !== "lapsed", region, standing: code };
}

/** How many live memberships there are, whatever their standing, in the country or in a region: a stream's count, a moment late. */
export const members = (region?: string): Promise<number> =>
  Stream.countOf(region === undefined ? MEMBERS : membersOf(region));

const loadOf = async (key: string): Promise<Application | undefined> =>
  key.startsWith("mem_") ? findApplication(key) : undefined;

/** Makes the public card again from the membership as it is now; an approval that was taken back leaves none. */
export async function copyCard(membershipKey: string): Promise<void> {
  const item = await get(Memberships, { membershipKey });
  const application = item?.kind === "application" || item?.kind === "erased" ? item : undefined;
  const copy = application && cardOf(application);
  if (copy) await putCard(copy);
  else if (application && DECIDABLE.has(application.status)) await dropCard({ cardCode: cardCodeOf(membershipKey) });
}

/** Most have none, which a read tells at a fifth of a write's price. */
const dropCard = action({
  name: "membership.drop-card",
  access: platform,
  input: z.object({ cardCode: CardCode }),
  async run({ cardCode }) {
    if (await get(Cards, { cardCode })) await write(Cards.delete({ cardCode }));
  },
});

const putCard = action({
  name: "membership.copy-card",
  access: platform,
  input: z.custom<Card>(),
  run: (copy) => write(Cards.put(copy)),
});

/** The letters the record calls for as it is now; none for guards and numbers. */
export async function noticesOf(membershipKey: string): Promise<Notice[]> {
  const application = await loadOf(membershipKey);
  return application ? noticesFor(application) : [];
}

/** Where to write to an applicant whose person is not known yet. Undefined where there is none or mail is stopped. */
export async function mailboxOf(membershipKey: string): Promise<string | undefined> {
  const application = await loadOf(membershipKey);
  return application && !(await Identity.isSuppressed(application.email)) ? application.email : undefined;
}

/** Counts members again from the cards and mends the counters. Answers each counter's drift. For a scheduled job. */
export async function recountMembers(regions: readonly string[]): Promise<Map<string, number>> {
  const truth = new Map([MEMBERS, ...regions.map(membersOf)].map((counterId) => [counterId, 0]));
  for await (const { valid, region } of scanAll(Cards)) {
    if (!valid) continue;
    for (const counterId of [MEMBERS, membersOf(region)]) truth.set(counterId, (truth.get(counterId) ?? 0) + 1);
  }
  return Stream.repair(truth);
}
