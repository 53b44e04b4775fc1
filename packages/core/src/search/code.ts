import { Campaign } from "../campaign/index.ts";
import { Council } from "../council/index.ts";
import { type Actor, AppError, grantFor, scope, type Text } from "../kernel/index.ts";
import { Lecture } from "../lecture/index.ts";
import { Membership } from "../membership/index.ts";
import { foundOf } from "./people.ts";
import type { Found, Reading } from "./schema.ts";

/** What a code or an id names, opened by the verb that shows it: who may not open it does not find it either. */
export async function findByCode(actor: Actor, { by, value }: Reading): Promise<Found[]> {
  if (by === "member")
    return application(actor, async () => (await Membership.findByNumber({ memberNumber: value })).membershipKey);
  if (by === "gift") return gifts(value);
  if (by === "proposal") return proposal(async () => (await Council.find(value)).proposalId);
  switch (value.slice(0, 3)) {
    case "mem":
      return application(actor, async () => value);
    case "bkg":
      return booking(actor, value);
    case "don":
      return giftById(value);
    case "cmp":
      return campaign(value);
    case "lec":
      return lecturer(value);
    case "prp":
      return proposal(async () => value);
    default:
      return [];
  }
}

/** Nothing where there is nothing, or nothing that this reader may know of: the two answer alike. */
async function orNothing<T>(open: () => Promise<readonly T[]>): Promise<T[]> {
  try {
    return [...(await open())];
  } catch (error) {
    if (error instanceof AppError && [403, 404, 422].includes(error.status)) return [];
    throw error;
  }
}

const application = (actor: Actor, keyOf: () => Promise<string>): Promise<Found[]> =>
  orNothing(async () => {
    const [found] = await Membership.glances([await keyOf()]);
    if (!found || !grantFor(Membership.view.access, actor, found, scope().now())) return [];
    return foundOf(actor, [{ recordId: found.membershipKey, region: found.region }]);
  });

const booking = (actor: Actor, bookingId: string): Promise<Found[]> =>
  orNothing(async () => {
    const opened = await Lecture.openAsStaff({ bookingId });
    const { region, status } = opened.booking;
    const [named] = await foundOf(actor, [{ recordId: bookingId, region }]);
    return [named ?? { kind: "booking", recordId: bookingId, region, state: status }];
  });

const giftLine = ({
  gift,
  campaign: { title, region },
}: Awaited<ReturnType<typeof Campaign.awaitedTransfer>>): Found => ({
  kind: "gift",
  recordId: gift.giftId,
  code: gift.reference,
  title,
  region,
  state: gift.status,
});

const gifts = (reference: string): Promise<Found[]> =>
  orNothing(async () => (await Campaign.findTransfers({ reference })).map(giftLine));

const giftById = (giftId: string): Promise<Found[]> =>
  orNothing(async () => [giftLine(await Campaign.awaitedTransfer({ giftId }))]);

const campaign = (campaignId: string): Promise<Found[]> =>
  orNothing(async () => {
    const { title, region, status } = (await Campaign.read({ campaignId })).campaign;
    return [{ kind: "campaign", recordId: campaignId, title, region, state: status }];
  });

const lecturer = (lecturerId: string): Promise<Found[]> =>
  orNothing(async () => {
    const { name, region, state } = await Lecture.openLecturer({ lecturerId });
    return [{ kind: "lecturer", recordId: lecturerId, name, region, state }];
  });

const proposal = (idOf: () => Promise<string>): Promise<Found[]> =>
  orNothing(async () => {
    const proposalId = await idOf();
    const { title, language, code, council, status } = (await Council.fileForStaff({ proposalId })).view;
    const text = { original: language, [language]: title } as Text;
    return [{ kind: "proposal", recordId: proposalId, code, title: text, council, state: status }];
  });
