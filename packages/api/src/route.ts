import { OpenAPIHono, z as openApiZ } from "@hono/zod-openapi";
import { InvalidError, parse } from "@kz2050/core/kernel";
import type { Front } from "@kz2050/http";
import * as z from "zod";

void openApiZ;

/** A domain's routes. Input that does not fit its schema is an InvalidError that names the fields, as everywhere. */
export function newRoutes(): OpenAPIHono<Front> {
  return new OpenAPIHono<Front>({
    defaultHook: (result, c) => {
      if (result.success) return;
      const target = result.target === "json" || result.target === "form" ? "" : `${result.target}.`;
      void c;
      throw new InvalidError(
        result.error.issues.map((issue) => ({ field: `${target}${issue.path.join(".")}`, code: codeOf(issue) })),
      );
    },
  });
}

/** The code our own parser gives the issue. */
function codeOf(issue: z.core.$ZodIssue): string {
  try {
    parse(
      z.unknown().check((context) => {
        context.issues.push({ ...issue, path: [], input: issue.input } as never);
      }),
      undefined,
    );
  } catch (error) {
    if (error instanceof InvalidError) return error.issues[0]?.code ?? "invalid";
  }
  return "invalid";
}

export const Problem = z
  .object({
    type: z.string(),
    title: z.string(),
    status: z.int(),
    code: z.string(),
    requestId: z.string(),
    errors: z.array(z.object({ field: z.string(), code: z.string(), detail: z.string() })).optional(),
  })
  .meta({
    id: "Problem",
    description: "RFC 9457. `code` is stable; `title` and `detail` are in the language of Accept-Language.",
    example: { type: "about:blank", title: "Мұндай жазба табылмады.", status: 404, code: "not_found", requestId: "…" },
  });

/** A JSON answer of this shape. */
export const json = <S extends z.ZodType>(schema: S, description: string) => ({
  description,
  content: { "application/json": { schema } },
});

/** A JSON body of this shape. */
export const jsonBody = <S extends z.ZodType>(schema: S) => ({
  required: true,
  content: { "application/json": { schema } },
});

const PROBLEMS: Readonly<Record<number, string>> = {
  400: "The request cannot be read",
  401: "Nobody is signed in",
  403: "Not allowed",
  404: "No such record",
  409: "Wrong state, already done, or taken",
  412: "The record has changed since it was read",
  422: "Input to mend; each field is named",
  429: "Too many; wait for Retry-After seconds",
  503: "Busy; wait for Retry-After seconds",
};

/** The problem answers a route may give. Every route may also give 429 and 503. */
export function problems<S extends 400 | 401 | 403 | 404 | 409 | 412 | 422>(...statuses: S[]) {
  const all = [...statuses, 429, 503] as const;
  return Object.fromEntries(
    all.map((status) => [
      status,
      { description: PROBLEMS[status] ?? "", content: { "application/problem+json": { schema: Problem } } },
    ]),
  ) as Record<S | 429 | 503, { description: string; content: { "application/problem+json": { schema: typeof Problem } } }>;
}

/** The header every POST takes; the same key and body give the same answer, another body 422. */
export const IdempotencyKey = z.object({
  "idempotency-key": z.string().min(1).max(200).optional().meta({
    description: "Names this request. The same key and body give the same answer, at once or within two days.",
    example: "7f1c0a1e-0d55-4f0e-9a39-0b6a5f7f2c11",
  }),
});

/** For routes of signed-in staff. */
export const STAFF = [{ session: [] }];
