import { LETTER_WAIT, SECOND, system } from "@kz2050/core/kernel";
import { Mailing } from "@kz2050/core/mailing";
import { Membership } from "@kz2050/core/membership";
import { staffActor } from "@kz2050/testing";
import { type Colleague, type OfficePages, officePages, placeOf } from "@kz2050/testing/office-pages";
import { afterAll, beforeAll, expect, test } from "vitest";

let pages: OfficePages;
let writer: Colleague;
let sender: Colleague;
let oral: Colleague;

beforeAll(async () => {
  pages = await officePages();
  for (const language of ["kk", "ru"] as const) {
    const membershipKey = await pages.newcomer({ language });
    await pages.w.as(staffActor("central"), () => Membership.approve({ membershipKey }));
  }
  writer = await pages.atWork({ role: "coordinator", region: "71" });
  sender = await pages.atWork({ role: "coordinator", region: "71" });
  oral = await pages.atWork({ role: "coordinator", region: "27" });
});
afterAll(() => pages.w.stop());

const LETTER = {
  to: "members",
  region: "71",
  "letter.kk.subject": "Сенбіде жиналамыз",
  "letter.kk.text": "Сенбі күні сағат онда кездесеміз.\nКелетініңізді хабарлаңыз.",
};
/** Goes on as the stream does. */
async function worked(mailingId: string): Promise<void> {
  for (let n = 0; n < 9; n += 1)
    await pages.w.as(system("stream:Mailings"), () => Mailing.step(mailingId, async () => "sent"));
}
async function written(): Promise<string> {
  pages.w.clock.advance(SECOND);
  return placeOf(await pages.send("/mailings/new", "/mailings/new", writer, LETTER)).replace("?done=saved", "");
}

test("a letter is written, counted, handed over, sent by a colleague, and taken back while it may be", async () => {
  const place = await written();
  const mailingId = place.split("/").at(-1) ?? "";
  const counting = await pages.get(`${place}?done=saved`, writer);
  expect(counting.headers.get("refresh")).toBe("5");
  expect(await pages.pageOf(place, writer)).toContain("Алушылар саналып жатыр");
  await worked(mailingId);
  const draft = await pages.pageOf(place, writer);
  expect(draft).toContain("Хатты 2 адам алады.");
  expect(draft).toContain("Русский: хат қазақша барады");
  expect(draft).toContain("Келетініңізді хабарлаңыз.");
  expect(placeOf(await pages.send(place, `${place}/submit`, writer))).toBe(`${place}?done=submit`);
  const own = await pages.pageOf(place, writer);
  expect(own).toContain("оны басқа қызметкер жібереді");
  expect(own).not.toContain(`${place}/send"`);
  expect(await pages.htmlOf("", sender)).toContain("Жіберілуін күткен хаттар");
  expect(await pages.htmlOf("", writer)).not.toContain("Жіберілуін күткен хаттар");
  expect(placeOf(await pages.send(place, `${place}/send`, sender))).toBe(`${place}?done=send`);
  expect(await pages.pageOf(`${place}?done=send`, sender)).toContain(`${place}/undo-send"`);
  expect(placeOf(await pages.send(`${place}?done=send`, `${place}/undo-send`, sender))).toBe(`${place}?done=undo-send`);
  await pages.send(place, `${place}/send`, sender);
  const going = await pages.htmlOf(place, sender);
  expect(going).toContain(">Қаралғаны: 0, барлығы: 2<");
  expect(going).not.toContain("жиналды");
  pages.w.clock.advance(LETTER_WAIT);
  await worked(mailingId);
  const done = await pages.pageOf(place, sender);
  expect(done).toContain("Нәтижесі");
  expect(done).not.toContain("/undo-send");
  expect(await pages.pageOf("/mailings", writer)).toContain("Сенбіде жиналамыз");
});

test("a colleague of another region sees none of it, on the list, the page or the way past it", async () => {
  const place = await written();
  expect(await pages.pageOf("/mailings", oral)).not.toContain("Сенбіде жиналамыз");
  expect((await pages.get(place, oral)).status).toBe(403);
  expect((await pages.get("/mailings?place=71", oral)).status).toBe(403);
  expect((await pages.fill("/mailings/new", `${place}/cancel`, oral, {})).status).toBe(403);
  expect((await pages.get(place)).status).toBe(303);
});

test("what is missing is said beside its field, and what was typed stays", async () => {
  const answer = await pages.send("/mailings/new", "/mailings/new", writer, {
    ...{ ...LETTER, "letter.kk.text": "", "letter.ru.subject": "Собираемся в субботу" },
  });
  expect(answer.status).toBe(422);
  const html = await answer.text();
  expect(html).toContain('href="#letter-kk-text"');
  expect(html).toContain('href="#letter-ru-text"');
  expect(html).toContain('value="Сенбіде жиналамыз"');
});

test("sending asks for a factor just shown, and a word of why goes back to the writer", async () => {
  const place = await written();
  await worked(place.split("/").at(-1) ?? "");
  await pages.send(place, `${place}/submit`, writer);
  pages.w.clock.advance(11 * 60 * SECOND);
  const asked = await pages.send(place, `${place}/send`, sender);
  expect(await asked.text()).toContain("Бұл сіз екеніңізді қайта растаңыз");
  expect((await pages.send(place, `${place}/send-back`, sender, { note: "" })).status).toBe(422);
  await pages.send(place, `${place}/send-back`, sender, { note: "Уақытын жазыңыз" });
  expect(await pages.pageOf(place, writer)).toContain("Уақытын жазыңыз");
  expect(placeOf(await pages.send(place, `${place}/try`, writer))).toBe(`${place}?done=try`);
  await pages.send(place, `${place}/cancel`, writer);
  expect(await pages.pageOf(place, writer)).toContain("Тоқтатылды");
});
