import { Council } from "@kz2050/core/council";
import { form } from "@kz2050/core/fixture/membership";
import { Identity } from "@kz2050/core/identity";
import { system } from "@kz2050/core/kernel";
import { Search } from "@kz2050/core/search";
import { cookieOf, type House } from "./house.ts";
import { submitted } from "./membership.ts";
import type { Use } from "./part.ts";

/** Two units a page of twenty: what the assignment asks of a list. */
const LIST = 2;

const shown = (name: string, path: (house: House) => string, goalReads?: number): Use => ({
  name: `the page ${name}`,
  ...(goalReads !== undefined && { goalReads }),
  prepare: async (house) => () => house.page(`/kk${path(house)}`),
});

/** The central office's colleague at work, with applications in Astana's queue. */
async function atWork(house: House): Promise<{ cookie: string; membershipKey: string }> {
  const { email } = house.newcomer();
  const { personId } = await house.as(system("ops"), () =>
    Identity.appoint({ email, name: "Дана Үлгіқызы", language: "kk", role: "central" }),
  );
  const { membershipKey } = await submitted(house);
  return { cookie: await cookieOf(house, personId, "staff"), membershipKey };
}
const office = (name: string, path: (membershipKey: string) => string): Use => ({
  name: `the office's page ${name}`,
  async prepare(house) {
    const { cookie, membershipKey } = await atWork(house);
    return () => house.page(`/office/kk${path(membershipKey)}`, cookie);
  },
});

export const pages: readonly Use[] = [
  shown("Home", () => ""),
  shown("Privacy", () => "/privacy"),
  shown("Membership", () => "/membership"),
  shown("Campaigns, a list", () => "/campaigns", LIST),
  shown("Campaign", ({ campaignId }) => `/campaigns/${campaignId}`),
  shown("Gifts of a campaign", ({ campaignId }) => `/campaigns/${campaignId}/gifts`),
  shown("Lectures", () => "/lectures"),
  shown("Lecturers, a list", () => "/lectures/find", LIST),
  shown("Lecturer", ({ lecturerId }) => `/lectures/lecturers/${lecturerId}`),
  shown("Councils", () => "/councils"),
  shown("Council with its proposals, a list", () => "/councils/astana", LIST),
  shown("Moderation in the open, a list", () => "/councils/moderation", LIST),
  {
    name: "the page Proposal",
    async prepare(house) {
      const { code } = await house.guest(async () => Council.find(house.proposalId));
      return () => house.page(`/kk/proposals/${code}`);
    },
  },
  office("Home", () => ""),
  office("Queue of applications", () => "/membership/queue/71/submitted"),
  office("Application", (membershipKey) => `/membership/${membershipKey}`),
  {
    name: "search by a phone",
    async prepare(house) {
      const { email, birthDate, phone: text } = house.newcomer();
      await submitted(house, form({ email, birthDate, phone: text }));
      return () => house.as(house.hands.central, () => Search.find({ text }));
    },
  },
];
