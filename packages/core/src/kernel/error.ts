/** One sentence of what is wrong with one input field. `code` is i18n's key; `params` fill its sentence. */
export interface FieldIssue {
  readonly field: string;
  readonly code: string;
  readonly params?: Readonly<Record<string, string | number>>;
}

export type Params = Readonly<Record<string, unknown>>;

/** The one visible error family. `code` is stable snake_case; the sentence is i18n's, in the reader's language. */
export abstract class AppError extends Error {
  abstract readonly status: 400 | 401 | 403 | 404 | 409 | 412 | 422 | 429 | 503;
  readonly code: string;
  readonly params: Params;

  constructor(code: string, params: Params = {}) {
    super(code);
    this.name = new.target.name;
    this.code = code;
    this.params = params;
  }
}

/** 422: what the sender can mend in the input; names each field. */
export class InvalidError extends AppError {
  readonly status = 422;
  readonly issues: readonly FieldIssue[];

  constructor(issues: readonly FieldIssue[] | string, code = "invalid") {
    const list = typeof issues === "string" ? [] : issues;
    super(typeof issues === "string" ? issues : code);
    this.issues = list;
  }
}

/** 422 about one field. */
export function invalidField(field: string, code: string, params?: FieldIssue["params"]): InvalidError {
  return new InvalidError([params ? { field, code, params } : { field, code }]);
}

/** 400: the request cannot be parsed. */
export class MalformedError extends AppError {
  readonly status = 400;
}
/** 401: nobody is signed in and somebody must be. */
export class UnauthorizedError extends AppError {
  readonly status = 401;
  constructor(code = "sign_in_required") {
    super(code);
  }
}
/** 403: known, and not allowed. */
export class ForbiddenError extends AppError {
  readonly status = 403;
  constructor(code = "forbidden", params: Params = {}) {
    super(code, params);
  }
}
/** 404: no such record, or none this reader may know of. */
export class NotFoundError extends AppError {
  readonly status = 404;
  constructor(code = "not_found", params: Params = {}) {
    super(code, params);
  }
}
/** 409: wrong state, already done, taken. */
export class ConflictError extends AppError {
  readonly status = 409;
}
/** 412: the record moved since the reader saw it. */
export class StaleError extends AppError {
  readonly status = 412;
  constructor(code = "stale") {
    super(code);
  }
}
/** 429: too many; `retryAfter` in seconds. */
export class LimitedError extends AppError {
  readonly status = 429;
  readonly retryAfter: number;
  constructor(retryAfter: number, code = "limited") {
    super(code, { retryAfter });
    this.retryAfter = retryAfter;
  }
}
/** 503: our own retries ended; nothing is known to be wrong with the request. `retryAfter` in seconds. */
export class BusyError extends AppError {
  readonly status = 503;
  readonly retryAfter = 2;
  constructor(code = "busy") {
    super(code);
  }
}
