import { existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";

const CACHE = join(import.meta.dirname, "../../../.cache");
const require = createRequire(import.meta.url);

/** A Chromium to start, and what its process needs in its environment. */
export interface Binary {
  readonly path: string;
  readonly env: Readonly<Record<string, string>>;
}

/** Open Sans has every Kazakh letter and looks the same everywhere; the machine's own fonts only fill in (`₸`). */
const fontsConf = (folder: string): string => `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir>${folder}/fonts/fonts</dir>
  <dir>/usr/share/fonts</dir>
  <cachedir>${folder}/fonts/cache</cachedir>
  ${["sans-serif", "system-ui", "Arial", "Helvetica", "Segoe UI", "Roboto"]
    .map((name) => `<alias binding="same"><family>${name}</family><prefer><family>Open Sans</family></prefer></alias>`)
    .join("\n  ")}
</fontconfig>
`;

/**
 * The browser of the tests: `CHROMIUM_PATH` if set, else the Chromium of the npm package, unpacked once (2 s, 204 MB)
 * with its libraries and fonts under `.cache`, so that a bare Linux needs nothing from its own package manager.
 */
export async function chromiumBinary(): Promise<Binary> {
  const own = process.env.CHROMIUM_PATH;
  if (own) return { path: own, env: {} };
  const entry = require.resolve("@sparticuz/chromium");
  const { version }: { version: string } = require(join(dirname(entry), "../package.json"));
  const folder = join(CACHE, `chromium-${version}`);
  if (!existsSync(folder)) await unpack(join(dirname(entry), "../bin"), folder);
  const libraries = [join(folder, "al2023/lib"), process.env.LD_LIBRARY_PATH].filter(Boolean).join(":");
  return {
    path: join(folder, "chromium"),
    env: { LD_LIBRARY_PATH: libraries, FONTCONFIG_PATH: join(folder, "fonts"), FONTCONFIG_FILE: "fonts.conf" },
  };
}

/** Unpacks beside the final place and renames, so that an interrupted run leaves no half browser behind. */
async function unpack(archives: string, folder: string): Promise<void> {
  const { inflate } = await import("@sparticuz/chromium");
  const making = `${folder}.${process.pid}`;
  mkdirSync(making, { recursive: true });
  const before = process.env.TMPDIR;
  // The package unpacks into TMPDIR and reuses any `chromium` it finds there, of whatever version.
  process.env.TMPDIR = making;
  const unpacked = ["chromium.br", "fonts.tar.br", "al2023.tar.br"].map((name) => inflate(join(archives, name)));
  if (before === undefined) delete process.env.TMPDIR;
  else process.env.TMPDIR = before;
  await Promise.all(unpacked);
  writeFileSync(join(making, "fonts/fonts.conf"), fontsConf(folder));
  try {
    renameSync(making, folder);
  } catch (error) {
    rmSync(making, { recursive: true, force: true });
    if (!existsSync(folder)) throw error;
  }
}
