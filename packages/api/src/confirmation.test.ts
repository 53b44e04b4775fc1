import { Council } from "@kz2050/core/council";
import { Identity } from "@kz2050/core/identity";
import { linkCode, linkToken, system } from "@kz2050/core/kernel";
import { Membership } from "@kz2050/core/membership";
import { type Api, startApi, told } from "@kz2050/testing/api";
import { afterAll, beforeAll, expect, test } from "vitest";

let api: Api;
beforeAll(async () => {
  api = await startApi();
});
afterAll(() => api.w.stop());

const application = {
  surname: "Сынақбаева",
  givenName: "Үлгі",
  birthDate: "1995-03-27",
  region: "71",
  city: "Астана",
  phone: "+77010000001",
  language: "kk",
  occupation: "Мұғалім",
  why: "Ауылымдағы балаларға көмектескім келеді.",
  consents: ["processing"],
  consentVersion: Identity.CONSENT_VERSION,
};
const proposal = {
  council: "astana",
  language: "kk",
  title: "Мектеп жанына жаяу жүргінші өткелі",
  what: "№ 17 мектептің алдына жаяу жүргінші өткелін орнатуды ұсынамын.",
  why: "Күн сайын екі жүзге жуық бала жолды белгіленбеген жерден кесіп өтеді.",
  category: "safety",
  place: "Сынақ көшесі, 17",
};

/** Applies and proposes by one mailbox, and lets the streams note both. */
async function begun(email: string): Promise<{ membershipKey: string; proposalId: string }> {
  const applied = await told(await api.send("/api/membership/applications", { ...application, email }));
  const proposed = await told(await api.send("/api/proposals", { ...proposal, email }));
  const [membershipKey, proposalId] = [String(applied.membershipKey), String(proposed.proposalId)];
  await api.w.as(system("stream:test"), async () => {
    await Membership.keepDeed(membershipKey);
    await Council.keepProposalDeed(proposalId);
  });
  return { membershipKey, proposalId };
}

test("a program that confirms one action is told which others of the mailbox were carried out with it", async () => {
  const { membershipKey, proposalId } = await begun("birge@posta.example");
  const code = await api.w.guest(async () => linkCode(Membership.LINK, membershipKey));
  const path = `/api/membership/applications/${membershipKey}/confirmation`;
  expect((await told(await api.send(path, { code }))).released).toEqual([{ what: "proposal", recordId: proposalId }]);
  expect((await told(await api.send(path, { code }))).released).toEqual([]);
});

test("a program may confirm one action alone", async () => {
  const { membershipKey, proposalId } = await begun("jalghyz@posta.example");
  const token = await api.w.guest(async () => linkToken("proposal", proposalId));
  const answer = await api.send(`/api/proposals/${proposalId}/confirmation`, { token, alone: true });
  expect(await told(answer)).toEqual({ proposalId, released: [] });
  const own = await api.w.guest(async () => ({ membershipKey, token: linkToken(Membership.LINK, membershipKey) }));
  expect((await api.w.guest(() => Membership.read(own))).status).toBe("unconfirmed");
});

test("no answer of a confirmation tells whose mailbox it was", async () => {
  const { proposalId } = await begun("kupiya@posta.example");
  const token = await api.w.guest(async () => linkToken("proposal", proposalId));
  const answer = await (await api.send(`/api/proposals/${proposalId}/confirmation`, { token })).text();
  expect(answer).not.toMatch(/per_|adr_|posta\.example/);
});

test.each(["membership/applications/mem", "bookings/bkg", "proposals/prp", "supports/sup"])(
  "a letter of /api/%s is asked for again with one answer, whether there is such a record or not, until the limit",
  async (start) => {
    const path = `/api/${start}_${"0".repeat(26)}/letter`;
    const statuses: number[] = [];
    for (let n = 0; n < 4; n += 1) statuses.push((await api.send(path)).status);
    expect(statuses).toEqual([202, 202, 202, 429]);
    expect((await api.send(`/api/${start}/letter`)).status).toBe(404);
  },
);
