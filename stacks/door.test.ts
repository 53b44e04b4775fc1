import { bundleProgram } from "@kz2050/testing/synthesis/bundle";
import { edgeFunction, throughEdge } from "@kz2050/testing/synthesis/edge";
import { nameIn, ofType, textAt } from "@kz2050/testing/synthesis/read";
import { type Synthesis, synthesise } from "@kz2050/testing/synthesis/synthesis";
import { beforeAll, describe, expect, test } from "vitest";
import { SECRETS } from "../infra/secrets.ts";

const ROOT = `${import.meta.dirname}/..`;
const HOSTS = {
  "pr-12": { Door: "door.cloudfront.net", OfficeDoor: "officedoor.cloudfront.net" },
  production: { Door: "kazakhstan2050.example", OfficeDoor: "office.kazakhstan2050.example" },
} as const;
const DOORS = ["Door", "OfficeDoor"] as const;
const made = new Map<string, Synthesis>();

beforeAll(async () => {
  const program = await bundleProgram(ROOT);
  const stages = Object.keys(HOSTS).map((stage) => synthesise(ROOT, stage, { bundle: program.path, secrets: SECRETS }));
  for (const result of await Promise.all(stages).finally(program.remove)) made.set(result.stage, result);
});

describe.each(Object.keys(HOSTS) as (keyof typeof HOSTS)[])("%s", (stage) => {
  const it = (): Synthesis => made.get(stage) as Synthesis;
  const through = (door: (typeof DOORS)[number], method: string, uri: string) =>
    throughEdge(it(), door, { method, uri, host: HOSTS[stage][door] });

  test("the doors set the origin key and the client's address over whatever the client sent", async () => {
    const headers = { "x-origin-key": { value: "guessed" }, "x-client-address": { value: "10.0.0.1" } };
    for (const door of DOORS) {
      const arrived = await throughEdge(it(), door, { host: HOSTS[stage][door], uri: "/kk", headers });
      expect(arrived.headers, door).toMatchObject({ "x-origin-key": "OriginKey", "x-client-address": "203.0.113.7" });
    }
  });

  test.each([
    ["GET", "/", "Site"],
    ["GET", "/kk/membership", "Site"],
    ["HEAD", "/ru", "Site"],
    ["GET", "/kk/mystery", "Site"],
    ["GET", "/assets/site.css", "Site"],
    ["GET", "/apiary", "Site"],
    ["GET", "/kk/my/membership/mem_1/token", "Mine"],
    ["GET", "/en/my", "Mine"],
    ["POST", "/ru/my/membership", "Mine"],
    ["POST", "/kk/membership", "Mine"],
    ["GET", "/api", "Api"],
    ["GET", "/api/openapi.json", "Api"],
    ["POST", "/api/memberships", "Api"],
    ["OPTIONS", "/api/memberships", "Api"],
  ])("%s %s goes to %s, under the path that was asked for", async (method, uri, to) => {
    expect(await through("Door", method, uri)).toMatchObject({ to, uri, status: undefined });
  });

  test("the office answers behind its own host alone", async () => {
    expect(await through("OfficeDoor", "POST", "/sign-in")).toMatchObject({ to: "Office", uri: "/sign-in" });
    expect((await through("OfficeDoor", "GET", "/api")).to).toBe("Office");
    const aliases = ofType(it(), "aws:cloudfront/distribution:Distribution").map(({ inputs }) => inputs.aliases ?? []);
    expect(aliases.flat().sort()).toEqual(stage === "production" ? Object.values(HOSTS.production) : []);
  });

  test("each function's own path leads to its health, past the door's sorting", async () => {
    expect(await through("Door", "GET", "/~mine/healthz")).toMatchObject({ to: "Mine", uri: "/healthz" });
    expect(await through("Door", "GET", "/api/healthz")).toMatchObject({ to: "Api" });
    expect(await through("Door", "GET", "/healthz")).toMatchObject({ to: "Site" });
  });

  test("what runs at the edge fits into a CloudFront function, with a key of 32 bytes", () => {
    for (const door of DOORS) {
      const { inputs } = edgeFunction(it(), door);
      expect(Buffer.byteLength(textAt(inputs, "code")) + 64, door).toBeLessThan(10_240);
    }
  });

  test("functions have open addresses, no shared CORS, and the doors' cache keeps only what says how long", () => {
    const urls = ofType(it(), "aws:lambda/functionUrl:FunctionUrl");
    expect(urls.map(({ parent }) => nameIn(parent)).sort()).toEqual(["Api", "Mine", "Office", "Site"]);
    for (const { inputs } of urls) {
      expect(inputs).toMatchObject({ authorizationType: "NONE", invokeMode: "BUFFERED" });
      expect(inputs).not.toHaveProperty("cors");
    }
    for (const { inputs } of ofType(it(), "aws:cloudfront/cachePolicy:CachePolicy")) {
      expect(inputs).toMatchObject({ defaultTtl: 0, minTtl: 0 });
    }
  });

  test("production alone counts requests by address at the edge, and nothing there reads what people write", () => {
    const rules = ofType(it(), "aws:wafv2/webAcl:WebAcl").flatMap(
      ({ inputs }) => inputs.rules as { statement: unknown }[],
    );
    const counting = { rateBasedStatement: { aggregateKeyType: "IP", limit: 20_000 } };
    expect(rules.map(({ statement }) => statement)).toEqual(stage === "production" ? [counting, counting] : []);
    const guarded = ofType(it(), "aws:cloudfront/distribution:Distribution").filter(({ inputs }) => inputs.webAclId);
    expect(guarded).toHaveLength(rules.length);
  });

  test("every function is told both hosts", () => {
    for (const { functionID, links } of it().builds) {
      const { public: site = "", office = "" } = links.Origins ?? {};
      const hosts = stage === "production" ? Object.values(HOSTS.production) : ["doorcdn", "officedoorcdn"];
      expect(site, functionID).toMatch(new RegExp(`^https://${hosts[0]}`));
      expect(office, functionID).toMatch(new RegExp(`^https://${hosts[1]}`));
    }
  });
});

test("a request to CloudFront's own name is refused where the stage has a name of its own", async () => {
  const arrived = await throughEdge(made.get("production") as Synthesis, "Door", {
    host: "d1.cloudfront.net",
    uri: "/",
  });
  expect(arrived).toMatchObject({ status: 403, to: "" });
});
