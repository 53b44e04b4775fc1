import { formatter } from "@kz2050/i18n";
import { seedCampaigns } from "@kz2050/local/demo/campaign";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { withBrowser } from "../browser-pages.ts";
import { type House, LIMIT_WINDOW, linkIn, startHouse } from "./harness.ts";
import { shortWalks, type Visit, visitor, walks } from "./visit.ts";

let house: House;
beforeAll(async () => {
  house = await startHouse({ stories: [seedCampaigns] });
});
afterAll(() => house?.close());
// The same people sign in again for each walk: their limits begin anew.
beforeEach(() => house.advance(LIMIT_WINDOW));
const browser = withBrowser();

const CARD = 5_000_00;
const TRANSFER = 12_500_00;

/** A coordinator writes a campaign down, with a mistake first, and sends it to be checked. */
async function draft(coordinator: Visit, title: string): Promise<void> {
  const { t, locale } = coordinator;
  const { office, beneficiary, overTarget } = t.campaign;
  await house.signIn(coordinator.page, "astana@movement.example", locale);
  await coordinator.follow(office.queues.draft);
  await coordinator.follow(office.new);
  await coordinator.write({
    [office.name]: title,
    [office.story]:
      "Ауыл кітапханасына 300 балалар кітабын аламыз, сөрелерін жаңартамыз. Әр шығыстың құжаты осы бетте тұрады.",
  });
  await coordinator.choose(beneficiary.village);
  await coordinator.write({ [office.target]: "сто тысяч" });
  const ends = { [t.common.form.day]: "20", [t.common.form.month]: "12", [t.common.form.year]: "2026" };
  await coordinator.write(ends, office.endsOn);
  await coordinator.choose(overTarget.continue);
  await coordinator.press(office.save, 422);
  await coordinator.mistake(office.target);
  expect(await coordinator.written(office.name)).toBe(title);
  await coordinator.write({ [office.target]: "250 000" });
  await coordinator.press(office.save);
  await coordinator.says(office.done.drafted);
  await coordinator.press(office.submit);
  await coordinator.says(office.done.submitted);
}

/** From a campaign's page to the gateway's, with a mistake first. */
async function giveByCard(giver: Visit, email: string): Promise<void> {
  const { t, locale } = giver;
  const { give, page, testGateway } = t.campaign;
  await giver.follow(page.give);
  await giver.write({ [give.amount]: "50", [give.email]: email });
  await giver.choose(give.consent);
  await giver.press(give.submit, 422);
  await giver.mistake(give.amount);
  expect(await giver.written(give.email)).toBe(email);
  await giver.write({ [give.amount]: "5 000" });
  await giver.press(give.submit);
  await giver.says(testGateway.title, formatter(locale).money(CARD));
}

test.each(walks)(
  "a campaign is opened, and money comes by card and by transfer %s",
  { timeout: 60_000 },
  async (_name, walk) => {
    const t = (await visitor(house, browser, walk, "campaign")).t;
    const { office, give, gift, page: words, budget, testGateway } = t.campaign;
    const f = formatter(walk.locale);
    const title = `Ауыл кітапханасына кітап (${walk.locale}, ${walk.width})`;
    const card = `janar.${walk.locale}.${walk.width}@posta.example`;
    const bank = `daulet.${walk.locale}.${walk.width}@posta.example`;
    await draft(await visitor(house, browser, walk, "campaign"), title);

    const central = await visitor(house, browser, walk, "campaign");
    await house.signIn(central.page, "central@movement.example", walk.locale);
    await central.follow(office.queues.submitted);
    await central.follow(title);
    await central.press(office.open);
    await central.says(office.done.opened);

    const giver = await visitor(house, browser, walk, "campaign");
    await giver.open(`/${walk.locale}/campaigns`);
    await giver.follow(title);
    const campaign = giver.path();
    await giver.says(words.noGivers);
    await giveByCard(giver, card);
    await giver.says(title);
    await giver.press(testGateway.fail);
    await giver.says(gift.title.failed, gift.lead.failed);
    const own = giver.path();
    await giver.press(gift.payAgain);
    await giver.press(testGateway.pay);
    expect(giver.path()).toBe(own);
    await house.drain();
    await giver.open(own);
    await giver.says(gift.title.settled, gift.receipt, f.money(CARD), gift.notShown, words.donors(1));
    const receipt = await house.letter(card);
    expect(receipt.subject).toBe(t.mail.campaign.settled.subject);
    expect(linkIn(receipt)).toBe(own);

    const second = await visitor(house, browser, walk, "campaign");
    await second.open(campaign);
    await second.follow(words.give);
    await second.write({ [give.amount]: "12 500", [give.email]: bank });
    await second.choose(give.transfer);
    await second.choose(give.showName);
    await second.write({ [give.name]: "Дәулет Ж." });
    await second.choose(give.consent);
    await second.press(give.submit);
    await second.says(gift.transfer.title, gift.transfer.demo);
    const [reference = ""] = (await second.text()).match(/\b[0-9A-Z]{3}-[0-9A-Z]{3}-[0-9A-Z]{3}\b/) ?? [];
    expect((await house.letter(bank)).text).toContain(reference);

    const finance = await visitor(house, browser, walk, "campaign");
    await house.signIn(finance.page, "finance@movement.example", walk.locale);
    await finance.follow(office.queues.transfers);
    await finance.write({ [office.money.reference]: reference.toLowerCase().replaceAll("-", " ") });
    await finance.press(office.money.search);
    await finance.follow(`${office.money.match} ${reference}`);
    const today = { [t.common.form.day]: "14", [t.common.form.month]: "10", [t.common.form.year]: "2026" };
    await finance.write(today, office.money.receivedOn);
    await finance.press(office.money.match, 422);
    await finance.mistake(office.money.evidence);
    await finance.write({ [office.money.evidence]: `PP-${walk.locale}-${walk.width}` });
    await finance.press(office.money.match);
    await finance.says(office.done.matched);

    const settled = await house.letter(bank);
    expect(settled.subject).toBe(t.mail.campaign.settled.subject);
    await second.open(linkIn(settled));
    await second.says(gift.title.settled, f.money(TRANSFER), "Дәулет Ж.");

    const reader = await visitor(house, browser, walk, "campaign");
    await reader.open(campaign);
    await reader.says(f.money(CARD + TRANSFER), words.donors(2), words.anonymous, "Дәулет Ж.");
    await reader.says(`${budget.line.card} ${f.money(CARD)}`, `${budget.line.transfer} ${f.money(TRANSFER)}`);
    await reader.says(`${budget.balance} ${f.money(CARD + TRANSFER)}`);
    await reader.saysNot(card, bank, "janar", "daulet", reference);
  },
);

test.each(shortWalks)("a gift by card goes to an open campaign %s", async (_name, walk) => {
  const giver = await visitor(house, browser, walk, "campaign");
  const { t, locale } = giver;
  await giver.open(`/${locale}/campaigns`);
  await giver.follow(/ойын бөлмесі|Игровая комната|playroom/);
  await giveByCard(giver, `short.${locale}@posta.example`);
  await giver.press(t.campaign.testGateway.pay);
  await giver.says(t.campaign.gift.title.settled);
});
