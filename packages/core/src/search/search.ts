export { type Comparison, comparePeople } from "./compare.ts";
export { find } from "./find.ts";
export { type PersonRecord, type PersonView, personPage } from "./person.ts";
export { type Found, KINDS, type Kind } from "./schema.ts";
