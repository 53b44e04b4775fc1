import { expect, test } from "vitest";
import { buildDocument, documentText, operations, showsExample } from "./document.ts";
import { exampleOf } from "./document-example.ts";
import { DOCUMENT_JSON } from "./generated/document.ts";

const document = buildDocument();

test("the document that is served is the one its routes make", () => {
  const isSame = DOCUMENT_JSON === documentText(document);
  expect(isSame, "npm run document -w @kz2050/api writes it anew").toBe(true);
});

test("every operation says what it does, of which domain it is, and has a name of its own", () => {
  const all = operations(document);
  const dumb = all.filter(({ operation }) => !operation.summary || !operation.tags?.length);
  expect(dumb.map(({ method, path }) => `${method} ${path}`)).toEqual([]);
  const names = all.map(({ operation }) => operation.operationId);
  expect(names.length).toBe(new Set(names).size);
});

test("every body and every answer of an operation shows an example", () => {
  const bare = operations(document).flatMap(({ method, path, operation }) =>
    [operation.requestBody, ...Object.values(operation.responses)].flatMap((body) =>
      Object.entries(body?.content ?? {})
        .filter(([type, media]) => type.includes("json") && !showsExample(media, document.components?.schemas ?? {}))
        .map(([type]) => `${method} ${path} ${type}`),
    ),
  );
  expect(bare).toEqual([]);
});

test("an example is what the author gave, else one that fits the schema", () => {
  const schemas = { Money: { type: "object", properties: { tiyn: { type: "integer", minimum: 100 } } } };
  expect(exampleOf({ type: "string", example: "сөз" }, {})).toBe("сөз");
  expect(
    exampleOf(
      {
        type: "object",
        properties: {
          giftId: { type: "string", pattern: "^don_[0-9a-hjkmnp-tv-z]{26}$" },
          email: { type: "string", format: "email" },
          state: { enum: ["open", "closed"] },
          amount: { $ref: "#/components/schemas/Money" },
          days: { type: "array", items: { type: "string", format: "date" } },
          note: { anyOf: [{ type: "null" }, { type: "string", minLength: 3, maxLength: 5 }] },
        },
      },
      schemas,
    ),
  ).toEqual({
    giftId: expect.stringMatching(/^don_[0-9a-hjkmnp-tv-z]{26}$/),
    email: "aty@posta.example",
    state: "open",
    amount: { tiyn: 100 },
    days: ["2026-10-14"],
    note: expect.stringMatching(/^.{3,5}$/),
  });
});
