import { readFile } from "node:fs/promises";
import { formatter } from "@kz2050/i18n";
import { seedCampaigns } from "@kz2050/local/demo/campaign";
import { seedCouncils } from "@kz2050/local/demo/council";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { withBrowser } from "../browser-pages.ts";
import { recordsOf } from "../stranger.ts";
import { codeIn, type House, LIMIT_WINDOW, linkIn, startHouse } from "./harness.ts";
import { shortWalks, type Visit, visitor, walks } from "./visit.ts";

let house: House;
let published = "";
beforeAll(async () => {
  house = await startHouse({ stories: [seedCampaigns, seedCouncils] });
  const proposals = (await recordsOf(house)).get("Proposals") ?? [];
  published = String(proposals.find(({ status }) => status === "published")?.code);
});
afterAll(() => house?.close());
// The same people sign in again for each walk: their limits begin anew.
beforeEach(() => house.advance(LIMIT_WINDOW));
const browser = withBrowser();

const REGION = { kk: "Астана қаласы", ru: "Город Астана", en: "Astana city" };
const GIFT = 5_000_00;
const STEP_UP = 600_000;

/** A guest fills in the three steps of an application. */
async function apply(me: Visit, email: string): Promise<void> {
  const { t, locale } = me;
  const { field, form } = t.common;
  const words = t.membership.form;
  await me.open(`/${locale}/my/membership/apply`);
  await me.write({ [field.surname]: "Сынақбаева", [field.givenName]: "Айгүл" });
  await me.write({ [form.day]: "5", [form.month]: "3", [form.year]: "1991" }, field.birthDate);
  await me.press(t.common.action.continue);
  await me.pick(field.region, REGION[locale]);
  await me.write({ [field.city]: "Астана", [field.phone]: "8 701 000 00 41", [field.email]: email });
  await me.press(t.common.action.continue);
  await me.write({ [words.occupation]: "мұғалім", [words.why]: "Көршілеріме көмектескім келеді." });
  await me.choose(words.processing);
  await me.press(words.send);
  await me.says(t.membership.sent.title);
}

/** Gives by card, and pays. */
async function give(me: Visit, email: string): Promise<string> {
  const { t, locale } = me;
  const { give: words, gift, testGateway } = t.campaign;
  await me.open(`/${locale}/campaigns`);
  await me.follow(/ойын бөлмесі|Игровая комната|playroom/);
  const campaign = me.path();
  await me.follow(t.campaign.page.give);
  await me.write({ [words.amount]: "5 000", [words.email]: email });
  await me.choose(words.consent);
  await me.press(words.submit);
  await me.press(testGateway.pay);
  await me.says(gift.title.settled);
  return campaign;
}

async function support(me: Visit, email: string): Promise<void> {
  const { t, locale } = me;
  await me.open(`/${locale}/proposals/${published}`);
  await me.follow(t.council.proposal.support);
  await me.write({ [t.council.supportForm.email]: email });
  await me.press(t.council.supportForm.send);
  await me.says(t.council.supportForm.sentTitle);
}

/** What the archive's button gives. */
async function takeAlong(me: Visit): Promise<Buffer> {
  const { t } = me;
  await me.follow(t.account.data.title);
  const [download] = await Promise.all([
    me.page.waitForEvent("download"),
    me.page.getByRole("button", { name: t.account.data.button }).click(),
  ]);
  expect(download.suggestedFilename()).toBe("my-data.zip");
  return readFile(await download.path());
}

/** Erases oneself, after a fresh code, and answers the receipt's path. */
async function eraseMyself(me: Visit, email: string): Promise<string> {
  const { t, locale } = me;
  const { erase, erasure, signIn } = t.account;
  house.advance(STEP_UP);
  await me.open(`/${locale}/my/erase`);
  await me.press(signIn.send);
  await me.write({ [signIn.codeLabel]: codeIn(await house.letter(email)) });
  await me.press(t.common.action.signIn);
  await me.says(erase.staysTitle);
  await me.press(erase.button, 422);
  await me.choose(erase.confirm);
  await me.press(erase.button);
  await me.says(erasure.running);
  return me.path();
}

