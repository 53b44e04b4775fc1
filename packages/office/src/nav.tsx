import { may, type StaffVerb } from "@kz2050/core/access";
import { formToken } from "@kz2050/http";
import { HeaderSearch, type NavItem } from "@kz2050/ui";
import type { OfficeContext } from "./page.tsx";

/** The office's menu: each entry's place, and the verb without which it is not shown. */
const ENTRIES = [
  ["home", "", undefined],
  ["figures", "/figures", "statistic.read"],
  ["exports", "/exports", "export.ask"],
  ["mailings", "/mailings", "mailing.list"],
  // Everybody may read their own.
  ["trail", "/trail", undefined],
  ["staff", "/staff", "identity.list-staff"],
  ["parked", "/parked", "stream.list-parked"],
  ["account", "/account", undefined],
] as const satisfies readonly (readonly [string, string, StaffVerb | undefined])[];

const admits = (c: OfficeContext, verb: StaffVerb | undefined): boolean =>
  c.var.staff !== undefined && (verb === undefined || may(verb).admits(c.var.staff, c.var.deps.now()));

/** The entries this member of staff may open; nobody signed in has none. */
export function navOf(c: OfficeContext): NavItem[] {
  const { t, locale } = c.var;
  const base = `/office/${locale}`;
  const here = c.req.path;
  return ENTRIES.filter(([, , verb]) => admits(c, verb)).map(([name, path]) => ({
    href: base + path,
    text: t.desk.nav[name],
    current: path === "" ? here === base : here.startsWith(base + path),
  }));
}

/** The search box of every page: what is looked for is personal, so it is posted and stands in no address. */
export function searchBox(c: OfficeContext) {
  const { t, locale } = c.var;
  if (!admits(c, "search.find")) return undefined;
  return (
    <HeaderSearch
      action={`/office/${locale}/search`}
      token={formToken("office")}
      name="text"
      label={t.desk.search.label}
      button={t.desk.search.button}
    />
  );
}
