import { runLoad } from "./load-run.ts";
import type { Part } from "./part.ts";

/** All services at half of what one machine can take; no error, no leak, and 429 where the limits are met. */
export const load: Part = {
  name: "load",
  title: "load on all services at half of the ceiling, then twice as much",
  run: ({ long, minutes = long ? 10 : 1 }) => runLoad(minutes),
};
