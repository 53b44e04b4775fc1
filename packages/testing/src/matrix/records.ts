import { Campaign } from "@kz2050/core/campaign";
import { Council } from "@kz2050/core/council";
import { form, volunteer } from "@kz2050/core/fixture/volunteering";
import { Identity } from "@kz2050/core/identity";
import { linkToken, system } from "@kz2050/core/kernel";
import { Lecture } from "@kz2050/core/lecture";
import { Mailing } from "@kz2050/core/mailing";
import { Membership } from "@kz2050/core/membership";
import { Volunteering } from "@kz2050/core/volunteering";
import { staffActor, type World } from "../world.ts";
import { APPLICATION, LETTER, PLAN, PROFILE, PROPOSAL, WISH } from "./texts.ts";

const central = staffActor("central", {}, "fixture");

/** Records of one place, one of each kind that a staff verb may be about. */
export interface Records {
  readonly region: string;
  readonly council: string;
  readonly campaign: string;
  readonly giftId: string;
  readonly postingId: string;
  readonly membershipKey: string;
  readonly memberNumber: string;
  readonly lecturerId: string;
  readonly bookingId: string;
  readonly schoolId: string;
  readonly proposalId: string;
  readonly hoursId: string;
  readonly mailingId: string;
  /** Two people with an application each in the region. */
  readonly people: readonly [string, string];
  /** Somebody with a role in the region. */
  readonly colleague: { readonly personId: string; readonly grant: string };
}

let nth = 0;

/** Makes one record of each kind in a region and a council of it, by the hands of guests and of the central office. */
export async function recordsIn(w: World, region: string, council: string): Promise<Records> {
  const asCentral = <T>(work: () => Promise<T>) => w.as(central, work);
  const mailbox = () => `adam${++nth}@posta.example`;
  const campaignId = await openedCampaign(w, region);
  const { gift } = await w.guest(() =>
    Campaign.pledge({
      ...{ campaignId, amount: 5000, method: "transfer", showName: true, name: "Айгүл" },
      ...{ email: mailbox(), language: "kk", consent: true },
    }),
  );
  const { postingId } = await asCentral(() =>
    Campaign.holdTransfer({ tiyn: 500_000, receivedOn: "2026-10-12", evidence: `үзінді ${nth}` }),
  );
  const [waiting, member] = [await application(w, region, mailbox()), await application(w, region, mailbox())];
  const { memberNumber = "" } = await asCentral(() => Membership.approve({ membershipKey: member.membershipKey }));
  const { lecturerId } = await asCentral(() =>
    Lecture.enrol({ ...PROFILE, region, regions: [region], email: mailbox() }),
  );
  const { bookingId } = await w.guest(() => Lecture.hold({ ...WISH, lecturerId, region, email: mailbox() }));
  await w.guest(async () => Lecture.confirm({ bookingId, token: linkToken(Lecture.LINKS.confirm, bookingId) }));
  const { booking } = await asCentral(() => Lecture.openAsStaff({ bookingId }));
  const { personId } = await w.as(system("test"), () =>
    Identity.appoint({ email: mailbox(), name: "Серік Болжам", role: "coordinator", region, language: "kk" }),
  );
  const { mailingId } = await asCentral(() => Mailing.draft({ to: "members", region, letter: LETTER }));
  const helper = await w.guest(() => volunteer(mailbox()));
  const { hoursId } = await w.as(helper, () => Volunteering.note(form({ region, organiser: region })));
  return {
    ...{ region, council, mailingId, campaign: campaignId, giftId: gift.giftId, postingId },
    ...{ membershipKey: waiting.membershipKey, memberNumber },
    ...{ lecturerId, bookingId, schoolId: booking.schoolId },
    hoursId,
    proposalId: await proposal(w, council, mailbox()),
    people: [waiting.personId, member.personId],
    colleague: { personId, grant: `coordinator#${region}` },
  };
}

async function openedCampaign(w: World, region: string): Promise<string> {
  const { campaignId, version } = await w.as(central, () => Campaign.draft({ ...PLAN, region }));
  await w.as(central, () => Campaign.submit({ campaignId }));
  await w.as(staffActor("central", {}, "other"), () => Campaign.open({ campaignId, version }));
  return campaignId;
}

async function application(w: World, region: string, email: string) {
  nth += 1;
  const phone = `+7701000${1000 + nth}`;
  const birthDate = `1990-02-${String(1 + (nth % 28)).padStart(2, "0")}`;
  const membershipKey = await w.guest(async () => {
    const made = await Membership.apply({ ...APPLICATION, region, email, phone, birthDate });
    await Membership.confirm({ ...made, token: linkToken(Membership.LINK, made.membershipKey) });
    return made.membershipKey;
  });
  const { personId } = await w.guest(() => Identity.meet({ email, language: "kk" }));
  // What the record's stream notes: without it nothing is known of the person.
  const deed = { service: "membership", what: "application", recordId: membershipKey } as const;
  const at = w.clock.now().toISOString();
  await w.as(system("stream"), () => Identity.noteDeed({ personId, ...deed, at }));
  return { membershipKey, personId };
}

async function proposal(w: World, council: string, email: string): Promise<string> {
  return w.guest(async () => {
    const { proposalId } = await Council.propose({ ...PROPOSAL, council, email });
    await Council.confirm({ proposalId, token: linkToken("proposal", proposalId) });
    return proposalId;
  });
}
