import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { brotliDecompress } from "node:zlib";
import type { Front } from "@kz2050/http";
import { Scalar } from "@scalar/hono-api-reference";
import { Hono } from "hono";
import { NONCE, secureHeaders } from "hono/secure-headers";
import { DOCUMENT_JSON } from "./generated/document.ts";
import { REFERENCE_SCRIPT } from "./generated/reference.ts";

const DOCUMENT_PATH = "/api/openapi.json";
const SCRIPT_PATH = `/api/reference/${REFERENCE_SCRIPT}`;
const HOUR = "public, max-age=3600";
const YEAR = "public, max-age=31536000, immutable";

/** The OpenAPI document, as the script wrote it, and a page to read it on, served by us alone. */
export const reference = new Hono<Front>();

reference.get(DOCUMENT_PATH, (c) =>
  c.body(DOCUMENT_JSON, 200, { "content-type": "application/json; charset=utf-8", "cache-control": HOUR }),
);

/** The compressed script: beside the sources, or beside the bundle where the stage copies the folder. */
function packedScript(): Promise<Buffer> {
  const places = ["../assets", "./assets"].map((folder) =>
    fileURLToPath(new URL(`${folder}/${REFERENCE_SCRIPT}.br`, import.meta.url)),
  );
  return readFile(places.find((path) => existsSync(path)) ?? places[0] ?? "");
}

const takesBrotli = (header = ""): boolean =>
  header.split(",").some((coding) => /^\s*(br|\*)\s*(;\s*q=(?!0(\.0*)?\s*$).*)?$/i.test(coding));

reference.get(SCRIPT_PATH, async (c) => {
  const packed = await packedScript();
  const headers = { "content-type": "text/javascript; charset=utf-8", "cache-control": YEAR, vary: "accept-encoding" };
  if (!takesBrotli(c.req.header("accept-encoding"))) {
    return c.body(new Uint8Array(await promisify(brotliDecompress)(packed)), 200, headers);
  }
  return c.body(new Uint8Array(packed), 200, { ...headers, "content-encoding": "br" });
});

/** The site's own teal, and greys and method colours dark enough to read (4.5:1 on white). */
const COLOURS = `.light-mode {
  --scalar-color-1: #10201f; --scalar-color-2: #3a4b4a; --scalar-color-3: #536361; --scalar-color-disabled: #536361;
  --scalar-color-accent: #0e6a74; --scalar-color-green: #0b6b3a; --scalar-color-blue: #0b5cad; --scalar-color-red: #b3261e;
  --scalar-color-orange: #a04000; --scalar-color-yellow: #7a5c00; --scalar-color-purple: #6b3fa0; --scalar-color-ghost: #536361;
}`;

/** Scalar asks nobody but us: no fonts, no proxy, no telemetry, no assistant of its makers. */
const CONFIGURATION = {
  url: DOCUMENT_PATH,
  pageTitle: "API · Қазақстан 2050",
  cdn: SCRIPT_PATH,
  withDefaultFonts: false,
  telemetry: false,
  hideClientButton: true,
  showDeveloperTools: "never",
  agent: { disabled: true },
  mcp: { disabled: true },
  hideDarkModeToggle: true,
  darkMode: false,
  theme: "default",
  customCss: COLOURS,
} as const;

const page = Scalar<Front>((c) => ({ ...CONFIGURATION, nonce: c.get("secureHeadersNonce") ?? "" }));

reference.get(
  "/api/reference",
  secureHeaders({
    contentSecurityPolicy: {
      defaultSrc: ["'none'"],
      scriptSrc: ["'self'", NONCE],
      // Scalar writes style elements and attributes as it goes, and its libraries give them no nonce.
      styleSrc: ["'unsafe-inline'"],
      imgSrc: ["'self'", "data:"],
      connectSrc: ["'self'"],
      baseUri: ["'none'"],
      formAction: ["'none'"],
      frameAncestors: ["'none'"],
    },
    referrerPolicy: "no-referrer",
    xFrameOptions: "DENY",
  }),
  async (c, next) => {
    const answer = await page(c, next);
    if (!answer) return c.notFound();
    const html = (await answer.text())
      .replace("<html>", '<html lang="en">')
      .replace("<body>", `<body>\n    <noscript><a href="${DOCUMENT_PATH}">OpenAPI 3.1</a></noscript>`);
    return c.html(html, 200, { "cache-control": "no-store" });
  },
);
