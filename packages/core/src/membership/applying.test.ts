import { atOnce, loadReference, NOON, staffActor, type World, world } from "@kz2050/testing";
import { afterAll, beforeAll, expect, test } from "vitest";
import { Identity } from "../identity/index.ts";
import { HOUR, linkCode, linkToken, system } from "../kernel/index.ts";
import { Reference } from "../reference/index.ts";
import { get, PersonalRequests, scanAll } from "../table/index.ts";
import { applied, form } from "./fixture.ts";
import { Membership } from "./index.ts";
import { Memberships } from "./table.ts";

let w: World;
beforeAll(async () => {
  w = await world({ lag: true });
  const codes = ["71", "75", "10", "astana"];
  await loadReference(w, ({ kind, code }) => (kind === "region" || kind === "city") && codes.includes(code));
});
afterAll(() => w.stop());

const load = async (membershipKey: string) => {
  const item = await w.guest(() => get(Memberships, { membershipKey }));
  if (item?.kind !== "application") throw new Error("no such application");
  return item;
};
const tokenOf = (membershipKey: string) => w.guest(async () => linkToken(Membership.LINK, membershipKey));
const fails = (work: Promise<unknown>) =>
  work.then(
    () => undefined,
    (error: unknown) => error,
  );

test("an application is one record that waits 48 hours for its confirmation and stands in no queue", async () => {
  const { membershipKey, confirmBy } = await w.guest(() =>
    Membership.apply(form({ city: "астана", phone: "8 701 000 00 01" })),
  );
  expect(confirmBy).toBe("2026-10-16T07:00:00.000Z");
  const record = await load(membershipKey);
  expect(record).toMatchObject({ status: "unconfirmed", cityCode: "astana", phone: "+77010000001", tries: 0 });
  expect(record.consents).toEqual([{ purpose: "processing", version: Identity.CONSENT_VERSION, at: NOON }]);
  expect(record.queue ?? record.personId ?? record.phoneKey ?? record.nameKey).toBeUndefined();
});

test.each<[string, Partial<Membership.ApplicationForm>, string]>([
  ["region", { region: "99" }, "invalid_choice"],
  ["birthDate", { birthDate: "2010-10-15" }, "too_young"],
  ["birthDate", { birthDate: "" }, "required"],
  ["birthDate", { birthDate: "1995-02-30" }, "invalid_date"],
  ["surname", { surname: " " }, "required"],
  ["givenName", { givenName: "http://spam.example" }, "invalid_name"],
  ["phone", { phone: "12" }, "invalid_phone"],
  ["email", { email: "nobody" }, "invalid_email"],
  ["why", { why: "ok" }, "too_short"],
  ["consents", { consents: ["news"] }, "consent_required"],
  ["consentVersion", { consentVersion: "2013-12" }, "consent_outdated"],
])("a wrong %s (%o) is named: %s", async (field, override, code) => {
  const error = await fails(w.guest(() => Membership.apply(form(override))));
  expect(error).toMatchObject({ status: 422, issues: [{ field, code }] });
});

test("a part of the form is checked by the rules of the whole", async () => {
  const part = ["surname", "givenName", "birthDate"] as const;
  const check = (input: object) => w.guest(async () => Membership.checkPart(part, { ...input }));
  await check({ surname: "Сынақ", givenName: "Үлгі", birthDate: "1990-01-01" });
  const young = await fails(check({ surname: "Сынақ", givenName: "Үлгі", birthDate: "2016-01-01" }));
  expect(young).toMatchObject({ issues: [{ field: "birthDate", code: "too_young" }] });
});

test("the same form sent again answers alike and makes one record", async () => {
  const request = { key: "apply-once", bodyHash: "same" };
  const send = () => w.as({ kind: "guest" }, () => Membership.apply(form({ email: "bir-ret@posta.example" })), request);
  const first = await send();
  w.loseAnswer();
  const { done, refused } = await atOnce(3, send);
  expect([refused, ...done]).toEqual([[], first, first, first]);
  await w.as(system("test"), async () => {
    for await (const row of scanAll(PersonalRequests)) expect.fail(`a row for a key the record bears: ${row.action}`);
  });
});

test("letters to one mailbox are limited, however it is spelled, but a repeat of the same form is still answered", async () => {
  const email = (n: number) => `kop.hat+${n}@posta.example`;
  const request = { key: "apply-often", bodyHash: "same" };
  const send = () => w.as({ kind: "guest" }, () => Membership.apply(form({ email: email(0) })), request);
  const first = await send();
  for (let n = 1; n < 5; n += 1) await w.guest(() => Membership.apply(form({ email: email(n) })));
  await expect(w.guest(() => Membership.apply(form({ email: email(9) })))).rejects.toMatchObject({ status: 429 });
  expect(await send()).toEqual(first);
});

test("a form sent again is answered as before though its region has ended since", async () => {
  const request = { key: "apply-before-the-end", bodyHash: "same" };
  const wish = form({ region: "10", city: "Семей", email: "onir@posta.example" });
  const send = () => w.as({ kind: "guest" }, () => Membership.apply(wish), request);
  const first = await send();
  const region = await w.guest(() => Reference.get("region", "10"));
  await w.as(system("test"), () => Reference.load({ ...region, until: "2026-10-14" }));
  w.clock.advance(HOUR);
  expect(await send()).toEqual(first);
  await expect(w.guest(() => Membership.apply(wish))).rejects.toMatchObject({ status: 422 });
  await w.as(system("test"), () => Reference.load(region));
  w.clock.set(NOON);
});

