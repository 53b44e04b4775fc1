// npm run stage -- <stage> init [--email … --name … --language kk] [--demonstration] | check | replay-erasures | retention [--dry-run]
import { parseArgs } from "node:util";
import {
  checkStage,
  initStage,
  openDeployed,
  openLocal,
  replayErasures,
  runRetention,
} from "../packages/local/src/stage.ts";

const USAGE = `npm run stage -- <stage> init [--email <address> --name <name>] [--language kk|ru|en] [--demonstration]
npm run stage -- <stage> check
npm run stage -- <stage> replay-erasures        after a restore, before the stage opens
npm run stage -- <stage> retention [--dry-run]  erases what has had its time, or counts it
The stage is "local", or a deployed one: then run it as: npx sst shell --stage <stage> -- npm run stage -- <stage> init`;

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: {
    email: { type: "string" },
    name: { type: "string" },
    language: { type: "string", default: "kk" },
    demonstration: { type: "boolean", default: false },
    "dry-run": { type: "boolean", default: false },
  },
});
const [name, verb] = positionals;
if (!name || !["init", "check", "replay-erasures", "retention"].includes(verb ?? "")) {
  console.error(USAGE);
  process.exit(2);
}

const isLocal = name === "local";
const stageRow = isLocal ? { protect: false } : (await import("../infra/stage.ts")).stageOf(name);
if (values.demonstration && !isLocal) {
  console.error(
    stageRow.protect
      ? `${name} is protected: demonstration data has no place in it.`
      : "Demonstration data is for the local stage: npm start loads it.",
  );
  process.exit(1);
}

const stage = isLocal ? await openLocal() : await openDeployed();
let failed = false;
try {
  if (verb === "init") {
    const lines = await initStage(stage, { email: values.email, name: values.name, language: values.language });
    for (const line of lines) console.log(line);
  } else if (verb === "replay-erasures") {
    for (const line of await replayErasures(stage)) console.log(line);
  } else if (verb === "retention") {
    for (const line of await runRetention(stage, values["dry-run"])) console.log(line);
  } else {
    for (const { name: what, ok } of await checkStage(stage)) {
      console.log(`${ok ? "ok  " : "FAIL"} ${what}`);
      failed ||= !ok;
    }
  }
} finally {
  await stage.close();
}
process.exit(failed ? 1 : 0);
