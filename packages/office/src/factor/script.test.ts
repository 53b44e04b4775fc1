import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { buildScript, scriptModule } from "../../build.ts";
import { PASSKEY_SCRIPT } from "./bearer.ts";

test("the committed script of passkeys is what its source builds", async () => {
  const committed = readFileSync(new URL("../generated/passkey-script.ts", import.meta.url), "utf8");
  expect(scriptModule(await buildScript())).toBe(committed);
});

test("the script is at most 2 KB and is named by its contents", () => {
  expect(PASSKEY_SCRIPT.body.length).toBeLessThanOrEqual(2048);
  expect(PASSKEY_SCRIPT.path).toMatch(/^\/office\/assets\/passkey\.[0-9a-f]{12}\.js$/);
});
