import { InvalidError } from "@kz2050/core/kernel";
import { type Fields, formToken, TOKEN, text } from "@kz2050/http";

/** A form's token, kept over its errors until it has aged out, so that sending twice is one request. */
export function tokenFor(form: string, fields: Fields, error?: unknown): string {
  const isSpent = error instanceof InvalidError && ["form_expired", "idempotency_mismatch"].includes(error.code);
  return (isSpent ? "" : text(fields, TOKEN)) || formToken(form);
}
