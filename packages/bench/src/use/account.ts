import { Council } from "@kz2050/core/council";
import { form as proposal } from "@kz2050/core/fixture/council";
import { wish } from "@kz2050/core/fixture/lecture";
import { form as application } from "@kz2050/core/fixture/membership";
import { Identity } from "@kz2050/core/identity";
import { linkCode, linkToken } from "@kz2050/core/kernel";
import { Lecture } from "@kz2050/core/lecture";
import { Membership } from "@kz2050/core/membership";
import { Participation } from "@kz2050/core/participation";
import { Stream } from "@kz2050/core/stream";
import { cookieOf, type House, proposalOf } from "./house.ts";
import { lecturerOf } from "./lecture.ts";
import type { Use } from "./part.ts";

/** One person's application, hold, proposal and support, none of them confirmed. */
async function fourWaiting(house: House) {
  const { email, phone, birthDate } = house.newcomer();
  const lecturerId = await lecturerOf(house);
  return house.guest(async () => {
    const { membershipKey: id } = await Membership.apply(application({ email, phone, birthDate }));
    await Lecture.hold(wish(lecturerId, { email, schoolName: `№ ${email} мектебі`.slice(0, 200) }));
    await Council.propose(proposal({ ...proposalOf(house.size), email }));
    const { textHash } = await Council.find(house.proposalId);
    await Council.support({ proposalId: house.proposalId, textHash, email, language: "kk" });
    return { email, id, token: linkToken(Membership.LINK, id) };
  });
}
const ask = (house: House, email: string) =>
  house.guest(() => Identity.askCode({ email, language: "kk", door: "person" }));

export const account: readonly Use[] = [
  {
    name: "confirm four waiting actions at once",
    async prepare(house) {
      const { id, token } = await fourWaiting(house);
      await house.pump(["Memberships", "Bookings", "Proposals", "PendingSupports"]);
      return () => house.guest(() => Participation.confirm({ purpose: Membership.LINK, id, token }));
    },
  },
  {
    name: "ask for a sign-in code",
    async prepare(house) {
      const { email } = house.newcomer();
      return () => ask(house, email);
    },
  },
  {
    name: "enter a sign-in code",
    async prepare(house) {
      const { challengeId } = await ask(house, house.newcomer().email);
      const code = await house.guest(async () => linkCode("sign-in", challengeId));
      return () => house.guest(() => Identity.enterCode({ challengeId, code, device: "" }));
    },
  },
  {
    name: "the page My actions, with four of them",
    async prepare(house) {
      const { email, id, token } = await fourWaiting(house);
      await house.pump(["Memberships", "Bookings", "Proposals", "PendingSupports"]);
      await house.guest(() => Participation.confirm({ purpose: Membership.LINK, id, token }));
      const { personId } = await house.guest(() => Identity.personBehind(email));
      const cookie = await cookieOf(house, personId, "person");
      return () => house.page("/kk/my", cookie);
    },
  },
  {
    name: "a live total",
    goalReads: 0.5,
    async prepare(house) {
      return () => house.guest(() => Stream.countOf(`raised#${house.campaignId}`));
    },
  },
];
