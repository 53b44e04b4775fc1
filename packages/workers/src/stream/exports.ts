import { setTimeout as sleep } from "node:timers/promises";
import { Export } from "@kz2050/core/export";
import type { WorkerDeps } from "../deps.ts";
import { sheetOf } from "../export/words.ts";
import { workbook } from "../export/workbook.ts";
import { onStream } from "../lambda.ts";
import { streamWorker } from "../stream.ts";

const TRIES = 3;
const PAUSE = 200;

/**
 * Makes the files a member of staff asked for, a step for each time the row tells of itself: its write calls the next.
 * An export that fails three times is over, and its asker is told; it is not parked, since asking again is theirs.
 */
export const exports_ = streamWorker({
  table: "Exports",
  copy: ({ exportId = "" }, { kind }, deps) => (kind === "remove" ? Promise.resolve() : make(exportId, deps)),
});

async function make(exportId: string, deps: WorkerDeps): Promise<void> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await Export.step(exportId, { sheet: sheetOf, workbook });
    } catch (error) {
      const code = error instanceof Error && "code" in error ? String(error.code) : "internal";
      if (attempt === TRIES) {
        deps.log?.({ level: "error", event: "export.failed", code, requestId: exportId });
        return await Export.halt(exportId, code);
      }
      await sleep(PAUSE * attempt);
    }
  }
}

export const handler = onStream(exports_);
