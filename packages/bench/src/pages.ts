import { spawn } from "node:child_process";
import { createServer } from "node:http";
import { brotliCompressSync } from "node:zlib";
import { chromiumBinary } from "@kz2050/testing/browser-binary";
import { type House, startHouse } from "@kz2050/testing/journeys/harness";
import { DESKS, personCookie, RESIDENT, startsOf, walkPages } from "@kz2050/testing/journeys/pages";
import { cachedPackage } from "@kz2050/testing/npm-cache";
import { type Figure, median, type Part } from "./part.ts";

/** A page as its first reader gets it: bytes as a browser is sent them (brotli), and what it asks for besides. */
interface Weighed {
  readonly kind: string;
  readonly path: string;
  readonly html: number;
  readonly assets: number;
  readonly requests: number;
  readonly scripts: number;
  readonly isForm: boolean;
}

/** Weighs one page of each kind that can be reached from `starts`. */
async function weigh(
  house: House,
  walk: { prefix: string; starts: readonly string[]; headers?: Readonly<Record<string, string>> },
): Promise<Weighed[]> {
  const pages = new Map<string, Omit<Weighed, "kind" | "path">>();
  const known = new Map<string, number>();
  const bytesOf = async (path: string): Promise<number> => {
    const bytes =
      known.get(path) ?? brotliCompressSync(Buffer.from(await (await house.request(path)).arrayBuffer())).length;
    known.set(path, bytes);
    return bytes;
  };
  const found = await walkPages(house, {
    ...walk,
    mostOfAKind: 1,
    each: async (path, answer, html) => {
      if (answer.status !== 200) return;
      const body = html.slice(html.indexOf("<main"));
      const assets = [
        ...new Set([...html.matchAll(/(?:href|src)="(\/(?:office\/)?assets\/[^"]+)"/g)].map(([, at = ""]) => at)),
      ];
      let bytes = 0;
      for (const asset of assets) bytes += await bytesOf(asset);
      pages.set(path, {
        ...{ html: brotliCompressSync(html).length, assets: bytes, requests: 1 + assets.length },
        ...{ scripts: html.match(/<script/g)?.length ?? 0, isForm: /<form[^>]*method="post"/.test(body) },
      });
    },
  });
  return found.flatMap(({ path, kind }) => {
    const page = pages.get(walk.prefix + path);
    return page ? [{ kind, path: walk.prefix + path, ...page }] : [];
  });
}

const heaviest = (pages: readonly Weighed[], of: (page: Weighed) => number) =>
  pages.reduce((most, page) => (of(page) > of(most) ? page : most));

function figuresOf(name: string, pages: readonly Weighed[], goals: { first?: number; cached?: number } = {}): Figure[] {
  const first = ({ html, assets }: Weighed) => html + assets;
  const exact = "exact" as const;
  const over = goals.cached
    ? `${pages.filter(({ html }) => html > (goals.cached ?? 0) * 1000).length} of ${pages.length} over; `
    : "";
  const [heavy, large] = [heaviest(pages, first), heaviest(pages, ({ html }) => html)];
  return [
    {
      what: `${name}: first view, heaviest`,
      kind: exact,
      value: first(heavy) / 1000,
      unit: "kB",
      note: heavy.kind,
      ...(goals.first && { goal: goals.first }),
    },
    {
      what: `${name}: style cached, heaviest`,
      kind: exact,
      value: large.html / 1000,
      unit: "kB",
      note: over + large.kind,
      ...(goals.cached && { goal: goals.cached }),
    },
    {
      what: `${name}: style cached, median`,
      kind: exact,
      value: median(pages.map(({ html }) => html)) / 1000,
      unit: "kB",
      note: `${pages.length} templates`,
    },
    {
      what: `${name}: requests of a first view, most`,
      kind: exact,
      value: heaviest(pages, ({ requests }) => requests).requests,
      unit: "",
    },
    {
      what: `${name}: scripts, most on a page`,
      kind: exact,
      value: heaviest(pages, ({ scripts }) => scripts).scripts,
      unit: "",
    },
  ];
}

/** Lighthouse's score of accessibility for each page, out of 100. */
async function scores(house: House, pages: readonly (Weighed & { cookie?: string })[]): Promise<Map<string, number>> {
  const { path, env } = await chromiumBinary();
  const folder = await cachedPackage("lighthouse", "13.5.0");
  const { default: lighthouse } = await import(`${folder}/node_modules/lighthouse/core/index.js`);
  const server = createServer(async (request, response) => {
    const cookie = pages.find((page) => page.path === request.url)?.cookie;
    const answer = await house.request(request.url ?? "/", { headers: cookie ? { cookie } : {} });
    const headers = Object.fromEntries(answer.headers);
    response.writeHead(answer.status, headers).end(Buffer.from(await answer.arrayBuffer()));
  });
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  const { port } = server.address() as { port: number };
  const flags = ["--headless", "--no-sandbox", "--remote-debugging-port=0", "--no-first-run"];
  const browser = spawn(path, [...flags, `--user-data-dir=${folder}/profile`], { env: { ...process.env, ...env } });
  try {
    const debugging = await new Promise<number>((resolve, reject) => {
      browser.stderr.setEncoding("utf8").on("data", (text: string) => {
        const [, at] = /DevTools listening on ws:\/\/[^:]+:(\d+)/.exec(text) ?? [];
        if (at) resolve(Number(at));
      });
      browser.once("exit", () => reject(new Error("The browser did not start")));
    });
    const scored = new Map<string, number>();
    for (const page of pages) {
      const options = {
        ...{ port: debugging, onlyCategories: ["accessibility"], output: "json", logLevel: "silent" },
        // Nothing here is timed: no slow network is played, nothing is waited for.
        ...{
          disableFullPageScreenshot: true,
          disableStorageReset: true,
          throttlingMethod: "provided",
          maxWaitForFcp: 15_000,
          maxWaitForLoad: 600,
          cpuQuietThresholdMs: 0,
          pauseAfterLoadMs: 0,
          networkQuietThresholdMs: 0,
        },
      };
      const result = await lighthouse(`http://127.0.0.1:${port}${page.path}`, options);
      scored.set(page.kind, Math.round(result.lhr.categories.accessibility.score * 100));
    }
    return scored;
  } finally {
    browser.kill();
    server.closeAllConnections();
    server.close();
  }
}

/** What a page weighs on a village network, and whether everybody can use it. */
export const pages: Part = {
  name: "pages",
  title: "bytes and requests of each template's first view, as browsers get them; accessibility by Lighthouse",
  async measure({ brief }) {
    const house = await startHouse();
    try {
      const site = await weigh(house, { prefix: "/kk", starts: await startsOf(house) });
      const cookie = await personCookie(house, RESIDENT);
      const own = await weigh(house, { prefix: "/kk/my", starts: ["", "/fresh"], headers: { cookie } });
      const desk = await house.staffCookie(DESKS[0]);
      const office = await weigh(house, { prefix: "/office/kk", starts: [""], headers: { cookie: desk } });
      const figures = [
        ...figuresOf(
          "forms",
          [...site, ...own].filter(({ isForm }) => isForm),
          { first: 18, cached: 6 },
        ),
        ...figuresOf(
          "public pages",
          site.filter(({ isForm }) => !isForm),
        ),
        ...figuresOf("office", office),
      ];
      if (brief) return figures;
      // The office's templates take as long again: they wait for the long run.
      const all = [
        ...[...site, ...own.map((page) => ({ ...page, cookie }))],
        ...(process.env.KZ_LONG ? office.map((page) => ({ ...page, cookie: desk })) : []),
      ];
      const scored = await scores(house, all);
      const low = [...scored].filter(([, score]) => score < 100).map(([kind, score]) => `${kind} ${score}`);
      const note = `${scored.size} templates${low.length > 0 ? `: ${low.join(", ")}` : ""}`;
      return [
        ...figures,
        {
          what: "templates below Lighthouse accessibility 100",
          kind: "exact",
          value: low.length,
          unit: "",
          goal: 0,
          note,
        },
      ];
    } finally {
      await house.close();
    }
  },
};
