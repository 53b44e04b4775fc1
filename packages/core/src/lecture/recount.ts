import { Reference } from "../reference/index.ts";
import { Stream } from "../stream/index.ts";
import { scanAll } from "../table/index.ts";
import { movesOf } from "./events.ts";
import { Bookings } from "./table.ts";

/** Counts every lecture given again and repairs the counters that drifted; answers by how much each had. */
export async function recount(): Promise<Map<string, number>> {
  const truth = new Map([
    ["lectures", 0],
    ["pupils", 0],
  ]);
  for (const { code } of await Reference.list("region")) truth.set(`lectures#${code}`, 0);
  for await (const booking of scanAll(Bookings)) {
    const made = { eventId: "", sequence: "", kind: "insert" as const, keys: {}, after: booking };
    for (const [counterId, by] of Object.entries(movesOf(made))) truth.set(counterId, (truth.get(counterId) ?? 0) + by);
  }
  return Stream.repair(truth);
}
