import { Identity } from "@kz2050/core/identity";
import { GUEST, inScope, LETTER_WAIT, linkToken, UNDO_FOR } from "@kz2050/core/kernel";
import { Membership } from "@kz2050/core/membership";
import { afterAll, beforeAll, expect, test } from "vitest";
import { axe } from "../browser.ts";
import { withBrowser } from "../browser-pages.ts";
import { type House, LIMIT_WINDOW, startHouse } from "./harness.ts";
import { type Visit, visitor } from "./visit.ts";

let house: House;
beforeAll(async () => {
  house = await startHouse({ stories: [] });
});
afterAll(() => house?.close());
const browser = withBrowser();

const COORDINATOR = "astana@movement.example";
let people = 0;

/** Somebody who applied to join in Astana and confirmed it. */
async function applicant(): Promise<{ key: string; short: string; email: string }> {
  people += 1;
  const email = `kezek${people}@posta.example`;
  house.advance(1000);
  const key = await inScope({ ...house.platform.deps, actor: GUEST, requestId: email }, async () => {
    const { membershipKey } = await Membership.apply({
      surname: "Кезекбаева",
      givenName: "Сәуле",
      birthDate: `1991-04-${String(people).padStart(2, "0")}`,
      region: "71",
      city: "Астана",
      phone: `+770100030${String(people).padStart(2, "0")}`,
      email,
      language: "kk",
      occupation: "Кітапханашы",
      why: "Кітапханада балаларға үйірме ашқым келеді.",
      consents: ["processing"],
      consentVersion: Identity.CONSENT_VERSION,
    });
    await Membership.confirm({ membershipKey, token: linkToken(Membership.LINK, membershipKey) });
    return membershipKey;
  });
  await house.drain();
  return { key, short: key.slice(-8).toUpperCase(), email };
}

const focused = (me: Visit): Promise<string> => me.page.locator(":focus").innerText();
const subjects = async (email: string): Promise<string[]> =>
  (await house.lettersSoFar(email)).map(({ subject }) => subject);

test("a coordinator works a queue by keyboard and undoes: no letter goes out; decided again, it goes when its time has come", async () => {
  const me = await visitor(house, browser, { locale: "ru", javaScript: true, width: 1280 }, "desk");
  const { t, page } = me;
  const words = t.desk;
  const { office } = t.membership;
  const [first, second] = [await applicant(), await applicant()];
  await house.signIn(page, COORDINATOR, "ru");
  await me.follow(office.title);
  await me.follow("Город Астана");

  await page.keyboard.press("j");
  expect(await focused(me)).toBe(first.short);
  await page.keyboard.press("j");
  expect(await focused(me)).toBe(second.short);
  await page.keyboard.press("x");
  const tick = page.getByRole("checkbox", { name: words.pick.row(second.short) });
  expect(await tick.isChecked()).toBe(true);
  await page.keyboard.press("x");
  expect(await tick.isChecked()).toBe(false);
  await page.keyboard.press("k");
  expect(await focused(me)).toBe(first.short);
  await page.keyboard.press("?");
  await me.says(words.keys.next, words.keys.help);
  expect(await axe(page)).toEqual([]);
  // Single letters can be turned off, and stay so.
  const turnedOn = page.getByRole("checkbox", { name: words.keys.turnedOn });
  await turnedOn.uncheck();
  await page.reload();
  await page.keyboard.press("j");
  expect(await page.locator(":focus").count()).toBe(0);
  await page.locator("#keys summary").click();
  await turnedOn.check();
  await page.keyboard.press("j");
  expect(await focused(me)).toBe(first.short);
  await Promise.all([page.waitForURL(/mem_/), page.keyboard.press("Enter")]);
  expect(me.path()).toContain(first.key);

  await me.unfold(office.reject);
  await me.choose(t.membership.rejectReason.no_answer);
  await me.press(office.reject);
  expect(me.path()).toContain(second.key);
  await me.says(office.done.rejected, words.undo.about(first.short), words.undo.within);
  expect(await axe(page)).toEqual([]);
  await me.press(words.undo.button);
  expect(me.path()).toContain(first.key);
  await me.says(words.undo.done, office.submitted);
  house.advance(LETTER_WAIT);
  const kk = house.platform.mailbox.list().filter(({ to }) => to === first.email);
  expect(await subjects(first.email)).toEqual(kk.map(({ subject }) => subject));
  expect(kk.map(({ subject }) => subject).join()).not.toContain("шешім");

  await me.unfold(office.approve);
  await me.press(office.approve);
  const before = await subjects(first.email);
  house.advance(UNDO_FOR);
  expect(await subjects(first.email)).toEqual(before);
  house.advance(LETTER_WAIT - UNDO_FOR);
  expect(await subjects(first.email)).toEqual(["Сіз қозғалыс мүшелігіне қабылдандыңыз", ...before]);
  await me.open(`/office/ru/membership/${first.key}`);
  await me.says(words.letters.kinds["membership.approved"]);
});

test("on a phone without JavaScript several are chosen, shown, accepted and taken back together; a note stays with the record", async () => {
  house.advance(LIMIT_WINDOW);
  const me = await visitor(house, browser, { locale: "kk", javaScript: false, width: 360 }, "desk");
  const { t, page } = me;
  const words = t.desk;
  const chosen = [await applicant(), await applicant()];
  await house.signIn(page, COORDINATOR, "kk");
  await me.open("/office/kk/membership/queue/71/submitted");
  expect(await page.locator("#keys").isVisible()).toBe(false);
  for (const { short } of chosen) await page.getByRole("checkbox", { name: words.pick.row(short) }).check();
  await me.press(words.pick.continue, 422);
  await me.choose(words.pick.approve);
  await me.press(words.pick.continue);
  await me.says(words.pick.title.approve(2), "Кезекбаева Сәуле", words.pick.cancel);
  await me.press(words.pick.confirm.approve(2));
  await me.says(words.pick.result("2", "0"), words.undo.within);
  await me.press(words.pick.undoAll);
  await me.says(words.pick.result("2", "0"), words.pick.undone);
  house.advance(LETTER_WAIT);
  for (const { email } of chosen) expect((await subjects(email)).join()).not.toContain("қабылдандыңыз");

  await me.open(`/office/kk/membership/${chosen[0]?.key}`);
  await me.press(words.notes.add, 422);
  await me.mistake(words.notes.text);
  await me.write({ [words.notes.text]: "Сейсенбіде хабарласамыз." });
  await me.press(words.notes.add);
  await me.says(words.notes.added, "Сейсенбіде хабарласамыз.");
  await me.press(words.notes.remove);
  await me.says(words.notes.removed);
  await me.saysNot("Сейсенбіде");
});
