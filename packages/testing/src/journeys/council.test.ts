import { formatter } from "@kz2050/i18n";
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

type Walk = (typeof walks)[number][1];

const CITY = { kk: "Астана", ru: "Астана", en: "Astana" };
const LIGHTING = { kk: "Көше жарығы", ru: "Уличное освещение", en: "Street lighting" };
const MEMBERS = ["member1@movement.example", "member2@movement.example", "member3@movement.example"];
/** The house's day, as a form asks for it. */
const TODAY = ["14", "10", "2026"] as const;

const someone = (walk: Walk): Promise<Visit> => visitor(house, browser, walk, "council");

async function atDesk(walk: Walk, email: string): Promise<Visit> {
  const staff = await someone(walk);
  await house.signIn(staff.page, email, walk.locale);
  return staff;
}

function dated({ t }: Visit, [day, month, year]: readonly [string, string, string]): Record<string, string> {
  return { [t.common.form.day]: day, [t.common.form.month]: month, [t.common.form.year]: year };
}

/** Proposes in three steps, with a mistake in two of them, and confirms by the mailed link. */
async function propose(author: Visit, title: string, email: string): Promise<void> {
  const { t, locale } = author;
  const { form } = t.council;
  await author.open(`/${locale}/councils`);
  await author.follow(t.council.start);
  await author.choose(CITY[locale], form.council);
  await author.pick(form.category, LIGHTING[locale]);
  await author.press(t.common.action.continue, 422);
  await author.mistake(form.place);
  await author.write({ [form.place]: "Сарайшық көшесі, 12-мектеп аялдамасы" });
  await author.press(t.common.action.continue);

  await author.write({ [form.titleLabel]: title, [form.what]: "Шам орнату." });
  await author.write({ [form.why]: "Қыста оқушылар аялдамада қараңғыда тұрады, көлік жүргізушілері оларды көрмейді." });
  await author.press(t.common.action.continue, 422);
  await author.mistake(form.what);
  expect(await author.written(form.titleLabel)).toBe(title);
  await author.write({ [form.what]: "Аялдамаға күн батареясымен жұмыс істейтін екі шам орнату керек." });
  await author.press(t.common.action.continue);

  await author.write({ [form.publicName]: "Әсел Т.", [form.email]: email });
  await author.press(form.send);
  await author.says(t.council.sent.title);
  await author.open(linkIn(await house.letter(email)));
  await author.press(t.council.confirm.button);
  await author.says(t.council.mine.done, t.council.status.confirmed);
}

/** Asks to support from a proposal's page and confirms: by the link, or by the letter's code. */
async function support(reader: Visit, email: string, by: "link" | "code"): Promise<void> {
  const { t } = reader;
  await reader.follow(t.council.proposal.support);
  await reader.write({ [t.council.supportForm.email]: email });
  await reader.press(t.council.supportForm.send);
  await reader.says(t.council.supportForm.sentTitle);
  const letter = await house.letter(email);
  if (by === "code") {
    await reader.write({ [t.common.confirmMail.code]: codeIn(letter) });
    await reader.press(t.common.confirmMail.button);
  } else {
    await reader.open(linkIn(letter));
    await reader.press(t.council.confirm.supportButton);
  }
  await reader.says(t.council.supportState.supported);
}

