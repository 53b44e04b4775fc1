import { readdir } from "node:fs/promises";
import { MATRIX, STEP_UP, type StaffVerb } from "@kz2050/core/access";
import {
  type Access,
  type Actor,
  type Grant,
  GUEST,
  type Reach,
  ROLES,
  type Role,
  STEP_UP_LIFE,
  type Staff,
  system,
} from "@kz2050/core/kernel";
import { afterAll, beforeAll, expect, test } from "vitest";
import { loadReference } from "../reference.ts";
import { type World, world } from "../world.ts";
import { CASES } from "./cases.ts";
import { type Records, recordsIn } from "./records.ts";

interface Verb {
  (input: unknown): Promise<unknown>;
  readonly actionName: string;
  readonly access: Access;
  readonly input: { safeParse(input: unknown): { readonly success: boolean } };
}
const isVerb = (value: unknown): value is Verb => typeof value === "function" && "actionName" in value;

/** Every action that a domain's index offers. */
async function everyAction(): Promise<Verb[]> {
  const root = new URL("../../../core/src/", import.meta.url);
  const folders = (await readdir(root, { withFileTypes: true })).filter((entry) => entry.isDirectory());
  const domains = await Promise.all(
    folders.map(async ({ name }) => ((await readdir(new URL(name, root))).includes("index.ts") ? [name] : [])),
  );
  const modules = await Promise.all(
    domains.flat().map((name) => import(/* @vite-ignore */ `@kz2050/core/${name}`) as Promise<object>),
  );
  const values = modules.flatMap((module) => Object.values(module)).flatMap((value) => [value, ...inside(value)]);
  return [...new Map(values.filter(isVerb).map((verb) => [verb.actionName, verb])).values()];
}
const inside = (value: unknown): unknown[] => (typeof value === "object" && value !== null ? Object.values(value) : []);

let w: World;
let actions: Verb[];
let staffVerbs: Verb[];
let here: Records;
let there: Records;
beforeAll(async () => {
  w = await world();
  await loadReference(w);
  actions = await everyAction();
  staffVerbs = actions.filter(({ access }) => access.roles !== undefined);
  here = await recordsIn(w, "71", "astana");
  there = await recordsIn(w, "27", "oral");
});
afterAll(() => w.stop());

const rowOf = (verb: Verb): Readonly<Partial<Record<Role, string>>> => MATRIX[verb.actionName as StaffVerb] ?? {};
const caseOf = (verb: Verb) => {
  const found = CASES[verb.actionName];
  if (!found) throw new Error(`${verb.actionName} has no case in cases.ts`);
  return found;
};

let colleagues = 0;
/** Somebody whose hands have touched nothing yet, so that no rule of four eyes stands in the way. */
function holder(role: Role, reach: Reach, over: Partial<Grant> = {}, provedAt = w.clock.now()): Staff {
  colleagues += 1;
  return {
    kind: "staff",
    personId: `per_${String(colleagues).padStart(26, "0")}`,
    sessionId: "session",
    provedAt: provedAt.toISOString(),
    grants: [{ role, reach, from: "2020-01-01T00:00:00.000Z", ...over }],
  };
}

/** What the door said: undefined where it let in, whatever became of it then. */
async function refusal(actor: Actor, verb: Verb, input: unknown): Promise<string | undefined> {
  try {
    await w.as(actor, () => verb(input));
    return undefined;
  } catch (error) {
    const { status, code } = error as { status?: number; code?: string };
    if (status === undefined) throw error;
    return ["sign_in_required", "forbidden", "step_up_required"].find((one) => one === code);
  }
}

const reachesIn = ({ region, council, campaign }: Records): Reach[] => [{ region }, { council }, { campaign }];
const kindOf = (reach: Reach): string => (reach === "country" ? "country" : (Object.keys(reach)[0] ?? ""));

/** What the matrix says of this holder, said anew and simply: the kernel's own words are what is tested. */
function isAllowed(verb: Verb, role: Role, reach: Reach, isOwnPlace: boolean): boolean {
  const scope = rowOf(verb)[role];
  if (scope === undefined) return false;
  if (reach === "country") return true;
  const { where } = caseOf(verb);
  if (where === "own") return true;
  return scope === kindOf(reach) && (where === "anywhere" || (where === "record" && isOwnPlace));
}

