import { runKill } from "./kill-run.ts";
import type { Part } from "./part.ts";

const ROUNDS = 100;

/** The platform as npm start runs it is killed in the middle of load, and comes back with all that it said. */
export const kill: Part = {
  name: "kill",
  title: "server and engine killed (kill -9) in the middle of load",
  run: ({ long, seed }) => runKill(seed, long ? ROUNDS : 3),
};
