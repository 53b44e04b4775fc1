import { expect, test } from "vitest";
import { edgeFunction, throughEdge } from "./edge.ts";
import { nameIn, ofType, textAt } from "./read.ts";
import type { Synthesis } from "./synthesis.ts";

const DOORS = ["Door", "OfficeDoor"] as const;

/** What a stage's doors promise: the tests of one stage, which has a host name of its own or CloudFront's. */
export function testDoors(
  it: () => Synthesis,
  domain: string | undefined,
  requestsPerAddress: number | undefined,
): void {
  const hosts = {
    Door: domain ?? "door.cloudfront.net",
    OfficeDoor: domain ? `office.${domain}` : "office.cloudfront.net",
  };
  const through = (door: (typeof DOORS)[number], method: string, uri: string) =>
    throughEdge(it(), door, { method, uri, host: hosts[door] });

  test("the doors set the origin key and the client's address over whatever the client sent", async () => {
    const headers = { "x-origin-key": { value: "guessed" }, "x-client-address": { value: "10.0.0.1" } };
    for (const door of DOORS) {
      const arrived = await throughEdge(it(), door, { host: hosts[door], uri: "/kk", headers });
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
    expect(aliases.flat().sort()).toEqual(domain ? Object.values(hosts).sort() : []);
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

  test("requests are counted by address at the edge where the stage says so, and nothing there reads what people write", () => {
    const rules = ofType(it(), "aws:wafv2/webAcl:WebAcl").flatMap(
      ({ inputs }) => inputs.rules as { statement: unknown }[],
    );
    const counting = { rateBasedStatement: { aggregateKeyType: "IP", limit: requestsPerAddress } };
    expect(rules.map(({ statement }) => statement)).toEqual(requestsPerAddress ? [counting, counting] : []);
    const guarded = ofType(it(), "aws:cloudfront/distribution:Distribution").filter(({ inputs }) => inputs.webAclId);
    expect(guarded).toHaveLength(rules.length);
  });

  test("every function is told both hosts", () => {
    for (const { functionID, links } of it().builds) {
      const { public: site = "", office = "" } = links.Origins ?? {};
      expect(String(site), functionID).toMatch(domain ? `https://${domain}` : "https://doorcdn");
      expect(String(office), functionID).toMatch(domain ? `https://office.${domain}` : "https://officedoorcdn");
    }
  });

  test("a request to CloudFront's own name is refused where the stage has a name of its own", async () => {
    const arrived = await throughEdge(it(), "Door", { host: "d1.cloudfront.net", uri: "/" });
    expect(arrived.status).toBe(domain ? 403 : undefined);
  });
}
