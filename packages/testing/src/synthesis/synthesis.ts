import { spawn } from "node:child_process";
import { join } from "node:path";

/** One resource as the program asked the engine for it; secrets are opened, outputs are resolved. */
export interface Resource {
  readonly urn: string;
  readonly type: string;
  readonly name: string;
  readonly parent: string;
  readonly inputs: Readonly<Record<string, unknown>>;
  readonly retainOnDelete: boolean;
  readonly protect: boolean;
  /** The provider's URN, where it is not the stage's own. */
  readonly provider: string;
}

/** What SST's bundler was asked for. */
export interface Build {
  readonly functionID: string;
  readonly handler: string;
  readonly runtime: string;
  readonly links: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
  readonly properties: Readonly<Record<string, unknown>>;
}

/** One stage as SST's own components would make it. */
export interface Synthesis {
  readonly stage: string;
  readonly app: Readonly<Record<string, unknown>>;
  readonly resources: readonly Resource[];
  readonly builds: readonly Build[];
  /** Each secret, and whether it stands on a default. */
  readonly secrets: Readonly<Record<string, boolean>>;
  readonly outputs: Readonly<Record<string, unknown>>;
}

export interface SynthesisOptions {
  /** The bundle of the program, by `bundleProgram`. */
  readonly bundle: string;
  /** The secrets that are set; each has its own name for a value. */
  readonly secrets: readonly string[];
}

/**
 * Runs the program of one stage in a process of its own, since Pulumi's state is global. Needs `.sst/platform`.
 * @throws with the program's own words when SST or the program refuses the stage.
 */
export function synthesise(root: string, stage: string, { bundle, secrets }: SynthesisOptions): Promise<Synthesis> {
  const child = spawn(process.execPath, [join(import.meta.dirname, "child.ts"), root, stage, bundle], {
    cwd: root,
    env: { ...process.env, ...Object.fromEntries(secrets.map((name) => [`SST_SECRET_${name}`, name])) },
    stdio: ["ignore", "pipe", "pipe", "ipc"],
    serialization: "advanced",
  });
  let said = "";
  child.stdout?.on("data", (chunk) => (said += chunk));
  child.stderr?.on("data", (chunk) => (said += chunk));
  let answer: { synthesis: Synthesis } | { error: string } | undefined;
  child.on("message", (message) => (answer = message as typeof answer));
  return new Promise((resolve, reject) => {
    child.on("error", reject);
    child.on("close", (code) => {
      if (answer && "synthesis" in answer) resolve(answer.synthesis);
      else reject(new Error(`${stage}: ${answer?.error ?? `ended with ${code}`}\n${said}`));
    });
  });
}
