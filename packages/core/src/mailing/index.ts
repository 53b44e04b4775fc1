export * as Mailing from "./mailing.ts";
