import * as fc from "fast-check";
import { expect, test } from "vitest";
import { safeHeaders, stopHeaders } from "./header.ts";

test("an optional letter can be stopped by one press of the mailbox's own button", () => {
  expect(stopHeaders("https://site.example/kk/my/unsubscribe/per_1/news/token")).toEqual({
    "List-Unsubscribe": "<https://site.example/kk/my/unsubscribe/per_1/news/token>",
    "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
  });
});

test.each([
  ["a line break in a value", { "X-Kind": "a\r\nBcc: all@posta.example" }],
  ["a lone line feed", { "X-Kind": "a\nBcc: all@posta.example" }],
  ["a line separator", { "X-Kind": "a\u2028b" }],
  ["a zero", { "X-Kind": "a\u0000b" }],
  ["letters a header cannot hold", { "X-Kind": "Дана" }],
  ["a name with a colon", { "X-Kind: a\r\nBcc": "all@posta.example" }],
  ["an empty value", { "X-Kind": "" }],
  ["a value longer than a line", { "X-Kind": "a".repeat(991) }],
])("%s goes with no letter", (_what, headers) => {
  expect(() => safeHeaders(headers as unknown as Record<string, string>)).toThrow("is not one line");
});

test("whatever a link holds, its header is one line with one pair of brackets", () => {
  void fc.assert(
    fc.property(fc.string({ unit: "binary" }), (rest) => {
      const { "List-Unsubscribe": value = "" } = stopHeaders(`https://site.example/${encodeURI(rest.toWellFormed())}`);
      expect(value).toMatch(/^<https:\/\/site\.example\/[\x21-\x3b\x3d\x3f-\x7e]*>$/);
    }),
  );
});
