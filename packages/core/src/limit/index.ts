export * as Limit from "./limit.ts";
export { LIMITS, type LimitName } from "./rules.ts";
