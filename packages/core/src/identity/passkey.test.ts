import { atOnce, makePasskey, type SoftPasskey, type World, world } from "@kz2050/testing";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { linkCode, system } from "../kernel/index.ts";
import { scanAll } from "../table/index.ts";
import { Identity } from "./index.ts";
import { Ceremonies } from "./table.ts";

const MINUTE = 60_000;
const SITE = { origin: "https://office.example", name: "Қазақстан 2050" };
const { origin } = SITE;

let w: World;
beforeAll(async () => {
  w = await world();
});
afterAll(() => w.stop());
beforeEach(() => w.clock.advance(60 * MINUTE));

let people = 0;
async function newcomer() {
  people += 1;
  const email = `key${people}@movement.example`;
  const { personId } = await w.as(system("ops"), () =>
    Identity.appoint({ email, name: "Дана Үлгіқызы", role: "central", language: "kk" }),
  );
  return { email, personId, token: await entered(email) };
}
const entered = (email: string): Promise<string> =>
  w.guest(async () => {
    const { challengeId } = await Identity.askCode({ email, language: "kk", door: "staff" });
    return (await Identity.enterCode({ challengeId, code: linkCode("office", challengeId) })).token;
  });
const actor = (token: string) => w.guest(() => Identity.staffOf(token));
const askNew = (token: string) => w.guest(() => Identity.beginAddPasskey(token, { site: SITE, label: "dana" }));
const add = (token: string, ceremonyId: string, credential: string, name = "Жұмыс компьютері") =>
  w.guest(() => Identity.addPasskey(token, { ceremonyId, credential, site: SITE, name, language: "kk" }));
const askShow = (token: string) => w.guest(() => Identity.beginShowPasskey(token, { site: SITE }));
const show = (token: string, ceremonyId: string, credential: string) =>
  w.guest(() => Identity.showPasskey(token, { ceremonyId, credential, site: SITE }));
const askEnter = () => w.guest(() => Identity.beginPasskeySignIn({ site: SITE }));
const enter = (ceremonyId: string, credential: string) =>
  w.guest(() => Identity.enterPasskey({ ceremonyId, credential, site: SITE, device: "Chrome, Linux" }));
const refused = { issues: [{ field: "credential", code: "passkey_refused" }] };
const expired = { issues: [{ field: "credential", code: "passkey_expired" }] };

async function enrolled(): Promise<{ email: string; personId: string; token: string; passkey: SoftPasskey }> {
  const { token, ...who } = await newcomer();
  const { ceremonyId, publicKey } = await askNew(token);
  const passkey = makePasskey(publicKey, { origin });
  return { ...who, passkey, token: (await add(token, ceremonyId, passkey.created)).token };
}

test("a first passkey proves the session, asks for no post-quantum key and must check its holder", async () => {
  const { token, personId } = await newcomer();
  const { ceremonyId, publicKey } = await askNew(token);
  expect(publicKey).toMatchObject({
    rp: { id: "office.example" },
    pubKeyCredParams: [{ alg: -7 }, { alg: -8 }, { alg: -257 }],
    authenticatorSelection: { residentKey: "required", userVerification: "required" },
    attestation: "none",
  });
  const passkey = makePasskey(publicKey, { origin });
  const added = await add(token, ceremonyId, passkey.created);
  expect(added.codes).toHaveLength(10);
  expect(await actor(added.token)).toMatchObject({ personId });
  expect(await actor(token)).toBeUndefined();
  expect(await w.guest(() => Identity.factorsOf(personId))).toMatchObject({
    passkeys: [{ credentialId: passkey.id, name: "Жұмыс компьютері", counter: 0 }],
    recovery: { factors: 1 },
  });
});

test("a passkey alone signs in, and the session is proved at once", async () => {
  const { personId, passkey } = await enrolled();
  const { ceremonyId, publicKey } = await askEnter();
  expect(publicKey).toMatchObject({ rpId: "office.example", userVerification: "required" });
  const { token, expiresIn } = await enter(ceremonyId, passkey.sign(publicKey));
  expect(expiresIn).toBe(12 * 3600);
  expect(await actor(token)).toMatchObject({ personId });
});

test("after the mailed code, and again later, one's own passkey proves the session under a new token", async () => {
  const { email, passkey } = await enrolled();
  const waiting = await entered(email);
  const asked = await askShow(waiting);
  expect(asked.publicKey).toMatchObject({ allowCredentials: [{ id: passkey.id }] });
  const { token } = await show(waiting, asked.ceremonyId, passkey.sign(asked.publicKey));
  expect(await actor(waiting)).toBeUndefined();
  w.clock.advance(30 * MINUTE);
  const again = await askShow(token);
  const fresh = await show(token, again.ceremonyId, passkey.sign(again.publicKey));
  expect((await actor(fresh.token))?.provedAt).toBe(w.clock.now().toISOString());
});

test("a question is answered once, in five minutes, in the session that asked, for what it asked", async () => {
  const { email, passkey, token } = await enrolled();
  const once = await askEnter();
  const signature = passkey.sign(once.publicKey);
  const { done, refused: lost } = await atOnce(10, () => enter(once.ceremonyId, signature));
  expect(done).toHaveLength(1);
  for (const error of lost) expect(error).toMatchObject(expired);

  const late = await askEnter();
  w.clock.advance(5 * MINUTE);
  await expect(enter(late.ceremonyId, passkey.sign(late.publicKey))).rejects.toMatchObject(expired);

  const waiting = await entered(email);
  const others = await askShow(token);
  await expect(show(waiting, others.ceremonyId, passkey.sign(others.publicKey))).rejects.toMatchObject(refused);
  await expect(enter(others.ceremonyId, passkey.sign(others.publicKey))).rejects.toMatchObject(refused);
  await expect(enter(`cer_${"0".repeat(26)}`, passkey.sign(late.publicKey))).rejects.toMatchObject(refused);
});

