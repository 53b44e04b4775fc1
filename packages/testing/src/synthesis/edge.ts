import { lambdas, nameIn, ofType, textAt } from "./read.ts";
import type { Resource, Synthesis } from "./synthesis.ts";

type Headers = Record<string, { value: string }>;
interface EdgeRequest {
  method: string;
  uri: string;
  headers: Headers;
}
interface EdgeEvent {
  readonly viewer: { readonly ip: string };
  readonly request: EdgeRequest;
}
export interface Arrived {
  /** The function the request goes to; "" where it stays at the edge. */
  readonly to: string;
  readonly uri: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly status: number | undefined;
}

/** What the stage's key value stores hold: which path leads to which function's address. */
function stores(synthesis: Synthesis): Map<string, Map<string, string>> {
  const found = new Map<string, Map<string, string>>();
  const routes = new Map<string, string[]>();
  for (const { inputs } of ofType(synthesis, "pulumi-nodejs:dynamic:Resource")) {
    const { store, namespace, entry, entries } = inputs as Record<string, string> & {
      entries?: Record<string, string>;
    };
    if (!store) continue;
    const values = found.get(store) ?? new Map<string, string>();
    found.set(store, values);
    for (const [key, value] of Object.entries(entries ?? {})) values.set(`${namespace}:${key}`, value);
    if (!entry) continue;
    const all = [...(routes.get(store) ?? []), entry];
    routes.set(store, all);
    values.set(`${namespace}:routes`, JSON.stringify(all));
  }
  return found;
}

/** The edge function of a router. */
export function edgeFunction(synthesis: Synthesis, router: string): Resource {
  const found = ofType(synthesis, "aws:cloudfront/function:Function").find(({ parent }) => nameIn(parent) === router);
  if (!found) throw new Error(`${router} has no function at the edge`);
  return found;
}

/** Runs a router's edge function on one request, with the stage's own routes. */
export async function throughEdge(
  synthesis: Synthesis,
  router: string,
  { method = "GET", host, uri, headers = {} }: { method?: string; host: string; uri: string; headers?: Headers },
): Promise<Arrived> {
  const { inputs } = edgeFunction(synthesis, router);
  const [store = ""] = inputs.keyValueStoreAssociations as string[];
  const values = stores(synthesis).get(store);
  let origin = "";
  const cf = {
    kvs: () => ({
      get: async (key: string) => values?.get(key) ?? Promise.reject(new Error(`no ${key}`)),
    }),
    updateRequestOrigin: ({ domainName }: { domainName: string }) => {
      origin = domainName;
    },
  };
  const source = textAt(inputs, "code").replace('import cf from "cloudfront";', "");
  const handler = new Function("cf", `${source}\nreturn handler;`)(cf) as (
    event: EdgeEvent,
  ) => Promise<EdgeRequest & { statusCode?: number }>;
  const request = { method, uri, headers: { host: { value: host }, ...headers }, querystring: {}, cookies: {} };
  const result = await handler({ viewer: { ip: "203.0.113.7" }, request });
  const address = ofType(synthesis, "aws:lambda/functionUrl:FunctionUrl").find(({ inputs: { functionName } }) =>
    origin.startsWith(`${String(functionName).toLowerCase()}.`),
  );
  const to = lambdas(synthesis).find((one) => one.inputs.name === address?.inputs.functionName)?.name ?? origin;
  return {
    to,
    uri: result.uri,
    headers: Object.fromEntries(Object.entries(result.headers ?? {}).map(([name, { value }]) => [name, value])),
    status: result.statusCode,
  };
}
