import { existsSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { json } from "node:stream/consumers";
import type { Build } from "./synthesis.ts";

interface Call {
  readonly method: string;
  readonly params: readonly [Build];
}

/**
 * Stands in for the SST command, which a program asks to bundle functions: notes what was asked, refuses a handler
 * without a file, and answers with an empty bundle.
 */
export async function startBridge(root: string, bundle: string) {
  const builds: Build[] = [];
  const answer = ({ method, params: [input] }: Call): unknown => {
    switch (method) {
      case "Provider.Aws.Bootstrap":
        return { asset: "sst-asset", state: "sst-state", assetEcrRegistryId: "1", assetEcrUrl: "ecr" };
      case "Runtime.Build": {
        const file = join(root, input.handler.replace(/\.[^./]+$/, ""));
        if (![".ts", ".tsx"].some((end) => existsSync(file + end))) {
          throw new Error(`${input.functionID}: no handler ${input.handler}`);
        }
        const { functionID, handler, runtime, links, properties } = input;
        builds.push({ functionID, handler, runtime, links, properties });
        return { handler: "bundle.handler", out: bundle, errors: [], sourcemaps: [] };
      }
      default:
        throw new Error(`The stand-in for the SST command cannot answer ${method}`);
    }
  };
  const server = createServer(async (request, response) => {
    const call = (await json(request)) as Call;
    try {
      response.end(JSON.stringify({ result: answer(call) }));
    } catch (error) {
      response.end(JSON.stringify({ error: error instanceof Error ? error.message : String(error) }));
    }
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    builds,
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    stop: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}