test.each([...walks, ...shortWalks.filter(([, { locale }]) => locale === "en")])(
  "a guest applies, gives and supports, confirms once, sees it all, takes it along and is erased %s",
  { timeout: 90_000 },
  async (_name, walk) => {
    const me = await visitor(house, browser, walk, "account");
    const { t, locale } = me;
    const { account } = t;
    const email = `aigul.${locale}.${walk.width}@posta.example`;
    await apply(me, email);
    const campaign = await give(me, email);
    await support(me, email);

    const asked = (await house.letters(email)).find(({ subject }) => subject === t.mail.membership.confirm.subject);
    if (!asked) throw new Error("no letter asks to confirm");
    await me.open(linkIn(asked));
    await me.says(t.common.confirmMail.beside, account.what.support);
    await me.press(t.common.confirmMail.all);
    await me.says(t.membership.status.submitted, account.what.support);
    await house.drain();

    await me.open(`/${locale}/my`);
    await me.says(
      account.what.application,
      t.membership.status.submitted,
      account.what.gift,
      account.giftState.settled,
      formatter(locale).money(GIFT),
      account.what.support,
      account.supportState.supported,
      email,
    );
    await me.saysNot(account.mine.pending);
    const zip = await takeAlong(me);
    expect(zip.subarray(0, 2).toString()).toBe("PK");

    const shown = async () => {
      const reader = await visitor(house, browser, walk, "account");
      await reader.open(campaign);
      return reader.text();
    };
    const before = await shown();
    const receipt = await eraseMyself(me, email);
    await house.drain();
    await me.open(receipt);
    await me.says(account.erasure.done, account.erasure.who.self);
    await me.saysNot(email, "Айгүл");
    await me.open(`/${locale}/my`);
    await me.says(account.signIn.title);
    expect(await shown()).toBe(before);

    const held = JSON.stringify([...(await recordsOf(house)).values()]);
    expect(held).not.toContain(email);
    expect(await house.letters(email)).toEqual([]);
  },
);

test.each(walks)("who signs in changes where letters go, and signs out everywhere %s", async (_name, walk) => {
  const me = await visitor(house, browser, walk, "account");
  const { t, locale } = me;
  const { signIn, settings, consent } = t.account;
  const [email, further] = [`dana.${locale}@posta.example`, `dana.work.${locale}@posta.example`];
  await me.open(`/${locale}/my`);
  await me.write({ [t.common.field.email]: "dana" });
  await me.press(signIn.send, 422);
  await me.mistake(t.common.field.email);
  await me.write({ [t.common.field.email]: email });
  await me.press(signIn.send);
  await me.write({ [signIn.codeLabel]: "000000" });
  await me.press(t.common.action.signIn, 409);
  await me.press(signIn.again);
  await me.says(signIn.sentAgain);
  await me.write({ [signIn.codeLabel]: codeIn(await house.letter(email)) });
  await me.press(t.common.action.signIn);
  await me.says(t.account.mine.empty, email);

  await me.follow(settings.title);
  await me.follow(settings.mailboxes.add);
  await me.says(consent.missing);
  await me.press(consent.agree);
  await me.write({ [t.common.field.email]: further });
  await me.press(settings.mailboxes.addButton);
  await me.write({ [signIn.codeLabel]: codeIn(await house.letter(further)) });
  await me.press(settings.mailboxes.confirmButton);
  await me.says(settings.saved.mailbox, further);
  expect((await house.letter(email)).subject).toBe(t.mail.identity.mailboxAdded.subject);
  await me.press(`${settings.mailboxes.choose} ${further}`);
  await me.says(settings.saved.chosen);

  await me.follow(settings.phone.add);
  await me.write({ [t.common.field.phone]: "8 701 000 00 51" });
  await me.press(settings.phone.send);
  await me.write({ [settings.phone.codeLabel]: codeIn(await house.letter("+77010000051")) });
  await me.press(settings.phone.confirm);
  await me.says(settings.saved.phone, "+7 701 000 00 51");

  await me.press(settings.sessions.endAll);
  await me.open(`/${locale}/my/settings`);
  await me.says(signIn.title);
});
