import type { Text } from "../kernel/index.ts";
import type { RetentionClass } from "./retention.ts";
import type { Deed } from "./schema.ts";

/** A line of "My actions": what was done, where it stands, and the private page on which it is gone on with. */
export interface Line {
  readonly service: Deed["service"];
  readonly what: Deed["what"];
  readonly recordId: string;
  readonly at: string;
  /** The domain's own name of the state it is in now, as its pages say it. */
  readonly state: string;
  /** Waits for the mailbox to be confirmed. */
  readonly isPending: boolean;
  /** The campaign's, the proposal's, the lecturer's title: what it is about. */
  readonly title?: Text | undefined;
  readonly tiyn?: number | undefined;
  /** Time given, in quarters of an hour. */
  readonly quarters?: number | undefined;
  /** Local date and time of an appointment. */
  readonly date?: string | undefined;
  readonly start?: string | undefined;
  /** The private page: purpose and record of its link. */
  readonly link: { readonly purpose: string; readonly id: string };
  /** What its owner can do next there. */
  readonly can: readonly (
    | "confirm"
    | "withdraw"
    | "cancel"
    | "leave"
    | "answer"
    | "pay"
    | "receipt"
    | "card"
    | "feedback"
  )[];
}

/** Everything held about a person in one record, for their archive: plain values under names that a reader knows. */
export interface ArchiveEntry {
  readonly service: string;
  readonly recordId: string;
  readonly record: Readonly<Record<string, unknown>>;
}

/** As much of a line as leads to its record. */
export type Led = Pick<Deed, "what" | "recordId" | "about">;

/** What became of a record whose person turned out to be another: of two that exclude each other the older stays. */
export type Reassigned = "moved" | "older_stays";

/** A record that holds something of a person. */
export interface Held extends Pick<Deed, "what" | "recordId" | "at"> {
  readonly personId: string;
  /** The class it falls under once its use has ended, and since when. */
  readonly ended?: { readonly as: RetentionClass; readonly at: string } | undefined;
}

/** What each service brings for a person's records. Each function may be called again after a crash and does no harm. */
export interface Service {
  readonly name: Deed["service"];
  /** The lines of these records as they are now; one that is gone, or no longer theirs, gives none. */
  lines(personId: string, deeds: readonly Deed[]): Promise<readonly Line[]>;
  /** Carries out what waited for the mailbox. True where it did; false where it stood already or is past its time. */
  release(personId: string, deed: Deed): Promise<boolean>;
  archive(personId: string, deeds: readonly Deed[]): Promise<readonly ArchiveEntry[]>;
  /**
   * Ends what is live as its owner would (a booking is cancelled, a membership left, an unpublished proposal withdrawn),
   * then removes or irreversibly detaches every personal field. Counts and sums stay. Answers the names of the fields.
   */
  erase(personId: string, deed: Led): Promise<readonly string[]>;
  /** Makes the record the other person's; both histories stay. @throws ConflictError where the two cannot be one. */
  reassign(from: string, to: string, deed: Led): Promise<Reassigned>;
  /** Everything that holds something of anybody: for jobs, since it reads whole tables. */
  held(): AsyncGenerator<Held>;
  /** The region whose staff look after the record. */
  regionOf(deed: Led): Promise<string | undefined>;
  /** The same as `erase` and `reassign` for what names a person beside the records they made; told every name of theirs. */
  eraseRest?(names: readonly string[]): Promise<readonly string[]>;
  reassignRest?(from: string, to: string): Promise<void>;
}
