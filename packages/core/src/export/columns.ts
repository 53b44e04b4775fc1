import { type PersonalField, visibleFields } from "../access/index.ts";
import { type Actor, grantFor, type Place, type Role, type Scope, staff } from "../kernel/index.ts";
import type { ExportKind } from "./schema.ts";

/** How a column's value is written: a code becomes a word, an instant the country's date and time, tiyn tenge. */
export type ColumnType = "text" | "code" | "date" | "instant" | "number" | "money" | "phone";
export interface Column {
  readonly field: string;
  readonly type: ColumnType;
  /** What it tells of a person; a column without it tells nothing personal. */
  readonly tells?: PersonalField;
}

const text = (...fields: readonly string[]): Column[] => fields.map((field) => ({ field, type: "text" }));
const of = (type: ColumnType, ...fields: readonly string[]): Column[] => fields.map((field) => ({ field, type }));
const told = (tells: PersonalField, type: ColumnType, ...fields: readonly string[]): Column[] =>
  fields.map((field) => ({ field, type, tells }));

const APPLICANT: readonly Column[] = [
  ...told("name", "text", "surname", "givenName", "patronymic"),
  ...told("birthDate", "date", "birthDate"),
  ...told("age", "number", "age"),
  ...told("phone", "phone", "phone"),
  ...told("email", "text", "email"),
];

/** What each kind of export tells, in the order of its columns. */
export const COLUMNS: Readonly<Record<ExportKind, readonly Column[]>> = {
  applications: [
    ...text("id"),
    ...of("instant", "submittedAt"),
    ...of("code", "status", "region"),
    ...text("city"),
    ...APPLICANT,
    ...told("text", "text", "occupation", "why"),
    ...of("code", "language", "news"),
  ],
  members: [
    ...text("memberNumber"),
    ...of("instant", "memberSince"),
    ...of("code", "region"),
    ...text("city"),
    ...APPLICANT,
    ...told("text", "text", "occupation"),
    ...of("code", "language", "news"),
  ],
  gifts: [
    ...text("reference"),
    ...of("instant", "settledAt"),
    ...of("money", "settledTiyn"),
    ...of("code", "method", "status"),
    ...of("instant", "refundedAt"),
    ...of("money", "refundedTiyn"),
    ...text("campaign", "campaignId"),
    ...of("code", "region"),
    ...told("publicName", "text", "publicName"),
    ...text("id"),
  ],
  bookings: [
    ...text("id"),
    ...of("instant", "confirmedAt"),
    ...of("code", "status"),
    ...of("date", "date"),
    ...text("start"),
    ...of("number", "minutes"),
    ...of("code", "mode"),
    ...text("lecturer"),
    ...of("code", "topic", "lectureLanguage"),
    ...text("school", "settlement"),
    ...of("code", "region", "grade"),
    ...of("number", "pupils", "rating"),
    ...told("name", "text", "contactName", "contactRole"),
    ...told("phone", "phone", "contactPhone"),
    ...told("email", "text", "contactEmail"),
  ],
  proposals: [
    ...text("code", "title"),
    ...of("code", "council", "region", "category"),
    ...text("place"),
    ...of("code", "status"),
    ...of("number", "supports"),
    ...of("instant", "confirmedAt", "publishedAt", "decidedAt", "sentAt", "answeredAt"),
    ...of("code", "language"),
    ...told("publicName", "text", "publicName"),
    ...text("id"),
  ],
  audit: [
    ...of("instant", "at"),
    ...text("actorName", "actor"),
    ...of("code", "role"),
    ...text("action", "recordId", "before", "after", "reason", "fields"),
  ],
};

/** Who may take out what; the trail tells of every colleague and region, so central office alone. */
const ASKERS: Readonly<Record<ExportKind, Readonly<Partial<Record<Role, Scope>>>>> = {
  applications: { coordinator: "region", central: "country" },
  members: { coordinator: "region", central: "country" },
  gifts: { coordinator: "region", central: "country", finance: "region" },
  bookings: { coordinator: "region", central: "country" },
  proposals: { coordinator: "region", central: "country" },
  audit: { central: "country" },
};

/** Whether the actor may take this kind out of this place at this minute. The trail has no region: it goes whole. */
export function mayTake(actor: Actor, kind: ExportKind, place: Place, now: Date): boolean {
  if (kind === "audit" && place.region !== undefined) return false;
  return grantFor(staff(ASKERS[kind]), actor, place, now) !== undefined;
}

/** The columns this actor may see of this kind in this place: what they may not see is not there at all. */
export function columnsFor(actor: Actor, kind: ExportKind, place: Place, now: Date): readonly Column[] {
  const visible = visibleFields(actor, place, now);
  return COLUMNS[kind].filter(({ tells }) => tells === undefined || visible.has(tells));
}

/** Whether any of these columns tells of a person. */
export const isPersonal = (kind: ExportKind, fields: readonly string[]): boolean =>
  COLUMNS[kind].some(({ field, tells }) => tells !== undefined && fields.includes(field));
