import { codeIn, type House, linkIn } from "./harness.ts";

const MOST_OF_A_KIND = 2;

/**
 * Where the walk over all pages begins, after `/<locale>`; what pages link to is found from there. A page no other links
 * to (a private one, behind its mailed link) is named here: by its path, or by what makes a record and answers its path.
 */
export const PAGES: readonly (string | ((house: House) => Promise<readonly string[]>))[] = ["", mailedPages, stopPages];

/** The private pages that the demonstration's letters lead to, two of a kind. */
async function mailedPages(house: House): Promise<string[]> {
  const kinds = new Map<string, string[]>();
  for (const letter of house.platform.mailbox.list()) {
    if (!/\/(kk|ru|en)\/my\//.test(letter.text)) continue;
    const path = linkIn(letter).replace(/^\/(kk|ru|en)(?=\/my\/)/, "");
    const same = kinds.get(kindOf(path)) ?? [];
    if (same.length < MOST_OF_A_KIND && !same.includes(path)) kinds.set(kindOf(path), [...same, path]);
  }
  return [...kinds.values()].flat();
}

/** The page of an optional letter's "unsubscribe". */
async function stopPages(house: House): Promise<string[]> {
  const stops = house.platform.mailbox.list().flatMap(({ headers }) => headers?.["List-Unsubscribe"] ?? []);
  const [, path] = /^<[^>]*?\/(?:kk|ru|en)(\/my\/[^>]+)>$/.exec(stops[0] ?? "") ?? [];
  if (path === undefined) throw new Error("No letter of the demonstration can be stopped");
  return [path];
}

/** Somebody of the demonstration who did something, for the walk through their own pages. */
export const RESIDENT = "applicant2@members.example";

/** The cookie header of a person who signed in by the code of their letter. */
export async function personCookie(house: House, email: string): Promise<string> {
  const post = async (path: string, fields: Record<string, string>): Promise<Response> => {
    const shown = await (await house.request(path)).text();
    const formToken = /name="formToken" value="([^"]+)"/.exec(shown)?.[1] ?? "";
    const body = new URLSearchParams({ ...fields, formToken });
    return house.request(path, { method: "POST", body, headers: { origin: house.origin } });
  };
  const asked = await post("/kk/my/sign-in", { email });
  const entered = await post(asked.headers.get("location") ?? "", { code: codeIn(await house.letter(email)) });
  const cookie = entered.headers.getSetCookie().find((line) => !/max-age=0/i.test(line));
  if (entered.status !== 303 || !cookie) throw new Error(`${email} could not sign in: ${entered.status}`);
  return cookie.split(";")[0] ?? "";
}

/** The roles of the demonstration whose desks are walked. */
export const DESKS = [
  "central@movement.example",
  "astana@movement.example",
  "moderator@movement.example",
  "member1@movement.example",
  "finance@movement.example",
] as const;

export interface FoundPage {
  /** After the locale: `/campaigns/…`. */
  readonly path: string;
  /** Pages of one kind share it: ids, codes and tokens are stars. */
  readonly kind: string;
}

const MOST = 400;

/** `/campaigns/cmp_01k7…?cursor=x` is of the kind `/campaigns/*?cursor`. */
export function kindOf(path: string): string {
  const url = new URL(path, "http://house");
  const segments = url.pathname.split("/").map((part) => (/[\d_.]|^[A-Z-]+$|.{25}/.test(part) ? "*" : part));
  const names = [...new Set(url.searchParams.keys())].toSorted().join("&");
  return segments.join("/") + (names ? `?${names}` : "");
}

/** The addresses a page's links lead to, as they stand. */
export const linksOf = (html: string): string[] =>
  [...html.matchAll(/<a\s[^>]*?href="([^"]*)"/g)].map(([, href = ""]) => href.replaceAll("&amp;", "&"));

/**
 * Walks links from `starts` inside one front: `prefix` is `/kk` or `/office/kk`. Answers the pages found, at most two of
 * a kind unless told otherwise, and tells `each` about every answer; what leads on to another page is followed there.
 */
export async function walkPages(
  house: House,
  options: {
    readonly prefix: string;
    readonly starts: readonly string[];
    readonly headers?: Readonly<Record<string, string>>;
    /** Pages of one kind that are opened, where two are not enough. */
    readonly mostOfAKind?: number;
    readonly each?: (path: string, answer: Response, html: string) => Promise<void> | void;
  },
): Promise<FoundPage[]> {
  const { prefix, starts, headers = {}, mostOfAKind = MOST_OF_A_KIND, each } = options;
  const found: FoundPage[] = [];
  const kinds = new Map<string, number>();
  const seen = new Set<string>();
  const queue = [...starts];
  for (let path = queue.shift(); path !== undefined && found.length < MOST; path = queue.shift()) {
    const kind = kindOf(path);
    const known = kinds.get(kind) ?? 0;
    if (seen.has(path) || known >= mostOfAKind) continue;
    seen.add(path);
    kinds.set(kind, known + 1);
    const answer = await house.request(prefix + path, { headers: { ...headers } });
    if (answer.status === 303) {
      const { pathname = "", search = "" } = URL.parse(answer.headers.get("location") ?? "", house.origin) ?? {};
      if (pathname.startsWith(`${prefix}/`)) queue.push(pathname.slice(prefix.length) + search);
      continue;
    }
    const html = await answer.text();
    const isPage = (answer.headers.get("content-type") ?? "").startsWith("text/html");
    await each?.(prefix + path, answer, html);
    if (!isPage || answer.status !== 200) continue;
    found.push({ path, kind });
    for (const href of linksOf(html)) {
      const url = URL.parse(href, house.origin + prefix + path);
      const { pathname = "", search = "", origin } = url ?? {};
      if (origin !== house.origin) continue;
      if (pathname === prefix || pathname.startsWith(`${prefix}/`)) queue.push(pathname.slice(prefix.length) + search);
    }
  }
  return found;
}

/** The starting paths, those made by functions too. */
export async function startsOf(house: House): Promise<string[]> {
  const paths: string[] = [];
  for (const page of PAGES) paths.push(...(typeof page === "string" ? [page] : await page(house)));
  return paths;
}
