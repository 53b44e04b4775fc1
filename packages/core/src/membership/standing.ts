import * as z from "zod";
import { may } from "../access/index.ts";
import { Identity } from "../identity/index.ts";
import { action, DEFAULT_ZONE, InvalidError, localOf, StaleError, scope } from "../kernel/index.ts";
import { Reference } from "../reference/index.ts";
import { write } from "../table/index.ts";
import { MEMBER } from "./rules.ts";
import type { Application } from "./schema.ts";
import {
  codesOf,
  type Dates,
  endOfRule,
  faultsOf,
  ruleOn,
  type Standing,
  type StandingRule,
} from "./standing-rules.ts";

type Set = Reference.ReferenceRow<"standing-rule">;
/** How many changes of the rules are shown. */
const SHOWN = 50;

const versionOf = ({ code }: Set): number => Number(code);

/** The rules in force, read anew each time: a change holds from the next read. */
async function rulesNow(): Promise<Set> {
  const [last] = await Reference.newest("standing-rule", 1);
  return last ?? Reference.FIRST_STANDING_RULES;
}

/** What standing a live membership has today, and the day it ends on if its member says nothing until then. */
export interface StandingNow {
  readonly code: Standing;
  readonly until?: string | undefined;
}

/** Derived from the dates at each read. Where no rule holds, which no edit lets in, a member is one all the same. */
export async function standingOf(dates: Dates): Promise<StandingNow> {
  const rule = ruleOn((await rulesNow()).rules, dates, today());
  return rule ? { code: rule.code, until: endOfRule(rule, dates) } : { code: "current" };
}

/** The standing of an application that is a live membership; any other has none. */
export async function standingIn({
  status,
  memberSince,
  renewedAt,
}: Partial<Application>): Promise<StandingNow | undefined> {
  return status && MEMBER.has(status) && memberSince ? standingOf({ memberSince, renewedAt }) : undefined;
}

/** The movement's civil day. */
export const today = (): string => localOf(scope().now(), DEFAULT_ZONE).date;

/** One change of the rules: what they were from then on, when it was made and by whom. The first was made by nobody. */
export interface RulesChange {
  readonly version: number;
  readonly rules: readonly StandingRule[];
  readonly setAt?: string | undefined;
  readonly setBy?: string | undefined;
}

/** The rules in force and how they came to be, for those who may change them. */
export const standingRules = action({
  name: "membership.standing-rules",
  access: may("membership.standing-rules"),
  unkeyed: true,
  input: z.object({}),
  async run(_input, { within }): Promise<{ now: RulesChange; log: readonly RulesChange[] }> {
    within({});
    const rows = await Reference.newest("standing-rule", SHOWN);
    const log = await Promise.all((rows.length > 0 ? rows : [Reference.FIRST_STANDING_RULES]).map(named));
    return { now: log[0] as RulesChange, log };
  },
});

const named = async (set: Set): Promise<RulesChange> => ({
  version: versionOf(set),
  rules: set.rules,
  setAt: set.setAt,
  setBy: set.setBy && ((await Identity.staffName(set.setBy)) ?? set.setBy),
});

/**
 * Sets what standings there are and when each begins: one editor at a time, and only rules that give every day of every
 * membership one standing. @throws StaleError, InvalidError standing_gap, standing_overlap, standing_never.
 */
export const setRules = action({
  name: "membership.set-rules",
  access: may("membership.set-rules"),
  input: z.object({
    version: z.int().positive(),
    rules: z.array(Reference.StandingRule).length(Reference.STANDINGS.length),
  }),
  async run({ version, rules }, { actor, now, within, audit }) {
    within({});
    const faults = [...twice(rules), ...faultsOf(rules)];
    if (faults.length > 0) throw new InvalidError(faults);
    const before = await rulesNow();
    if (versionOf(before) !== version) throw new StaleError();
    const next = version + 1;
    audit({ recordId: "standing-rules", before: codesOf(before.rules), after: codesOf(rules) });
    await write(
      Reference.adding({
        kind: "standing-rule",
        code: String(next).padStart(6, "0"),
        rules,
        setAt: now.toISOString(),
        setBy: actor.personId,
      }),
    );
    return { version: next };
  },
  again: async () => ({ version: versionOf(await rulesNow()) }),
});

/** Each standing has one rule, and no two the same weight. */
const twice = (rules: readonly StandingRule[]) =>
  (["code", "weight"] as const).flatMap((name) =>
    rules.flatMap((rule, index) =>
      rules.findIndex((one) => one[name] === rule[name]) < index
        ? [{ field: `rules.${index}.${name}`, code: "invalid_choice" }]
        : [],
    ),
  );