test("what is signed for another question, another site or by an unchecked hand is refused", async () => {
  const { passkey } = await enrolled();
  const bad: ((question: object, other: object) => string)[] = [
    (_, other) => passkey.sign(other),
    (question) => passkey.sign(question, { origin: "https://office.example.evil.example" }),
    (question) => passkey.sign(question, { isVerified: false }),
    (question) => passkey.sign(question).replace(/"signature":"./, '"signature":"A'),
    () => "{}",
    () => "no json",
  ];
  for (const sign of bad) {
    const [asked, other] = [await askEnter(), await askEnter()];
    await expect(enter(asked.ceremonyId, sign(asked.publicKey, other.publicKey))).rejects.toMatchObject({
      status: 422,
    });
  }
});

test("a passkey nobody here knows, and one whose owner's role has ended, open nothing", async () => {
  const { personId, passkey } = await enrolled();
  const asked = await askNew((await newcomer()).token);
  const stranger = makePasskey(asked.publicKey, { origin });
  const first = await askEnter();
  await expect(enter(first.ceremonyId, stranger.sign(first.publicKey))).rejects.toMatchObject(refused);

  const central = { role: "central" as const, reach: "country" as const, from: "2020-01-01T00:00:00.000Z" };
  await w.as(
    {
      kind: "staff",
      personId: `per_${"0".repeat(26)}`,
      sessionId: "s",
      grants: [central],
      provedAt: "9999-01-01T00:00:00.000Z",
    },
    () => Identity.revoke({ personId, grant: "central#country" }),
  );
  const second = await askEnter();
  await expect(enter(second.ceremonyId, passkey.sign(second.publicKey))).rejects.toMatchObject(refused);
});

test("a passkey whose counter does not move on is a copy, and is refused", async () => {
  const { passkey } = await enrolled();
  const sign = async (counter: number) => {
    const { ceremonyId, publicKey } = await askEnter();
    return enter(ceremonyId, passkey.sign(publicKey, { counter }));
  };
  await sign(7);
  await expect(sign(7)).rejects.toMatchObject(refused);
  await expect(sign(3)).rejects.toMatchObject(refused);
  await sign(8);
});

test("a key made by an unchecked hand or on another site is not taken", async () => {
  for (const over of [{ isVerified: false }, { origin: "https://site.example" }]) {
    const { token } = await newcomer();
    const { ceremonyId, publicKey } = await askNew(token);
    const { created } = makePasskey(publicKey, { origin, ...over });
    await expect(add(token, ceremonyId, created)).rejects.toMatchObject(refused);
  }
});

test("a second passkey is added with a fresh factor, the first can go, and the last stays", async () => {
  const { personId, token, passkey } = await enrolled();
  const asked = await askNew(token);
  expect(asked.publicKey).toMatchObject({ excludeCredentials: [{ id: passkey.id }] });
  const second = makePasskey(asked.publicKey, { origin });
  const added = await add(token, asked.ceremonyId, second.created, "Телефон");
  expect(added.codes).toBeUndefined();
  expect(await actor(token)).toBeUndefined();
  const { passkeys } = await w.guest(() => Identity.factorsOf(personId));
  const { done, refused: kept } = await atOnce(2, (n) =>
    w.guest(() => Identity.removeFactor(added.token, { item: passkeys[n]?.item ?? "", language: "kk" })),
  );
  expect([done.length, kept.length]).toEqual([1, 1]);
  const left = await w.guest(() => Identity.factorsOf(personId));
  expect([left.passkeys.length, left.recovery?.factors]).toEqual([1, 1]);
  const last = { item: left.passkeys[0]?.item ?? "", language: "kk" as const };
  await expect(w.guest(() => Identity.removeFactor(done[0]?.token ?? "", last))).rejects.toMatchObject({
    code: "last_factor",
  });
  w.clock.advance(10 * MINUTE);
  await expect(askNew(done[0]?.token ?? "")).rejects.toMatchObject({ code: "step_up_required" });
});

test("a person keeps at most ten factors, however fast they are added", async () => {
  let { token, personId } = await enrolled();
  for (let n = 0; n < 9; n += 1) {
    const { ceremonyId, publicKey } = await askNew(token);
    token = (await add(token, ceremonyId, makePasskey(publicKey, { origin }).created)).token;
  }
  const { ceremonyId, publicKey } = await askNew(token);
  await expect(add(token, ceremonyId, makePasskey(publicKey, { origin }).created)).rejects.toMatchObject({
    code: "too_many_factors",
  });
  expect((await w.guest(() => Identity.factorsOf(personId))).passkeys).toHaveLength(10);
});

test("a question names nobody, and is gone with its time", async () => {
  await askEnter();
  const rows: object[] = [];
  await w.as(system("test"), async () => {
    for await (const row of scanAll(Ceremonies)) if (row.kind === "ceremony") rows.push(row);
  });
  expect(JSON.stringify(rows)).not.toMatch(/per_|movement/);
});
