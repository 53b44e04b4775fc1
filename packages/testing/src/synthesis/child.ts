// One stage, in a process of its own: node child.ts <root> <stage> <bundle>
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { startBridge } from "./bridge.ts";
import { answered, made } from "./cloud.ts";
import type { Resource, Synthesis } from "./synthesis.ts";

type Bag = Record<string, unknown>;
interface Request {
  getType(): string;
  getName(): string;
  getParent(): string;
  getProvider(): string;
  getObject(): unknown;
  getRetainondelete(): boolean;
  getProtect(): boolean;
}
interface Monitor {
  newUrn(parent: string, type: string, name: string): string;
  registerResource(request: Request, callback: unknown): Promise<void>;
}
/** The little of Pulumi that is touched here; it lies in `.sst/platform`, out of reach of the packages' types. */
interface Pulumi {
  readonly runtime: {
    setMocks(mocks: unknown, project: string, stack: string): Promise<void>;
    runInPulumiStack(program: () => Promise<Bag>): Promise<Bag>;
    disconnect(): Promise<void>;
  };
}
interface Secret {
  readonly _name: string;
  readonly placeholder?: unknown;
  getSSTLink(): unknown;
}
interface Program {
  readonly config: { app(input: { stage: string }): Promise<Bag>; run(): Promise<Bag> };
  run(program: () => Promise<Bag>): Promise<Bag>;
  readonly Secret: { prototype: Secret };
}

const SECRET = "4dabf18193072939515e22adb298388d";

/** Opens what Pulumi seals as a secret. */
function opened(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(opened);
  if (typeof value !== "object" || value === null) return value;
  if (SECRET in value && "value" in value) return opened(value.value);
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, opened(inner)]));
}

/** Stack, project and the types of all parents: the engine's own URN, which links take their type from. */
function urn(this: unknown, parent: string, type: string, name: string): string {
  const above = parent.split("::")[2] ?? "";
  const types = above === "" || above === "pulumi:pulumi:Stack" ? type : `${above}$${type}`;
  return `urn:pulumi:stage::kz2050::${types}::${name}`;
}

async function synthesise(root: string, stage: string, bundle: string): Promise<Synthesis> {
  const platform = join(root, ".sst", "platform");
  const require = createRequire(join(platform, "package.json"));
  const work = mkdtempSync(join(tmpdir(), "synthesis-"));
  process.once("exit", () => rmSync(work, { recursive: true, force: true }));
  const empty = join(work, "bundle");
  mkdirSync(empty);
  writeFileSync(join(empty, "bundle.mjs"), "");
  const bridge = await startBridge(root, empty);
  process.env.SST_SERVER = bridge.url;

  const globals = globalThis as unknown as Bag;
  globals.$config = (input: unknown) => input;
  // Some components look at the app while they load, so it stands before its settings are known.
  const app: Bag = { name: "kz2050", stage, providers: {} };
  globals.$app = app;
  globals.$dev = false;
  globals.$cli = { command: "deploy", dev: false, paths: { home: work, root, work, platform }, state: { version: {} } };
  const program = (await import(pathToFileURL(bundle).href)) as Program;
  Object.assign(app, await program.config.app({ stage }));

  const pulumi = require("@pulumi/pulumi") as Pulumi;
  const { MockMonitor } = require("@pulumi/pulumi/runtime/mocks") as { MockMonitor: { prototype: Monitor } };
  const closures = require("@pulumi/pulumi/runtime/closure/serializeClosure") as Bag;
  // Half of the time went into the source of SST's own providers and into stack traces that nobody reads.
  closures.serializeFunction = async () => ({ text: "", containsSecrets: false });
  Reflect.deleteProperty(Error, "prepareStackTrace");
  Error.stackTraceLimit = 3;
  const { deserializeProperties } = require("@pulumi/pulumi/runtime/rpc") as {
    deserializeProperties(sealed: unknown): Bag;
  };
  const resources: Resource[] = [];
  MockMonitor.prototype.newUrn = urn;
  const register = MockMonitor.prototype.registerResource;
  MockMonitor.prototype.registerResource = function (request, callback) {
    resources.push({
      urn: this.newUrn(request.getParent(), request.getType(), request.getName()),
      type: request.getType(),
      name: request.getName(),
      parent: request.getParent(),
      inputs: opened(deserializeProperties(request.getObject())) as Bag,
      retainOnDelete: request.getRetainondelete(),
      protect: request.getProtect(),
      provider: request.getProvider().split("::").slice(0, -1).join("::"),
    });
    return register.call(this, request, callback);
  };
  await pulumi.runtime.setMocks(
    {
      newResource: ({ type, name, inputs, id }: { type: string; name: string; inputs: Bag; id?: string }) =>
        made(type, name, opened(inputs) as Bag, id),
      call: ({ token, inputs }: { token: string; inputs: Bag }) => answered(token, opened(inputs) as Bag),
    },
    "kz2050",
    stage,
  );

  const secrets: Record<string, boolean> = {};
  const { prototype: secret } = program.Secret;
  const link = secret.getSSTLink;
  secret.getSSTLink = function () {
    secrets[this._name] = this.placeholder !== undefined;
    return link.call(this);
  };
  const outputs = await pulumi.runtime.runInPulumiStack(() => program.run(() => program.config.run()));
  await pulumi.runtime.disconnect();
  bridge.stop();
  return { stage, app, resources, builds: bridge.builds, secrets, outputs: opened(outputs) as Bag };
}

const [root = "", stage = "", bundle = ""] = process.argv.slice(2);
// A rejection inside an apply reaches nobody, and the program would wait for ever.
const lost = new Promise<never>((_, reject) => {
  process.on("unhandledRejection", reject);
  process.on("uncaughtException", reject);
});
const answer = await Promise.race([synthesise(root, stage, bundle), lost]).then(
  (synthesis) => ({ synthesis: JSON.parse(JSON.stringify(synthesis)) as Synthesis }),
  (error: unknown) => ({ error: error instanceof Error ? (error.stack ?? error.message) : String(error) }),
);
process.send?.(answer, undefined, {}, () => process.exit("error" in answer ? 1 : 0));
