import { type Access, type Staff, staff } from "../kernel/index.ts";
import { MATRIX, STEP_UP, type StaffVerb } from "./matrix.ts";

export { FIELD_MATRIX, PERSONAL_FIELDS, type PersonalField, shownOf, type Tells, visibleFields } from "./fields.ts";
export { MATRIX, STEP_UP, type StaffVerb } from "./matrix.ts";

/** The access of a staff verb, from its row of the matrix. */
export const may = (verb: StaffVerb): Access<Staff> => staff(MATRIX[verb], { stepUp: STEP_UP.has(verb) });
