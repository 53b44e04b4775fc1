import { table } from "../table/index.ts";
import { Count, Parked, Sheet, Watermark } from "./schema.ts";

export const Counts = table({
  name: "Counts",
  items: { count: Count, sheet: Sheet, watermark: Watermark },
  key: { hash: "counterId" },
  keyKind: "guard",
});

/** Its own stream carries out the replays that the office asks for. */
export const ParkedRecords = table({
  name: "Parked",
  schema: Parked,
  key: { hash: "streamName", range: "eventId" },
  keyKind: "guard",
  indexes: { all: { hash: "list", range: "parkedAt", project: ["keys", "code", "replayedAt"] } },
  stream: "images",
});
