import { notedBy, volunteer } from "@kz2050/core/fixture/volunteering";
import { SECOND, system, UNDO_FOR } from "@kz2050/core/kernel";
import { Volunteering } from "@kz2050/core/volunteering";
import { type Colleague, type OfficePages, officePages, placeOf } from "@kz2050/testing/office-pages";
import { afterAll, beforeAll, expect, test } from "vitest";

let o: OfficePages;
let astana: Colleague;
let almaty: Colleague;
let central: Colleague;
beforeAll(async () => {
  o = await officePages();
  astana = await o.atWork({ role: "coordinator", region: "71" });
  almaty = await o.atWork({ role: "coordinator", region: "75" });
  central = await o.atWork({ role: "central" });
});
afterAll(() => o.w.stop());

let people = 0;
/** Hours that wait, as the stream's worker leaves them. */
const notedBySomebody = async (organiser = "71") => {
  o.w.clock.advance(SECOND);
  const me = await o.w.guest(() => volunteer(`erikti${++people}@posta.example`));
  const hoursId = await o.w.as(me, () => notedBy(me, { organiser, name: "Үлгі Сынақбаева" }));
  await o.w.as(system("stream"), () => Volunteering.keepHoursDeed(hoursId));
  return { personId: me.personId, hoursId };
};
const noted = async (organiser?: string): Promise<string> => (await notedBySomebody(organiser)).hoursId;
const recordOf = (hoursId: string) => `/volunteering/${hoursId}`;

test("the home page tells what waits in one's own region, and nothing of another's", async () => {
  await noted();
  expect(await o.pageOf("/office/kk", astana)).toContain("Еріктілік сағаттары");
  expect(await o.pageOf("/office/kk", almaty)).not.toContain("Еріктілік сағаттары");
  expect(await o.pageOf("/volunteering", central)).toContain("Орталық аппарат");
});

test("a coordinator confirms, goes on to the next, and takes it back in time", async () => {
  const first = await noted();
  await noted();
  const page = await o.pageOf(recordOf(first), astana);
  expect(page).toContain("Үлгі Сынақбаева");
  const done = await o.send(recordOf(first), `${recordOf(first)}/confirm`, astana);
  expect(done.status).toBe(303);
  const next = placeOf(done);
  expect(next).toMatch(/^\/volunteering\/hrs_/);
  expect(next.split("?")[0]).not.toBe(recordOf(first));
  expect(await o.pageOf(next, astana)).toContain("Сағатты растадыңыз.");
  const undone = await o.send(next, `${recordOf(first)}/undo`, astana);
  expect(placeOf(undone)).toBe(`${recordOf(first)}?done=undo`);
  expect(await o.pageOf(recordOf(first), astana)).toContain("Растауды күтуде");
});

test("a refusal without its reason is shown again as it was typed, and one with it is told", async () => {
  const hoursId = await noted();
  const path = `${recordOf(hoursId)}/refuse`;
  const again = await o.send(recordOf(hoursId), path, astana, { reason: "other" });
  expect(again.status).toBe(422);
  expect(await again.text()).toContain('href="#refuse-note"');
  expect((await o.send(recordOf(hoursId), path, astana, { reason: "repeated" })).status).toBe(303);
  expect(await o.pageOf(recordOf(hoursId), astana)).toContain("Бұл сағаттар бұрын жазылған");
});

test("another region's coordinator opens neither the queue nor the record", async () => {
  const hoursId = await noted();
  for (const path of [recordOf(hoursId), "/volunteering/queue/71", "/volunteering/queue/country"])
    expect((await o.get(path, almaty)).status).toBe(403);
});

test("several are confirmed together after a preview with their exact number, and taken back together", async () => {
  const ids = [await noted("country"), await noted("country")];
  const queue = "/volunteering/queue/country";
  const list = await o.pageOf(queue, central);
  for (const hoursId of ids) expect(list).toContain(hoursId);
  const none = await o.send(queue, `${queue}/preview`, central);
  expect(none.status).toBe(422);
  const token = { formToken: /name="formToken" value="([^"]+)"/.exec(list.slice(list.indexOf("<main")))?.[1] ?? "" };
  const body = new URLSearchParams({ ...token, pick: ids[0] ?? "" });
  body.append("pick", ids[1] ?? "");
  const preview = await o.post(`${queue}/preview`, body, central);
  const html = await preview.text();
  expect(html).toContain("Растау: 2 жазба");
  expect(html).toContain("Барлығы: 5 сағат.");
  const sent = new URLSearchParams({ ...token, verb: "confirm" });
  for (const [, item = ""] of html.matchAll(/name="item" value="([^"]+)"/g)) sent.append("item", item);
  const result = await (await o.post(`${queue}/bulk`, sent, central)).text();
  expect(result).toContain("Орындалғаны: 2. Орындалмағаны: 0.");
  const back = new URLSearchParams({ ...token, verb: "undo" });
  for (const [, item = ""] of result.matchAll(/name="item" value="([^"]+)"/g)) back.append("item", item);
  o.w.clock.advance(UNDO_FOR);
  expect(await (await o.post(`${queue}/bulk`, back, central)).text()).toContain("Орындалғаны: 2.");
  expect(await o.pageOf(queue, central)).toContain(ids[0]);
});

test("what was confirmed by mistake is annulled with a reason", async () => {
  const hoursId = await noted();
  await o.send(recordOf(hoursId), `${recordOf(hoursId)}/confirm`, astana);
  o.w.clock.advance(UNDO_FOR + SECOND);
  const done = await o.send(recordOf(hoursId), `${recordOf(hoursId)}/annul`, astana, { reason: "mistaken" });
  expect(placeOf(done)).toBe(`${recordOf(hoursId)}?done=annul`);
  expect(await o.pageOf(recordOf(hoursId), astana)).toContain("Қате расталған");
});

test("a volunteer's page and the trail lead to their hours, for the organiser alone", async () => {
  const { personId, hoursId } = await notedBySomebody();
  const link = `href="/office/kk/volunteering/${hoursId}"`;
  const page = await o.pageOf(`/people/${personId}`, astana);
  for (const part of [link, "2 сағат 30 минут", "Растауды күтуде"]) expect(page).toContain(part);
  expect((await o.get(`/people/${personId}`, almaty)).status).toBe(403);
  await o.pageOf(recordOf(hoursId), astana);
  expect(await o.pageOf(`/trail?recordId=${hoursId}`, central)).toContain(link);
});
