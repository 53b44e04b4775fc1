import { TOPICS, type Topic } from "./schema.ts";

/**
 * Letters that must reach a person: codes and links they asked for, receipts, decisions on what they did, and what keeps
 * an appointment. No preference stops them; every other kind belongs to the topic its name begins with.
 */
export const ESSENTIAL: ReadonlySet<string> = new Set([
  "membership.confirm",
  "membership.question",
  "membership.approved",
  "membership.rejected",
  "membership.already-member",
  "membership.assigned",
  "membership.ended",
  "campaign.transfer",
  "campaign.failed",
  "campaign.settled",
  "campaign.refunded",
  "lecture.confirm",
  "lecture.request",
  "lecture.accepted",
  "lecture.accepted-lecturer",
  "lecture.declined",
  "lecture.expired",
  "lecture.cancelled",
  "lecture.cancelled-lecturer",
  "council.confirm-proposal",
  "council.confirm-support",
  "council.refused",
  "council.appealed",
  "council.published",
  "council.revised",
  "council.decided",
  "volunteering.refused",
  "volunteering.annulled",
]);

/** The topic a letter belongs to; those about sign-in and security belong to none. */
export function topicOf(noticeKind: string): Topic | undefined {
  const prefix = noticeKind.split(".", 1)[0];
  return TOPICS.find((topic) => topic === prefix);
}
