import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { buildScript, SCRIPTS, scriptModule, targetOf } from "../../build.ts";
import { KEYS_ASSET } from "../keys.ts";
import { PASSKEY_SCRIPT } from "./bearer.ts";

test.each(SCRIPTS)("the committed script of %s is what its source builds", async (name) => {
  expect(scriptModule(name, await buildScript(name))).toBe(readFileSync(targetOf(name), "utf8"));
});

test("a script is at most 2 KB and is named by its contents", () => {
  for (const { path, body } of [PASSKEY_SCRIPT, KEYS_ASSET]) {
    expect(body.length).toBeLessThanOrEqual(2048);
    expect(path).toMatch(/^\/office\/assets\/(passkey|keys)\.[0-9a-f]{12}\.js$/);
  }
});
