import { bell, watchDead, watchFunction, watchReputation } from "../infra/alarms.ts";
import type { Watched } from "../infra/worker.ts";
import type { House } from "./index.ts";
import type { Workers } from "./workers.ts";

/** Tells ops when a function fails, a stream falls behind, a message dies, or the world stops taking our mail. */
export function alarms(
  { stage, mail }: House,
  http: Readonly<Record<string, sst.aws.Function>>,
  { watched, dead }: Workers,
): void {
  if (!stage.ops) return;
  const ops = bell("Alarms", stage.ops);
  const served = Object.entries(http).map(
    ([name, { name: functionName }]): Watched => ({ name, kind: "http", functionName }),
  );
  for (const one of [...served, ...watched]) watchFunction(one, ops);
  for (const [name, queue] of Object.entries(dead)) watchDead(name, queue, ops);
  if (mail.returned) watchReputation("Mail", ops);
}
