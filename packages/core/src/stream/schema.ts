import * as z from "zod";
import { Instant } from "../kernel/index.ts";

/** A number that moves: only stream workers and the recount write it. */
export const Count = z.object({ counterId: z.string(), value: z.int() });
export type Count = z.infer<typeof Count>;

/** Many numbers in one row, each a field of its own: figures by month and day, say, which a page reads together. */
export const Sheet = z.object({ counterId: z.string() });

/** How far a stream's shard has been counted: the sequence number as text padded to 40 digits. */
export const Watermark = z.object({ counterId: z.string(), sequence: z.string() });

/** A record a worker could not take in three tries: its keys and the error's code, never its image. */
export const Parked = z.object({
  streamName: z.string(),
  eventId: z.string(),
  /** One value for all: the key of the office's list. */
  list: z.literal("parked"),
  keys: z.record(z.string(), z.string()),
  code: z.string(),
  parkedAt: Instant,
  /** The office has asked for it to be processed again. */
  replayAskedAt: Instant.optional(),
  replayedAt: Instant.optional(),
});
export type Parked = z.infer<typeof Parked>;

/** One record of a table's stream. Personal tables tell keys alone, so `before` and `after` are absent there. */
export interface Change {
  readonly eventId: string;
  readonly sequence: string;
  readonly kind: "insert" | "modify" | "remove";
  readonly keys: Readonly<Record<string, string>>;
  readonly before?: Readonly<Record<string, unknown>> | undefined;
  readonly after?: Readonly<Record<string, unknown>> | undefined;
}

/** What changes by how much: a counter's id, or `<sheet>|<field>`, to a whole number. */
export type Moves = Readonly<Record<string, number>>;
