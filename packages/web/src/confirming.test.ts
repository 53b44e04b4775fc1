import { Council } from "@kz2050/core/council";
import { Identity } from "@kz2050/core/identity";
import { Membership } from "@kz2050/core/membership";
import { htmlFaults } from "@kz2050/testing/html";
import { codeIn, type House, linkIn, startHouse } from "@kz2050/testing/journeys/harness";
import { afterAll, beforeAll, expect, test } from "vitest";

let house: House;
beforeAll(async () => {
  house = await startHouse({ stories: [] });
}, 120_000);
afterAll(() => house?.close());

const guest = <T>(work: () => Promise<T>) => house.platform.asPlatform("test", work);
const apply = (email: string) =>
  guest(async () => {
    const { membershipKey } = await Membership.apply({
      surname: "Сынақбаева",
      givenName: "Үлгі",
      birthDate: "1995-03-27",
      region: "71",
      city: "Астана",
      phone: "+77010000001",
      email,
      language: "kk",
      occupation: "Мұғалім",
      why: "Ауылымдағы балаларға көмектескім келеді.",
      consents: ["processing"],
      consentVersion: Identity.CONSENT_VERSION,
    });
    return membershipKey;
  });
const propose = (email: string) =>
  guest(() =>
    Council.propose({
      council: "astana",
      language: "kk",
      title: "Мектеп жанына жаяу жүргінші өткелі",
      what: "№ 17 мектептің алдына жаяу жүргінші өткелін орнатуды ұсынамын.",
      why: "Күн сайын екі жүзге жуық бала жолды белгіленбеген жерден кесіп өтеді.",
      category: "safety",
      place: "Сынақ көшесі, 17",
      email,
    }),
  );

interface Shown {
  readonly path: string;
  readonly status: number;
  readonly to: string;
  readonly html: string;
  readonly cookie: string;
}
async function send(path: string, init: RequestInit = {}, cookie = ""): Promise<Shown> {
  const answer = await house.request(path, { ...init, headers: { origin: house.origin, ...(cookie && { cookie }) } });
  const html = await answer.text();
  if (html !== "") expect([path, ...(await htmlFaults(html))]).toEqual([path]);
  const [set = ""] = answer.headers
    .getSetCookie()
    .filter((one) => !one.includes("Max-Age=0"))
    .map((one) => one.split(";")[0] ?? "");
  return { path, status: answer.status, to: answer.headers.get("location") ?? "", html, cookie: set };
}
const open = (path: string, cookie?: string) => send(path, {}, cookie);
/** Presses the button of the page's form whose action ends so. */
async function press(shown: Shown, ends: string, fields: Record<string, string> = {}, cookie?: string): Promise<Shown> {
  const forms = [...shown.html.matchAll(/<form action="([^"]*)"[^>]*>([\s\S]*?)<\/form>/g)];
  const [, action = "", form = ""] = forms.find(([, each = ""]) => each.endsWith(ends)) ?? [];
  expect(`${shown.path} has a form to ${action}`).toContain(ends);
  const formToken = /name="formToken" value="([^"]+)"/.exec(form)?.[1] ?? "";
  return send(action, { method: "POST", body: new URLSearchParams({ formToken, ...fields }) }, cookie);
}
/** The link of the letter that asks to confirm a record. */
async function linkTo(email: string, id: string): Promise<string> {
  const letter = (await house.letters(email)).find((one) => one.text.includes(id));
  if (!letter) throw new Error(`No letter about ${id}`);
  return linkIn(letter);
}

test("the page behind the link says what else its button confirms; pressed, the person is in and sees it done", async () => {
  const email = "birge@posta.example";
  const key = await apply(email);
  const { proposalId } = await propose(email);
  const page = await open(await linkTo(email, key));
  expect(page.html).toContain("Бұған қоса мыналарды да растайсыз:");
  expect(page.html).toContain("Мектеп жанына жаяу жүргінші өткелі");
  const done = await press(page, "/confirm");
  expect([done.status, done.to]).toEqual([303, expect.stringContaining(`done=confirmed&also=${proposalId}`)]);
  expect(done.cookie).toMatch(/^session=/);
  const after = await open(done.to, done.cookie);
  expect(after.html).toContain("Бұған қоса мыналар да расталды:");
  expect(after.html).toContain(`/kk/my/proposal/${proposalId}/`);
  expect((await open("/kk/my", done.cookie)).html).toContain("Мектеп жанына жаяу жүргінші өткелі");
  // What it says of other actions it says to their person alone.
  expect((await open(done.to)).html).not.toContain(proposalId);
});

