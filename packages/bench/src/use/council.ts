import { Council } from "@kz2050/core/council";
import { asked, form } from "@kz2050/core/fixture/council";
import { linkToken, type Staff } from "@kz2050/core/kernel";
import { Participation } from "@kz2050/core/participation";
import { type House, proposalOf } from "./house.ts";
import type { Use } from "./part.ts";
import { wordsOf } from "./texts.ts";

const formOf = (house: House) => form({ ...proposalOf(house.size), email: house.newcomer().email });
async function proposed(house: House) {
  const of = formOf(house);
  const { proposalId } = await house.guest(() => Council.propose(of));
  return house.guest(async () => ({ proposalId, token: linkToken("proposal", proposalId) }));
}
async function confirmed(house: House): Promise<string> {
  const made = await proposed(house);
  await house.guest(() => Council.confirm(made));
  return made.proposalId;
}
const byModerator = <T>(house: House, work: () => Promise<T>) => house.as(house.hands.moderator, work);
async function takenUp(house: House): Promise<string> {
  const proposalId = await confirmed(house);
  await byModerator(house, () => Council.publish({ proposalId }));
  await byModerator(house, () => Council.takeUp({ proposalId }));
  return proposalId;
}
const ballot = (house: House, proposalId: string) => ({
  ...{ proposalId, choice: "for" as const, language: "kk" as const },
  reason: wordsOf(house.size)(2000, "Балалардың қауіпсіздігі үшін керек деп санаймын."),
});
async function dispatched(house: House): Promise<string> {
  const proposalId = await takenUp(house);
  for (const member of house.hands.members.slice(0, 3))
    await house.as(member, () => Council.vote(ballot(house, proposalId)));
  await byModerator(house, () => Council.closeVoting({ proposalId, language: "kk" }));
  await byModerator(house, () => Council.dispatch({ proposalId, number: "12-АК", sentOn: "2026-10-14" }));
  return proposalId;
}
export const supportAsked = (house: House, { proposalId } = house) =>
  house.guest(() => asked(proposalId, house.newcomer().email));

export const council: readonly Use[] = [
  {
    name: "propose",
    async prepare(house) {
      const of = formOf(house);
      return () => house.guest(() => Council.propose(of));
    },
  },
  {
    name: "confirm a proposal",
    async prepare(house) {
      const { proposalId: id, token } = await proposed(house);
      return () => house.guest(() => Participation.confirm({ purpose: "proposal", id, token }));
    },
  },
  {
    name: "publish a proposal",
    async prepare(house) {
      const proposalId = await confirmed(house);
      return () => byModerator(house, () => Council.publish({ proposalId }));
    },
  },
  {
    name: "ask to support",
    async prepare(house) {
      const { proposalId } = house;
      const { textHash } = await house.guest(() => Council.find(proposalId));
      const { email } = house.newcomer();
      return () => house.guest(() => Council.support({ proposalId, textHash, email, language: "kk" }));
    },
  },
  {
    name: "confirm a support",
    goal: 1.05,
    heart: { tables: ["Supports"], is: "the support itself" },
    async prepare(house) {
      const { supportId: id, token } = await supportAsked(house);
      return () => house.guest(() => Participation.confirm({ purpose: "support", id, token }));
    },
  },
  {
    name: "withdraw a support",
    async prepare(house) {
      const made = await supportAsked(house);
      await house.guest(() => Council.confirmSupport(made));
      return () => house.guest(() => Council.withdrawSupport(made));
    },
  },
  {
    name: "vote on a proposal",
    async prepare(house) {
      const proposalId = await takenUp(house);
      const [member] = house.hands.members as [Staff];
      return () => house.as(member, () => Council.vote(ballot(house, proposalId)));
    },
  },
  {
    name: "enter the akimat's answer",
    async prepare(house) {
      const proposalId = await dispatched(house);
      const text = wordsOf(house.size)(8000, "Өткел келесі жылдың көктемінде салынады.");
      const said = { proposalId, text, language: "kk", answeredOn: "2026-10-14", outcome: "accepted" } as const;
      return () => byModerator(house, () => Council.answer(said));
    },
  },
];