test("every staff verb takes its row of the matrix, every row has its verb, and each has a case here", () => {
  const names = staffVerbs.map(({ actionName }) => actionName).toSorted();
  expect(names).toEqual(Object.keys(MATRIX).toSorted());
  for (const verb of staffVerbs) {
    expect(verb.access.roles, verb.actionName).toEqual(rowOf(verb));
    expect(verb.access.stepUp, verb.actionName).toBe(STEP_UP.has(verb.actionName as StaffVerb));
  }
  expect(Object.keys(CASES).toSorted()).toEqual(names);
  for (const verb of staffVerbs)
    expect(verb.input.safeParse(caseOf(verb).input(here)).success, `${verb.actionName}: its case`).toBe(true);
  expect([...STEP_UP].filter((verb) => !names.includes(verb))).toEqual([]);
});

test("an action of staff is closed to guests, to residents signed in, to the platform and to ended or coming roles", async () => {
  const now = w.clock.now().toISOString();
  const resident: Actor = { kind: "person", personId: `per_${"r".repeat(26)}`, sessionId: "s", provedAt: now };
  for (const verb of staffVerbs) {
    const input = caseOf(verb).input(here);
    const of = (actor: Actor) => refusal(actor, verb, input);
    expect(await of(GUEST), verb.actionName).toBe("sign_in_required");
    for (const actor of [resident, system("job")]) expect(await of(actor), verb.actionName).toBe("forbidden");
    for (const role of Object.keys(rowOf(verb)) as Role[]) {
      const ended = holder(role, "country", { until: now });
      const coming = holder(role, "country", { from: new Date(w.clock.now().getTime() + 1).toISOString() });
      expect([await of(ended), await of(coming)], `${verb.actionName} ${role}`).toEqual(["forbidden", "forbidden"]);
    }
  }
});

test("what is no staff verb says at itself who may: anybody, a resident, any staff, or the platform alone", async () => {
  const now = w.clock.now().toISOString();
  const resident: Actor = { kind: "person", personId: `per_${"r".repeat(26)}`, sessionId: "s", provedAt: now };
  const admitted: Readonly<Record<string, readonly Actor[]>> = {
    anyone: [GUEST, resident, holder("central", "country"), system("job")],
    person: [resident],
    staff: [holder("member", { council: "astana" })],
    platform: [system("job")],
  };
  const everybody = Object.values(admitted).flat();
  for (const { actionName, access } of actions.filter((action) => action.access.roles === undefined)) {
    const may = admitted[access.name];
    if (!may) throw new Error(`${actionName}: who is “${access.name}”?`);
    for (const actor of everybody) {
      const isIn = may.some(({ kind }) => kind === actor.kind);
      expect(access.admits(actor, w.clock.now()), `${actionName} ${actor.kind}`).toBe(isIn);
    }
  }
});

test.each(ROLES)("as %s one does in each place what the matrix says, and nothing beyond", async (role) => {
  const wrong: string[] = [];
  for (const verb of staffVerbs) {
    const input = caseOf(verb).input(here);
    const places = [
      { reach: "country" as Reach, isOwn: true },
      ...reachesIn(here).map((reach) => ({ reach, isOwn: true })),
      ...reachesIn(there).map((reach) => ({ reach, isOwn: false })),
    ];
    for (const { reach, isOwn } of places) {
      const found = await refusal(holder(role, reach), verb, input);
      const said = isAllowed(verb, role, reach, isOwn) ? undefined : "forbidden";
      if (found !== said)
        wrong.push(`${verb.actionName} ${JSON.stringify(reach)}: ${found ?? "let in"}, not ${said ?? "let in"}`);
    }
  }
  expect(wrong).toEqual([]);
});

test("a role of one place is refused another place's record of the same kind, whichever place it is", async () => {
  for (const verb of staffVerbs.filter((one) => caseOf(one).where === "record")) {
    for (const [role, scope] of Object.entries(rowOf(verb)) as [Role, string][]) {
      const own = reachesIn(here).find((reach) => kindOf(reach) === scope);
      if (!own) continue;
      const foreign = await refusal(holder(role, own), verb, caseOf(verb).input(there));
      expect(foreign, `${verb.actionName} ${role}`).toBe("forbidden");
    }
  }
});

test("money that leaves, roles and the erasure of others ask for a factor shown within ten minutes", async () => {
  const at = w.clock.now().getTime();
  for (const verb of staffVerbs) {
    const [role] = Object.keys(rowOf(verb)) as Role[];
    if (!role) continue;
    const of = (age: number) =>
      refusal(holder(role, "country", {}, new Date(at - age)), verb, caseOf(verb).input(there));
    const isAsked = STEP_UP.has(verb.actionName as StaffVerb);
    expect(await of(STEP_UP_LIFE), verb.actionName).toBe(isAsked ? "step_up_required" : undefined);
    expect(await of(STEP_UP_LIFE - 1), verb.actionName).toBeUndefined();
  }
});