test("whoever finds a stranger's action among them confirms their own alone", async () => {
  const email = "jalghyz@posta.example";
  const key = await apply(email);
  const { proposalId } = await propose(email);
  const done = await press(await open(await linkTo(email, key)), "/confirm", { only: "yes" });
  expect(done.to).toMatch(/\?done=confirmed$/);
  expect((await open(await linkTo(email, proposalId))).html).toContain("Ұсынысты растау");
});

test("a link pressed again opens no session, and what was begun since stays as it is", async () => {
  const email = "eski-silteme@posta.example";
  const key = await apply(email);
  const page = await open(await linkTo(email, key));
  expect((await press(page, "/confirm")).cookie).not.toBe("");
  await propose(email);
  const again = await press(page, "/confirm");
  expect([again.status, again.cookie, again.to.includes("also")]).toEqual([303, "", false]);
});

test("a confirmation does not take the place of whoever is signed in", async () => {
  const first = await press(
    await open(await linkTo("bir@posta.example", await apply("bir@posta.example"))),
    "/confirm",
  );
  const other = await open(await linkTo("eki@posta.example", await apply("eki@posta.example")), first.cookie);
  const done = await press(other, "/confirm", {}, first.cookie);
  expect([done.status, done.cookie]).toEqual([303, ""]);
});

test("the code of the letter signs in as well, and a wrong one is said beside its field", async () => {
  const email = "kod@posta.example";
  const key = await apply(email);
  const sent = await open(`/kk/my/membership/sent/${key}`);
  const wrong = await press(sent, key, { code: "12" });
  expect([wrong.status, wrong.html.includes('href="#code"')]).toEqual([409, true]);
  const right = await press(wrong, key, { code: codeIn(await house.letter(email)) });
  expect([right.status, right.cookie.startsWith("session=")]).toEqual([303, true]);
});

test.each(["kk", "ru", "en"])(
  "the letter is sent again from its page in %s, and the code is the same",
  async (locale) => {
    const email = `qaita-${locale}@posta.example`;
    const key = await apply(email);
    const code = codeIn(await house.letter(email));
    const sent = await open(`/${locale}/my/membership/sent/${key}`);
    const again = await press(sent, "/again");
    expect([again.status, again.to]).toEqual([303, `/${locale}/my/membership/sent/${key}?sent=again`]);
    expect((await open(again.to)).html).toContain("kz-notification-banner");
    // The same button pressed twice asks once.
    expect((await press(sent, "/again")).status).toBe(303);
    const letters = await house.letters(email);
    expect(letters.map(codeIn)).toEqual([code, code]);
  },
);

test.each([
  ["membership", (id: string) => `/kk/my/membership/sent/mem_${id}`],
  ["lectures", (id: string) => `/kk/my/lectures/sent/bkg_${id}`],
  ["proposals", (id: string) => `/kk/my/proposals/prp_${id}/sent`],
  ["supports", (id: string) => `/kk/my/proposals/prp_${id}/support/sup_${id}`],
])("the %s page for a letter is the same for a record that is not there, up to its limit", async (_name, pathOf) => {
  const path = pathOf("0".repeat(26));
  const shown = await open(path);
  expect(shown.status).toBe(200);
  const outcomes: Shown[] = [];
  for (let n = 0; n < 4; n += 1) outcomes.push(await press(await open(path), "/again"));
  expect(outcomes.map(({ status }) => status)).toEqual([303, 303, 303, 429]);
  expect(outcomes[0]?.to).toBe(`${path}?sent=again`);
  expect(outcomes[3]?.html).toContain("kz-error-summary");
});
