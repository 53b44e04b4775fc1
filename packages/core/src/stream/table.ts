import { table } from "../table/index.ts";
import { Count, Parked, Watermark } from "./schema.ts";

export const Counts = table({
  name: "Counts",
  items: { count: Count, watermark: Watermark },
  key: { hash: "counterId" },
  keyKind: "guard",
});

export const ParkedRecords = table({
  name: "Parked",
  schema: Parked,
  key: { hash: "streamName", range: "eventId" },
  keyKind: "guard",
});
