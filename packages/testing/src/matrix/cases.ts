import type { StaffVerb } from "@kz2050/core/access";
import { Reference } from "@kz2050/core/reference";
import type { Records } from "./records.ts";
import { LETTER, PLAN, PROFILE, PROPOSAL, TEXT as text, WORDS as words } from "./texts.ts";

/**
 * How a verb is told where it acts: by the `record` (or the place) its input names; nowhere, since what it touches is
 * the `country`'s; `anywhere` its actor works, since it answers with what each reaches; or nowhere at all, since it opens
 * what is its actor's `own` alone.
 */
type Where = "record" | "country" | "anywhere" | "own";

/** An input that names a real record of a place, for each staff verb: enough to come past the door, not to succeed. */
export interface Case {
  readonly where: Where;
  readonly input: (here: Records) => unknown;
}
const record = (input: Case["input"]): Case => ({ where: "record", input });
const country = (input: Case["input"]): Case => ({ where: "country", input });
const anywhere = (input: Case["input"]): Case => ({ where: "anywhere", input });

const proposal = ({ proposalId }: Records) => ({ proposalId });
const booking = ({ bookingId }: Records) => ({ bookingId });
const lecturer = ({ lecturerId }: Records) => ({ lecturerId });
const campaign = ({ campaign: campaignId }: Records) => ({ campaignId });
const gift = ({ giftId }: Records) => ({ giftId });
const mailing = ({ mailingId }: Records) => ({ mailingId });
const own = (input: Case["input"]): Case => ({ where: "own", input });
const noted = ({ proposalId: recordId }: Records) => ({ recordId });
const application = ({ membershipKey }: Records) => ({ membershipKey });
const volunteered = ({ hoursId }: Records) => ({ hoursId });
const document = { tiyn: 100_000, receivedOn: "2026-10-13", evidence: "үзінді" };

