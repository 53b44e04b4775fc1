import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, parse, relative } from "node:path";
import { gzipSync } from "node:zlib";
import { build, type Metafile } from "esbuild";

/** What SST 4.17 puts before every Node bundle. */
const BANNER = [
  "import { createRequire as topLevelCreateRequire } from 'module';",
  "const require = topLevelCreateRequire(import.meta.url);",
  'import { fileURLToPath as topLevelFileUrlToPath, URL as topLevelURL } from "url"',
  "const __filename = topLevelFileUrlToPath(import.meta.url)",
  'const __dirname = topLevelFileUrlToPath(new topLevelURL(".", import.meta.url))',
].join("\n");

/** A bundle as it is deployed: what is loaded at its start, what is left for later, and what each package adds. */
export interface Bundle {
  /** Bytes loaded at the start, and the same compressed. */
  readonly bytes: number;
  readonly gzipBytes: number;
  /** Bytes that wait until a page asks for them. */
  readonly laterBytes: number;
  /** Bytes at the start by npm package, or by our own package's folder; heaviest first. */
  readonly parts: readonly (readonly [string, number])[];
}

/**
 * Bundles an entry with SST's settings into `outFile` (an .mjs file) and chunks beside it; `minify` as the stages set it.
 * What is imported only when it is needed stands in a chunk of its own.
 */
export async function bundle(entry: string, outFile: string, { minify = true } = {}): Promise<Bundle> {
  const { dir, name } = parse(outFile);
  const { outputFiles, metafile } = await build({
    entryPoints: [{ in: entry, out: name }],
    outdir: dir,
    outExtension: { ".js": ".mjs" },
    bundle: true,
    splitting: true,
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
  for (const { path, contents } of outputFiles) {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, contents);
  }
  const first = loadedFirst(metafile.outputs);
  const isFirst = (path: string): boolean => first.has(relative(process.cwd(), path));
  const atStart = outputFiles.filter(({ path }) => isFirst(path));
  const sum = (files: typeof outputFiles): number => files.reduce((bytes, file) => bytes + file.contents.length, 0);
  const parts = new Map<string, number>();
  for (const path of first) {
    for (const [input, { bytesInOutput }] of Object.entries(metafile.outputs[path]?.inputs ?? {})) {
      const part = partOf(input);
      parts.set(part, (parts.get(part) ?? 0) + bytesInOutput);
    }
  }
  return {
    bytes: sum(atStart),
    gzipBytes: atStart.reduce((bytes, file) => bytes + gzipSync(file.contents, { level: 9 }).length, 0),
    laterBytes: sum(outputFiles) - sum(atStart),
    parts: [...parts].sort(([, a], [, b]) => b - a),
  };
}

/** The entry and all it imports at once; what a deployed function works with (`deployed.ts`) is asked for at the start too. */
function loadedFirst(outputs: Metafile["outputs"]): Set<string> {
  const loaded = new Set<string>();
  const isDeployed = (path: string): boolean =>
    Object.keys(outputs[path]?.inputs ?? {}).some((input) => input.endsWith("/src/deployed.ts"));
  const load = (path: string): void => {
    if (loaded.has(path)) return;
    loaded.add(path);
    for (const { path: next, kind } of outputs[path]?.imports ?? [])
      if (outputs[next] && (kind === "import-statement" || isDeployed(next))) load(next);
  };
  for (const [path, { entryPoint }] of Object.entries(outputs)) if (entryPoint && !isChunk(path)) load(path);
  return loaded;
}

/** A dynamic import's own file bears an entry point too; its name ends in a hash. */
const isChunk = (path: string): boolean => /-[A-Z0-9]{8}\.mjs$/.test(path);

function partOf(path: string): string {
  const inModules = /^.*node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(path)?.[1];
  return inModules ?? /(packages\/[^/]+)\//.exec(path)?.[1] ?? path;
}
