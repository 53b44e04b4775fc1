export * as Sending from "./sending.ts";
