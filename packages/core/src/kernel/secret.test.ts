import { createHash } from "node:crypto";
import { expect, test } from "vitest";
import {
  checkCharacter,
  derivedId,
  GUEST,
  hmac,
  idPattern,
  inScope,
  isLinkCode,
  isLinkToken,
  linkCode,
  linkToken,
  MalformedError,
  mintId,
  openCursor,
  privatePath,
  pseudonym,
  randomCode,
  sameText,
  signCursor,
} from "./index.ts";

const SECRETS = { addressPepper: "a1".repeat(32), pseudonymPepper: "b2".repeat(32), linkKey: "c3".repeat(32) };
let instant = Date.parse("2026-10-14T07:00:00.000Z");
let drawn = 0;

function here<T>(work: () => T, secrets = SECRETS): T {
  const random = (bytes: number) =>
    Buffer.concat([0, 1].map((part) => createHash("sha256").update(`${drawn++}:${part}`).digest())).subarray(0, bytes);
  return inScope({ now: () => new Date(instant), random, secrets, engine: {}, actor: GUEST, requestId: "r" }, work);
}

test("ids fit their pattern, differ, and sort by the millisecond of minting", () => {
  const ids = Array.from({ length: 200 }, () => {
    instant += 1;
    return here(() => mintId("mem"));
  });
  expect(new Set(ids).size).toBe(200);
  expect(ids.toSorted()).toEqual(ids);
  for (const id of ids) expect(id).toMatch(idPattern("mem"));
});

test("two ids of one millisecond differ in their chance alone", () => {
  const [a, b] = here(() => [mintId("mem"), mintId("mem")]);
  expect(a).not.toBe(b);
  expect(a?.slice(0, 14)).toBe(b?.slice(0, 14));
});

test("the pattern of an id takes no other prefix, length, case or letter that is mistaken for another", () => {
  const id = here(() => mintId("mem"));
  const others = [
    id.replace("mem", "cmp"),
    `${id}0`,
    id.slice(0, -1),
    id.toUpperCase(),
    `${id.slice(0, -1)}i`,
    `${id}\n`,
    ` ${id}`,
  ];
  for (const other of others) expect(other).not.toMatch(idPattern("mem"));
});

test("a derived id is the same for the same cause, another for another, and looks like any id", () => {
  const of = (cause: string) => here(() => derivedId("don", hmac("pseudonymPepper", cause)));
  expect(of("a")).toBe(of("a"));
  expect(of("a")).not.toBe(of("b"));
  expect(of("a")).toMatch(idPattern("don"));
  expect(derivedId("don", new Uint8Array(32))).toBe(`don_${"0".repeat(26)}`);
});

const ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
const withCheck = (code: string) => code + checkCharacter(code);
const holds = (whole: string) => checkCharacter(whole.slice(0, -1)) === whole.at(-1);

test("the check character finds every single wrong character, itself included", () => {
  for (let round = 0; round < 20; round += 1) {
    const whole = withCheck(here(() => randomCode(8)));
    expect(holds(whole)).toBe(true);
    for (let at = 0; at < whole.length; at += 1) {
      for (const other of ALPHABET) {
        if (other !== whole[at])
          expect(holds(whole.slice(0, at) + other + whole.slice(at + 1)), `${whole} ${at} ${other}`).toBe(false);
      }
    }
  }
});

test("the check character finds every swap of two neighbours, itself included", () => {
  for (const [a, b] of [...ALPHABET].flatMap((x) => [...ALPHABET].map((y) => [x, y] as const))) {
    const whole = withCheck(`${a}${b}0Z${b}${a}7`);
    for (let at = 0; at + 1 < whole.length; at += 1) {
      const [left = "", right = ""] = [whole[at], whole[at + 1]];
      if (left !== right)
        expect(holds(whole.slice(0, at) + right + left + whole.slice(at + 2)), `${whole} ${at}`).toBe(false);
    }
  }
});

test("a character outside the alphabet has no check character, so no code with it holds", () => {
  expect(checkCharacter("AB-1")).toBe("");
  expect(checkCharacter("OIL")).toBe("");
  expect(holds("U")).toBe(false);
});

test("a cursor opens its own list for its own reader, and nothing when it was touched", () => {
  const last = { region: "71", membershipKey: "mem_1" };
  const cursor = here(() => signCursor("Memberships|byQueue|71|per_a", last));
  expect(here(() => openCursor("Memberships|byQueue|71|per_a", cursor))).toEqual(last);
  const [body = "", mac = ""] = cursor.split(".");
  const forged = Buffer.from(JSON.stringify({ ...last, region: "75" })).toString("base64url");
  const bad = [
    `${forged}.${mac}`,
    body,
    `${body}.`,
    "",
    ".",
    `${body}.${mac.slice(0, -1)}`,
    `${body}.${"A".repeat(16)}`,
  ];
  for (const other of bad)
    expect(() => here(() => openCursor("Memberships|byQueue|71|per_a", other)), other).toThrow(MalformedError);
  expect(() => here(() => openCursor("Memberships|byQueue|71|per_b", cursor))).toThrow(MalformedError);
  const elsewhere = { ...SECRETS, linkKey: "d4".repeat(32) };
  expect(() => here(() => openCursor("Memberships|byQueue|71|per_a", cursor), elsewhere)).toThrow(MalformedError);
});

test("texts are the same only whole, whatever their length or script", () => {
  expect(sameText("қала", "қала")).toBe(true);
  for (const other of ["қал", "қалаа", "", "ҚАЛА", "кала"]) expect(sameText("қала", other)).toBe(false);
});

test("parts of an HMAC are told apart wherever they are cut", () => {
  const of = (...parts: string[]) => here(() => hmac("linkKey", ...parts).toString("hex"));
  expect(
    new Set([
      of("ab", "c"),
      of("a", "bc"),
      of("abc"),
      of("abc", ""),
      of("", "abc"),
      of("1:a"),
      of("қ", ""),
      of("", "қ"),
    ]).size,
  ).toBe(8);
});

test("a private link's token and code differ by purpose and record, and open nothing else", () => {
  here(() => {
    const token = linkToken("gift", "don_1");
    expect(token).toMatch(/^[\w-]{22}$/);
    expect(isLinkToken("gift", "don_1", token)).toBe(true);
    expect(isLinkToken("confirm", "don_1", token)).toBe(false);
    expect(isLinkToken("gift", "don_2", token)).toBe(false);
    expect(isLinkToken("gift", "don_1", "")).toBe(false);
    const code = linkCode("gift", "don_1");
    expect(code).toMatch(/^\d{6}$/);
    expect(isLinkCode("gift", "don_1", ` ${code.slice(0, 3)} ${code.slice(3)} `)).toBe(true);
    expect(linkCode("confirm", "don_1")).not.toBe(code);
    expect(privatePath("kk", "gift", "don_1")).toBe(`/kk/my/gift/don_1/${token}`);
  });
});

test("a pseudonym is the same in one context and joins no two contexts", () => {
  here(() => {
    expect(pseudonym("prp_1", "per_1")).toBe(pseudonym("prp_1", "per_1"));
    expect(pseudonym("prp_1", "per_1")).not.toBe(pseudonym("prp_2", "per_1"));
    expect(pseudonym("prp_1", "per_1")).not.toContain("per_1");
  });
});
