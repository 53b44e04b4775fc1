import { appCode, stepAt } from "@kz2050/local/authenticator";
import { atOnce, officeToken, RACE_ROUNDS, staffActor, type World, world } from "@kz2050/testing";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { linkCode, system } from "../kernel/index.ts";
import { PersonalAudit, queryAll, scanAll, write } from "../table/index.ts";
import { Identity } from "./index.ts";
import { Ceremonies, People } from "./table.ts";

const MINUTE = 60_000;

let w: World;
beforeAll(async () => {
  w = await world();
});
afterAll(() => w.stop());
beforeEach(() => w.clock.advance(60 * MINUTE));

let people = 0;
/** A new member of staff who has answered the mailed code and shown no factor. */
async function newcomer(over: { until?: string } = {}) {
  people += 1;
  const email = `staff${people}@movement.example`;
  const { personId } = await w.as(system("ops"), () =>
    Identity.appoint({ email, name: "Дана Үлгіқызы", role: "central", language: "kk", ...over }),
  );
  return { email, personId, token: await entered(email) };
}
const entered = (email: string): Promise<string> =>
  w.guest(async () => {
    const { challengeId } = await Identity.askCode({ email, language: "kk", door: "staff" });
    return (await Identity.enterCode({ challengeId, code: linkCode("office", challengeId) })).token;
  });
const actor = (token: string) => w.guest(() => Identity.staffOf(token));
const bearer = (token: string) => w.guest(() => Identity.bearerOf(token));
const code = (secret: string, ahead = 0) => appCode(secret, stepAt(w.clock.now()) + ahead);
const wrong = (secret: string) => String((Number(code(secret)) + 1) % 1_000_000).padStart(6, "0");
const show = (token: string, digits: string) => w.guest(() => Identity.showTotp(token, { code: digits }));
const add = (token: string, draft: string, digits: string) =>
  w.guest(() => Identity.addTotp(token, { draft, code: digits, language: "kk" }));
const begin = (token: string) => w.guest(() => Identity.beginTotp(token, { label: "dana" }));

/** A member of staff with an app, signed in. */
async function enrolled(over: { until?: string } = {}) {
  const { token, ...who } = await newcomer(over);
  const { secret, draft } = await begin(token);
  const added = await add(token, draft, code(secret));
  w.clock.advance(MINUTE);
  return { ...who, secret, token: added.token, codes: added.codes ?? [] };
}
const factors = (personId: string) => w.guest(() => Identity.factorsOf(personId));
const refusedWith = (name: string) => ({ issues: [{ field: "code", code: name }] });

test("the mailed code alone opens nothing, and waits half an hour for a factor", async () => {
  const { token } = await newcomer();
  expect(await actor(token)).toBeUndefined();
  expect(await bearer(token)).toMatchObject({ staff: { grants: [{ role: "central" }] } });
  w.clock.advance(30 * MINUTE);
  expect(await bearer(token)).toBeUndefined();
});

test("a first app, confirmed by its code, proves the session under a new token and brings ten recovery codes", async () => {
  const { token, personId } = await newcomer();
  const { secret, address, draft } = await begin(token);
  expect(address).toContain(`secret=${secret}`);
  expect((await w.guest(() => Identity.beginTotp(token, { label: "dana", draft }))).secret).toBe(secret);
  await expect(add(token, draft, wrong(secret))).rejects.toMatchObject(refusedWith("factor_wrong"));
  const added = await add(token, draft, code(secret));
  expect(new Set(added.codes).size).toBe(10);
  expect(added.expiresIn).toBe(12 * 3600);
  expect(await actor(added.token)).toMatchObject({ personId, provedAt: w.clock.now().toISOString() });
  expect(await bearer(token)).toBeUndefined();
  const kept = JSON.stringify(await w.guest(() => queryAll(People, { hash: personId })));
  expect(kept).not.toContain(secret);
  for (const one of added.codes ?? []) expect(kept).not.toContain(one.replace("-", ""));
});

