import { AppError, InvalidError, NotFoundError } from "@kz2050/core/kernel";
import { type Front, retryAfterOf, textParams, toAppError } from "@kz2050/http";
import { errorText, type Formatter, formatter, isLocale, type Locale, type Messages, messages } from "@kz2050/i18n";
import { ButtonLink, type FormError, Heading, Layout, type LayoutProps, renderPage } from "@kz2050/ui";
import type { Context, MiddlewareHandler } from "hono";
import type { Child } from "hono/jsx";

/** What every page handler finds: the language of the path, its words and its formats. */
export interface Pages extends Front {
  Variables: Front["Variables"] & { locale: Locale; t: Messages; f: Formatter };
}
export type PageContext = Context<Pages>;

/** Reads the language from the path's first part; an unknown one is no page of ours. */
export const inLanguage: MiddlewareHandler<Pages> = async (c, next) => {
  const locale = c.req.path.split("/")[1] ?? "";
  if (!isLocale(locale)) throw new NotFoundError();
  c.set("locale", locale);
  c.set("t", messages(locale));
  c.set("f", formatter(locale));
  c.header("content-language", locale);
  await next();
};

export type PageProps = Omit<LayoutProps, "locale" | "path" | "origin" | "children"> & {
  /** Where it is after the locale; by default the request's own path. Give it for pages answered to a POST. */
  readonly path?: string;
  readonly status?: 200 | 403 | 404 | 409 | 410 | 422 | 429 | 500 | 503;
};

/** Answers a whole page. Private pages are recognised by their path. */
export function page(c: PageContext, { status = 200, path, ...props }: PageProps, children: Child): Response {
  const { deps, locale } = c.var;
  const here = path ?? c.req.path.replace(/^\/(kk|ru|en)(?=\/|$)/, "");
  const isPrivate = here.startsWith("/my/");
  const html = renderPage(
    <Layout
      locale={locale}
      path={here}
      origin={isPrivate ? undefined : deps.publicOrigin}
      private={isPrivate}
      demo={deps.isDemonstration}
      footerLinks={[
        { href: "/api/reference", text: c.var.t.common.footer.api },
        { href: `${deps.officeOrigin}/office`, text: c.var.t.common.footer.office },
      ]}
      {...props}
    >
      {children}
    </Layout>,
  );
  return c.html(html, status);
}

/** The lines of an error summary, and the sentence beside each field, in the reader's language. */
export interface FormProblem {
  readonly status: 409 | 422 | 429 | 503;
  readonly errors: readonly FormError[];
  /** The sentence for one field, to hand to its component. */
  of(field: string): string | undefined;
}

/**
 * What a form shows for an error: a field's sentence where the error names fields, else the one general sentence.
 * `labels` names the fields as the form does. Errors that no form can mend are thrown on.
 */
export function formProblem(c: PageContext, error: unknown, labels: Readonly<Record<string, string>> = {}): FormProblem {
  if (!(error instanceof AppError) || ![409, 422, 429, 503].includes(error.status)) throw error;
  const { locale } = c.var;
  const issues = error instanceof InvalidError ? error.issues : [];
  const sentences = new Map(
    issues.map((issue) => [
      issue.field,
      errorText(locale, issue.code, { ...(labels[issue.field] !== undefined && { field: labels[issue.field] }), ...issue.params }),
    ]),
  );
  const general = { text: errorText(locale, error.code, textParams(error)) };
  return {
    status: error.status as FormProblem["status"],
    errors: issues.length > 0 ? [...sentences].map(([field, text]) => ({ field, text })) : [general],
    of: (field) => sentences.get(field),
  };
}

/** The page for an error that no form shows: not found, forbidden, too many, or a bare "our mistake" with the request id. */
export function errorPage(error: unknown, c: PageContext): Response {
  const { status, code } = toAppError(error);
  const t = c.var.t ?? messages("kk");
  if (c.var.locale === undefined) c.set("locale", "kk");
  c.set("t", t);
  const words =
    status === 404 ? t.common.page.notFound
    : status === 403 || status === 401 ? t.common.page.forbidden
    : status === 503 || status === 429 ? t.common.page.busy
    : status >= 500 ? t.common.page.serverError
    : { title: errorText(c.var.locale, code, textParams(error)), text: "" };
  const retryAfter = retryAfterOf(error);
  if (retryAfter !== undefined) c.header("retry-after", String(retryAfter));
  c.header("cache-control", "no-store");
  return page(
    c,
    { title: words.title, noindex: true, path: "", status: (status === 400 || status === 401 ? 403 : status) as 404 },
    <>
      <Heading level={1}>{words.title}</Heading>
      {words.text ? <p class="kz-body">{words.text}</p> : null}
      {status >= 500 && status !== 503 ? <p class="kz-body">{t.common.page.serverError.reference(c.var.requestId)}</p> : null}
      <ButtonLink href={`/${c.var.locale}`}>{t.common.action.toHome}</ButtonLink>
    </>,
  );
}
