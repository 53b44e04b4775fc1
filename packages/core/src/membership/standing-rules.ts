import { DAY, DEFAULT_ZONE, type FieldIssue, localOf, plusDays } from "../kernel/index.ts";
import type { Reference } from "../reference/index.ts";

type Rules = Reference.ReferenceRow<"standing-rule">["rules"];
export type StandingRule = Rules[number];
export type Standing = StandingRule["code"];
type Bound = StandingRule["from"];

/** What a standing is derived from: the dates of a membership, and nothing else. */
export interface Dates {
  readonly memberSince: string;
  readonly renewedAt?: string | undefined;
}

/** Whole days since joining and since the member's last word. Joining is the first. */
type Days = Readonly<Record<Bound["event"], number>>;

const dateOf = (instant: string): string => localOf(new Date(instant), DEFAULT_ZONE).date;

/** The civil days of the movement's clock on which the days of a rule are counted. */
export function eventDates({ memberSince, renewedAt }: Dates): Readonly<Record<Bound["event"], string>> {
  const since = dateOf(memberSince);
  const renewed = renewedAt === undefined ? since : dateOf(renewedAt);
  return { since, renewed: renewed < since ? since : renewed };
}

function daysOn(dates: Dates, today: string): Days {
  const { since, renewed } = eventDates(dates);
  const between = (from: string) => Math.max(0, (Date.parse(today) - Date.parse(from)) / DAY);
  return { since: between(since), renewed: between(renewed) };
}

const holds = ({ isOn, from, until }: StandingRule, days: Days): boolean =>
  isOn && days[from.event] >= from.days && (until === undefined || days[until.event] < until.days);

const inOrder = (rules: Rules): StandingRule[] => rules.toSorted((a, b) => a.weight - b.weight);

/** The rule that gives a membership its standing on a day: of those that hold, the one of least weight. */
export function ruleOn(rules: Rules, dates: Dates, today: string): StandingRule | undefined {
  const days = daysOn(dates, today);
  return inOrder(rules).find((rule) => holds(rule, days));
}

/** The day on which a rule stops to hold for a membership nobody renews; undefined where it holds for good. */
export const endOfRule = ({ until }: StandingRule, dates: Dates): string | undefined =>
  until && plusDays(eventDates(dates)[until.event], until.days);

/** The codes in force, for the trail: `new, current`. */
export const codesOf = (rules: Rules): string =>
  inOrder(rules)
    .filter(({ isOn }) => isOn)
    .map(({ code }) => code)
    .join(", ");

/**
 * What stands against rules: one that never holds, days that none holds on, days that two hold on. Empty where every
 * day of every membership, renewed or not, has exactly one standing.
 *
 * Rules change only on the days they name. So it is enough to try each pair of such days: so many since joining, and so
 * many or fewer since the last word.
 */
export function faultsOf(rules: Rules): FieldIssue[] {
  const marks = marksOf(rules);
  const pairs = marks.flatMap((since) =>
    marks.filter((renewed) => renewed <= since).map((renewed) => ({ since, renewed })),
  );
  const field = (rule: StandingRule, name: string) => `rules.${rules.indexOf(rule)}.${name}`;
  const never = rules.filter((rule) => rule.isOn && !pairs.some((days) => holds(rule, days)));
  if (never.length > 0) return never.map((rule) => ({ field: field(rule, "until.days"), code: "standing_never" }));
  const on = inOrder(rules).filter(({ isOn }) => isOn);
  // Those who never renewed come first: theirs is the fault that an editor understands at once.
  const tried = pairs.toSorted((a, b) => Number(a.since !== a.renewed) - Number(b.since !== b.renewed));
  for (const days of tried) {
    const held = on.filter((rule) => holds(rule, days));
    const [one, two] = held;
    if (held.length === 1) continue;
    const place = placeOf(days, marks, (at) =>
      on
        .filter((rule) => holds(rule, at))
        .map(({ code }) => code)
        .join(),
    );
    if (one && two) {
      return [
        {
          field: field(two, "from.days"),
          code: `standing_overlap`,
          params: { ...place, one: one.code, two: two.code },
        },
      ];
    }
    const before = on.findLast((rule) => rule.until && rule.until.days <= days[rule.until.event]);
    const at = before
      ? field(before, "until.days")
      : field(on[0] ?? (rules[0] as StandingRule), on[0] ? "from.days" : "isOn");
    return [{ field: at, code: "standing_gap", params: place }];
  }
  return [];
}

/** Every day that a rule in force names, and the day of joining. */
const marksOf = (rules: Rules): number[] =>
  [
    ...new Set([0, ...rules.filter(({ isOn }) => isOn).flatMap(({ from, until }) => [from.days, until?.days ?? 0])]),
  ].toSorted((a, b) => a - b);

/**
 * Which days these are: since joining, from the first to the last on which it is alike (no last: for good); beside it
 * the days since the last word, for a member who gave one.
 */
function placeOf(days: Days, marks: readonly number[], what: (at: Days) => string): Record<string, number> {
  const alone = days.since === days.renewed;
  const later = marks.filter((mark) => mark > days.since);
  const end = later.find((mark) => what({ since: mark, renewed: alone ? mark : days.renewed }) !== what(days));
  return {
    first: days.since,
    ...(end !== undefined && { last: end - 1 }),
    ...(!alone && { renewed: days.renewed }),
  };
}