test("an app's secret stands sealed for its owner alone: copied to a colleague it opens nothing", async () => {
  const [one, other] = [await enrolled(), await enrolled()];
  const [mine, theirs] = [await factors(one.personId), await factors(other.personId)];
  expect(mine.totp?.sealed).not.toBe(theirs.totp?.sealed);
  if (mine.totp) {
    const copied = People.put({ ...mine.totp, personId: other.personId });
    await w.as(system("test"), () => write(copied));
  }
  await expect(show(other.token, code(one.secret))).rejects.toMatchObject(refusedWith("factor_wrong"));
});

test("at the next sign-in a code of the app is asked for, the one before and the one after taken too", async () => {
  const { email, secret } = await enrolled();
  for (const ahead of [-1, 1]) {
    const token = await entered(email);
    expect(await actor(token)).toBeUndefined();
    const shown = await show(token, code(secret, ahead));
    expect(await actor(shown.token)).toBeDefined();
    expect(await bearer(token)).toBeUndefined();
    w.clock.advance(10 * MINUTE);
  }
  const token = await entered(email);
  await expect(show(token, code(secret, 2))).rejects.toMatchObject(refusedWith("factor_wrong"));
});

test("a code is good once, also for two who send it at once", async () => {
  const { email, secret } = await enrolled();
  const [first, second] = [await entered(email), await entered(email)];
  const { done, refused } = await atOnce(2, (n) => show(n === 0 ? first : second, code(secret)));
  expect(done).toHaveLength(1);
  expect(refused).toMatchObject([refusedWith("factor_used")]);
  await expect(show(await entered(email), code(secret))).rejects.toMatchObject(refusedWith("factor_used"));
});

test("one right code sent ten times at once opens one session", async () => {
  const { email, secret } = await enrolled();
  const token = await entered(email);
  const { done } = await atOnce(10, () => show(token, code(secret)));
  expect(done).toHaveLength(1);
});

test("of twenty wrong codes at once no more than five are compared, and the session is over", async () => {
  for (let round = 0; round < RACE_ROUNDS; round += 1) {
    const { email, secret } = await enrolled();
    const token = await entered(email);
    const { done, refused } = await atOnce(20, () => show(token, wrong(secret)));
    expect(done).toEqual([]);
    const compared = refused.filter((error) => (error as { code: string }).code === "invalid");
    expect(compared.length).toBeLessThanOrEqual(5);
    await expect(show(token, code(secret))).rejects.toMatchObject({ status: 401 });
  }
});

test("the fifth wrong code ends a session, and the right one after four does not", async () => {
  const { email, secret } = await enrolled();
  const [one, other] = [await entered(email), await entered(email)];
  for (let n = 0; n < 4; n += 1) {
    await expect(show(one, wrong(secret))).rejects.toMatchObject(refusedWith("factor_wrong"));
    await expect(show(other, wrong(secret))).rejects.toMatchObject(refusedWith("factor_wrong"));
  }
  await expect(show(one, wrong(secret))).rejects.toMatchObject({ status: 409, code: "factor_tries" });
  expect(await bearer(one)).toBeUndefined();
  const { token } = await show(other, code(secret));
  expect(await w.guest(async () => (await Identity.bearerOf(token))?.session.factorTries)).toBeUndefined();
});

test("beyond twenty tries in ten minutes a person's app is left alone, whatever the session", async () => {
  const { email, secret } = await enrolled();
  for (let session = 0; session < 4; session += 1) {
    const token = await entered(email);
    for (let n = 0; n < 5; n += 1) await expect(show(token, wrong(secret))).rejects.toThrow();
  }
  await expect(show(await entered(email), code(secret))).rejects.toMatchObject({ status: 429 });
});

test("a lost answer costs one try, and a right code still opens", async () => {
  const { email, secret } = await enrolled();
  for (const table of ["Sessions", "People"]) {
    const token = await entered(email);
    w.loseAnswer((call) => call.tables.includes(table));
    expect(await actor((await show(token, code(secret))).token)).toBeDefined();
    w.clock.advance(MINUTE);
  }
});

