import { TABLES } from "@kz2050/core/tables";
import type { Tables } from "../infra/links.ts";
import type { Stage } from "../infra/stage.ts";
import { table } from "../infra/table.ts";

/** Every table that core describes. */
export function data(stage: Stage): Tables {
  return Object.fromEntries(TABLES.map((description) => [description.name, table(description, stage)]));
}
