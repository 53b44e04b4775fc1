import { Identity } from "@kz2050/core/identity";
import type { Role } from "@kz2050/core/kernel";
import { errorText } from "@kz2050/i18n";
import { appCode, stepAt } from "@kz2050/local/authenticator";
import { seedCampaigns } from "@kz2050/local/demo/campaign";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { withBrowser } from "../browser-pages.ts";
import { codeIn, type House, LIMIT_WINDOW, startHouse } from "./harness.ts";
import { type Visit, visitor, walks } from "./visit.ts";

let house: House;
beforeAll(async () => {
  house = await startHouse({ stories: [seedCampaigns] });
});
afterAll(() => house?.close());
beforeEach(() => house.advance(LIMIT_WINDOW));
const browser = withBrowser();

const DESK = { locale: "ru", javaScript: true, width: 1280 } as const;
let people = 0;

/** Somebody appointed just now, who never signed in. */
async function appointed(role: Role): Promise<string> {
  people += 1;
  const email = `new${people}@movement.example`;
  await house.platform.asPlatform("ops", () =>
    Identity.appoint({ email, name: "Сәуле Жаңақызы", role, language: "kk" }),
  );
  return email;
}

/** Signs in by the mailed code, as far as that goes. */
async function byMail(me: Visit, email: string): Promise<void> {
  const { t, locale } = me;
  // Whatever letter is still due comes before the code's.
  await house.drain();
  await me.open(`/office/${locale}/sign-in`);
  await me.write({ [t.common.field.email]: email });
  await me.press(t.office.signIn.send);
  await me.write({ [t.common.field.code]: codeIn(await house.letter(email)) });
  await me.press(t.common.action.signIn);
}

