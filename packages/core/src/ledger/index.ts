export * as Ledger from "./ledger.ts";
