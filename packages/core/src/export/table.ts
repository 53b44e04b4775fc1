import { table } from "../table/index.ts";
import { Export, ExportPiece } from "./schema.ts";

/** Each step of its worker moves the row, and the row's stream calls the next step. */
export const Exports = table({
  name: "Exports",
  personal: true,
  schema: Export,
  key: { hash: "exportId" },
  indexes: {
    byAsker: { hash: "askedBy", range: "askedAt", project: [] },
    all: { hash: "list", range: "askedAt", project: [] },
  },
  stream: "keys",
  expires: true,
});

export const ExportPieces = table({
  name: "ExportPieces",
  personal: true,
  schema: ExportPiece,
  key: { hash: "exportId", range: "piece" },
  expires: true,
});
