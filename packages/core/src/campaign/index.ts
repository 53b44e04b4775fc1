export * as Campaign from "./campaign.ts";
