export { Audit, PersonalAudit, PersonalRequests, Requests } from "./audit.ts";
export { all, any, type Condition } from "./condition.ts";
export type { Engine, Query, Refusal, Rows } from "./engine.ts";
export { isDoneBy } from "./own.ts";
export { batchGet, get, queryAll, queryFrom, queryPage, scanAll, scanFrom } from "./read.ts";
export { type Description, type Item, type ItemOf, type Op, type Table, table } from "./table.ts";
export { attempt, attemptAside, errorOf, write } from "./write.ts";
