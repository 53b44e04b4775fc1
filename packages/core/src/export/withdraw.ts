import { scope } from "../kernel/index.ts";
import { attempt, batchGet, queryAll } from "../table/index.ts";
import { isPersonal } from "./columns.ts";
import { drop } from "./progress.ts";
import { HOLDING } from "./rules.ts";
import { Exports } from "./table.ts";

/**
 * Withdraws every export that tells of people and was asked for until now: somebody was erased, and no file may keep
 * them. What is still being made stops; its asker may ask again. Few are live at a time. Done twice it does no more.
 */
export async function withdrawPersonal(): Promise<void> {
  const rows = await queryAll(Exports, { index: "all", hash: "export" });
  const found = await batchGet(
    Exports,
    rows.map(({ exportId }) => ({ exportId })),
  );
  for (const { exportId, exportKind, fields } of found) {
    if (!isPersonal(exportKind, fields)) continue;
    await withdraw(exportId);
    // Also where an earlier call was cut short.
    await drop(exportId);
  }
}

const ROUNDS = 20;

/** Its version moves, so that a step on its way writes nothing any more. */
async function withdraw(exportId: string): Promise<void> {
  for (let round = 0; round < ROUNDS; round += 1) {
    const [row] = await batchGet(Exports, [{ exportId }]);
    if (!row || !HOLDING.has(row.state)) return;
    const set = { state: "withdrawn" as const, movedAt: scope().now().toISOString(), files: [] };
    const [refusal] = await attempt(
      Exports.update({ exportId }, { set, remove: ["mark", "staged"], version: row.version }),
    );
    if (!refusal) return;
  }
}
