import { Export } from "@kz2050/core/export";
import { Identity } from "@kz2050/core/identity";
import { type Actor, GUEST, inScope, linkCode } from "@kz2050/core/kernel";
import { Participation } from "@kz2050/core/participation";
import type { Engine } from "@kz2050/core/table";
import { seedDemonstration, seedDemonstrationStaff } from "@kz2050/local/demo/index";
import { startEngine } from "@kz2050/local/engine";
import { createPlatform, type Platform } from "@kz2050/local/platform";
import { loadReference } from "@kz2050/local/reference";
import { memoryPositions } from "@kz2050/local/store";
import { staffActor } from "@kz2050/testing";
import { createMine } from "@kz2050/web/mine";
import { createSite } from "@kz2050/web/site";
import { afterAll, beforeAll, expect, test } from "vitest";
import { BOUNCE, HTTP, JOBS, MAIL, STREAMS } from "../../../../stacks/functions.ts";
import { type Reach, watching } from "./reach.ts";

const SECRETS = { addressPepper: "a1".repeat(32), pseudonymPepper: "b2".repeat(32), linkKey: "c3".repeat(32) };
/** How far a walk through the public pages goes. */
const PAGES = 60;

const REACH = new Map<string, Reach>([
  ["queue:mail", MAIL.reach],
  ["queue:bounce", BOUNCE.reach],
  ...STREAMS.map(({ table, reach }) => [`stream:${table}`, reach] as const),
  ...JOBS.map(({ handler, reach }) => [`schedule:${/([^/]+)\.handler$/.exec(handler)?.[1]}`, reach] as const),
]);
const workerOf = (actor: Actor) => {
  const reach = actor.kind === "system" ? REACH.get(actor.name) : undefined;
  return reach && ([actor.kind === "system" ? actor.name : "", reach] as const);
};

let local: Awaited<ReturnType<typeof startEngine>>;
let platform: Platform;
let real: Engine;
let refused: Set<string>;

beforeAll(async () => {
  local = await startEngine();
  const { endpoint } = local;
  const options = { endpoint, origin: "http://localhost:3000", secrets: SECRETS, positions: memoryPositions() };
  platform = await createPlatform({ ...options, isDemonstration: true });
  real = platform.deps.engine as Engine;
  const watched = watching(real, workerOf);
  refused = watched.refused;
  Object.assign(platform.deps, { engine: watched.engine });
  await platform.asPlatform("reference", loadReference);
  await seedDemonstrationStaff(platform);
  await seedDemonstration(platform);
  await platform.drain();
});
afterAll(() => local?.stop());

test("workers and jobs touch what their roles allow, while the whole demonstration is told and staff sign in", async () => {
  const [email, language] = ["central@movement.example", "kk"] as const;
  await inScope({ ...platform.deps, actor: GUEST, requestId: "sign-in" }, () =>
    Identity.askCode({ email, language, door: "staff" }),
  );
  await platform.runJobs();
  await platform.drain();
  expect([...refused].sort()).toEqual([]);
});

