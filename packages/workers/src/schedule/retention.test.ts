import { Identity } from "@kz2050/core/identity";
import { linkToken } from "@kz2050/core/kernel";
import { Participation } from "@kz2050/core/participation";
import type { LogLine } from "@kz2050/core/platform/log";
import { type World, world } from "@kz2050/testing";
import { afterAll, beforeAll, expect, test } from "vitest";
import { runJob } from "../schedule.ts";
import { retention } from "./retention.ts";

let w: World;
beforeAll(async () => {
  w = await world();
});
afterAll(() => w.stop());

test("by night an erasure that was stopped is carried out, letters are forgotten, and only counts are told", async () => {
  const email = "tundi@posta.example";
  const { personId } = await w.guest(() => Identity.meet({ email, language: "kk" }));
  const me = { kind: "person", personId, sessionId: "s", provedAt: w.clock.now().toISOString() } as const;
  const { erasureId } = await w.as(me, () => Participation.eraseMe({}));
  const [logged, forgotten]: [LogLine[], string[]] = [[], []];
  await runJob(retention, {
    ...w.deps,
    log: (line) => void logged.push(line),
    enqueue: async () => undefined,
    mailer: { send: async () => undefined },
    forgetMail: async (addresses) => void forgotten.push(...addresses),
    publicOrigin: "https://public.example",
    officeOrigin: "https://office.example",
  });
  expect(forgotten).toEqual([email]);
  expect(logged).toEqual([{ level: "info", event: "retention.resumed", code: "erasure", count: 1 }]);
  const receipt = w.guest(async () => Participation.erasure({ erasureId, token: linkToken("erasure", erasureId) }));
  expect(await receipt).toMatchObject({ state: "done" });
});
