import { LETTER_WAIT, linkToken, system } from "@kz2050/core/kernel";
import { Volunteering } from "@kz2050/core/volunteering";
import { staffActor } from "@kz2050/testing";
import { htmlFaults } from "@kz2050/testing/html";
import { agreed, ownPages, to } from "@kz2050/testing/own-pages";
import { webDeps } from "@kz2050/testing/web-deps";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createSite } from "../site.ts";

let pages: Awaited<ReturnType<typeof ownPages>>;
beforeAll(async () => {
  pages = await ownPages();
});
afterAll(() => pages.w.stop());

const NEW = "/kk/my/volunteering/new";
const FIELDS = {
  ...{ what: "event", region: "71", organiser: "71", quarters: "10", name: "Үлгі Сынақбаева" },
  ...{ "date-day": "10", "date-month": "10", "date-year": "2026", text: "Кітап таратуға көмектестім" },
};
const astana = staffActor("coordinator", { region: "71" });
/** Sends the form as slowly as people do. */
async function sent(me: Awaited<ReturnType<typeof pages.signedIn>>, over: Record<string, string> = {}) {
  const html = await me.html(NEW);
  const formToken = /name="formToken" value="([^"]+)"/.exec(html.slice(html.indexOf("<main")))?.[1] ?? "";
  pages.w.clock.advance(5000);
  return me.send(NEW, { formToken, ...FIELDS, ...over });
}
const idIn = (path: string): string => /hrs_[0-9a-z]{26}/.exec(path)?.[0] ?? "";

test("whoever is not signed in is led to the way in, and who has not agreed is asked first", async () => {
  const site = await pages.mine.request(`https://kz2050.example${NEW}`);
  expect(to(site)).toContain("/kk/my/sign-in");
  const me = await pages.signedIn("kelispegen@posta.example");
  expect(to(await me.get(NEW))).toContain("/kk/my/consent");
});

test("a volunteer notes hours, keeps what was typed when it is refused, and takes them back", async () => {
  const me = await pages.signedIn("erikti@posta.example");
  await agreed(me);
  const refused = await sent(me, { text: "", quarters: "" });
  expect(refused.status).toBe(422);
  const html = await refused.text();
  expect(html).toContain("Үлгі Сынақбаева");
  // In the order in which the page asks.
  const summary = html.slice(html.indexOf("kz-error-summary"), html.indexOf("<h1"));
  expect([...summary.matchAll(/href="#([\w-]+)"/g)].map(([, field]) => field)).toEqual(["text", "quarters"]);
  expect(await htmlFaults(html)).toEqual([]);
  const full = await sent(me, { quarters: "48" });
  const own = to(full);
  expect(own).toMatch(/^\/kk\/my\/hours\/hrs_/);
  expect((await sent(me)).status).toBe(422);
  const page = own.split("?")[0] ?? "";
  expect(await htmlFaults(await me.html(own))).toEqual([]);
  expect((await me.post(`${page}/withdraw`, {}, page)).status).toBe(303);
  const after = await me.html(page);
  expect(after).toContain("Қайтарып алынды");
  expect(after).not.toContain("/withdraw");
});

test("confirmed hours become a certificate that anybody may check, and nobody once it is taken back", async () => {
  const me = await pages.signedIn("sertifikat@posta.example");
  await agreed(me);
  const hoursId = idIn(to(await sent(me)));
  await pages.w.as(astana, () => Volunteering.confirm({ hoursId }));
  const stream = <T>(work: () => Promise<T>) => pages.w.as(system("stream:test"), work);
  await stream(() => Volunteering.keepHoursDeed(hoursId));
  pages.w.clock.advance(LETTER_WAIT);
  const form = "/kk/my/volunteering/certificate";
  expect(await me.html(form)).toContain("2 сағат 30 минут");
  const issued = to(await me.post(form, { name: "Үлгі Сынақбаева" }));
  const certificateId = /vct_[0-9a-z]{26}/.exec(issued)?.[0] ?? "";
  await stream(() => Volunteering.copyCertificate(certificateId));
  await stream(() => Volunteering.keepCertificateDeed(certificateId));
  const html = await me.html(issued);
  expect(await htmlFaults(html)).toEqual([]);
  expect(html).toContain("Үлгі Сынақбаева");
  const verify = /\/kk\/volunteering\/verify\/vcc_[0-9a-z]{26}/.exec(html)?.[0] ?? "";
  const site = createSite(webDeps(pages.w));
  const check = async () => site.request(`https://kz2050.example${verify}`);
  const shown = await check();
  expect(shown.headers.get("cache-control")).toContain("no-store");
  const told = await shown.text();
  expect(await htmlFaults(told)).toEqual([]);
  expect(told).toContain("Сертификат жарамды");
  expect(told).not.toContain("Сынақбаева");
  for (const path of ["/kk/my/volunteering", "/ru/my/volunteering", "/en/my"])
    expect(await htmlFaults(await me.html(path))).toEqual([]);
  expect((await me.post(`${issued}/withdraw`, {}, issued)).status).toBe(303);
  await stream(() => Volunteering.copyCertificate(certificateId));
  expect(await (await check()).text()).toContain("Сертификат жарамсыз");
  expect((await site.request("https://kz2050.example/kk/volunteering/verify/vcc_x")).status).toBe(404);
  for (const language of ["kk", "ru", "en"])
    expect(
      await htmlFaults(await (await site.request(`https://kz2050.example/${language}/volunteering`)).text()),
    ).toEqual([]);
});

test("a link with another token opens neither hours nor a certificate", async () => {
  const me = await pages.signedIn("boten@posta.example");
  await agreed(me);
  const hoursId = idIn(to(await sent(me)));
  const other = await pages.w.guest(async () => linkToken("membership", hoursId));
  expect((await me.get(`/kk/my/hours/${hoursId}/${other}`)).status).toBe(404);
  expect((await me.get(`/kk/my/certificate/vct_${"0".repeat(26)}/${other}`)).status).toBe(404);
});
