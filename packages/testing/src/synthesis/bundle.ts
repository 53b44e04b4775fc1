import { readFileSync } from "node:fs";
import { rm } from "node:fs/promises";
import { join, matchesGlob, relative } from "node:path";
import { build, type Plugin } from "esbuild";

/** Text of the program to change before it is bundled: the file from the root, what stands there, what shall. */
export type Change = readonly [file: string, from: string, to: string];

/** Gives the program's files the globals `sst` and `aws`, as the SST command does, and makes the changes asked for. */
function programFiles(root: string, changes: readonly Change[]): Plugin {
  const components = JSON.stringify(join(root, ".sst/platform/src/components"));
  const globals = `import * as aws from "@pulumi/aws"; import * as sst from ${components};`;
  return {
    name: "program",
    setup({ onLoad }) {
      onLoad({ filter: /\.ts$/ }, ({ path }) => {
        const file = relative(root, path);
        if (!matchesGlob(file, "{infra,stacks}/**")) return undefined;
        let contents = readFileSync(path, "utf8");
        for (const [changed, from, to] of changes) {
          if (changed !== file) continue;
          if (!contents.includes(from)) throw new Error(`${file} does not say ${from}`);
          contents = contents.replace(from, to);
        }
        return { contents: `${globals} ${contents}`, loader: "ts" };
      });
    },
  };
}

/**
 * Bundles sst.config.ts, its stacks and SST's components as the SST command does, once for all stages: `$app`, `$cli`
 * and `$dev` stay free and are set as globals by the child. Answers the bundle's path, which lies in `.sst/platform`
 * so that what stays external is found there, and a function that removes it.
 */
export async function bundleProgram(
  root: string,
  changes: readonly Change[] = [],
): Promise<{ path: string; remove: () => Promise<void> }> {
  const platform = join(root, ".sst/platform");
  const outfile = join(platform, `synthesis-${process.pid}-${Date.now()}.mjs`);
  const from = (file: string): string => `from ${JSON.stringify(join(platform, "src", file))};`;
  await build({
    stdin: {
      contents: `
        export { default as config } from ${JSON.stringify(join(root, "sst.config.ts"))};
        export { run } ${from("auto/run.ts")}
        export { Secret } ${from("components/secret.ts")}`,
      resolveDir: root,
      sourcefile: "synthesis.ts",
      loader: "ts",
    },
    outfile,
    bundle: true,
    format: "esm",
    platform: "node",
    target: "es2023",
    mainFields: ["module", "main"],
    logLevel: "silent",
    nodePaths: [join(platform, "node_modules")],
    inject: [join(platform, "src/shim/run.js")],
    external: ["@pulumi/*", "@pulumiverse/*", "@aws-sdk/*", "esbuild", "archiver", "glob", "undici"],
    banner: {
      js: 'import { createRequire as requireFrom } from "node:module"; const require = requireFrom(import.meta.url);',
    },
    plugins: [programFiles(root, changes)],
  });
  return { path: outfile, remove: () => rm(outfile, { force: true }) };
}
