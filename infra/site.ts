import type { Description } from "@kz2050/core/table";
import { api, type HttpArgs } from "./api.ts";

interface SiteArgs extends Omit<HttpArgs, "reach"> {
  readonly reads: readonly Description[];
}

/** Public pages: a function that only reads, and no personal table. @throws when one is named. */
export function site(name: string, { reads, ...args }: SiteArgs): sst.aws.Function {
  const personal = reads.filter((table) => table.personal).map((table) => table.name);
  if (personal.length > 0) throw new Error(`${name} may not read personal tables: ${personal.join(", ")}`);
  return api(name, { ...args, reach: { reads: reads.map((table) => table.name) } });
}
