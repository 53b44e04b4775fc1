import { Campaign } from "@kz2050/core/campaign";
import { Council } from "@kz2050/core/council";
import { MINUTE, system } from "@kz2050/core/kernel";
import { Lecture } from "@kz2050/core/lecture";
import { Membership } from "@kz2050/core/membership";
import { Statistic } from "@kz2050/core/statistic";
import type { Item } from "@kz2050/core/table";
import { type Given, money } from "./law-money.ts";
import { endOf, statusAt } from "./lecture.ts";
import { cellsOf } from "./model.ts";
import type { Play } from "./play.ts";

export type Say = (broken: string) => void;
export type Rows = Readonly<Record<string, readonly Item[]>>;

export const TABLES = [
  ...["Memberships", "Cards", "Gifts", "Postings", "Donors", "Transfers", "Campaigns", "Bookings", "Days", "Counts"],
  ...["Proposals", "Supports", "PendingSupports", "People", "Audit", "PersonalAudit", "Parked"],
] as const;

const text = (value: unknown): string => String(value ?? "");
export const counter = (rows: Rows, counterId: string): number =>
  Number(rows.Counts?.find((row) => row.counterId === counterId)?.value ?? 0);
export function tally<T>(items: readonly T[], nameOf: (item: T) => string): Map<string, number> {
  const counts = new Map<string, number>();
  for (const item of items) counts.set(nameOf(item), (counts.get(nameOf(item)) ?? 0) + 1);
  return counts;
}

/** One membership a person, with its guard, its number and its card. */
function memberships({ Memberships = [], Cards = [], ...rows }: Rows, say: Say): void {
  const approved = Memberships.filter(({ status, kind }) => kind === "application" && status === "approved");
  const guards = Memberships.filter(({ kind }) => kind === "guard");
  const numbers = new Map(
    Memberships.filter(({ kind }) => kind === "number").map((row) => [row.membershipKey, row.of]),
  );
  for (const [person, live] of tally(approved, (row) => `${row.personId} ${row.birthDate} ${row.givenName}`)) {
    if (live > 1) say(`${person} is a member ${live} times`);
  }
  const isGuarded = (id: unknown) => guards.filter(({ of }) => of === id).length === 1;
  for (const { membershipKey, memberNumber, cardCode } of approved) {
    if (!isGuarded(membershipKey)) say(`${membershipKey} is a membership without its guard`);
    if (numbers.get(`num_${memberNumber}`) !== membershipKey) say(`${membershipKey} has a number that is not its own`);
    if (!Cards.some((card) => card.cardCode === cardCode && card.valid)) say(`${membershipKey} has no valid card`);
  }
  if (guards.length !== approved.length) say(`${guards.length} guards for ${approved.length} memberships`);
  const valid = Cards.filter((card) => card.valid).length;
  if (valid !== approved.length) say(`${valid} valid cards for ${approved.length} memberships`);
  if (counter(rows, "membership.members") !== valid)
    say(`${counter(rows, "membership.members")} members are counted of ${valid}`);
  for (const { kind, membershipKey, queue, status, region } of Memberships) {
    if (kind !== "application") continue;
    const waits = status === "submitted" || status === "more_info";
    if (waits ? queue !== `${region}#${status}` : queue !== undefined) say(`${membershipKey} waits in ${queue}`);
  }
}

/** No two live bookings of a lecturer overlap, and the days know them all and no others. */
function bookings({ Bookings = [], Days = [] }: Rows, now: string, say: Say): void {
  const known = new Map(Bookings.map((row) => [row.bookingId, row]));
  const stands = (row: Item) =>
    ["held", "requested", "accepted"].includes(
      statusAt({ status: text(row.status), until: text(row.until), endsAt: endOf(row) }, now),
    ) ||
    (row.status === "accepted" && endOf(row) <= now);
  const live = Bookings.filter(stands).toSorted((a, b) => `${a.date}${a.start}`.localeCompare(`${b.date}${b.start}`));
  live.forEach((row, index) => {
    const next = live
      .slice(index + 1)
      .find((one) => one.date === row.date && `${one.date}T${one.start}` < localEnd(row));
    if (next)
      say(
        `${row.bookingId} (${row.date} ${row.start}, ${row.minutes} min) and ${next.bookingId} (${next.start}) overlap`,
      );
  });
  const claimed = new Map<unknown, string>();
  for (const day of Days) {
    const claims = Object.entries(day).filter(([name]) => /^b\d+$/.test(name));
    if (Number(day.live ?? 0) !== claims.length) say(`${day.localDate} counts ${day.live} of ${claims.length}`);
    for (const [, claim] of claims) {
      const { bookingId } = claim as { bookingId: string };
      claimed.set(bookingId, text(day.localDate));
      if (!known.has(bookingId)) say(`${day.localDate} is kept for ${bookingId}, which is not there`);
    }
  }
  for (const { bookingId, date, status } of live)
    if (claimed.get(bookingId) !== date && status !== "given") say(`${bookingId} (${status}) has no claim on its day`);
}

