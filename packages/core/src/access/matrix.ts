import type { Role, Scope } from "../kernel/index.ts";

type Roles = Readonly<Partial<Record<Role, Scope>>>;

/**
 * Who of the staff may do what, and how far each role reaches: the one place where it is said. An action takes its row
 * with `may(...)`; what anybody, a signed-in person or the platform does is said at the action itself.
 */
export const MATRIX = {
  "campaign.awaited-transfer": { finance: "region", central: "country" },
  "campaign.awaited-transfers": { finance: "region", central: "country" },
  "campaign.close": { coordinator: "region", central: "country" },
  "campaign.decide-held": { finance: "region", central: "country" },
  "campaign.draft": { coordinator: "region", central: "country" },
  "campaign.edit": { organiser: "campaign", coordinator: "region", central: "country" },
  "campaign.find-transfers": { finance: "region", central: "country" },
  "campaign.held-payments": { finance: "region", central: "country" },
  "campaign.hide-name": { organiser: "campaign", coordinator: "region", central: "country" },
  "campaign.hold-transfer": { finance: "region", central: "country" },
  "campaign.open": { central: "country" },
  "campaign.publish-update": { organiser: "campaign", coordinator: "region", central: "country" },
  "campaign.queue": { coordinator: "region", central: "country", finance: "region" },
  "campaign.read": { organiser: "campaign", coordinator: "region", central: "country", finance: "region" },
  "campaign.send-back": { central: "country" },
  "campaign.settle-transfer": { finance: "region", central: "country" },
  "campaign.submit": { organiser: "campaign", coordinator: "region", central: "country" },
  "council.answer": { moderator: "council", coordinator: "region", central: "country" },
  "council.close": { moderator: "council", coordinator: "region", central: "country" },
  "council.close-voting": { moderator: "council", coordinator: "region", central: "country" },
  "council.complete-milestone": { moderator: "council", coordinator: "region", central: "country" },
  "council.dispatch": { moderator: "council", coordinator: "region", central: "country" },
  "council.extend": { moderator: "council", coordinator: "region", central: "country" },
  "council.file": { moderator: "council", member: "council", coordinator: "region", central: "country" },
  "council.plan-milestone": { moderator: "council", coordinator: "region", central: "country" },
  "council.publish": { moderator: "council", coordinator: "region", central: "country" },
  "council.queue": { moderator: "council", member: "council", coordinator: "region", central: "country" },
  "council.refuse": { moderator: "council", coordinator: "region", central: "country" },
  "council.revise-for-author": { moderator: "council", coordinator: "region", central: "country" },
  "council.take-up": { moderator: "council", coordinator: "region", central: "country" },
  "council.vote": { member: "council" },
  "council.waiting": { moderator: "council", member: "council", coordinator: "region", central: "country" },
  "identity.grant": { central: "country" },
  "identity.list-staff": { central: "country" },
  "identity.revoke": { central: "country" },
  "lecture.cancel-on-behalf": { coordinator: "region", central: "country" },
  "lecture.enrol": { coordinator: "region", central: "country" },
  "lecture.list-by-lecturer": { coordinator: "region", central: "country" },
  "lecture.list-by-queue": { coordinator: "region", central: "country" },
  "lecture.list-by-region": { coordinator: "region", central: "country" },
  "lecture.list-by-school": { coordinator: "region", central: "country" },
  "lecture.open-as-staff": { coordinator: "region", central: "country" },
  "lecture.open-lecturer": { coordinator: "region", central: "country" },
  "lecture.read-contact": { coordinator: "region", central: "country" },
  "lecture.revise": { coordinator: "region", central: "country" },
  "lecture.set-dates-off": { coordinator: "region", central: "country" },
  "lecture.waiting": { coordinator: "region", central: "country" },
  "membership.approve": { coordinator: "region", central: "country" },
  "membership.ask": { coordinator: "region", central: "country" },
  "membership.end": { central: "country" },
  "membership.find": { coordinator: "region", central: "country" },
  "membership.queue": { coordinator: "region", central: "country" },
  "membership.reject": { coordinator: "region", central: "country" },
  "membership.transfer": { coordinator: "region", central: "country" },
  "membership.view": { coordinator: "region", central: "country" },
  "stream.ask-replay": { central: "country" },
  "stream.list-parked": { central: "country" },
} as const satisfies Readonly<Record<string, Roles>>;
export type StaffVerb = keyof typeof MATRIX;

/** Verbs that ask for a second factor shown within the last ten minutes: money that leaves, roles, exports, the erasure of others. */
export const STEP_UP: ReadonlySet<StaffVerb> = new Set<StaffVerb>([
  "identity.grant",
  "identity.revoke",
  "campaign.decide-held",
]);
