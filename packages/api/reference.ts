import { createHash } from "node:crypto";
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { brotliCompressSync, constants } from "node:zlib";

// Keeps one compressed copy of the reference page's script: the package it comes from is too big to install for running.
const entry = createRequire(import.meta.url).resolve("@scalar/api-reference");
const source = readFileSync(join(dirname(entry), "browser/standalone.js"));
const name = `scalar-${createHash("sha256").update(source).digest("hex").slice(0, 12)}.js`;
const packed = brotliCompressSync(source, {
  params: {
    [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY,
    [constants.BROTLI_PARAM_LGWIN]: constants.BROTLI_MAX_WINDOW_BITS,
    [constants.BROTLI_PARAM_SIZE_HINT]: source.length,
  },
});

const folder = join(import.meta.dirname, "assets");
mkdirSync(folder, { recursive: true });
for (const old of readdirSync(folder)) if (/^scalar-.*\.br$/.test(old)) rmSync(join(folder, old));
writeFileSync(join(folder, `${name}.br`), packed);
writeFileSync(
  join(import.meta.dirname, "src/generated/reference.ts"),
  `/** Written by packages/api/reference.ts from @scalar/api-reference: do not edit. */\nexport const REFERENCE_SCRIPT = ${JSON.stringify(name)};\n`,
);
console.log(`${name}: ${source.length} bytes, ${packed.length} compressed`);
