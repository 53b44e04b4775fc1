import * as z from "zod";
import { LocalDate } from "../kernel/index.ts";

/** What the movement counts by day and region. */
export const FIGURES = ["applications", "approvals", "gifts", "bookings", "proposals"] as const;
export const Figure = z.enum(FIGURES);
export type Figure = z.infer<typeof Figure>;

/** That something to be counted happened, once: made by the stream of its record, counted by its own. Names nobody. */
export const Happening = z.object({
  /** An HMAC of the record and the figure: the same however often the stream tells of it. */
  happeningId: z.string(),
  figure: Figure,
  region: z.string(),
  /** The day in the country's time. */
  date: LocalDate,
  /** Of a gift. */
  tiyn: z.int().optional(),
});
export type Happening = z.infer<typeof Happening>;
