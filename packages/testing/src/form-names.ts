import { readdir, readFile } from "node:fs/promises";

/** The names that the public site's forms are signed under: read from its sources, verbs added to each service. */
export async function formNames(): Promise<string[]> {
  const root = new URL("../../web/src/", import.meta.url);
  const files = (await readdir(root, { recursive: true })).filter((name) => /(?<!\.test)\.tsx?$/.test(name));
  const texts = await Promise.all(files.map((name) => readFile(new URL(name, root), "utf8")));
  const named = texts.flatMap((text) => [...text.matchAll(/"([a-z]+\.[a-z-]+)"/g)].map(([, name = ""]) => name));
  const made = ["confirm", "withdraw", "answer", "leave", "renew", "support-confirm", "support-withdraw"];
  return [...new Set([...named, ...["membership", "council"].flatMap((of) => made.map((verb) => `${of}.${verb}`))])];
}
