import { confirmed } from "@kz2050/core/fixture/council";
import { MINUTE, SECOND, UNDO_FOR } from "@kz2050/core/kernel";
import { type Colleague, formOf, type OfficePages, officePages, placeOf } from "@kz2050/testing/office-pages";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";

let pages: OfficePages;
let moderator: Colleague;
let proposals = 0;

beforeAll(async () => {
  pages = await officePages();
  moderator = await pages.atWork({ role: "moderator", council: "astana" });
});
afterAll(() => pages.w.stop());
beforeEach(() => pages.w.clock.advance(MINUTE));

async function proposed(): Promise<string> {
  proposals += 1;
  pages.w.clock.advance(SECOND);
  const own = { title: `Мектеп жанына өткел, ${proposals}`, email: `usynys${proposals}@posta.example` };
  return (await pages.w.guest(() => confirmed(own))).proposalId;
}
const get = (path: string) => pages.htmlOf(path, moderator);
const post = (path: string, body: URLSearchParams) => pages.post(path, body, moderator);
const refuse = (proposalId: string) =>
  pages.send(`/proposals/${proposalId}`, `/proposals/${proposalId}/refuse`, moderator, { reason: "unclear" });

test("after a refusal the next of the moderator's queue opens, with the way to take the refusal back", async () => {
  const [first, second] = [await proposed(), await proposed()];
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
  const proposalId = await proposed();
  const page = placeOf(await refuse(proposalId));
  const form = formOf(await get(page), `/proposals/${proposalId}/undo`);
  pages.w.clock.advance(UNDO_FOR + 1);
  const late = await post(`/proposals/${proposalId}/undo`, form);
  expect([late.status, (await late.text()).includes("30 секунд өтіп кетті")]).toEqual([409, true]);
  expect(await get(`/proposals/${proposalId}?done=refuse`)).not.toContain(`${proposalId}/undo`);
});

test("publishing says beforehand that it cannot be undone; a note stays inside the office", async () => {
  const proposalId = await proposed();
  const page = `/proposals/${proposalId}`;
  const html = await get(page);
  expect(html).toContain("оны қайтарып алуға болмайды");
  const note = formOf(html, `${page}/note`);
  note.set("text", "Көшенің нөмірін нақтылау керек.");
  expect((await post(`${page}/note`, note)).status).toBe(303);
  expect(await get(page)).toContain("Көшенің нөмірін нақтылау керек.");
  expect(html).not.toContain("/people/");
});