const localEnd = ({ date, start, minutes }: Item): string => {
  const [hour = 0, minute = 0] = text(start).split(":").map(Number);
  const end = hour * 60 + minute + Number(minutes);
  return `${date}T${String(Math.floor(end / 60)).padStart(2, "0")}:${String(end % 60).padStart(2, "0")}`;
};

/** Each support that stands is counted once, for the proposal and for the text that was read. */
function supports({ Supports = [], Proposals = [], ...rows }: Rows, say: Say): void {
  const truth = new Map<string, number>();
  for (const row of Proposals) {
    if (row.kind === "proposal") truth.set(`supports#${row.proposalId}`, 0);
    if (row.kind === "version") truth.set(`supports#${row.proposalId}#${row.version}`, 0);
  }
  for (const { proposalShard, version } of Supports) {
    const proposalId = text(proposalShard).split("#")[0];
    for (const name of [`supports#${proposalId}`, `supports#${proposalId}#${version}`])
      truth.set(name, (truth.get(name) ?? 0) + 1);
  }
  for (const [name, count] of truth)
    if (counter(rows, name) !== count) say(`${name} counts ${counter(rows, name)} of ${count}`);
}

/** A line of somebody's own actions tells of a record that is there. */
function lines({ People = [], ...rows }: Rows, say: Say): void {
  const ids = new Set(
    [
      ...(rows.Memberships ?? []).map((row) => row.membershipKey),
      ...(rows.Gifts ?? []).map((row) => row.giftId),
      ...(rows.Bookings ?? []).map((row) => row.bookingId),
      ...(rows.Proposals ?? []).map((row) => row.proposalId),
      ...(rows.PendingSupports ?? []).map((row) => row.supportId),
    ].map(text),
  );
  for (const { recordId, kind } of People)
    if (kind === "deed" && !ids.has(text(recordId))) say(`a line tells of ${recordId}, which is not there`);
}

/** What staff were told is done stands on the trail as often as it was done. */
function trail({ story }: Play, { Audit = [], PersonalAudit = [] }: Rows, say: Say): void {
  const rows = tally([...Audit, ...PersonalAudit], ({ recordId, action }) => `${recordId} ${action}`);
  for (const [name, [least, most]] of story.audits) {
    const stands = rows.get(name) ?? 0;
    if (stands < least || stands > most)
      say(`${name} stands on the trail ${stands} times, and was done ${least} to ${most}`);
  }
}

/** No letter twice, save one for each worker that died between the provider's yes and our mark; none lost. */
function letters({ ground: { mail } }: Play, say: Say): void {
  for (const [id, times] of mail.sent) {
    if (times > 1 + (mail.unmarked.get(id) ?? 0)) say(`the letter ${id} went ${times} times`);
  }
  for (const id of mail.claimed)
    if (!mail.sent.has(id) && !mail.ended.has(id)) say(`the letter ${id} was in somebody's hands and never went`);
  if (mail.waiting() > 0) say(`${mail.waiting()} letters never left the queue`);
}

/** What is stored agrees with itself, whoever wrote it. */
export function agreed(rows: Rows, now: string, given: Given, say: Say): void {
  memberships(rows, say);
  money(given, rows, say);
  bookings(rows, now, say);
  supports(rows, say);
  lines(rows, say);
}

/** Lets everything come to its end, reads what is stored past all faults, and answers the laws that are broken. */
export async function broken(play: Play): Promise<string[]> {
  const { ground, story } = play;
  const found: string[] = [];
  const say: Say = (law) => void found.push(law);
  for (let round = 0; round < 6 && (round < 2 || ground.mail.waiting() > 0); round += 1) {
    await ground.drain();
    ground.w.clock.advance(7 * MINUTE);
  }
  const rows = Object.fromEntries(
    await Promise.all(TABLES.map(async (name) => [name, await ground.rows(name)] as const)),
  );
  const now = ground.w.clock.now().toISOString();
  const promised = cellsOf<{ readonly id: string }>(play.model, "gift").filter(
    ([, { state }]) => state.id !== "",
  ).length;
  agreed(rows, now, { campaignIds: ground.campaignIds, promised }, say);
  trail(play, rows, say);
  letters(play, say);
  for (const { streamName, code, replayedAt } of rows.Parked ?? [])
    if (!replayedAt) say(`a record of ${streamName} was set aside: ${code}`);
  await nightly(play, say);
  return [...story.violations, ...found];
}

/** The night's recounts find nothing to mend. */
async function nightly({ ground: { w } }: Play, say: Say): Promise<void> {
  w.clock.advance(30 * MINUTE);
  await w.as(system("night"), async () => {
    const drift = [
      ...(await Campaign.recount()).drift,
      ...(await Council.recount()),
      ...(await Lecture.recount()),
      ...(await Membership.recountMembers(["71"])),
      ...(await Statistic.recount()),
    ];
    for (const [name, by] of drift) say(`the night mended ${name} by ${by}`);
  });
}