export const CASES: Readonly<Record<string, Case>> = {
  "campaign.awaited-transfer": record(gift),
  "campaign.awaited-transfers": country(() => ({})),
  "campaign.close": record((here) => ({ ...campaign(here), reason: "need_gone" })),
  "campaign.decide-held": country(({ postingId }) => ({ postingId, decision: "return" })),
  "campaign.draft": record(({ region }) => ({ ...PLAN, region })),
  "campaign.edit": record((here) => ({ ...campaign(here), version: 1, ...PLAN })),
  "campaign.find-transfers": country(() => ({ reference: "KZ-0000-0000" })),
  "campaign.held-payments": country(() => ({})),
  "campaign.hide-name": record((here) => ({ ...gift(here), reason: "asked_by_giver" })),
  "campaign.hold-transfer": country(() => document),
  "campaign.open": record((here) => ({ ...campaign(here), version: 1 })),
  "campaign.publish-update": record((here) => ({ ...campaign(here), title: words, text: words })),
  "campaign.queue": record(({ region }) => ({ listing: "open", region })),
  "campaign.read": record(campaign),
  "campaign.send-back": record((here) => ({ ...campaign(here), reason: "incomplete" })),
  "campaign.settle-transfer": record((here) => ({ ...gift(here), ...document })),
  "campaign.submit": record(campaign),
  "campaign.undo-send-back": record(campaign),
  "council.answer": record((here) => ({
    ...{ ...proposal(here), text, language: "kk", answeredOn: "2026-10-14", outcome: "accepted" },
  })),
  "council.close": record(proposal),
  "council.close-voting": record((here) => ({ ...proposal(here), language: "kk" })),
  "council.complete-milestone": record((here) => ({
    ...{ ...proposal(here), milestoneId: `mst_${"0".repeat(26)}`, doneOn: "2026-10-14" },
  })),
  "council.dispatch": record((here) => ({ ...proposal(here), number: "12-АК", sentOn: "2026-10-14" })),
  "council.extend": record((here) => ({
    ...{ ...proposal(here), until: "2026-12-10", noticeOn: "2026-10-14", reason: text, language: "kk" },
  })),
  "council.file": record(proposal),
  "council.plan-milestone": record((here) => ({ ...proposal(here), text, language: "kk", plannedOn: "2026-12-01" })),
  "council.publish": record(proposal),
  "council.queue": record(({ council }) => ({ council, status: "confirmed" })),
  "council.refuse": record((here) => ({ ...proposal(here), reason: "unclear", note: text })),
  "council.revise-for-author": record((here) => ({
    ...{ ...proposal(here), version: 1, note: text },
    text: { ...PROPOSAL, title: "Өткел салу" },
  })),
  "council.take-up": record(proposal),
  "council.undo-refuse": record(proposal),
  "council.vote": record((here) => ({ ...proposal(here), choice: "for", reason: text, language: "kk" })),
  "council.waiting": record(({ council }) => ({ council, status: "confirmed" })),
  "export.ask": record(({ region }) => ({ kind: "gifts", region, format: "csv", language: "kk" })),
  "export.fetch": own(() => ({ exportId: `exp_${"0".repeat(26)}`, file: 1 })),
  "export.list": own(() => ({})),
  "export.progress": own(() => ({ exportId: `exp_${"0".repeat(26)}` })),
  "identity.extend": country(({ colleague }) => colleague),
  "identity.grant": country(({ region }) => ({
    ...{ email: "zhana@movement.example", name: "Жаңа Қызметкер", role: "coordinator", region, language: "kk" },
  })),
  "identity.list-staff": country(() => ({})),
  "identity.reset-factors": country(({ colleague: { personId } }) => ({ personId })),
  "identity.revoke": country(({ colleague }) => colleague),
  "lecture.cancel-on-behalf": record((here) => ({ ...booking(here), reason: "asked" })),
  "lecture.enrol": record(({ region }) => ({ ...PROFILE, region, regions: [region], email: "zhana@posta.example" })),
  "lecture.list-by-lecturer": record(lecturer),
  "lecture.list-by-queue": record(({ region }) => ({ region, status: "requested" })),
  "lecture.list-by-region": record(({ region }) => ({ region })),
  "lecture.list-by-school": record(({ schoolId, region }) => ({ schoolId, region })),
  "lecture.open-as-staff": record(booking),
  "lecture.open-lecturer": record(lecturer),
  "lecture.read-contact": record(booking),
  "lecture.revise": record((here) => ({
    ...{ ...PROFILE, ...lecturer(here), region: here.region, regions: [here.region], version: 1 },
  })),
  "lecture.set-dates-off": record((here) => ({ ...lecturer(here), datesOff: [], version: 1 })),
  "lecture.waiting": record(({ region }) => ({ region, status: "requested" })),
  "mailing.cancel": record(mailing),
  "mailing.draft": record(({ region }) => ({ to: "members", region, letter: LETTER })),
  "mailing.list": record(({ region }) => ({ place: region })),
  "mailing.read": record(mailing),
  "mailing.revise": record((here) => ({
    ...{ ...mailing(here), version: 1, to: "members", region: here.region, letter: LETTER },
  })),
  "mailing.send": record((here) => ({ ...mailing(here), version: 1 })),
  "mailing.send-back": record((here) => ({ ...mailing(here), note: text })),
  "mailing.submit": record((here) => ({ ...mailing(here), version: 1 })),
  "mailing.try": record(mailing),
  "mailing.undo-send": record(mailing),
  "membership.approve": record(application),
  "membership.ask": record((here) => ({ ...application(here), question: text })),
  "membership.assign": record((here) => ({ ...application(here), to: here.membershipKey })),
  "membership.end": country((here) => ({ ...application(here), reason: "asked" })),
  "membership.find": record(({ memberNumber }) => ({ memberNumber })),
  "membership.next": record(({ region, membershipKey: besides }) => ({
    ...{ region, status: "submitted", since: "2026-10-14T00:00:00.000Z", besides },
  })),
  "membership.pick": record(({ region, membershipKey }) => ({ region, status: "submitted", keys: [membershipKey] })),
  "membership.queue": record(({ region }) => ({ region })),
  "membership.reject": record((here) => ({ ...application(here), reason: "other" })),
  "membership.set-rules": country(() => ({ version: 1, rules: Reference.FIRST_STANDING_RULES.rules })),
  "membership.standing-rules": country(() => ({})),
  "membership.transfer": record((here) => ({ ...application(here), region: here.region, reason: "asked" })),
  "membership.undo": record(application),
  "membership.view": record(application),
  "note.add": record((here) => ({ ...noted(here), text })),
  "note.list": record(noted),
  "note.remove": record((here) => ({ ...noted(here), noteId: "nothing" })),
  "participation.decide-merge": country(() => ({ mergeId: `mrg_${"0".repeat(26)}`, decision: "refuse" })),
  "participation.erase-other": country(() => ({ personId: `per_${"0".repeat(26)}`, reason: "court" })),
  "participation.merges": country(() => ({})),
  "participation.propose-merge": record(({ people: [kept, gone] }) => ({ kept, gone, reason: "same_name" })),
  "search.compare": record(({ people: [kept, gone] }) => ({ kept, gone })),
  "search.find": anywhere(() => ({ text: "Сынақбаева" })),
  "search.person": record(({ people: [personId] }) => ({ personId })),
  "statistic.read": record(({ region }) => ({ region, span: "months" })),
  "stream.ask-replay": country(() => ({ streamName: "Gifts", eventId: "nothing" })),
  "stream.list-parked": country(() => ({})),
  "trail.hands": country(() => ({})),
  "trail.search": country(() => ({ from: "2026-10-13", to: "2026-10-14" })),
  "volunteering.annul": record((here) => ({ ...volunteered(here), reason: "mistaken" })),
  "volunteering.confirm": record(volunteered),
  "volunteering.next": record(({ region: organiser, hoursId: besides }) => ({
    ...{ organiser, since: "2026-10-14T00:00:00.000Z", besides },
  })),
  "volunteering.pick": record(({ region: organiser, hoursId }) => ({ organiser, keys: [hoursId] })),
  "volunteering.queue": record(({ region: organiser }) => ({ organiser })),
  "volunteering.refuse": record((here) => ({ ...volunteered(here), reason: "repeated" })),
  "volunteering.undo": record(volunteered),
  "volunteering.view": record(volunteered),
} satisfies Readonly<Partial<Record<StaffVerb, Case>>> & Readonly<Record<string, Case>>;
