import * as z from "zod";
import { Instant, LocalDate, Localized, Zone } from "../kernel/index.ts";

/** A region (oblast or city of republican significance): ISO 3166-2:KZ digits, which equal the first two of KATO. */
export const Region = z.object({
  kind: z.literal("region"),
  code: z.string(),
  name: Localized,
  zone: Zone,
  since: LocalDate.optional(),
  until: LocalDate.optional(),
});
/** A city or town of a region; `code` is a slug. */
export const City = z.object({ kind: z.literal("city"), code: z.string(), name: Localized, region: z.string() });
/** A civic council. A seventh is a row, not a release. `prefix` starts its proposals' codes. */
export const Council = z.object({
  kind: z.literal("council"),
  code: z.string(),
  name: Localized,
  city: z.string(),
  region: z.string(),
  prefix: z.string(),
  authority: z.string(),
});
/** A state body that receives proposals and appeals. */
export const Authority = z.object({
  kind: z.literal("authority"),
  code: z.string(),
  name: Localized,
  region: z.string().optional(),
});
/** A year's holidays: days off on weekdays, and weekend days worked instead. `code` is the year. */
export const Holidays = z.object({
  kind: z.literal("holidays"),
  code: z.string(),
  daysOff: z.array(LocalDate),
  workedWeekends: z.array(LocalDate),
});
/** A topic of lectures, or a category of proposals. */
export const Topic = z.object({ kind: z.literal("topic"), code: z.string(), name: Localized });
export const Category = z.object({ kind: z.literal("category"), code: z.string(), name: Localized });

/** What a live membership's standing may be, in the order of its life. */
export const STANDINGS = ["new", "current", "grace", "lapsed"] as const;
/** What a rule counts its days from: the day of joining, or the member's last word that they still take part. */
export const STANDING_EVENTS = ["since", "renewed"] as const;
const StandingBound = z.object({ event: z.enum(STANDING_EVENTS), days: z.int().min(0).max(3650) });
/** One standing holds from a day on, until another or for good. Of several the one of least weight is looked at first. */
export const StandingRule = z.object({
  code: z.enum(STANDINGS),
  weight: z.int().min(0).max(1000),
  isOn: z.boolean(),
  from: StandingBound,
  until: StandingBound.optional(),
});
/** The rules of standing as they were set once. `code` is their version: the last is in force, those before are the log. */
export const StandingRules = z.object({
  kind: z.literal("standing-rule"),
  code: z.string().regex(/^\d{6}$/),
  rules: z.array(StandingRule).length(STANDINGS.length),
  setAt: Instant.optional(),
  setBy: z.string().optional(),
});

/** Which data was loaded last: the hash of all rows. */
export const Version = z.object({
  kind: z.literal("version"),
  code: z.literal("data"),
  hash: z.string(),
  loadedAt: z.string(),
});

export const REFERENCE_SCHEMAS = {
  version: Version,
  region: Region,
  city: City,
  council: Council,
  authority: Authority,
  holidays: Holidays,
  topic: Topic,
  category: Category,
  "standing-rule": StandingRules,
};
export type ReferenceKind = keyof typeof REFERENCE_SCHEMAS;
export type ReferenceRow<K extends ReferenceKind> = z.infer<(typeof REFERENCE_SCHEMAS)[K]>;
export type AnyReferenceRow = { [K in ReferenceKind]: ReferenceRow<K> }[ReferenceKind];
