import { OpenAPIHono } from "@hono/zod-openapi";
import {
  type Access,
  assertAdmitted,
  fieldIssues,
  InvalidError,
  invalidField,
  NotFoundError,
  StaleError,
  scope,
} from "@kz2050/core/kernel";
import { type Fields, type Front, publicCache, readFields, text, toAppError } from "@kz2050/http";
import type { Context, MiddlewareHandler } from "hono";
import * as z from "zod";

/** A domain's routes. Input that does not fit its schema is an InvalidError that names the fields, as everywhere. */
export function newRoutes(): OpenAPIHono<Front> {
  return new OpenAPIHono<Front>({
    defaultHook: (result) => {
      if (result.success) return;
      // A path that cannot name a record names none.
      if (result.target === "param") throw new NotFoundError();
      throw new InvalidError(fieldIssues(result.error.issues, (result as { data?: unknown }).data));
    },
  });
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

/** A body that programs send as JSON and partners' pages as a form; read it with `said`. */
export const formBody = <S extends z.ZodType>(schema: S) => ({
  required: false,
  content: {
    "application/json": { schema },
    "application/x-www-form-urlencoded": { schema },
    "multipart/form-data": { schema },
  },
});

/** A form's field that may be left empty: an empty box is as good as none. */
export const blankable = <S extends z.ZodType>(schema: S) =>
  z.preprocess((value) => (typeof value === "string" && value.trim() === "" ? undefined : value), schema);

/** One page of a list. */
export const paged = <S extends z.ZodType>(item: S) =>
  z.object({
    items: z.array(item).readonly(),
    cursor: z.string().optional().meta({ description: "Of the next page; absent on the last" }),
  });

/** Header of a route that takes a private link's token: out of paths and queries, which others log. */
export const LinkToken = z.object({
  "x-link-token": z.string().min(1).max(64).meta({ description: "The token of the private link that was mailed" }),
});

/** Header of a change to a record that two people may edit. */
export const IfMatch = z.object({
  "if-match": z.string().min(1).meta({ description: "The ETag of the record as it was read", example: 'W/"3"' }),
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
  ) as Record<
    S | 429 | 503,
    { description: string; content: { "application/problem+json": { schema: typeof Problem } } }
  >;
}

/** The header every POST takes; the same key and body give the same answer, another body 422. */
export const IdempotencyKey = z.object({
  "idempotency-key": z.string().min(1).max(200).optional().meta({
    description: "Names this request. The same key and body give the same answer, at once or within two days.",
    example: "7f1c0a1e-0d55-4f0e-9a39-0b6a5f7f2c11",
  }),
});

/** `security` of a route for signed-in staff. */
export const STAFF = [{ session: [] }];
/** Access of a route open to all, spread into its `createRoute`. */
export const ANYONE = { security: [] as { session: string[] }[], "x-access": "anyone" };
/** Access of a route that takes a private link's token, which the action checks. */
export const LINK = { security: [] as { session: string[] }[], "x-access": "link" };

/** Access of a route as the core action itself declares it, so that document and rule cannot part: `...access(Council.publish)`. */
export function access(action: { readonly access: Access }) {
  return { security: STAFF, "x-access": action.access.name, middleware: admitted(action.access) };
}

/** Whoever may not is told so before being told what is wrong with the input. */
const admitted = (who: Access): MiddlewareHandler<Front> => {
  return async (_c, next) => {
    const { actor, now } = scope();
    assertAdmitted(who, actor, now());
    await next();
  };
};

/** `middleware` of a route that shows everybody the same: an ETag, a minute fresh, five more stale while asked anew. */
export const CACHED = publicCache();

/** The entity tag of a record at a version. */
export const etagOf = (version: number): string => `W/"${version}"`;

/**
 * The version the sender saw, from If-Match; undefined where it does not matter to them. Weak and strong tags are the same.
 * @throws StaleError for a tag no record of ours can have.
 */
export function seenVersion(c: Context): number | undefined {
  const header = c.req.header("if-match")?.trim();
  if (header === undefined || header === "*") return undefined;
  const version = /^(?:W\/)?"(\d{1,12})"$/.exec(header)?.[1];
  if (version === undefined) throw new StaleError();
  return Number(version);
}

/** The responses entry of a route that pages' forms post to: back to the page they came from. */
export const SENT_BACK = {
  303: {
    description:
      "A form came from a page: back to its `return_to` with `result=ok`, or `result=<code>` and `fields=<names>` of what to mend",
  },
};

const FORM = /^(application\/x-www-form-urlencoded|multipart\/form-data)/i;

/** Where a page's form asks to be sent back to. @throws InvalidError for an address whose origin is not listed. */
export function returnAddress(c: Context<Front>, fields: Fields): URL | undefined {
  const asked = text(fields, "return_to");
  if (!FORM.test(c.req.header("content-type") ?? "") || asked === "") return undefined;
  const { partnerOrigins, publicOrigin } = c.var.deps;
  const url = URL.parse(asked);
  if (!url || ![publicOrigin, ...partnerOrigins].includes(url.origin))
    throw invalidField("return_to", "unlisted_return");
  return url;
}

/**
 * Answers a POST that programs and partners' pages send alike. A page's form with `return_to` on a listed origin is sent
 * back there (303, `result=ok`); everybody else gets what `ok` answers. The address is checked before `ok` does anything.
 * An error on the way is sent back likewise, by the application.
 */
export async function answerForm<R extends Response>(
  c: Context<Front>,
  fields: Fields,
  ok: () => R | Promise<R>,
): Promise<R | Response> {
  const back = returnAddress(c, fields);
  const answer = await ok();
  if (!back || !answer.ok) return answer;
  back.searchParams.set("result", "ok");
  return c.redirect(back.href, 303);
}

/** The redirect that tells a partner's page what was wrong; undefined where the request came from no such page. */
export async function sentBack(error: Error, c: Context<Front>): Promise<Response | undefined> {
  const { status, code } = toAppError(error);
  if (c.req.method !== "POST" || status >= 500 || status === 413) return undefined;
  try {
    const back = returnAddress(c, await readFields(c));
    if (!back) return undefined;
    back.searchParams.set("result", code);
    const fields = error instanceof InvalidError ? error.issues.map(({ field }) => field).filter(Boolean) : [];
    if (fields.length > 0) back.searchParams.set("fields", fields.join(","));
    return c.redirect(back.href, 303);
  } catch {
    return undefined;
  }
}
