import { MalformedError } from "./error.ts";
import { hmac, sameText } from "./secret.ts";

/** One page of a list, and the cursor of the next if there is one. */
export interface Page<T> {
  readonly items: readonly T[];
  readonly cursor?: string | undefined;
}

/** Rows on a page where the reader did not say. */
export const PAGE_SIZE = 20;

const signature = (context: string, body: string): string =>
  hmac("linkKey", "cursor", context, body).subarray(0, 12).toString("base64url");

/** A cursor good only in its own context: the list (index and key) and whoever may read it. */
export function signCursor(context: string, last: Readonly<Record<string, unknown>>): string {
  const body = Buffer.from(JSON.stringify(last)).toString("base64url");
  return `${body}.${signature(context, body)}`;
}

/** @throws MalformedError for a cursor of another list, another reader, or another maker. */
export function openCursor(context: string, cursor: string): Record<string, unknown> {
  const [body = "", mac = ""] = cursor.split(".");
  if (!sameText(signature(context, body), mac)) throw new MalformedError("invalid_cursor");
  return JSON.parse(Buffer.from(body, "base64url").toString()) as Record<string, unknown>;
}
