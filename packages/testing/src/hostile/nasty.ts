import fc from "fast-check";
import { CHARACTERS, CODE, NUMBERS, OTHERS, TIMES } from "./nasty-texts.ts";

/** Lengths about which limits lie, and far past all of them. */
const LENGTHS = [
  1, 2, 3, 39, 40, 41, 100, 101, 200, 201, 255, 256, 1000, 1025, 2000, 2049, 4001, 10_000, 40_000, 70_000,
];
const LETTERS = ["Ө", "ә", "Қызғалдақ-Өтеғалиқызы ", "😀", "\u0301", "1", "\n", "\u0000", "a."];
const long = fc
  .tuple(fc.constantFrom(...LETTERS), fc.constantFrom(...LENGTHS))
  .map(([letters, length]) => letters.repeat(Math.ceil(length / letters.length)).slice(0, length));

/** Texts that forms and programs were not made for. */
export const nastyText: fc.Arbitrary<string> = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom(...CHARACTERS) },
  { weight: 3, arbitrary: fc.constantFrom(...CODE) },
  { weight: 2, arbitrary: fc.constantFrom(...NUMBERS, ...TIMES, ...OTHERS) },
  { weight: 2, arbitrary: long },
  { weight: 1, arbitrary: fc.string({ unit: "binary", maxLength: 30 }) },
  // Any sixteen bits, halves of characters too.
  { weight: 1, arbitrary: fc.array(fc.nat(0xffff), { maxLength: 12 }).map((units) => String.fromCharCode(...units)) },
);

const nested = (depth: number): string => `${"[".repeat(depth)}${"]".repeat(depth)}`;
const ODD_JSON: readonly string[] = [
  ...[
    "null",
    "true",
    "false",
    "0",
    "-0",
    "-1",
    "1.5",
    "1e400",
    "-1e400",
    "9007199254740993",
    "1e-400",
    "[]",
    "{}",
    "[null]",
    "[[]]",
    '[""]',
  ],
  ...[
    '{"__proto__":{"isAdmin":true}}',
    '{"constructor":{"prototype":{"x":1}}}',
    '{"toString":1}',
    '{"toJSON":1}',
    '{"length":9}',
    '{"kk":1}',
  ],
  ...[
    '{"kk":"\\ud800"}',
    '"\\ud800"',
    '"\\u0000"',
    '{"$ref":"#"}',
    '{"S":"x"}',
    nested(50),
    nested(5000),
    `{"a":${nested(100)}}`,
  ],
  ...[`[${"1,".repeat(5000)}1]`, `["${"x".repeat(50)}"${',"y"'.repeat(300)}]`],
];

/** JSON as it stands on the wire, so that it may say what no program would write: halves of characters, numbers past all. */
export const nastyJson: fc.Arbitrary<string> = fc.oneof(
  { weight: 3, arbitrary: nastyText.map((text) => JSON.stringify(text)) },
  { weight: 2, arbitrary: fc.constantFrom(...ODD_JSON) },
  { weight: 1, arbitrary: fc.json({ maxDepth: 3 }) },
);

const OWN_NAMES = [
  "__proto__",
  "constructor",
  "prototype",
  "toString",
  "hasOwnProperty",
  "then",
  "toJSON",
  "writeId",
  "personId",
];
/** Names of fields that nobody asked for. */
export const nastyName: fc.Arbitrary<string> = fc.oneof(
  fc.constantFrom(
    ...OWN_NAMES,
    "version",
    "status",
    "kind",
    "formToken",
    "website",
    "return_to",
    "a[b]",
    "a[]",
    "a.b",
    "",
    "0",
  ),
  nastyText,
);

/** Header values that Node's parser lets through: of one byte a character, no line breaks. */
const headerText = nastyText.map((text) =>
  text
    .replaceAll(/[^\t\x20-\x7e\xa0-\xff]/g, "~")
    .trim()
    .slice(0, 5000),
);
const HEADERS: readonly (readonly [string, string])[] = [
  ...(["%00", "\xff\xfe", "a".repeat(201), "a b", "k,k", "__proto__"] as const).map(
    (key) => ["idempotency-key", key] as const,
  ),
  ...(["*", "xx", "kk;q=nope", ",,,;;;", "ru;q=1e9", "-", "a".repeat(4000), "__proto__"] as const).map(
    (l) => ["accept-language", l] as const,
  ),
  ...(['W/"x"', '"', 'W/"1e9"', '"999999999999999"', '"-1"', "*", '"1","2"'] as const).map(
    (tag) => ["if-match", tag] as const,
  ),
  ["if-none-match", "*"],
  ["x-link-token", "A".repeat(64)],
  ["x-link-token", "\xe9"],
  ["x-link-token", "__proto__"],
  ["cookie", "session=%; office=%00; __Host-session=__proto__; ="],
  ["cookie", `session=${"x".repeat(5000)}`],
  ["cookie", "office=a; office=b; session=\xff"],
  ["cookie", ";;;=;"],
  ["origin", "null"],
  ["origin", "https://evil.example"],
  ["origin", "not an address"],
  ["content-length", "5"],
  ["content-encoding", "gzip"],
  ["transfer-encoding", "chunked"],
  ["x-forwarded-for", "' OR 1=1"],
  ["x-http-method-override", "DELETE"],
  ["range", "bytes=0-0"],
  ["sec-fetch-site", "cross-site"],
  ["user-agent", "\xff".repeat(2000)],
  ["content-hmac", "AAAA"],
];
export const nastyHeader: fc.Arbitrary<readonly [string, string]> = fc.oneof(
  fc.constantFrom(...HEADERS),
  fc.tuple(
    fc.constantFrom("idempotency-key", "accept-language", "if-match", "x-link-token", "cookie", "x-client-address"),
    headerText,
  ),
);

/** Content types, ours and none of ours. */
export const nastyType: fc.Arbitrary<string> = fc.constantFrom(
  ...["", "text/plain", "text/xml", "application/octet-stream", "application/json", "application/json; charset=utf-16"],
  ...["APPLICATION/JSON", "application/jsonp", "application/json, text/html", "application/x-www-form-urlencoded"],
  ...[
    "application/x-www-form-urlencoded; charset=windows-1251",
    "multipart/form-data",
    "multipart/form-data; boundary=",
  ],
  ...[
    "multipart/form-data; boundary=parts",
    `multipart/form-data; boundary=${"b".repeat(200)}`,
    "multipart/mixed; boundary=parts",
  ],
  ...["json", "/", ";;", "text/html; charset=\xff"],
);
