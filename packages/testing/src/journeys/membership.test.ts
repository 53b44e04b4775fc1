import { errorText } from "@kz2050/i18n";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { withBrowser } from "../browser-pages.ts";
import { codeIn, type House, LIMIT_WINDOW, linkIn, startHouse } from "./harness.ts";
import { shortWalks, type Visit, visitor, walks } from "./visit.ts";

let house: House;
beforeAll(async () => {
  house = await startHouse({ stories: [] });
});
afterAll(() => house?.close());
// The same people sign in again for each walk: their limits begin anew.
beforeEach(() => house.advance(LIMIT_WINDOW));
const browser = withBrowser();

const REGION = { kk: "Астана қаласы", ru: "Город Астана", en: "Astana city" };

/** Fills in the three steps, with a mistake in each, and sends them. */
async function apply(me: Visit, email: string): Promise<void> {
  const { t, locale } = me;
  const { field } = t.common;
  const { form } = t.membership;
  await me.open(`/${locale}/membership`);
  await me.follow(t.membership.start);
  await me.write({ [field.surname]: "Өрнекбаева", [field.givenName]: "Мәдина" });
  await me.write(
    { [t.common.form.day]: "5", [t.common.form.month]: "3", [t.common.form.year]: "2015" },
    field.birthDate,
  );
  await me.press(t.common.action.continue, 422);
  await me.mistake(t.common.form.day, { group: field.birthDate, says: errorText(locale, "too_young", { min: 16 }) });
  expect(await me.written(field.surname)).toBe("Өрнекбаева");
  expect(await me.written(t.common.form.year, field.birthDate)).toBe("2015");
  await me.write({ [t.common.form.year]: "1991" }, field.birthDate);
  await me.press(t.common.action.continue);

  await me.pick(field.region, REGION[locale]);
  await me.write({ [field.city]: "Астана", [field.phone]: "8 701 234 56 78", [field.email]: "madina.posta.example" });
  await me.press(t.common.action.continue, 422);
  await me.mistake(field.email);
  expect(await me.written(field.phone)).toBe("8 701 234 56 78");
  await me.write({ [field.email]: email });
  await me.press(t.common.action.continue);

  await me.write({ [form.occupation]: "мұғалім", [form.why]: "Ауыл мектептеріне дәріс ұйымдастырғым келеді." });
  await me.press(form.send, 422);
  await me.mistake(form.processing, { group: form.consents });
  expect(await me.written(form.occupation)).toBe("мұғалім");
  await me.choose(form.processing);
  await me.press(form.send);
  await me.says(t.membership.sent.title);
}

test.each(walks)("a person joins the movement %s", { timeout: 60_000 }, async (_name, walk) => {
  const me = await visitor(house, browser, walk, "membership");
  const { t, locale } = me;
  const { office } = t.membership;
  const email = `madina.${locale}.${walk.width}@posta.example`;
  await apply(me, email);
  expect(await me.text()).not.toContain(email);

  const asked = await house.letter(email);
  expect(asked.subject).toBe(t.mail.membership.confirm.subject);
  expect(codeIn(asked)).toMatch(/^\d{6}$/);
  await me.open(linkIn(asked));
  await me.press(t.common.confirmMail.button);
  await me.says(t.membership.mine.confirmed, t.membership.status.submitted);
  const own = me.path();
  const key = own.split("/").at(-2) ?? "";

  const coordinator = await visitor(house, browser, walk, "membership");
  await house.signIn(coordinator.page, "astana@movement.example", locale);
  await coordinator.follow(office.title);
  await coordinator.follow(REGION[locale]);
  await coordinator.follow(key.slice(-8).toUpperCase());
  await coordinator.says("Өрнекбаева Мәдина", "+7 701 234 56 78", email);
  await coordinator.unfold(office.ask);
  await coordinator.press(office.sendQuestion, 422);
  await coordinator.mistake(office.question);
  await coordinator.write({ [office.question]: "Қай мектепте сабақ бересіз?" });
  await coordinator.press(office.sendQuestion);
  await coordinator.says(office.done.more_info);

  const question = await house.letter(email);
  expect(question.text).toContain("Қай мектепте сабақ бересіз?");
  await me.open(linkIn(question));
  expect(me.path()).toBe(own);
  await me.says("Қай мектепте сабақ бересіз?");
  await me.write({ [t.membership.mine.answer]: "Қоянды ауылындағы мектепте." });
  await me.press(t.membership.mine.sendAnswer);
  await me.says(t.membership.mine.answered);

  await coordinator.open(`/office/${locale}/membership/queue/71/submitted`);
  await coordinator.says(office.answered);
  await coordinator.follow(key.slice(-8).toUpperCase());
  await coordinator.says("Қоянды ауылындағы мектепте.");
  await coordinator.unfold(office.approve);
  await coordinator.press(office.approve);
  await coordinator.says(office.done.approved);

  const welcome = await house.letter(email);
  expect(welcome.subject).toBe(t.mail.membership.approved.subject);
  await me.open(linkIn(welcome));
  await me.says(t.membership.card.title, "Өрнекбаева Мәдина");
  const [number = ""] = (await me.text()).match(/\d{3} \d{3} \d{3}/) ?? [];
  expect(welcome.text).toContain(number);
  await me.page.getByRole("img", { name: t.membership.card.qr }).waitFor();

  const stranger = await visitor(house, browser, walk, "membership");
  const [, verify = ""] = (await me.page.content()).match(/href="[^"]*(\/membership\/verify\/[^"]+)"/) ?? [];
  await stranger.open(`/${locale}${verify}`);
  await stranger.says(t.membership.verify.valid, t.membership.verify.validText(REGION[locale]));
  await stranger.saysNot("Мәдина", "Өрнекбаева", email, number, key, "мұғалім");

  const neighbour = await visitor(house, browser, walk, "membership");
  await house.signIn(neighbour.page, "almaty@movement.example", locale);
  await neighbour.open(`/office/${locale}/membership/${key}`, 403);
  await neighbour.saysNot("Мәдина", email);
});

test.each(shortWalks)("an application is sent and confirmed by its code %s", async (_name, walk) => {
  const me = await visitor(house, browser, walk, "membership");
  const { t, locale } = me;
  const email = `code.${locale}@posta.example`;
  await apply(me, email);
  await me.write({ [t.common.confirmMail.code]: codeIn(await house.letter(email)) });
  await me.press(t.common.confirmMail.button);
  await me.says(t.membership.mine.confirmed, t.membership.status.submitted);
});
