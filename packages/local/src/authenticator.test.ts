import { expect, test } from "vitest";
import { appCode, demoApps, secondsLeft, stepAt } from "./authenticator.ts";
import { catchMail } from "./caught-mail.ts";
import { inbox } from "./inbox.tsx";

/** RFC 6238's own secret and the last six digits of its codes (appendix B). */
const SECRET = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ";

test.each([
  [59, "287082"],
  [1_111_111_109, "081804"],
  [1_111_111_111, "050471"],
  [1_234_567_890, "005924"],
  [2_000_000_000, "279037"],
])("at %i seconds the app shows %s", (seconds, code) => {
  expect(appCode(SECRET, stepAt(new Date(seconds * 1000)))).toBe(code);
});

test("the demo authenticator shows this half minute's code and the next, and keeps what it is given", async () => {
  const kept: Record<string, string>[] = [];
  const apps = demoApps({}, (all) => kept.push({ ...all }));
  apps.set("central@movement.example", SECRET);
  expect(kept).toEqual([{ "central@movement.example": SECRET }]);
  const at = new Date(1_111_111_109_000);
  const app = inbox(
    catchMail(() => at),
    { apps, now: () => at },
  );
  const html = await (await app.request("/inbox/authenticator")).text();
  expect(html).toContain("081804");
  expect(html).toContain("050471");
  expect(html).toContain(`New codes in ${secondsLeft(at)} seconds`);
  expect(html).not.toContain(SECRET);
});
