export * as Council from "./council.ts";
