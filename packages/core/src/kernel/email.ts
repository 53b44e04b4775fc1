import * as z from "zod";

/** An e-mail address as typed, trimmed; at most 254 characters (RFC 5321). */
export const Email = z.string().trim().min(1, "required").max(254).pipe(z.email("invalid_email"));

/** Domains whose mailboxes ignore dots before the @. */
const DOTLESS = new Set(["gmail.com", "googlemail.com"]);
const SAME_DOMAIN: Readonly<Record<string, string>> = {
  "googlemail.com": "gmail.com",
  "ya.ru": "yandex.ru",
  "yandex.kz": "yandex.ru",
  "yandex.com": "yandex.ru",
};

/** One spelling for one mailbox: lower case, no plus tag, no dots where the domain ignores them. */
export function canonicalEmail(email: string): string {
  const at = email.lastIndexOf("@");
  const typedDomain = email.slice(at + 1).toLowerCase();
  const domain = SAME_DOMAIN[typedDomain] ?? typedDomain;
  const typed = email.slice(0, at).normalize("NFC").toLowerCase();
  // A name that begins with the sign has no tag: without it every such mailbox of a domain would be one.
  const tagless = typed.replace(/(?<=.)\+.*$/s, "");
  return `${localOf(tagless, domain)}@${domain}`;
}

function localOf(tagless: string, domain: string): string {
  if (DOTLESS.has(domain)) return tagless.replaceAll(".", "");
  return domain === "yandex.ru" ? tagless.replaceAll("-", ".") : tagless;
}