test("the public pages read what the site's role allows, and never fail for the want of more", async () => {
  const { engine, refused: outside } = watching(real, () => ["site", HTTP.Site.reach]);
  const site = createSite({ ...platform.deps, engine });
  const seen = new Set(["/kk"]);
  for (const path of seen) {
    const answer = await site.request(path);
    expect(answer.status, path).toBeLessThan(500);
    const links = (await answer.text()).matchAll(/href="(\/kk\/[^"#?]*)"/g);
    for (const [, link = ""] of links) if (!/^\/kk\/my(\/|$)/.test(link) && seen.size < PAGES) seen.add(link);
  }
  expect(seen.size).toBeGreaterThan(1);
  expect([...outside].sort()).toEqual([]);
});

test("a person's own pages touch what their function's role allows, from the first code to the receipt", async () => {
  const { engine, refused: outside } = watching(real, () => ["mine", HTTP.Mine.reach]);
  const { publicOrigin } = platform.deps;
  const mine = createMine({ ...platform.deps, engine });
  let cookie = "";
  const ask = async (path: string, init?: RequestInit) => {
    const answer = await mine.request(publicOrigin + path, { ...init, headers: { cookie, origin: publicOrigin } });
    expect(answer.status, path).toBeLessThan(500);
    for (const line of answer.headers.getSetCookie()) if (!/max-age=0/i.test(line)) [cookie = ""] = line.split(";");
    return answer;
  };
  const tokenOf = (html: string, action: string): string =>
    html.split(`action="${action}"`)[1]?.match(/name="formToken" value="([^"]+)"/)?.[1] ?? "";
  const post = async (page: string, fields: Record<string, string> = {}, action = page) => {
    const formToken = tokenOf(await (await ask(page)).text(), action);
    const answer = await ask(action, { method: "POST", body: new URLSearchParams({ ...fields, formToken }) });
    return answer.headers.get("location") ?? "";
  };
  const sent = await post("/kk/my/sign-in", { email: "applicant2@members.example" });
  const challengeId = sent.split("/").at(-1) ?? "";
  const code = await platform.asPlatform("test", async () => linkCode("sign-in", challengeId));
  expect(await post(sent, { code })).toMatch(/^\/kk\/my/);
  for (const path of ["", "/settings", "/settings/mailbox", "/settings/phone", "/consent", "/data", "/erase", "/fresh"])
    await ask(`/kk/my${path}`);
  const further = await post("/kk/my/settings/mailbox", { email: "further@posta.example" });
  expect(further).toMatch(/chl_/);
  const id = further.split("/").at(-1) ?? "";
  await post(further, { code: await platform.asPlatform("test", async () => linkCode("mailbox", id)) });
  await post("/kk/my/settings", { language: "ru", topics: "news" }, "/kk/my/settings/letters");
  await post("/kk/my/settings", {}, "/kk/my/settings/consents/processing/withdraw");
  await post("/kk/my/data");
  const receipt = await post("/kk/my/erase", { understood: "yes" });
  expect(receipt).toMatch(/\/erasure\/era_/);
  await ask(receipt);
  expect([...outside].sort()).toEqual([]);
});

test("files of every table are made of the whole demonstration within the worker's role", async () => {
  // An erasure on its way would withdraw them.
  await platform.drain();
  const { personId } = await platform.asPlatform("test", () =>
    Identity.meet({ email: "central@movement.example", language: "kk" }),
  );
  const central = { ...staffActor("central"), personId };
  const as = <T>(work: () => Promise<T>) => inScope({ ...platform.deps, actor: central, requestId: "reach" }, work);
  // Five in ten minutes are all that one may ask for: members come from the applications' table.
  const kinds = Export.EXPORT_KINDS.filter((kind) => kind !== "members");
  for (const [index, kind] of kinds.entries()) {
    const format = index % 2 ? "csv" : "xlsx";
    const { exportId } = await as(() => Export.ask({ kind, format, language: "kk" }));
    await platform.drain();
    const { state, rows } = await as(() => Export.progress({ exportId }));
    expect([kind, state, rows > 0]).toEqual([kind, "done", true]);
    await as(() => Export.fetchFile({ exportId, file: 1 }));
  }
  expect([...refused].sort()).toEqual([]);
});

test("erasing everybody of the demonstration, two of them made one first, touches what the workers' roles allow", async () => {
  await platform.drain();
  const people: string[] = [];
  await platform.asPlatform("test", async () => {
    const now = platform.deps.now();
    for await (const { personId } of Identity.everyone())
      if (!people.includes(personId) && !(await Identity.holdsRole(personId, now))) people.push(personId);
  });
  const as = <T>(actor: Actor, work: () => Promise<T>) =>
    inScope({ ...platform.deps, actor, requestId: "reach" }, work);
  const [kept = "", gone = ""] = people;
  const hand = (name: string) => staffActor("central", {}, name);
  const { mergeId } = await as(hand("one"), () => Participation.proposeMerge({ kept, gone, reason: "said_so" }));
  await as(hand("two"), () => Participation.decideMerge({ mergeId, decision: "merge" }));
  await platform.drain();
  expect(people.length).toBeGreaterThan(20);
  for (const personId of people.filter((one) => one !== gone))
    await as(hand("one"), () => Participation.eraseOther({ personId, reason: "asked_in_person" }));
  await platform.drain();
  await platform.runJobs();
  const left: string[] = [];
  await platform.asPlatform("test", async () => {
    for await (const { personId } of Identity.everyone()) if (people.includes(personId)) left.push(personId);
  });
  expect(left).toEqual([]);
  expect([...refused].sort()).toEqual([]);
}, 120_000);

test("a call outside the reach is noted", async () => {
  const { engine, refused: outside } = watching(real, () => ["nobody", { reads: ["Counts"] }]);
  Object.assign(platform.deps, { engine });
  await platform.asPlatform("anything", loadReference);
  expect([...outside]).toContain("nobody may not read Reference");
});
