import { LANGUAGE_NAMES, LOCALES, type Locale, messages } from "@kz2050/i18n";
import type { Child, PropsWithChildren } from "hono/jsx";
import { ICON_PATH, STYLE_PATH } from "./assets.ts";
import { Mark } from "./mark.tsx";
import { SkipLink } from "./navigation.tsx";
import { classes, LocaleContext, present } from "./words.ts";

export type Service = "membership" | "campaign" | "lecture" | "council";

export type NavItem = {
  readonly href: string;
  readonly text: Child;
  /** This page, or a page beneath it. */
  readonly current?: boolean | undefined;
};

export type LayoutProps = PropsWithChildren<{
  locale: Locale;
  /** The page's name alone; the site's name is added. */
  title: string;
  /** The path after the locale, with its query if it matters: "" for home, "/membership". */
  path: string;
  /** The public origin, without a slash: then canonical and hreflang links are written. */
  origin?: string | undefined;
  description?: string | undefined;
  active?: Service | undefined;
  /** The entries of the main menu; by default the four services at `servicePaths`. */
  nav?: readonly NavItem[] | undefined;
  /** Where this page stands in each language; by default `/<locale><path>`. `null` leaves the switch out. */
  languageHref?: ((locale: Locale) => string) | null | undefined;
  homeHref?: string | undefined;
  /** A name beside the movement's: the office, say. */
  section?: string | undefined;
  /** A page of one person: not indexed, no referrer, no canonical. */
  private?: boolean | undefined;
  noindex?: boolean | undefined;
  /** The page shows errors: its title says so first. */
  error?: boolean | undefined;
  /** Shows that people and figures are invented. */
  demo?: boolean | undefined;
  /** The office: more columns. */
  wide?: boolean | undefined;
  /** A search box beside the menu. */
  search?: Child;
  /** Who is signed in, and the way out. */
  account?: Child;
  /** Full width, above the main part: the home page's hero. */
  hero?: Child;
  /** Back link or breadcrumbs. */
  before?: Child;
  footerLinks?: readonly NavItem[] | undefined;
  /** Module scripts; the nonce is the page's. */
  scripts?: readonly string[] | undefined;
  nonce?: string | undefined;
}>;

/** Where each service's start page is, after the locale. */
export const servicePaths: Readonly<Record<Service, string>> = {
  membership: "/membership",
  campaign: "/campaigns",
  lecture: "/lectures",
  council: "/councils",
};

/** The frame of every page. Render with `renderPage`, which adds the doctype. */
export function Layout(props: LayoutProps) {
  const { locale, path, origin, wide, nonce } = props;
  const words = messages(locale).common;
  const named = props.title === words.siteName ? words.siteName : words.titleWithSite(props.title);
  const hidden = props.private || props.noindex;
  return (
    <LocaleContext.Provider value={locale}>
      <html lang={locale} class="kz-template">
        <head>
          <meta charset="utf-8" />
          <title>{props.error ? words.titleWithError(named) : named}</title>
          <meta name="viewport" content="width=device-width, initial-scale=1" />
          <meta name="theme-color" content="#0b4f57" />
          {props.description ? <meta name="description" content={props.description} /> : null}
          {hidden ? <meta name="robots" content="noindex, nofollow" /> : null}
          {props.private ? <meta name="referrer" content="no-referrer" /> : null}
          <link rel="icon" href={ICON_PATH} type="image/svg+xml" />
          <link rel="stylesheet" href={STYLE_PATH} />
          {origin === undefined || hidden ? null : <Alternates origin={origin} locale={locale} path={path} />}
          {(props.scripts ?? []).map((source) => (
            <script type="module" src={source} nonce={nonce}></script>
          ))}
        </head>
        <body class="kz-template__body">
          <SkipLink />
          {props.demo ? <DemoNote locale={locale} wide={wide} /> : null}
          <Header {...props} />
          {present(props.hero) ? (
            <main id="main" tabindex={-1}>
              {props.hero}
              <div class="kz-width-container kz-main-wrapper">{props.children}</div>
            </main>
          ) : (
            <div class={classes("kz-width-container", wide && "kz-width-container--wide")}>
              {props.before}
              <main class="kz-main-wrapper" id="main" tabindex={-1}>
                {props.children}
              </main>
            </div>
          )}
          <Footer {...props} />
        </body>
      </html>
    </LocaleContext.Provider>
  );
}