test("the link confirms, twice alike, and the application stands in its region's queue", async () => {
  const { membershipKey } = await w.guest(() => Membership.apply(form({ email: "silteme@posta.example" })));
  const token = await tokenOf(membershipKey);
  w.loseAnswer(({ operation }) => operation === "UpdateItem");
  const told = await w.guest(() => Membership.confirm({ membershipKey, token }));
  expect(told).toMatchObject({ membershipKey, wasPending: true });
  const once = await load(membershipKey);
  expect(once).toMatchObject({ status: "submitted", queue: "71#submitted", submittedAt: NOON });
  expect(once.personId).toMatch(/^per_/);
  expect(once.expiry).toBeUndefined();
  w.clock.advance(HOUR);
  const again = await w.guest(() => Membership.confirm({ membershipKey, token }));
  expect(again).toEqual({ ...told, wasPending: false });
  expect(await load(membershipKey)).toEqual(once);
  w.clock.set(NOON);
});

test("a forged token and an unknown application are the same not found", async () => {
  const { membershipKey } = await w.guest(() => Membership.apply(form({ email: "jalgan@posta.example" })));
  const other = await tokenOf("mem_00000000000000000000000000");
  for (const wrong of [
    { membershipKey, token: other },
    { membershipKey: "mem_00000000000000000000000001", token: other },
  ]) {
    await expect(w.guest(() => Membership.confirm(wrong))).rejects.toMatchObject({ status: 404, code: "link_invalid" });
  }
});

test("the mailed code confirms too; five tries and no more, also when they come at once", async () => {
  const { membershipKey } = await w.guest(() => Membership.apply(form({ email: "kod@posta.example" })));
  const right = await w.guest(async () => linkCode(Membership.LINK, membershipKey));
  const wrong = right === "000000" ? "111111" : "000000";
  const { done, refused } = await atOnce(12, () => w.guest(() => Membership.confirm({ membershipKey, code: wrong })));
  expect(done).toEqual([]);
  const codes = refused.map((error) => (error as { code: string }).code).toSorted();
  expect(codes).toEqual([...Array(5).fill("code_wrong"), ...Array(7).fill("too_many_tries")]);
  await expect(w.guest(() => Membership.confirm({ membershipKey, code: right }))).rejects.toMatchObject({
    code: "too_many_tries",
  });
  const token = await tokenOf(membershipKey);
  await w.guest(() => Membership.confirm({ membershipKey, token }));
  const second = await w.guest(() => Membership.apply(form({ email: "kod2@posta.example" })));
  const code = await w.guest(async () => linkCode(Membership.LINK, second.membershipKey).replace(/^.../, "$& "));
  await w.guest(() => Membership.confirm({ ...second, code }));
  expect((await load(second.membershipKey)).status).toBe("submitted");
});

test("an application not confirmed in 48 hours has expired: no queue, no person, no look by staff", async () => {
  const { membershipKey } = await w.guest(() => Membership.apply(form({ email: "kesh@posta.example" })));
  const token = await tokenOf(membershipKey);
  w.clock.advance(48 * HOUR);
  await expect(w.guest(() => Membership.confirm({ membershipKey, token }))).rejects.toMatchObject({
    code: "application_expired",
  });
  expect((await w.guest(() => Membership.read({ membershipKey, token }))).status).toBe("expired");
  const coordinator = staffActor("coordinator", { region: "71" });
  await expect(w.as(coordinator, () => Membership.view({ membershipKey }))).rejects.toMatchObject({ status: 404 });
  w.clock.set(NOON);
});

test("30 confirmations at once move the application once", async () => {
  const { membershipKey } = await w.guest(() => Membership.apply(form({ email: "birden@posta.example" })));
  const token = await tokenOf(membershipKey);
  const { refused } = await atOnce(30, () => w.guest(() => Membership.confirm({ membershipKey, token })));
  expect(refused).toEqual([]);
  expect((await load(membershipKey)).history.map((step) => step.what)).toEqual(["applied", "confirmed"]);
});

test("the same mailbox, phone, or name and birth date in the region make applications look alike", async () => {
  const place = { region: "75", city: "Алматы" };
  const base = {
    ...place,
    email: "aigul.u@gmail.example",
    phone: "+77010000200",
    surname: "Үлгібекова",
    givenName: "Айгүл",
  };
  const first = await w.guest(() => applied(base));
  w.settle();
  const stranger = {
    ...place,
    email: "other@posta.example",
    phone: "+77010000201",
    surname: "Басқа",
    givenName: "Адам",
  };
  const alike = async (overrides: object) => {
    const { membershipKey } = await w.guest(() => applied({ ...stranger, ...overrides }));
    return (await load(membershipKey)).likely
      ?.filter((like) => like.membershipKey === first.membershipKey)
      .map((like) => like.by);
  };
  expect(await alike({ email: "Aigul.U+2@gmail.example" })).toEqual([["email"]]);
  expect(await alike({ email: "b@posta.example", phone: "8 701 000 02 00" })).toEqual([["phone"]]);
  const latin = { email: "c@posta.example", phone: "+77010000202", surname: "Aigul", givenName: "Ulgibekova" };
  expect(await alike(latin)).toEqual([["name"]]);
  expect(await alike({ ...latin, email: "d@posta.example", birthDate: "1995-03-28" })).toEqual([]);
  expect(await alike({ ...latin, email: "e@posta.example", region: "71" })).toEqual([]);
});
