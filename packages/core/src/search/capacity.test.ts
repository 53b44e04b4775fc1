import { staffActor, type World, world } from "@kz2050/testing";
import { afterAll, beforeAll, expect, test } from "vitest";
import { Identity } from "../identity/index.ts";
import { People } from "../identity/table.ts";
import { type Actor, derivedId, foldWords, sha256, system } from "../kernel/index.ts";
import type { Membership } from "../membership/index.ts";
import { Memberships } from "../membership/table.ts";
import { REFERENCE_DATA } from "../reference/data/index.ts";
import { Reference } from "../reference/index.ts";
import { type Op, write } from "../table/index.ts";
import { Search } from "./index.ts";

// Syllables make names that nobody bears, spread as names are: few beginnings, many ends.
const FIRST = ["Са", "Қо", "Әл", "Бе", "Жа", "Нұ", "Тө", "Ша", "Үм", "Ғал"];
const MIDDLE = ["рта", "лды", "зым", "нғы", "мбе", "құл", "сер", "йым", "дәу", "ғат"];
const LAST = ["ев", "бай", "ова", "гүл", "хан", "ұлы", "қыз", "бек", "нұр", "сын"];
const wordOf = (n: number): string =>
  `${FIRST[n % 10]}${MIDDLE[Math.floor(n / 10) % 10]}${LAST[Math.floor(n / 100) % 10]}`;
const idOf = (prefix: string, n: number): string => derivedId(prefix, Buffer.from(sha256(`${prefix}${n}`), "hex"));

let w: World;
let regions: string[];
beforeAll(async () => {
  w = await world();
  await w.as(system("test"), async () => {
    const rows = REFERENCE_DATA.filter(({ kind }) => kind === "region");
    for (const row of rows) await Reference.load(row);
    regions = rows.map(({ code }) => code);
  });
});
afterAll(() => w.stop());

/** The application and the clues of the nth person, as confirming and the stream's worker leave them. */
function person(n: number): Op[] {
  const chance = Buffer.from(sha256(`name${n}`), "hex");
  const [surname, givenName] = [wordOf(chance.readUInt16BE(0)), wordOf(chance.readUInt16BE(2))];
  const [membershipKey, personId, region] = [idOf("mem", n), idOf("per", n), regions[n % regions.length] ?? "71"];
  const at = "2026-10-01T07:00:00.000Z";
  const application = {
    ...{ membershipKey, kind: "application", status: "approved", version: 3, surname, givenName, region, personId },
    ...{ birthDate: "1990-01-01", city: "Астана", phone: "+77010000001", email: `adam${n}@posta.example` },
    ...{ occupation: "Мұғалім", why: "Көмектескім келеді. ".repeat(20), language: "kk", consents: [], createdAt: at },
    ...{ confirmBy: at, tries: 0, confirmedAt: at, submittedAt: at, history: [{ at, what: "applied" }] },
  } as const satisfies Membership.Application;
  const [first = "", second = ""] = [surname, givenName].map((part) => foldWords(part).join(" "));
  // Only what a question can show is read: of the others the clues alone are in its way.
  const isShown = [surname, givenName].some((part) => part.startsWith("Са"));
  return [
    ...(isShown ? [Memberships.put(application)] : []),
    ...[`${first} ${second}`, `${second}, ${first}`].map((order, index) =>
      People.put({
        ...{ personId, item: `clue#${membershipKey}#${index}`, kind: "clue", clue: `name#${region}`, order },
        ...{ region, recordId: membershipKey },
      }),
    ),
  ];
}

let made = 0;
async function grownTo(count: number): Promise<void> {
  const ops = Array.from({ length: count - made }, (_, index) => person(made + index)).flat();
  made = count;
  const packs = Array.from({ length: Math.ceil(ops.length / 99) }, (_, index) =>
    ops.slice(index * 99, index * 99 + 99),
  );
  for (let from = 0; from < packs.length; from += 8) {
    await w.as(system("test"), () => Promise.all(packs.slice(from, from + 8).map((pack) => write(...pack))));
  }
}

const astana = staffActor("coordinator", { region: "71" }, "aizhan");
const central = staffActor("central");
const unitsOf = async (actor: Actor, text: string) => {
  const { result, total, calls } = await w.capacity(() => w.as(actor, () => Search.find({ text })));
  return { shown: result.items.length, units: Math.round(total * 10) / 10, calls: calls.length };
};
const QUESTIONS = [
  ["coordinator, two letters", astana, "са"],
  ["coordinator, two words", astana, "сар нұ"],
  ["country, two letters", central, "са"],
  ["country, a whole word", central, "Сартаев"],
  ["country, two words", central, "сар нұ"],
  ["country, nobody", central, "Щербаков"],
] as const;

test("a search costs about the same among ten thousand people as among two, and never more than its bound", async () => {
  const seen: Record<string, number[]> = {};
  for (const count of [2000, 10_000]) {
    await grownTo(count);
    for (const [name, actor, text] of QUESTIONS) {
      const { shown, units, calls } = await unitsOf(actor, text);
      console.log(`${count} people, ${name}: ${shown} shown, ${units} units, ${calls} calls`);
      seen[name] = [...(seen[name] ?? []), units];
    }
  }
  // A fill of a region's index is at most two units; a page reads twenty records of a unit each, and writes one row.
  for (const [name, actor] of QUESTIONS) {
    const [before = 0, after = 0] = seen[name] ?? [];
    const bound = (actor === central ? regions.length : 1) * 3 * 2 + 20 + 3;
    expect([name, after <= bound]).toEqual([name, true]);
    expect([name, after <= Math.max(before * 2, before + 25)]).toEqual([name, true]);
  }
}, 120_000);

test("an exact question costs a few units, however many there are", async () => {
  for (const text of ["adam77@posta.example", "8 701 000 00 99", idOf("mem", 77), idOf("per", 77)]) {
    const { units } = await unitsOf(central, text);
    expect([text, units <= 8]).toEqual([text, true]);
  }
  expect(await w.guest(() => Identity.recordsOfPhone("+77010000099"))).toEqual([]);
});
