import { type Parked, Stream } from "@kz2050/core/stream";
import { onStream } from "../lambda.ts";
import { effects, streamWorker } from "../stream.ts";
import { DOMAIN_WORKERS } from "../streams.ts";

/** Processes again what the office asks for: the parked record's effects, from the record as it is now. */
export const parked = streamWorker({
  table: "Parked",
  async copy(_keys, change, deps) {
    const row = change.after as Parked | undefined;
    if (
      !row?.replayAskedAt ||
      row.replayedAt ||
      row.replayAskedAt === (change.before as Parked | undefined)?.replayAskedAt
    )
      return;
    const worker = DOMAIN_WORKERS.find(({ table }) => table === row.streamName);
    if (!worker) return;
    await effects(worker, { eventId: row.eventId, sequence: "0", kind: "modify", keys: row.keys }, deps);
    await Stream.markReplayed(row.streamName, row.eventId);
  },
});

export const handler = onStream(parked);
