import { type Locale, type Messages, messages } from "@kz2050/i18n";
import { type Child, createContext, useContext } from "hono/jsx";

/** The language the page is shown in; Layout provides it, so that components need no prop for their few words. */
export const LocaleContext = createContext<Locale>("kk");

/** The words every component shares, in the page's language. */
export function useWords(): Messages["common"] {
  return messages(useContext(LocaleContext)).common;
}

/** Class names joined, leaving out what is false or missing. */
export function classes(...names: readonly (string | false | null | undefined)[]): string {
  return names.filter(Boolean).join(" ");
}

/** Ids joined for aria-describedby; undefined when there are none. */
export function ids(...names: readonly (string | false | null | undefined)[]): string | undefined {
  return classes(...names) || undefined;
}

/** Whether there is anything to show: a node's type may be a promise, which is always truthy. */
export function present(content: Child): boolean {
  return content !== undefined && content !== null && content !== false && content !== "";
}
