import { AppError, InvalidError } from "@kz2050/core/kernel";
import { errorText, type Locale, messages } from "@kz2050/i18n";
import { textParams, toAppError } from "./problem.ts";

const SHOWN = [409, 412, 422, 429, 503] as const;

/** The lines of an error summary, and the sentence beside each field, in the reader's language. */
export interface FormProblem {
  readonly status: (typeof SHOWN)[number];
  readonly errors: readonly { readonly field?: string; readonly text: string }[];
  /** The sentence for one field, to hand to its component. */
  of(field: string): string | undefined;
}

/**
 * What a form shows for an error: a field's sentence where the error names fields, else the one general sentence.
 * `labels` names the fields as the form does. Errors that no form can mend are thrown on.
 */
export function formProblem(locale: Locale, error: unknown, labels: Readonly<Record<string, string>>): FormProblem {
  const status = error instanceof AppError ? SHOWN.find((shown) => shown === error.status) : undefined;
  if (!(error instanceof AppError) || status === undefined) throw error;
  const issues = error instanceof InvalidError ? error.issues : [];
  const sentences = new Map(
    issues.map(({ field, code, params }) => {
      const label = labels[field];
      return [field, errorText(locale, code, { ...(label !== undefined && { field: label }), ...params })];
    }),
  );
  const general = { text: errorText(locale, error.code, textParams(error)) };
  return {
    status,
    errors: sentences.size > 0 ? [...sentences].map(([field, text]) => ({ field, text })) : [general],
    of: (field) => sentences.get(field),
  };
}

/** The words of a page that stands in for one which failed: title, text, and the status to answer with. */
export function errorWords(locale: Locale, error: unknown, requestId: string) {
  const { status, code } = toAppError(error);
  const { notFound, forbidden, busy, serverError } = messages(locale).common.page;
  const answered = (status === 400 || status === 401 ? 403 : status) as 403 | 404 | 409 | 422 | 429 | 500 | 503;
  if (status === 404) return { ...notFound, status: answered };
  if (status === 401 || status === 403) return { ...forbidden, status: answered };
  if (status === 429 || status === 503) return { ...busy, status: answered };
  if (status >= 500)
    return {
      title: serverError.title,
      text: `${serverError.text} ${serverError.reference(requestId)}`,
      status: answered,
    };
  return { title: errorText(locale, code, textParams(error)), text: "", status: answered };
}
