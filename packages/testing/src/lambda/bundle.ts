import { mkdirSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { gzipSync } from "node:zlib";
import { build } from "esbuild";

/** What SST 4.17 puts before every Node bundle. */
const BANNER = [
  "import { createRequire as topLevelCreateRequire } from 'module';",
  "const require = topLevelCreateRequire(import.meta.url);",
  'import { fileURLToPath as topLevelFileUrlToPath, URL as topLevelURL } from "url"',
  "const __filename = topLevelFileUrlToPath(import.meta.url)",
  'const __dirname = topLevelFileUrlToPath(new topLevelURL(".", import.meta.url))',
].join("\n");

/** A bundle as it is deployed: its weight, and what each package adds to it. */
export interface Bundle {
  readonly bytes: number;
  readonly gzipBytes: number;
  /** Bytes in the bundle by npm package, or by our own package's folder; heaviest first. */
  readonly parts: readonly (readonly [string, number])[];
}

/** Bundles an entry with SST's settings into `outFile` (an .mjs file); `minify` as the stages set it. */
export async function bundle(entry: string, outFile: string, { minify = true } = {}): Promise<Bundle> {
  const result = await build({
    entryPoints: [entry],
    outfile: outFile,
    bundle: true,
    write: false,
    metafile: true,
    platform: "node",
    format: "esm",
    target: "es2024",
    mainFields: ["module", "main"],
    keepNames: true,
    minify,
    banner: { js: BANNER },
    external: ["sharp", "pg-native"],
    logLevel: "silent",
  });
  const [file] = result.outputFiles;
  if (!file) throw new Error(`${entry} made no bundle`);
  mkdirSync(dirname(outFile), { recursive: true });
  writeFileSync(outFile, file.contents);
  const parts = new Map<string, number>();
  for (const { inputs } of Object.values(result.metafile.outputs)) {
    for (const [path, { bytesInOutput }] of Object.entries(inputs)) {
      const part = partOf(path);
      parts.set(part, (parts.get(part) ?? 0) + bytesInOutput);
    }
  }
  return {
    bytes: file.contents.length,
    gzipBytes: gzipSync(file.contents, { level: 9 }).length,
    parts: [...parts].sort(([, a], [, b]) => b - a),
  };
}

function partOf(path: string): string {
  const inModules = /^.*node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(path)?.[1];
  return inModules ?? /(packages\/[^/]+)\//.exec(path)?.[1] ?? path;
}
