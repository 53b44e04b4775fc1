import { expect, test } from "vitest";
import { organisationsFrom } from "./sso.ts";

const ROW = {
  id: "ministry",
  name: "Министрлік",
  issuer: "https://login.ministry.example",
  clientId: "office",
  secret: "SsoMinistry",
  domains: ["ministry.example"],
  trustsSecondFactor: true,
};
const secretOf = (name: string): string => `the value of ${name}`;

test("a stage's organisations come with their secrets; a stage without any has none", () => {
  const { secret: _, ...row } = ROW;
  expect(organisationsFrom(JSON.stringify([ROW]), secretOf)).toEqual([
    { ...row, clientSecret: "the value of SsoMinistry" },
  ]);
  expect(organisationsFrom(undefined, secretOf)).toEqual([]);
});

test.each([
  ["vouches for nobody's mailboxes", { domains: [] }],
  ["has an id that is no part of an address", { id: "../x" }],
  ["has no issuer", { issuer: "login" }],
])("an organisation that %s is refused at the start", (_what, over) => {
  expect(() => organisationsFrom(JSON.stringify([{ ...ROW, ...over }]), secretOf)).toThrow();
});
