/** What a header's name and value may be made of: nothing that could begin another line (RFC 5322). */
const NAME = /^[A-Za-z][A-Za-z-]*$/;
const VALUE = /^[\x20-\x7e]{1,990}$/;

/** The headers, checked. @throws where a value could break out of its line: no letter goes with such a one */
export function safeHeaders(headers: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  for (const [name, value] of Object.entries(headers)) {
    if (!NAME.test(name) || !VALUE.test(value)) throw new Error(`The header ${JSON.stringify(name)} is not one line`);
  }
  return headers;
}

/** What lets a mailbox show its own "unsubscribe" button, which posts without a page (RFC 2369, RFC 8058). */
export const stopHeaders = (url: string): Readonly<Record<string, string>> =>
  safeHeaders({
    "List-Unsubscribe": `<${new URL(url).href}>`,
    "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
  });
