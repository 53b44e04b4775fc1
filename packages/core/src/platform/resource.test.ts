import { afterAll, beforeAll, expect, test } from "vitest";
import { type Resources, resources } from "./resource.ts";

const LINKS = {
  App: { name: "kz2050", stage: "dev" },
  Origins: { public: "https://public.example/", office: "https://office.example" },
  Campaigns: { name: "kz2050-dev-CampaignsTable-abc" },
  OriginKey: { value: "new" },
  OriginKeyPrevious: { value: "old" },
  LinkKey: { value: "ab".repeat(32) },
  AddressPepper: { value: "short" },
};
const variables = Object.entries(LINKS).map(([name, link]) => [`SST_RESOURCE_${name}`, JSON.stringify(link)] as const);
let linked: Resources;

beforeAll(async () => {
  for (const [name, value] of variables) process.env[name] = value;
  linked = await resources();
});
afterAll(() => {
  for (const [name] of variables) delete process.env[name];
});

test("a linked table is known by its physical name, and one that is not linked is refused by name", () => {
  expect(linked.tableName("Campaigns")).toBe("kz2050-dev-CampaignsTable-abc");
  expect(() => linked.tableName("People")).toThrow("This function is not linked to People.name");
});

test("both origin keys are accepted while one is being rotated, the one in force first", () => {
  expect(linked.originKeys).toEqual(["new", "old"]);
});

test("origins come without a slash at the end", () => {
  expect([linked.publicOrigin, linked.officeOrigin]).toEqual(["https://public.example", "https://office.example"]);
});

test("what a function is not linked to stays out of its way until it is asked for", () => {
  expect(linked.mailQueueUrl).toBeUndefined();
  expect(linked.mailSender).toBeUndefined();
  expect(() => linked.payment.tiptopApiSecret).toThrow("not linked to TiptopApiSecret.value");
  expect(() => linked.secrets.pseudonymPepper).toThrow("not linked to PseudonymPepper.value");
});

test("a pepper too short to keep a secret is refused", () => {
  expect(linked.secrets.linkKey).toBe("ab".repeat(32));
  expect(() => linked.secrets.addressPepper).toThrow("at least 32 bytes of hex");
});

test("the database is asked at the region's endpoint, as the role that Lambda says", async () => {
  const env = {
    ...{ AWS_REGION: "eu-central-1", AWS_ACCESS_KEY_ID: "AKIDEXAMPLE", AWS_SECRET_ACCESS_KEY: "secret" },
    AWS_SESSION_TOKEN: "token",
  };
  expect(() => linked.database).toThrow("The environment has no AWS_REGION");
  Object.assign(process.env, env);
  try {
    expect(linked.database).toEqual({
      endpoint: "https://dynamodb.eu-central-1.amazonaws.com",
      region: "eu-central-1",
      credentials: { accessKeyId: "AKIDEXAMPLE", secretAccessKey: "secret", sessionToken: "token" },
    });
  } finally {
    for (const name of Object.keys(env)) delete process.env[name];
  }
});
