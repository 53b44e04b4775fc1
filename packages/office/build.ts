import { createHash } from "node:crypto";
import { writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const here = dirname(fileURLToPath(import.meta.url));

/** The office's scripts, each from its file of client/: what passkeys need, and the keys of a list. */
export const SCRIPTS = ["passkey", "keys"] as const;
export type Script = (typeof SCRIPTS)[number];

/** Where the module of a script stands. */
export const targetOf = (name: Script): string => join(here, `src/generated/${name}-script.ts`);

/** One script, minified for every browser that knows passkeys. */
export async function buildScript(name: Script): Promise<{ script: string; hash: string }> {
  const { outputFiles } = await build({
    entryPoints: [join(here, `client/${name}.js`)],
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
export function scriptModule(name: Script, { script, hash }: { script: string; hash: string }): string {
  return `// Written by build.ts from client/: do not edit.\nexport const ${name}ScriptHash = ${JSON.stringify(hash)};\nexport const ${name}Script =\n  ${JSON.stringify(script)};\n`;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  for (const name of SCRIPTS) {
    const built = await buildScript(name);
    await writeFile(targetOf(name), scriptModule(name, built));
    console.log(`${name} script ${built.script.length} bytes`);
  }
}
