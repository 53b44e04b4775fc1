export { meeting } from "./meeting.ts";
export { officeToken, showApp } from "./office-token.ts";
export { makePasskey, type SoftPasskey } from "./passkey.ts";
export { loadReference } from "./reference.ts";
export { atOnce, NOON, RACE_ROUNDS, staffActor, type World, world } from "./world.ts";
