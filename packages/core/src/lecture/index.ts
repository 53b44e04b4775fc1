export * as Lecture from "./lecture.ts";
