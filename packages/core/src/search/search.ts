export { find } from "./find.ts";
export { type Found, KINDS, type Kind } from "./schema.ts";
