import { Campaign } from "@kz2050/core/campaign";
import { Council } from "@kz2050/core/council";
import { gift, paid } from "@kz2050/core/fixture/campaign";
import { wish } from "@kz2050/core/fixture/lecture";
import { form } from "@kz2050/core/fixture/membership";
import { ConflictError, linkToken } from "@kz2050/core/kernel";
import { Lecture } from "@kz2050/core/lecture";
import { Membership } from "@kz2050/core/membership";
import type { KeyKind } from "@kz2050/core/table/table";
import { TABLES } from "@kz2050/core/tables";
import type { Deed } from "./capacity-meter.ts";
import { type House, openHouse, tablesOf } from "./use/index.ts";
import { lecturerOf } from "./use/lecture.ts";

/** The house, with what one spot leaves for the next. */
type Ground = House & { readonly kept: Map<string, string> };

/** The places where many meet, and what each of them does there. */
const SPOTS: Readonly<Record<string, (house: Ground) => Promise<(n: number) => Promise<unknown>>>> = {
  "gifts promised to one campaign": async (house) => async (n) => {
    const of = gift({ campaignId: house.campaignId, email: house.newcomer().email });
    house.kept.set(`gift ${n}`, (await house.guest(() => Campaign.pledge(of))).gift.giftId);
  },
  "gifts settled for one campaign": async (house) => (n) => {
    const event = paid(house.kept.get(`gift ${n}`) ?? "", { transactionId: `paid-${n}` });
    return house.guest(() => Campaign.takePayment(event));
  },
  "supports of one proposal": async (house) => {
    const { proposalId } = house;
    const { textHash } = await house.guest(() => Council.find(proposalId));
    return () => {
      const { email } = house.newcomer();
      return house.guest(async () => {
        const { supportId } = await Council.support({ proposalId, textHash, email, language: "kk" });
        await Council.confirmSupport({ supportId, token: linkToken("support", supportId) });
      });
    };
  },
  "holds of one lecturer's day": async (house) => {
    const lecturerId = await lecturerOf(house);
    return (n) => {
      const { email } = house.newcomer();
      const start = `${String(9 + (n % 9)).padStart(2, "0")}:00`;
      const held = house.guest(() => Lecture.hold(wish(lecturerId, { email, start, minutes: 45 }, n)));
      return held.catch((error: unknown) => {
        if (!(error instanceof ConflictError)) throw error;
      });
    };
  },
  "applications of one region": async (house) => (n) => {
    const of = form({ ...house.newcomer(), surname: nameOf(n), givenName: nameOf(n * 7) });
    return house.guest(async () => {
      const { membershipKey } = await Membership.apply(of);
      await Membership.confirm({ membershipKey, token: linkToken(Membership.LINK, membershipKey) });
    });
  },
};

/** A key that many of a spot's actions wrote to. */
export interface HotKey {
  readonly spot: string;
  /** `Days`, `Memberships.byQueue`. */
  readonly place: string;
  readonly kind: KeyKind;
  /** Of the request, or of the streams' workers after it. */
  readonly by: "request" | "stream";
  readonly actions: number;
  /** The most that were written on one key, and how many keys there are. */
  readonly most: number;
  readonly keys: number;
  /** Refused by the engine, on all keys: what a read did not shed. */
  readonly refused: number;
}

const LETTERS = "абвгдежзиклмнопрстуфхцчшы";
/** A name a number: people are not all called the same. */
const nameOf = (n: number): string =>
  [n, n / 25, n / 625].map((part) => LETTERS[Math.floor(part) % LETTERS.length]).join("");

const ABREAST = 16;
const kindOf = (place: string): KeyKind =>
  TABLES.find(({ name }) => name === place.replace(/\..*/, ""))?.keyKind ?? "spread";

/** Lets so many act on each spot at once and answers where their writes fell. */
export async function measureKeys(actions: number): Promise<HotKey[]> {
  const found: HotKey[] = [];
  const house: Ground = { ...(await openHouse("small", { listed: 1, keysAlone: true })), kept: new Map() };
  try {
    for (const [spot, prepare] of Object.entries(SPOTS)) {
      const act = await prepare(house);
      await house.pump(tablesOf(house.meter.taken()));
      house.meter.taken();
      let next = 0;
      const worker = async () => {
        while (next < actions) await act(next++);
      };
      await Promise.all(Array.from({ length: ABREAST }, worker));
      const deeds = house.meter.taken();
      await house.pump(tablesOf(deeds));
      found.push(...hotKeys({ spot, by: "request", actions }, deeds));
      found.push(...hotKeys({ spot, by: "stream", actions }, house.meter.taken()));
    }
    return found;
  } finally {
    await house.stop();
  }
}

function hotKeys(where: Pick<HotKey, "spot" | "by" | "actions">, deeds: readonly Deed[]): HotKey[] {
  const refused = countBy(
    deeds.filter(({ isRefused }) => isRefused).flatMap(({ calls }) => calls.flatMap(({ tables }) => tables)),
  );
  const places = new Map<string, { most: number; keys: number }>();
  for (const [key, count] of countBy(deeds.flatMap(({ keys }) => keys))) {
    const place = key.slice(0, key.indexOf(" "));
    const { most, keys } = places.get(place) ?? { most: 0, keys: 0 };
    places.set(place, { most: Math.max(most, count), keys: keys + 1 });
  }
  return [...places].map(([place, seen]) => ({
    ...{ ...where, place, kind: kindOf(place), ...seen },
    refused: refused.get(place) ?? 0,
  }));
}

function countBy(names: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
  return counts;
}

/** Among how many spots the actions are shared out. */
export const SPOTS_COUNT = Object.keys(SPOTS).length;
