import { AppError, BusyError, InvalidError, LimitedError } from "@kz2050/core/kernel";
import { errorText, type Locale, pickLanguage } from "@kz2050/i18n";
import type { Context } from "hono";
import { HTTPException } from "hono/http-exception";
import type { Front } from "./front-door.ts";

/** RFC 9457 body: the code is stable, the sentences are in the reader's language, the request id is for support. */
export interface Problem {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly code: string;
  readonly requestId: string;
  readonly errors?: readonly { readonly field: string; readonly code: string; readonly detail: string }[];
  readonly [extension: string]: unknown;
}

/** What an error tells the outside: its status and code, or a bare 500. */
export function toAppError(error: unknown): { status: number; code: string } {
  if (error instanceof AppError) return error;
  if (error instanceof HTTPException) return { status: error.status, code: HTTP_CODES[error.status] ?? "malformed" };
  return { status: 500, code: "internal" };
}

const HTTP_CODES: Readonly<Record<number, string>> = {
  403: "forbidden",
  404: "not_found",
  413: "too_large",
  415: "unsupported_type",
};

export function problemOf(error: unknown, locale: Locale, requestId: string): Problem {
  const { status, code } = toAppError(error);
  return {
    ...(error instanceof AppError && error.params),
    type: "about:blank",
    title: errorText(locale, code, textParams(error)),
    status,
    code,
    requestId,
    ...(error instanceof InvalidError && {
      errors: error.issues.map((issue) => ({
        field: issue.field,
        code: issue.code,
        detail: errorText(locale, issue.code, { field: issue.field, ...issue.params }),
      })),
    }),
  };
}

/** Seconds a client should wait, where the error knows. */
export function retryAfterOf(error: unknown): number | undefined {
  return error instanceof LimitedError || error instanceof BusyError ? error.retryAfter : undefined;
}

/** The API's answer to any error. */
export function answerProblem(error: Error, c: Context<Front>): Response {
  const locale = pickLanguage(c.req.header("accept-language") ?? "");
  const problem = problemOf(error, locale, c.get("requestId") ?? "");
  const retryAfter = retryAfterOf(error);
  return c.json(problem, problem.status as 400, {
    "content-type": "application/problem+json",
    "cache-control": "no-store",
    "x-request-id": problem.requestId,
    ...(retryAfter !== undefined && { "retry-after": String(retryAfter) }),
  });
}

/** The parameters a sentence can use. */
export function textParams(error: unknown): Record<string, string | number> {
  if (!(error instanceof AppError)) return {};
  return Object.fromEntries(
    Object.entries(error.params).filter((pair): pair is [string, string | number] =>
      ["string", "number"].includes(typeof pair[1]),
    ),
  );
}