/** The page as text, doctype first; refuses asynchronous components, which would lose the page's language. */
export function renderPage(page: { toString(): string | Promise<string> }): string {
  const html = page.toString();
  if (typeof html !== "string") throw new TypeError("a page is rendered from synchronous components only");
  return `<!DOCTYPE html>${html}`;
}

function Alternates({ origin, locale, path }: { origin: string; locale: Locale; path: string }) {
  return (
    <>
      <link rel="canonical" href={`${origin}/${locale}${path}`} />
      {LOCALES.map((language) => (
        <link rel="alternate" hreflang={language} href={`${origin}/${language}${path}`} />
      ))}
      <link rel="alternate" hreflang="x-default" href={`${origin}/kk${path}`} />
    </>
  );
}

function DemoNote({ locale, wide }: Pick<LayoutProps, "locale" | "wide">) {
  const { demo } = messages(locale).common;
  return (
    <aside class="kz-demo" aria-label={demo.label}>
      <div class={classes("kz-width-container", wide && "kz-width-container--wide")}>
        <strong class="kz-tag kz-tag--demo">{demo.label}</strong> {demo.text}
      </div>
    </aside>
  );
}

function Header({ locale, path, active, homeHref, section, wide, account, ...props }: LayoutProps) {
  const words = messages(locale).common;
  const nav =
    props.nav ??
    (["membership", "campaign", "lecture", "council"] as const).map((service) => ({
      href: `/${locale}${servicePaths[service]}`,
      text: words.nav[service],
      current: service === active,
    }));
  const container = classes("kz-width-container", wide && "kz-width-container--wide");
  return (
    <header class="kz-header">
      <div class={classes("kz-header__bar", container)}>
        <a class="kz-header__home" href={homeHref ?? `/${locale}`}>
          <Mark class="kz-header__mark" />
          <span class="kz-header__name">
            {words.siteName}
            {section ? <span class="kz-header__section">{section}</span> : null}
          </span>
        </a>
        <div class="kz-header__end">
          {present(account) ? <div class="kz-header__account">{account}</div> : null}
          {props.languageHref === null ? null : (
            <LanguageSwitch locale={locale} href={props.languageHref ?? ((language) => `/${language}${path}`)} />
          )}
        </div>
      </div>
      {nav.length > 0 ? (
        <nav class="kz-nav" aria-label={words.nav.label}>
          <ul class={classes("kz-nav__list", container)}>
            {nav.map((item) => (
              <li>
                <a class="kz-nav__link" href={item.href} aria-current={item.current ? "true" : undefined}>
                  {item.text}
                </a>
              </li>
            ))}
          </ul>
        </nav>
      ) : null}
      {present(props.search) ? (
        <div class="kz-search-bar">
          <div class={container}>{props.search}</div>
        </div>
      ) : null}
    </header>
  );
}

/** The same page in the other languages, each named in its own. */
export function LanguageSwitch({ locale, href }: { locale: Locale; href: (locale: Locale) => string }) {
  return (
    <nav class="kz-language" aria-label={messages(locale).common.language.label}>
      <ul class="kz-language__list">
        {LOCALES.map((language) => (
          <li>
            {language === locale ? (
              <span class="kz-language__current" aria-current="true" lang={language}>
                {LANGUAGE_NAMES[language]}
              </span>
            ) : (
              <a class="kz-language__link" href={href(language)} lang={language} hreflang={language}>
                {LANGUAGE_NAMES[language]}
              </a>
            )}
          </li>
        ))}
      </ul>
    </nav>
  );
}

function Footer({ locale, wide, footerLinks = [] }: LayoutProps) {
  const { footer, movement } = messages(locale).common;
  return (
    <footer class="kz-footer">
      <div class={classes("kz-width-container", wide && "kz-width-container--wide")}>
        <div class="kz-footer__row">
          <Mark class="kz-footer__mark" />
          <div class="kz-footer__text">
            <p class="kz-footer__name">{movement}</p>
            <p>{footer.about}</p>
            <p>
              {footer.noCookies} {footer.openCode}
            </p>
            {footerLinks.length > 0 ? (
              <ul class="kz-footer__links">
                {footerLinks.map(({ href, text }) => (
                  <li>
                    <a href={href}>{text}</a>
                  </li>
                ))}
              </ul>
            ) : null}
          </div>
        </div>
      </div>
    </footer>
  );
}