test.each(walks)(
  "a proposal goes from a resident to the akimat's answer %s",
  { timeout: 60_000 },
  async (_name, walk) => {
    const author = await someone(walk);
    const { t, locale } = author;
    const { office, proposal: words, supportState, letter, ballot, answer, milestone } = t.council;
    const f = formatter(locale);
    const title = `12-мектеп аялдамасына шам қою (${locale}, ${walk.width})`;
    const email = `asel.${locale}.${walk.width}@posta.example`;
    const backer = `timur.${locale}.${walk.width}@posta.example`;
    await propose(author, title, email);

    const moderator = await atDesk(walk, "moderator@movement.example");
    await moderator.follow(office.queues.confirmed);
    await moderator.follow(title);
    const file = moderator.path();
    await moderator.press(office.publish.button);
    await moderator.says(office.publish.done);
    const [code = ""] = (await moderator.text()).match(/ASTANA-2026-\d{3}/) ?? [];
    expect((await house.letter(email)).subject).toBe(t.council.mail.published.subject(code));

    /** The public page as somebody sees it who comes for the first time: nothing of it is in their browser. */
    const publicPage = async (): Promise<Visit> => {
      await house.drain();
      const reader = await someone(walk);
      await reader.open(`/${locale}/proposals/${code}`);
      return reader;
    };
    /** The number stands over its name on a phone, and beneath it on a desk. */
    const supports = (count: number): RegExp =>
      new RegExp(`${count} ${words.supports}|${words.supports} ${count}(?!\\d)`);
    const first = await publicPage();
    await first.says(title, "Әсел Т.", t.council.event.published);
    expect(await first.text()).toMatch(supports(0));
    await first.saysNot(email);
    await support(first, backer, "link");
    const reader = await publicPage();
    expect(await reader.text()).toMatch(supports(1));
    await reader.saysNot(backer);
    await first.unfold(supportState.withdraw);
    await first.press(supportState.withdraw);
    await first.says(supportState.withdrawn);
    const again = await publicPage();
    expect(await again.text()).toMatch(supports(0));
    await support(again, backer, "code");
    expect(await (await publicPage()).text()).toMatch(supports(1));

    await moderator.open(file);
    await moderator.press(office.takeUp.button);
    await moderator.says(office.takeUp.done);
    for (const member of MEMBERS) {
      const voter = await atDesk(walk, member);
      await voter.follow(office.queues.taken_up);
      await voter.follow(title);
      await voter.choose(ballot.choices.for, office.vote.choice);
      if (member === MEMBERS[0]) {
        await voter.press(office.vote.button, 422);
        await voter.mistake(office.vote.reason);
      }
      await voter.write({ [office.vote.reason]: "Балалардың қауіпсіздігі үшін қажет, құны да қалаға ауыр емес." });
      await voter.press(office.vote.button);
      await voter.says(office.vote.done);
    }
    await (await publicPage()).says(ballot.open, ballot.votedOf(f.number(3), f.number(3)));
    await moderator.open(file);
    await moderator.press(office.closeVoting.button);
    await moderator.says(office.closeVoting.done, t.council.status.accepted);
    await moderator.write({ [office.dispatch.number]: "КЕ-41" });
    await moderator.write(dated(moderator, TODAY), office.dispatch.sentOn);
    await moderator.press(office.dispatch.button);
    await moderator.says(office.dispatch.done);
    // Fifteen working days; Monday the 26th is off, since the Day of the Republic falls on a Sunday.
    await (await publicPage()).says(
      `${letter.dueOn} ${f.date("2026-11-05")}`,
      letter.clock.waiting,
      ballot.outcome.accepted,
    );

    await moderator.choose(answer.outcomes.accepted, office.answer.outcome);
    await moderator.write({ [office.answer.text]: "Ұсыныс қабылданды: шамдар биыл орнатылады, қаражат бөлінді." });
    await moderator.write(dated(moderator, TODAY), office.answer.answeredOn);
    await moderator.press(office.answer.button);
    await moderator.says(office.answer.done);
    await moderator.write({ [office.milestone.text]: "Екі шам орнатылды" });
    await moderator.write(dated(moderator, ["1", "12", "2026"]), office.milestone.plannedOn);
    await moderator.press(office.milestone.button);
    await moderator.says(office.milestone.done);
    const last = await publicPage();
    await last.says(answer.outcomes.accepted, letter.clock.answered_in_time, "Екі шам орнатылды", milestone.waiting);
    await last.says("Балалардың қауіпсіздігі үшін қажет", t.council.event.answered);
    await last.saysNot(email, backer);
  },
);

test.each(shortWalks)("a proposal is written and confirmed %s", async (_name, walk) => {
  const email = `short.${walk.locale}@posta.example`;
  await propose(await someone(walk), `Light at the bus stop (${walk.locale})`, email);
});
