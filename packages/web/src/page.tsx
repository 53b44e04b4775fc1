import { AppError, NotFoundError } from "@kz2050/core/kernel";
import { errorWords, type FormProblem, type Front, formProblem as problemOfForm, retryAfterOf } from "@kz2050/http";
import {
  DEFAULT_LOCALE,
  type Formatter,
  formatter,
  isLocale,
  type Locale,
  type Messages,
  messages,
} from "@kz2050/i18n";
import { ButtonLink, Heading, Layout, type LayoutProps, renderPage } from "@kz2050/ui";
import type { Context, MiddlewareHandler } from "hono";
import type { Child } from "hono/jsx";

/** What every page handler finds: the language of the path, its words and its formats. */
export interface Pages extends Front {
  Variables: Front["Variables"] & { locale: Locale; t: Messages; f: Formatter };
}
export type PageContext = Context<Pages>;
export type { FormProblem } from "@kz2050/http";

const localeOf = (path: string): Locale | undefined => {
  const first = path.split("/")[1] ?? "";
  return isLocale(first) ? first : undefined;
};

function setLocale(c: PageContext, locale: Locale): void {
  c.set("locale", locale);
  c.set("t", messages(locale));
  c.set("f", formatter(locale));
  c.header("content-language", locale);
}

/** Reads the language from the path's first part; an unknown one is no page of ours. */
export const inLanguage: MiddlewareHandler<Pages> = async (c, next) => {
  const locale = localeOf(c.req.path);
  if (locale === undefined) throw new NotFoundError();
  setLocale(c, locale);
  await next();
};

export type PageProps = Omit<LayoutProps, "locale" | "path" | "origin" | "children"> & {
  /** Where it is after the locale; by default the request's own path. Give it for pages answered to a POST. */
  readonly path?: string;
  readonly status?: 200 | 403 | 404 | 409 | 410 | 412 | 422 | 429 | 500 | 503;
};

/** Answers a whole page. Private pages are recognised by their path. */
export function page(c: PageContext, { status = 200, path, ...props }: PageProps, children: Child): Response {
  const { deps, locale } = c.var;
  const here = path ?? c.req.path.replace(/^\/(kk|ru|en)(?=\/|$)/, "");
  const isPrivate = /^\/my(\/|$)/.test(here);
  const html = renderPage(
    <Layout
      locale={locale}
      path={here}
      origin={isPrivate ? undefined : deps.publicOrigin}
      private={isPrivate}
      demo={deps.isDemonstration}
      // The same for everybody: public pages are kept by caches, and do not know who reads them.
      account={<a href={`/${locale}/my`}>{c.var.t.common.nav.mine}</a>}
      footerLinks={[
        { href: `/${locale}/privacy`, text: c.var.t.account.privacy.title },
        { href: `/${locale}/councils/moderation`, text: c.var.t.council.moderation.nav },
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

/** What a form shows for an error; `labels` names the fields as the form does. What no form can mend is thrown on. */
export function formProblem(
  c: PageContext,
  error: unknown,
  labels: Readonly<Record<string, string>> = {},
): FormProblem {
  if (error instanceof AppError) c.set("problem", error.code);
  return problemOfForm(c.var.locale, error, labels);
}

/** The page for an error that no form shows: not found, forbidden, too many, or a bare "our mistake" with the request id. */
export function errorPage(error: unknown, c: PageContext): Response {
  if (c.var.locale === undefined) setLocale(c, localeOf(c.req.path) ?? DEFAULT_LOCALE);
  const { locale, t, requestId } = c.var;
  const { title, text, status } = errorWords(locale, error, requestId);
  const retryAfter = retryAfterOf(error);
  if (retryAfter !== undefined) c.header("retry-after", String(retryAfter));
  c.header("cache-control", "no-store");
  return page(
    c,
    { title, noindex: true, path: "", status },
    <>
      <Heading level={1}>{title}</Heading>
      {text ? <p>{text}</p> : null}
      <ButtonLink href={`/${locale}`}>{t.common.action.toHome}</ButtonLink>
    </>,
  );
}
