export * as Reference from "./reference.ts";
