export * as Note from "./note.ts";
