import { type ExtractedPage, type Extraction, isAsked, type Mark } from "../kernel/index.ts";
import { Audit, PersonalAudit, scanFrom } from "../table/index.ts";
import { namedRows } from "./rows.ts";

/** One page of the trail, first of public records, then of personal ones. For the export's worker alone (it scans). */
export async function extract(asked: Extraction, from?: Mark): Promise<ExtractedPage> {
  const isPersonal = from?.side === "personal";
  const { side: _, ...key } = from ?? {};
  const start = "recordId" in key ? key : undefined;
  const { items, last } = await scanFrom(isPersonal ? PersonalAudit : Audit, start);
  const side = isPersonal ? "personal" : "public";
  const within = items.filter(({ at }) => isAsked(at.slice(0, 24), asked));
  const named = await namedRows(within);
  const rows = named.map(({ at, actorName, fields, ...row }, index) => ({
    mark: { side, recordId: row.recordId, at: within[index]?.at },
    values: { ...row, at, actorName, fields: fields?.join(" ") },
  }));
  return { rows, last: last ? { ...last, side } : isPersonal ? undefined : { side: "personal" } };
}
