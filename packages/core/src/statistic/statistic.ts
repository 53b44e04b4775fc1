export { read, regionsOf } from "./dashboard.ts";
export { type Fact, fill, happened, recount, unhappened } from "./happening.ts";
export { movesOf } from "./rules.ts";
export * from "./schema.ts";
