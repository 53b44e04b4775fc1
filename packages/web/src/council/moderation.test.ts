import { confirmed } from "@kz2050/core/fixture/council";
import { type Actor, asActor, inScope, privatePath } from "@kz2050/core/kernel";
import { seedCouncils } from "@kz2050/local/demo/council";
import { htmlFaults } from "@kz2050/testing/html";
import { FORM_PAUSE, type House, startHouse } from "@kz2050/testing/journeys/harness";
import { afterAll, beforeAll, expect, test } from "vitest";

let house: House;
let moderator: string;
let coordinator: string;
beforeAll(async () => {
  house = await startHouse({ stories: [seedCouncils] });
  [moderator, coordinator] = [
    await house.staffCookie("moderator@movement.example"),
    await house.staffCookie("astana@movement.example"),
  ];
  await house.drain();
}, 120_000);
afterAll(() => house?.close());

async function open(path: string, cookie?: string, init: RequestInit = {}) {
  const answer = await house.request(path, { ...init, headers: { origin: house.origin, ...(cookie && { cookie }) } });
  const html = await answer.text();
  if (html !== "" && /html/.test(answer.headers.get("content-type") ?? ""))
    expect([path, ...(await htmlFaults(html))]).toEqual([path]);
  return { status: answer.status, to: answer.headers.get("location") ?? "", html, headers: answer.headers };
}

/** Opens a page, fills in its form whose action ends so, and sends it. */
async function fill(path: string, ends: string, fields: Record<string, string>, cookie?: string) {
  const { html } = await open(path, cookie);
  const forms = [...html.matchAll(/<form action="([^"]*)"[^>]*>([\s\S]*?)<\/form>/g)];
  const [, action = "", form = ""] = forms.find(([, each = ""]) => each.endsWith(ends)) ?? [];
  expect(action).toContain(ends);
  const hidden = [...form.matchAll(/<input type="hidden" name="([^"]*)" value="([^"]*)"/g)];
  house.advance(FORM_PAUSE);
  const body = new URLSearchParams(fields);
  for (const [, name = "", value = ""] of hidden) body.set(name, value);
  return open(action, cookie, { method: "POST", body });
}

const WHY = "Ұсынысымда көше де, үй де көрсетілген: екінші тармақты қараңыз.";
let proposals = 0;

/** A proposal that the moderator refused, and its author's page. */
async function refused(): Promise<{ proposalId: string; own: string; email: string }> {
  proposals += 1;
  const email = `shagym${proposals}@posta.example`;
  const { proposalId } = await within(() => confirmed({ email }));
  const sent = await fill(
    `/office/kk/proposals/${proposalId}`,
    "/refuse",
    { reason: "unclear", note: "Қай көше?" },
    moderator,
  );
  expect(sent.status).toBe(303);
  return { proposalId, own: await within(async () => privatePath("kk", "proposal", proposalId)), email };
}
const within = <T>(work: () => Promise<T>, actor: Actor = { kind: "guest" }): Promise<T> =>
  inScope({ ...house.platform.deps, actor, requestId: "walk" }, () => asActor(actor, work));
const caseIn = (html: string): string => /moderation\?case=([\w-]+)/.exec(html)?.[1] ?? "";

test("the report shows figures and the log of the demonstration in three languages, and names nobody", async () => {
  for (const locale of ["kk", "ru", "en"]) {
    for (const path of ["", "/appeal", "?council=oral"]) {
      const { status, html, headers } = await open(`/${locale}/councils/moderation${path}`);
      expect([path, status]).toEqual([path, 200]);
      expect(headers.get("cache-control")).toContain("public");
      for (const secret of ["prp_", "per_", "аялдама", "балалар алаңы", "@"]) expect(html).not.toContain(secret);
    }
  }
  const { html } = await open("/kk/councils/moderation");
  for (const words of ["Қаралып жатыр", "Ұсыныс жарияланды", "Шешім өзгермеді", "Сұралмады"])
    expect(html).toContain(words);
  expect((await open("/kk/councils/moderation?council=oral")).html).not.toContain("Қаралып жатыр");
  expect((await open("/kk/councils/moderation?council=nowhere")).status).toBe(404);
  for (const path of ["/kk/councils", "/kk/councils/astana", "/kk"])
    expect((await open(path)).html).toContain("/kk/councils/moderation");
});

test("an author reads why, asks once for another hand, and finds their case in the log", async () => {
  const { proposalId, own, email } = await refused();
  const letter = await house.letter(email);
  const page = await open(own);
  const number = caseIn(page.html);
  expect(letter.text).toContain(number);
  expect(letter.text).toContain("қайта қаратуды сұрай аласыз");
  expect(letter.text).toContain(`${house.origin}/kk/councils/moderation/appeal`);
  const short = await fill(own, "/appeal", { text: "Жоқ" });
  expect([short.status, short.html.includes("Жоқ</textarea>")]).toEqual([422, true]);
  const sent = await fill(own, "/appeal", { text: WHY });
  expect([sent.status, sent.to]).toEqual([303, `${own}?done=appealed`]);
  const after = await open(sent.to);
  expect(after.html).toContain("Өтінішіңіз қабылданды");
  expect(after.html).not.toContain(`${own}/appeal`);
  expect((await house.letter(email)).subject).toBe("Ұсынысыңыз қайта қаралады");
  const found = await open(`/kk/councils/moderation?case=${number.toLowerCase()}`);
  expect(found.html).toContain(number);
  expect(found.html).toContain("Қаралып жатыр");
  const none = await open("/kk/councils/moderation?case=0000-0000");
  expect([none.status, none.html.includes("Мұндай нөмірлі іс жоқ")]).toEqual([404, true]);
  expect(number).not.toContain(proposalId.slice(4, 12));
});

test("the office shows the appeal and its text, and to whoever refused no way to decide it; a second refusal is final", async () => {
  const { proposalId, own, email } = await refused();
  await house.letter(email);
  await fill(own, "/appeal", { text: WHY });
  const queue = await open("/office/kk/proposals?status=confirmed", coordinator);
  expect(queue.html).toContain(WHY);
  const desk = `/office/kk/proposals/${proposalId}`;
  const theirs = await open(desk, moderator);
  expect(theirs.html).toContain("Алғашқы шешімді өзіңіз шығарғансыз");
  expect(theirs.html).not.toContain(`${desk}/publish`);
  const other = await fill(desk, "/refuse", { reason: "duplicate" }, coordinator);
  expect(other.status).toBe(303);
  const last = await house.letter(email);
  expect(last.text).toContain("түпкілікті");
  expect(last.text).not.toContain("қайта қаратуды сұрай аласыз");
  const page = await open(own);
  expect(page.html).toContain("түпкілікті");
  expect(page.html).not.toContain(`${own}/appeal`);
});
