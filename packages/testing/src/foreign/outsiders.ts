import { Campaign } from "@kz2050/core/campaign";
import { Export } from "@kz2050/core/export";
import { Identity } from "@kz2050/core/identity";
import { type Actor, inScope, type Role, type Staff } from "@kz2050/core/kernel";
import { Mailing } from "@kz2050/core/mailing";
import { Participation } from "@kz2050/core/participation";
import { Reference } from "@kz2050/core/reference";
import type { House } from "../journeys/harness.ts";
import { LETTER } from "../matrix/texts.ts";
import { recordsOf } from "../stranger.ts";

type Row = Readonly<Record<string, unknown>>;

/** A region and a council of which the demonstration tells nothing, so that everything there is lies elsewhere. */
export const EMPTY_REGION = "62";
export const EMPTY_COUNCIL = "taraz";

/** Somebody who tries an address: what they are called, and the cookie they bear. */
export interface Outsider {
  readonly name: string;
  readonly cookie: string;
  readonly staff?: Staff;
}

const as = <T>(house: House, actor: Actor, work: () => Promise<T>): Promise<T> =>
  inScope({ ...house.platform.deps, actor, requestId: "foreign" }, work);

async function atWork(house: House, role: Role, place: Record<string, string>): Promise<Outsider> {
  const email = `otherplace-${role}@movement.example`;
  return house.platform.asPlatform("test", async () => {
    const { personId } = await Identity.appoint({ email, name: "Басқа Өңірдікі", role, language: "kk", ...place });
    const provedAt = house.now().toISOString();
    const { token } = await Identity.openSession({ personId, door: "staff", device: "", provedAt });
    const staff = await Identity.staffOf(token);
    if (!staff) throw new Error(`${role} is not at work`);
    return { name: `${role} of another place`, cookie: `office=${token}`, staff };
  });
}

/** Staff of a region, a council and a campaign that have nothing to do with any record of the demonstration. */
export async function foreignStaff(house: House): Promise<Outsider[]> {
  const campaign = await ownCampaign(house);
  await house.platform.asPlatform("test", async () => {
    const astana = await Reference.get("council", "astana");
    await Reference.load({ ...astana, code: EMPTY_COUNCIL, region: EMPTY_REGION });
  });
  return [
    await atWork(house, "coordinator", { region: EMPTY_REGION }),
    await atWork(house, "finance", { region: EMPTY_REGION }),
    await atWork(house, "moderator", { council: EMPTY_COUNCIL }),
    await atWork(house, "member", { council: EMPTY_COUNCIL }),
    await atWork(house, "organiser", { campaign }),
  ];
}

const central = (house: House): Staff => ({
  ...{ kind: "staff", personId: `per_${"c".repeat(26)}`, sessionId: "central" },
  provedAt: house.now().toISOString(),
  grants: [{ role: "central", reach: "country", from: "2020-01-01T00:00:00.000Z" }],
});

/** A draft of the empty region: what the foreign organiser runs. */
async function ownCampaign(house: House): Promise<string> {
  const words = {
    original: "kk" as const,
    kk: "Бос өңірдің науқаны: мұны басқалар көрмейді, өйткені ол әлі жоба ғана.",
  };
  const plan = { title: { ...words, kk: "Бос өңірдің науқаны" }, story: words, beneficiary: "village" as const };
  const terms = { target: 1_000_000, endsOn: "2027-01-01", overTarget: "continue" as const, region: EMPTY_REGION };
  return (await as(house, central(house), () => Campaign.draft({ ...plan, ...terms }))).campaignId;
}

/** What the demonstration leaves out: a file asked for, a merge proposed, an erasure, somebody signed in. */
export async function furtherRecords(house: House, people: readonly string[]): Promise<void> {
  const [kept = "", gone = ""] = people;
  await as(house, central(house), async () => {
    await Export.ask({ kind: "applications", region: "71", format: "csv", language: "kk" });
    await Mailing.draft({ to: "members", region: "71", letter: LETTER });
    await Participation.proposeMerge({ kept, gone, reason: "same_name" });
  });
  const left = await residentCalled(house, "ketken@posta.example");
  await as(house, central(house), () => Participation.eraseOther({ personId: left, reason: "asked_in_writing" }));
  await residentCalled(house, "baska@posta.example");
  await house.drain();
}

const entered = (house: House, email: string) =>
  house.platform.asPlatform("test", async () => {
    const { personId } = await Identity.meet({ email, language: "kk" });
    return { personId, ...(await Identity.openSession({ personId, door: "person", device: "" })) };
  });
const residentCalled = async (house: House, email: string): Promise<string> => (await entered(house, email)).personId;

/** A resident who has done nothing, signed in on the public site. */
export const resident = async (house: House): Promise<Outsider> => ({
  name: "another person",
  cookie: `session=${(await entered(house, "bireu@posta.example")).token}`,
});
export const STRANGER: Outsider = { name: "a stranger", cookie: "" };

/** Written whoever asks and whatever is answered: who came, how often, which request, which trip. */
const FOOTPRINTS = new Set([
  ...["Sessions", "Limits", "Requests", "PersonalRequests", "Audit", "PersonalAudit", "Challenges", "Ceremonies"],
]);

/** Every record there is, to be compared with what it was before; guesses at a code, which are counted, left out. */
export async function everything(house: House): Promise<Map<string, string>> {
  const all = new Map<string, string>();
  for (const [table, rows] of await recordsOf(house)) {
    if (FOOTPRINTS.has(table)) continue;
    all.set(
      table,
      rows
        .map(({ writeId, tries, ...row }: Row) => JSON.stringify(inOrder(row)))
        .toSorted()
        .join("\n"),
    );
  }
  return all;
}

/** The engine answers the names of a map in any order. */
function inOrder(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(inOrder);
  if (typeof value !== "object" || value === null) return value;
  return Object.entries(value)
    .toSorted(([one], [other]) => (one < other ? -1 : 1))
    .map(([name, inner]) => [name, inOrder(inner)]);
}
