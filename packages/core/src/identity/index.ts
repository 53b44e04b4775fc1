export * as Identity from "./identity.ts";
