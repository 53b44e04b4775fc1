import { createHash } from "node:crypto";
import { readdir, readFile, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { brotliCompressSync } from "node:zlib";
import { compileAsync } from "sass";
import { pruneCss, writtenIn } from "./build-prune.ts";

const here = dirname(fileURLToPath(import.meta.url));
const target = join(here, "src/generated/css.ts");

/** The style sheet of styles/site.scss: our prefix, our colours, no web font, nothing that no component writes. */
export async function buildCss(): Promise<{ css: string; hash: string }> {
  const modules = join(dirname(createRequire(import.meta.url).resolve("govuk-frontend/package.json")), "..");
  const { css } = await compileAsync(join(here, "styles/site.scss"), {
    style: "compressed",
    loadPaths: [modules],
    quietDeps: true,
    charset: false,
  });
  const folder = join(here, "src");
  const names = (await readdir(folder)).filter(
    (name) => name.endsWith(".tsx") && !/^(fixtures|gallery)|\.test\./.test(name),
  );
  const sources = await Promise.all(names.map((name) => readFile(join(folder, name), "utf8")));
  const pruned = pruneCss(css.replaceAll("govuk-", "kz-").trim(), writtenIn(sources));
  return { css: pruned, hash: createHash("sha256").update(pruned).digest("hex").slice(0, 12) };
}

/** The module that pages import. */
export function cssModule({ css, hash }: { css: string; hash: string }): string {
  return `// Written by build.ts from styles/: do not edit.\nexport const cssHash = ${JSON.stringify(hash)};\nexport const css =\n  ${JSON.stringify(css)};\n`;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const built = await buildCss();
  await writeFile(target, cssModule(built));
  const kb = (bytes: number): string => `${(bytes / 1024).toFixed(1)} KB`;
  const written = await readFile(target, "utf8");
  console.log(
    `css ${kb(built.css.length)}, brotli ${kb(brotliCompressSync(built.css).length)}, module ${kb(written.length)}`,
  );
}
