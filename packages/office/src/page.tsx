import { AppError, type Staff } from "@kz2050/core/kernel";
import {
  errorWords,
  type FormProblem,
  type Front,
  formToken,
  formProblem as problemOfForm,
  retryAfterOf,
} from "@kz2050/http";
import {
  DEFAULT_LOCALE,
  type Formatter,
  formatter,
  isLocale,
  type Locale,
  type Messages,
  messages,
} from "@kz2050/i18n";
import { ButtonLink, HeaderButton, Heading, Layout, type LayoutProps, renderPage } from "@kz2050/ui";
import type { Context } from "hono";
import type { Child } from "hono/jsx";
import { navOf, searchBox } from "./nav.tsx";

/** What every office handler finds. */
export interface Office extends Front {
  Variables: Front["Variables"] & {
    locale: Locale;
    t: Messages;
    f: Formatter;
    staff: Staff | undefined;
  };
}
export type OfficeContext = Context<Office>;

export function setLocale(c: OfficeContext, locale: Locale): void {
  c.set("locale", locale);
  c.set("t", messages(locale));
  c.set("f", formatter(locale));
}

/** The member of staff of this request; behind the door there always is one. */
export function staffIn(c: OfficeContext): Staff {
  const { staff } = c.var;
  if (!staff) throw new Error("No staff behind the office door");
  return staff;
}

export type OfficePageProps = Partial<Omit<LayoutProps, "locale" | "children">> & {
  readonly title: string;
  readonly status?: 200 | 403 | 404 | 409 | 412 | 422 | 429 | 500 | 503;
};

/** Answers a page of the office: wide, never indexed, with the way out. Paths are `/office/<locale>/…`. */
export function page(c: OfficeContext, { status = 200, ...props }: OfficePageProps, children: Child): Response {
  const { locale, t, staff, deps } = c.var;
  const rest = c.req.path.replace(/^\/office\/(kk|ru|en)/, "");
  const html = renderPage(
    <Layout
      locale={locale}
      path={`/office${rest}`}
      languageHref={(language) => `/office/${language}${c.req.method === "GET" ? rest : ""}`}
      homeHref={`/office/${locale}`}
      section={t.office.title}
      nav={staff ? navOf(c) : []}
      search={staff ? searchBox(c) : undefined}
      nonce={c.get("secureHeadersNonce")}
      wide
      private
      demo={deps.isDemonstration}
      account={
        staff ? (
          <form method="post" action={`/office/${locale}/sign-out`}>
            <input type="hidden" name="formToken" value={formToken("sign-out")} />
            <HeaderButton>{t.common.action.signOut}</HeaderButton>
          </form>
        ) : undefined
      }
      {...props}
    >
      {children}
    </Layout>,
  );
  return c.html(html, status);
}

/** What a form of the office shows for an error; what no form can mend is thrown on. */
export function formProblem(
  c: OfficeContext,
  error: unknown,
  labels: Readonly<Record<string, string>> = {},
): FormProblem {
  if (error instanceof AppError) c.set("problem", error.code);
  return problemOfForm(c.var.locale, error, labels);
}

/** The language of the path; of a path that names none, Kazakh. */
function localeOf(path: string): Locale {
  const [, , named = ""] = path.split("/");
  return isLocale(named) ? named : DEFAULT_LOCALE;
}

export function errorPage(error: unknown, c: OfficeContext): Response {
  if (!c.var.locale) setLocale(c, localeOf(c.req.path));
  const { t, locale, requestId } = c.var;
  const { title, text, status } = errorWords(locale, error, requestId);
  const retryAfter = retryAfterOf(error);
  if (retryAfter !== undefined) c.header("retry-after", String(retryAfter));
  return page(
    c,
    { title, status },
    <>
      <Heading level={1}>{title}</Heading>
      {text ? <p>{text}</p> : null}
      <ButtonLink href={`/office/${locale}`}>{t.common.action.back}</ButtonLink>
    </>,
  );
}
