import * as z from "zod";
import { table } from "../table/index.ts";

/** One item per rule, subject and day, holding the day's count and the running window's. */
export const Limits = table({
  name: "Limits",
  schema: z.looseObject({ limitKey: z.string(), total: z.int(), expiry: z.int() }),
  key: { hash: "limitKey" },
  keyKind: "guard",
  expires: true,
});