/** Gives this visitor's browser an authenticator that knows its holder by a finger. */
async function withAuthenticator(me: Visit): Promise<void> {
  const devtools = await me.page.context().newCDPSession(me.page);
  await devtools.send("WebAuthn.enable");
  await devtools.send("WebAuthn.addVirtualAuthenticator", {
    options: {
      protocol: "ctap2",
      transport: "internal",
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  });
}

const codesIn = async (me: Visit): Promise<string[]> => (await me.text()).match(/\b[0-9A-Z]{5}-[0-9A-Z]{5}\b/g) ?? [];

test("a new colleague adds a passkey, signs in with it alone, and is asked for it again later", {
  timeout: 90_000,
}, async () => {
  const me = await visitor(house, browser, DESK, "factor");
  const { t, locale } = me;
  const { factor } = t;
  await withAuthenticator(me);
  const email = await appointed("central");
  await byMail(me, email);
  await me.says(factor.choose.title);
  await me.open(`/office/${locale}`);
  await me.says(factor.choose.title);
  await me.follow(factor.choose.passkeyStart);
  await me.write({ [factor.passkey.name]: "Рабочий ноутбук" });
  await me.press(factor.passkey.add);
  await me.says(factor.codes.title);
  expect(await codesIn(me)).toHaveLength(10);
  await me.follow(factor.codes.done);
  expect(me.path()).toBe(`/office/${locale}`);
  const told = await house.letter(email);
  expect(told.subject).toBe(t.mail.identity.factor.subject);
  expect(told.text).toContain(t.mail.identity.factor.added.passkey);

  await me.page.click(`form[action$="/sign-out"] button`);
  await me.page.waitForURL(/sign-in/);
  const letters = (await house.letters(email)).length;
  await me.press(factor.signIn.passkey);
  expect(me.path()).toBe(`/office/${locale}`);
  expect(await house.letters(email)).toHaveLength(letters);

  await me.open(`/office/${locale}/account`);
  await me.says(`${factor.choose.passkey}: Рабочий ноутбук`, factor.account.thisOne);
  house.advance(11 * 60_000);
  await me.press(factor.account.renew, 403);
  await me.says(factor.stepUp.title, factor.stepUp.lead);
  await me.press(factor.show.passkey);
  await me.says(factor.codes.title);
});

test("after the mailed code a passkey is asked for, and a recovery code stands for a lost one", {
  timeout: 90_000,
}, async () => {
  const me = await visitor(house, browser, DESK, "factor");
  const { t, locale } = me;
  const { factor } = t;
  await withAuthenticator(me);
  const email = await appointed("central");
  await byMail(me, email);
  await me.follow(factor.choose.passkeyStart);
  await me.press(factor.passkey.add);
  const [code = ""] = await codesIn(me);

  await byMail(me, email);
  await me.press(factor.show.passkey);
  expect(me.path()).toBe(`/office/${locale}`);

  const elsewhere = await visitor(house, browser, DESK, "factor");
  await byMail(elsewhere, email);
  await elsewhere.says(factor.show.title);
  await elsewhere.unfold(factor.show.lost);
  await elsewhere.write({ [factor.show.recovery]: "AAAAA-AAAAA" });
  await elsewhere.press(factor.show.submit, 422);
  await elsewhere.mistake(factor.show.recovery, { says: errorText(locale, "recovery_wrong") });
  await elsewhere.write({ [factor.show.recovery]: code.toLowerCase() });
  await elsewhere.press(factor.show.submit);
  expect(elsewhere.path()).toBe(`/office/${locale}`);
  expect((await house.letter(email)).text).toContain(t.mail.identity.factor.recovered);
});

test.each(walks)("an authenticator app is added and shown %s", { timeout: 90_000 }, async (_name, walk) => {
  const me = await visitor(house, browser, walk, "factor");
  const { t, locale } = me;
  const { factor } = t;
  const email = await appointed("central");
  await byMail(me, email);
  await me.follow(factor.choose.appStart);
  const secret = ((await me.text()).match(/(?:[A-Z2-7]{4} ){7}[A-Z2-7]{4}/) ?? [""])[0];
  const code = (ahead = 0) => appCode(secret, stepAt(house.now()) + ahead);
  const wrong = () => String((Number(code()) + 1) % 1_000_000).padStart(6, "0");
  await me.write({ [factor.app.code]: wrong() });
  await me.press(factor.app.confirm, 422);
  await me.mistake(factor.app.code, { says: errorText(locale, "factor_wrong") });
  expect(await me.text()).toContain(secret);
  const first = code();
  await me.write({ [factor.app.code]: first });
  await me.press(factor.app.confirm);
  expect(await codesIn(me)).toHaveLength(10);
  await me.follow(factor.codes.done);

  await byMail(me, email);
  await me.write({ [factor.show.code]: first });
  await me.press(factor.show.submit, 422);
  await me.mistake(factor.show.code);
  await me.write({ [factor.show.code]: code(1) });
  await me.press(factor.show.submit);
  expect(me.path()).toBe(`/office/${locale}`);

  // Another sign-in that runs out of tries ends, and the first goes on.
  house.advance(LIMIT_WINDOW);
  const guesser = await visitor(house, browser, walk, "factor");
  await byMail(guesser, email);
  for (let n = 1; n < 5; n += 1) {
    await guesser.write({ [factor.show.code]: wrong() });
    await guesser.press(factor.show.submit, 422);
  }
  await guesser.write({ [factor.show.code]: wrong() });
  await guesser.press(factor.show.submit, 409);
  await guesser.says(errorText(locale, "factor_tries"), t.office.signIn.send);
  await guesser.open(`/office/${locale}/factor`);
  await guesser.says(t.office.signIn.title);

  await me.open(`/office/${locale}/account`);
  await me.says(factor.account.codesLeft(10));
  const other = await visitor(house, browser, walk, "factor");
  await byMail(other, email);
  house.advance(60_000);
  await other.write({ [factor.show.code]: code() });
  await other.press(factor.show.submit);
  await me.open(`/office/${locale}/account`);
  await me.press(factor.account.endOthers);
  await me.says(factor.account.done.others);
  await other.open(`/office/${locale}`);
  await other.says(t.office.signIn.title);
});

test.each(walks)(
  "finance is asked for a factor before money leaves, and nothing is typed twice %s",
  { timeout: 90_000 },
  async (_name, walk) => {
    const me = await visitor(house, browser, walk, "factor");
    const { t, locale } = me;
    const { factor } = t;
    const { money } = t.campaign.office;
    const email = await appointed("finance");
    await byMail(me, email);
    await me.follow(factor.choose.appStart);
    const secret = ((await me.text()).match(/(?:[A-Z2-7]{4} ){7}[A-Z2-7]{4}/) ?? [""])[0];
    const code = () => appCode(secret, stepAt(house.now()));
    await me.write({ [factor.app.code]: code() });
    await me.press(factor.app.confirm);

    await me.open(`/office/${locale}/payments`);
    house.advance(11 * 60_000);
    await me.page.locator("main summary", { hasText: money.decide }).first().click();
    const campaigns = me.page.locator("main select").first();
    const [, choice = ""] = await campaigns.locator("option").allInnerTexts();
    await campaigns.selectOption({ label: choice });
    await me.press(money.release, 403);
    await me.says(factor.stepUp.title);
    await me.write({ [factor.show.code]: "000000" });
    await me.press(factor.show.submit, 422);
    await me.mistake(factor.show.code);
    await me.write({ [factor.show.code]: code() });
    await me.press(factor.show.submit);
    await me.says(t.campaign.office.done.decided);
  },
);