test("a recovery code opens once, however it is typed; its person is told", async () => {
  const { email, personId, codes } = await enrolled();
  const [first = "", second = ""] = codes;
  const recover = async (token: string, typed: string) =>
    w.guest(() => Identity.showRecoveryCode(token, { code: typed, language: "kk" }));
  const { token } = await recover(await entered(email), ` ${first.toLowerCase().replace("-", " ")} `);
  expect(await actor(token)).toBeDefined();
  await expect(recover(await entered(email), first)).rejects.toMatchObject(refusedWith("recovery_wrong"));
  const waiting = await entered(email);
  const { done } = await atOnce(6, () => recover(waiting, second));
  expect(done).toHaveLength(1);
  expect(Object.keys((await factors(personId)).recovery?.codes ?? {})).toHaveLength(8);
  expect((await news(personId)).map(({ change }) => change)).toEqual(["added", "recovered", "recovered"]);
});

test("new recovery codes end the old ones, and are asked for with a fresh factor", async () => {
  const { email, personId, token, codes, secret } = await enrolled();
  const renew = async (by: string) => {
    const staff = await actor(by);
    if (!staff) throw new Error("nobody");
    return w.as(staff, () => Identity.renewRecoveryCodes({ language: "kk" }));
  };
  const fresh = await renew(token);
  expect(fresh.codes.filter((one) => codes.includes(one))).toEqual([]);
  const recover = async (typed: string) => {
    const waiting = await entered(email);
    return w.guest(() => Identity.showRecoveryCode(waiting, { code: typed, language: "kk" }));
  };
  await expect(recover(codes[0] ?? "")).rejects.toMatchObject(refusedWith("recovery_wrong"));
  await recover(fresh.codes[0] ?? "");
  w.clock.advance(10 * MINUTE);
  await expect(renew(token)).rejects.toMatchObject({ status: 403, code: "step_up_required" });
  await renew((await show(token, code(secret))).token);
  expect((await news(personId)).filter(({ change }) => change === "renewed")).toHaveLength(2);
});

test("a factor shown again keeps the session's end, and starts ten fresh minutes under a new token", async () => {
  const { token, secret } = await enrolled();
  const ends = (await bearer(token))?.session.expiresAt;
  w.clock.advance(20 * MINUTE);
  const shown = await show(token, code(secret));
  expect(await actor(token)).toBeUndefined();
  expect((await actor(shown.token))?.provedAt).toBe(w.clock.now().toISOString());
  expect((await bearer(shown.token))?.session.expiresAt).toBe(ends);
});

test("a token that was there before sign-in never becomes a session", async () => {
  const planted = "p".repeat(44);
  const { email, secret } = await enrolled();
  const waiting = await entered(email);
  const { token } = await show(waiting, code(secret));
  for (const one of [planted, waiting]) expect(await bearer(one)).toBeUndefined();
  expect(await actor(token)).toBeDefined();
});

test("whoever reads a mailbox cannot add a factor beside one that stands", async () => {
  const { email } = await enrolled();
  const token = await entered(email);
  await expect(begin(token)).rejects.toMatchObject({ code: "step_up_required" });
  const other = await newcomer();
  const { secret, draft } = await begin(other.token);
  await expect(add(token, draft, code(secret))).rejects.toMatchObject({ code: "form_expired" });
});

test("of two first factors enrolled at once one stands", async () => {
  const { email, personId, token } = await newcomer();
  const tokens = [token, await entered(email), await entered(email)];
  const drafts = await Promise.all(tokens.map((one) => begin(one)));
  const { done, refused } = await atOnce(3, (n) => {
    const { secret = "", draft = "" } = drafts[n] ?? {};
    return add(tokens[n] ?? "", draft, code(secret));
  });
  expect(done).toHaveLength(1);
  for (const error of refused) expect(error).toMatchObject({ code: "step_up_required" });
  expect((await factors(personId)).recovery?.factors).toBe(1);
});

