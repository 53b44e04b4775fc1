export * as Participation from "./participation.ts";
