export * as Membership from "./membership.ts";
