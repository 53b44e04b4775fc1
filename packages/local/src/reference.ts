import { scope, sha256 } from "@kz2050/core/kernel";
import { Reference } from "@kz2050/core/reference";
import { REFERENCE_DATA } from "@kz2050/core/reference/data";

/**
 * Loads the reference data of this version: regions, cities, councils, authorities, holidays, topics, categories.
 * Answers how many rows were written: none where this very data was loaded before.
 */
export async function loadReference(): Promise<number> {
  const hash = sha256(JSON.stringify(REFERENCE_DATA));
  const [loaded] = await Reference.list("version");
  if (loaded?.hash === hash) return 0;
  for (const row of REFERENCE_DATA) await Reference.load(row);
  await Reference.load({ kind: "version", code: "data", hash, loadedAt: scope().now().toISOString() });
  return REFERENCE_DATA.length;
}
