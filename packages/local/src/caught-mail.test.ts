import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { catchMail } from "./caught-mail.ts";

const folder = mkdtempSync(join(tmpdir(), "kz-mail-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const letter = (to: string) => ({ to, subject: "s", text: "t", html: "<p>t</p>", locale: "kk" as const });

test("a mailbox's letters are forgotten however it is spelled, a phone's too, and nobody else's", async () => {
  const mailbox = catchMail(() => new Date(0), folder);
  for (const to of ["ulgi@posta.example", "Ulgi+tag@Posta.example", "+77010000001", "basqa@posta.example"])
    await mailbox.send(letter(to));
  await mailbox.forget(["ULGI@posta.example", "+77010000001"]);
  expect(mailbox.list().map(({ to }) => to)).toEqual(["basqa@posta.example"]);
  expect(readdirSync(folder)).toEqual(["4.json"]);
  const again = catchMail(() => new Date(0), folder);
  expect(again.list().map(({ number }) => number)).toEqual([4]);
});
