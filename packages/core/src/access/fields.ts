import { type Actor, grantFor, type Place, type Role, type Scope, staff } from "../kernel/index.ts";

type Roles = Readonly<Partial<Record<Role, Scope>>>;

/**
 * Which personal facts a record shows to whom: the second half of the matrix. A verb opens the record; this says what of
 * the person is told there, on a page, in an answer of the API and in an export alike. What a person chose to show to
 * everybody (a giver's or an author's public name) stands under `publicName`: only those see it here who look after it.
 */
export const FIELD_MATRIX = {
  /** Surname, given name, patronymic; who answers at a school, and as what. */
  name: { coordinator: "region", central: "country" },
  /** In full, to call or write to: the coordinator who knows the place, and nobody above. */
  phone: { coordinator: "region" },
  email: { coordinator: "region", central: "country" },
  birthDate: { coordinator: "region" },
  /** In whole years: what others see instead of the date. */
  age: { coordinator: "region", central: "country" },
  /** What somebody wrote of themselves: occupation, reasons, answers. */
  text: { coordinator: "region", central: "country" },
  publicName: { organiser: "campaign", coordinator: "region", central: "country" },
} as const satisfies Readonly<Record<string, Roles>>;
export type PersonalField = keyof typeof FIELD_MATRIX;

export const PERSONAL_FIELDS = Object.keys(FIELD_MATRIX) as readonly PersonalField[];

/** The personal facts this actor may see of a record in this place at this minute; none for anybody but staff. */
export function visibleFields(actor: Actor, place: Place, now: Date): ReadonlySet<PersonalField> {
  return new Set(PERSONAL_FIELDS.filter((field) => grantFor(staff(FIELD_MATRIX[field]), actor, place, now)));
}

/** What each field of a record tells of a person; a field that is not named tells nothing personal. */
export type Tells<F extends string = string> = Readonly<Partial<Record<F, PersonalField>>>;

/** Of these fields those that may be shown, in their order. */
export const shownOf = <F extends string>(
  fields: readonly F[],
  tells: Tells<F>,
  visible: ReadonlySet<PersonalField>,
): F[] =>
  fields.filter((field) => {
    const fact = tells[field];
    return fact === undefined || visible.has(fact);
  });
