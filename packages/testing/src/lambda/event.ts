import { randomUUID } from "node:crypto";
import type { LambdaFunctionURLEvent } from "aws-lambda";

/** A request as a visitor sends it. */
export interface UrlRequest {
  readonly method?: string;
  /** With the query: `/kk/petitions?page=2`. */
  readonly path: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** An object is sent as JSON, URLSearchParams as a form. */
  readonly body?: string | URLSearchParams | Readonly<Record<string, unknown>>;
  readonly sourceIp?: string;
}

/** Bodies that a Function URL hands over as text; all others, forms too, come in base64. */
const TEXT = /^(text\/|application\/(json|javascript|xml|[\w.-]+\+(json|xml)))/;

/** The event a Function URL makes of a request (payload format 2.0). */
export function urlEvent(request: UrlRequest): LambdaFunctionURLEvent {
  const { method = "GET", path, sourceIp = "203.0.113.7" } = request;
  const url = new URL(path, "https://abc.lambda-url.eu-central-1.on.aws");
  const headers = new Headers(request.headers);
  const body = encode(request.body, headers);
  const cookies = headers.get("cookie")?.split(/;\s*/);
  headers.delete("cookie");
  headers.set("host", url.host);
  headers.set("x-forwarded-for", sourceIp);
  headers.set("x-forwarded-proto", "https");
  const isText = TEXT.test(headers.get("content-type") ?? "");
  const now = Date.now();
  return {
    version: "2.0",
    routeKey: "$default",
    rawPath: url.pathname,
    rawQueryString: url.search.slice(1),
    ...(cookies ? { cookies } : {}),
    headers: Object.fromEntries(headers),
    ...(url.search ? { queryStringParameters: query(url.searchParams) } : {}),
    requestContext: {
      accountId: "anonymous",
      apiId: "abc",
      domainName: url.host,
      domainPrefix: "abc",
      http: { method, path: url.pathname, protocol: "HTTP/1.1", sourceIp, userAgent: headers.get("user-agent") ?? "" },
      requestId: randomUUID(),
      routeKey: "$default",
      stage: "$default",
      time: new Date(now).toISOString(),
      timeEpoch: now,
    },
    ...(body === undefined ? {} : { body: isText ? body : Buffer.from(body).toString("base64") }),
    isBase64Encoded: body !== undefined && !isText,
  };
}

function encode(body: UrlRequest["body"], headers: Headers): string | undefined {
  if (body === undefined) return undefined;
  const [text, type] =
    typeof body === "string"
      ? [body, "text/plain;charset=UTF-8"]
      : body instanceof URLSearchParams
        ? [body.toString(), "application/x-www-form-urlencoded"]
        : [JSON.stringify(body), "application/json"];
  if (!headers.has("content-type")) headers.set("content-type", type);
  headers.set("content-length", String(Buffer.byteLength(text)));
  return text;
}

/** Repeated names are joined by commas, as Lambda does. */
function query(params: URLSearchParams): Record<string, string> {
  return Object.fromEntries([...new Set(params.keys())].map((name) => [name, params.getAll(name).join(",")]));
}
