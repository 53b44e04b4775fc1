import { createHash } from "node:crypto";
import { writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const here = dirname(fileURLToPath(import.meta.url));
const target = join(here, "src/generated/passkey-script.ts");

/** The office's one script for passkeys, minified for every browser that knows passkeys. */
export async function buildScript(): Promise<{ script: string; hash: string }> {
  const { outputFiles } = await build({
    entryPoints: [join(here, "client/passkey.js")],
    write: false,
    minify: true,
    target: "es2020",
    charset: "utf8",
    logLevel: "silent",
  });
  const script = outputFiles[0]?.text.trim() ?? "";
  return { script, hash: createHash("sha256").update(script).digest("hex").slice(0, 12) };
}

/** The module that the office imports. */
export function scriptModule({ script, hash }: { script: string; hash: string }): string {
  return `// Written by build.ts from client/: do not edit.\nexport const passkeyScriptHash = ${JSON.stringify(hash)};\nexport const passkeyScript =\n  ${JSON.stringify(script)};\n`;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const built = await buildScript();
  await writeFile(target, scriptModule(built));
  console.log(`passkey script ${built.script.length} bytes`);
}
