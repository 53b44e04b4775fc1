export { type Platform, createPlatform } from "./platform.ts";
