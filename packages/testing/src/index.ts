export { atOnce, NOON, RACE_ROUNDS, staffActor, type World, world } from "./world.ts";
