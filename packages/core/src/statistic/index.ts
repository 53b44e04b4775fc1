export * as Statistic from "./statistic.ts";