test("another phone's app takes the place of the first after a factor, and the last factor stays", async () => {
  const { personId, token, secret } = await enrolled();
  await expect(w.guest(() => Identity.removeFactor(token, { item: "totp", language: "kk" }))).rejects.toMatchObject({
    code: "last_factor",
  });
  const next = await begin(token);
  const added = await add(token, next.draft, code(next.secret));
  expect(added.codes).toBeUndefined();
  expect((await factors(personId)).recovery?.factors).toBe(1);
  w.clock.advance(MINUTE);
  await expect(show(added.token, code(secret))).rejects.toMatchObject(refusedWith("factor_wrong"));
  const shown = await show(added.token, code(next.secret));
  w.clock.advance(10 * MINUTE);
  await expect(begin(shown.token)).rejects.toMatchObject({ code: "step_up_required" });
});

test("central office resets a colleague's factors: sessions end, a letter goes, and they enrol anew", async () => {
  const { email, personId, token } = await enrolled();
  const central = staffActor("central");
  const reset = (by = central) => w.as(by, () => Identity.resetFactors({ personId }));
  await expect(reset({ ...central, personId })).rejects.toMatchObject({ code: "own_factors" });
  await expect(reset(staffActor("coordinator", { region: "71" }))).rejects.toMatchObject({ status: 403 });
  await expect(reset({ ...central, provedAt: "2020-01-01T00:00:00.000Z" })).rejects.toMatchObject({
    code: "step_up_required",
  });
  await reset();
  expect(await bearer(token)).toBeUndefined();
  expect(await factors(personId)).toEqual({ passkeys: [], totp: undefined, recovery: undefined });
  expect((await news(personId)).map(({ change }) => change)).toEqual(["added", "reset"]);
  await expect(reset()).rejects.toMatchObject({ code: "no_factors" });
  w.clock.advance(MINUTE);
  const again = await w.guest(() => officeToken(email));
  expect(await actor(again)).toBeDefined();
  const trail = await w.guest(async () => queryAll(PersonalAudit, { hash: Identity.trailIdOf(personId) }));
  expect(trail.map(({ action }) => action)).toEqual([
    "identity.add-totp",
    "identity.reset-factors",
    "identity.add-totp",
  ]);
  expect(JSON.stringify(trail)).not.toContain(email);
});

test("a role that ends puts its holder out at that minute, whatever they have shown", async () => {
  const until = new Date(w.clock.now().getTime() + 30 * MINUTE).toISOString();
  const { token } = await enrolled({ until });
  expect(await actor(token)).toBeDefined();
  w.clock.set(until);
  expect(await actor(token)).toBeUndefined();
  expect(await bearer(token)).toBeUndefined();
});

test("each change of factors owes one letter, which belongs to no topic, and none a day later", async () => {
  const { personId } = await enrolled();
  const [row] = await news(personId);
  const notices = () => w.guest(() => Identity.noticesOfFactors(row?.ceremonyId ?? ""));
  expect(await notices()).toMatchObject([
    { kind: "identity.factor", to: { personId }, locale: "kk", facts: { change: "added", what: "totp" } },
  ]);
  w.clock.advance(24 * 60 * MINUTE);
  expect(await notices()).toEqual([]);
});

/** What is owed to this person by letter, the oldest first. */
async function news(personId: string) {
  const rows: { ceremonyId: string; change: string; at: string }[] = [];
  await w.as(system("test"), async () => {
    for await (const row of scanAll(Ceremonies)) if (row.kind === "news" && row.personId === personId) rows.push(row);
  });
  return rows.toSorted((a, b) => a.at.localeCompare(b.at));
}

test("showing a code takes no more than twenty units", async () => {
  const { email, secret } = await enrolled();
  const token = await entered(email);
  const { total, units } = await w.capacity(() => show(token, code(secret)));
  console.log(`a code of an app shown: ${total} units, ${JSON.stringify(units)}`);
  expect(total).toBeLessThanOrEqual(20);
});
