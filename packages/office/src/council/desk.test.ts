import { Council } from "@kz2050/core/council";
import { Identity } from "@kz2050/core/identity";
import { linkToken, system, UNDO_FOR } from "@kz2050/core/kernel";
import { Reference } from "@kz2050/core/reference";
import { REFERENCE_DATA } from "@kz2050/core/reference/data";
import type { WebDeps } from "@kz2050/http";
import { officeToken, type World, world } from "@kz2050/testing";
import type { Hono } from "hono";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { createOffice } from "../app.tsx";
import type { Office } from "../page.tsx";

const OFFICE = "https://office.example";
const MINUTE = 60_000;

let w: World;
let office: Hono<Office>;
let cookie: string;
let proposals = 0;

beforeAll(async () => {
  w = await world();
  const kinds = new Set(["region", "council", "authority", "category", "holidays"]);
  const email = "moderator@movement.example";
  await w.as(system("test"), async () => {
    for (const row of REFERENCE_DATA.filter(({ kind }) => kinds.has(kind))) await Reference.load(row);
    await Identity.appoint({ email, name: "Мөлдір Үлгіқызы", role: "moderator", language: "kk", council: "astana" });
  });
  office = createOffice({
    ...w.deps,
    log: () => undefined,
    originKeys: [],
    publicOrigin: "https://site.example",
    officeOrigin: OFFICE,
    partnerOrigins: [],
    formTargets: [],
    sso: [],
    isDemonstration: false,
  } as Partial<WebDeps> as WebDeps);
  cookie = `__Host-office=${await w.guest(() => officeToken(email))}`;
});
afterAll(() => w.stop());
beforeEach(() => w.clock.advance(MINUTE));

async function confirmed(): Promise<string> {
  proposals += 1;
  w.clock.advance(1000);
  return w.guest(async () => {
    const { proposalId } = await Council.propose({
      council: "astana",
      language: "kk",
      title: `Мектеп жанына өткел, ${proposals}`,
      what: "№ 17 мектептің алдына жаяу жүргінші өткелін және бағдаршам орнатуды ұсынамын.",
      why: "Күн сайын екі жүзге жуық бала жолды белгіленбеген жерден кесіп өтеді.",
      category: "safety",
      place: "Сынақ көшесі, 17",
      email: `usynys${proposals}@posta.example`,
    });
    await Council.confirm({ proposalId, token: linkToken("proposal", proposalId) });
    return proposalId;
  });
}

const get = async (path: string) =>
  (await office.request(`${OFFICE}/office/kk${path}`, { headers: { cookie } })).text();
const post = (path: string, body: URLSearchParams) =>
  office.request(`${OFFICE}/office/kk${path}`, { method: "POST", body, headers: { cookie, origin: OFFICE } });
const placeOf = (answer: Response): string => (answer.headers.get("location") ?? "").replace("/office/kk", "");

/** What the form that goes to `path` would send of itself. */
function formOf(html: string, path: string): URLSearchParams {
  const [, form = ""] = new RegExp(`<form[^>]*action="/office/kk${path}"[^>]*>([\\s\\S]*?)</form>`).exec(html) ?? [];
  if (form === "") throw new Error(`no form to ${path}`);
  const hidden = [...form.matchAll(/type="hidden" name="([^"]+)" value="([^"]*)"/g)];
  return new URLSearchParams(hidden.map(([, name = "", value = ""]): [string, string] => [name, value]));
}
async function refuse(proposalId: string): Promise<Response> {
  const form = formOf(await get(`/proposals/${proposalId}`), `/proposals/${proposalId}/refuse`);
  form.set("reason", "unclear");
  return post(`/proposals/${proposalId}/refuse`, form);
}

test("after a refusal the next of the moderator's queue opens, with the way to take the refusal back", async () => {
  const [first, second] = [await confirmed(), await confirmed()];
  const done = await refuse(first);
  expect(placeOf(done)).toBe(`/proposals/${second}?done=refuse&of=${first}`);
  const html = await get(placeOf(done));
  expect(html).toContain("30 секунд ішінде");
  const back = await post(`/proposals/${first}/undo`, formOf(html, `/proposals/${first}/undo`));
  expect(placeOf(back)).toBe(`/proposals/${first}?done=undo`);
  const again = await get(placeOf(back));
  expect(again).toContain("Шешімді қайтарып алдыңыз.");
  formOf(again, `/proposals/${first}/publish`);
});

test("past 30 seconds the refusal stands, and the page offers nothing else", async () => {
  const proposalId = await confirmed();
  const page = placeOf(await refuse(proposalId));
  const form = formOf(await get(page), `/proposals/${proposalId}/undo`);
  w.clock.advance(UNDO_FOR + 1);
  const late = await post(`/proposals/${proposalId}/undo`, form);
  expect([late.status, (await late.text()).includes("30 секунд өтіп кетті")]).toEqual([409, true]);
  expect(await get(`/proposals/${proposalId}?done=refuse`)).not.toContain(`${proposalId}/undo`);
});

test("publishing says beforehand that it cannot be undone; a note stays inside the office", async () => {
  const proposalId = await confirmed();
  const page = `/proposals/${proposalId}`;
  const html = await get(page);
  expect(html).toContain("оны қайтарып алуға болмайды");
  const note = formOf(html, `${page}/note`);
  note.set("text", "Көшенің нөмірін нақтылау керек.");
  expect((await post(`${page}/note`, note)).status).toBe(303);
  expect(await get(page)).toContain("Көшенің нөмірін нақтылау керек.");
  expect(html).not.toContain("/people/");
});
