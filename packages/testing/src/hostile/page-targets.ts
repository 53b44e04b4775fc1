import { inScope, system } from "@kz2050/core/kernel";
import { formToken, openForm } from "@kz2050/http";
import { formNames } from "../form-names.ts";
import type { House } from "../journeys/harness.ts";
import { DESKS, kindOf, RESIDENT, startsOf, walkPages } from "../journeys/pages.ts";
import { formsOf } from "./forms.ts";
import { type Senders, send } from "./senders.ts";
import type { Sender, Target } from "./target.ts";

const FORM_PAUSE = 5000;
/** A form in steps shows the next one once a step will do. */
const MOST_STEPS = 5;
const FURTHER_NAMES = ["office", "sign-in", "sign-out", "factor"];

/** A fresh token of the form called so, shown long enough ago. */
export const tokenOf = (house: House, form: string): string =>
  inScope(
    {
      ...house.platform.deps,
      now: () => new Date(house.now().getTime() - FORM_PAUSE),
      actor: system("test"),
      requestId: "",
    },
    () => formToken(form),
  );

/** Where a stranger, a resident and each desk begin. */
export async function entrances(
  house: House,
): Promise<{ prefix: string; starts: readonly string[]; sender: Sender }[]> {
  return [
    { prefix: "/kk", starts: await startsOf(house), sender: undefined },
    { prefix: "/kk/my", starts: ["", "/fresh", "/settings/phone"], sender: { door: "mine", email: RESIDENT } },
    ...DESKS.map((email) => ({ prefix: "/office/kk", starts: [""], sender: { door: "office" as const, email } })),
  ];
}

/** Every page that residents, a stranger and staff of the demonstration reach by links, and every form on these pages. */
export async function pageTargets(house: House, senders: Senders): Promise<Target[]> {
  const names = [...(await formNames()), ...FURTHER_NAMES];
  const found = new Map<string, Target>();
  const keep = (target: Target): boolean => {
    const key = `${target.kind} ${target.name} ${target.sender?.email ?? ""}`;
    if (found.has(key)) return false;
    found.set(key, target);
    return true;
  };
  for (const { prefix, starts, sender } of await entrances(house)) {
    const headers = { cookie: await senders.cookieOf(sender) };
    const each = (path: string, answer: Response, html: string): void => {
      if (answer.status !== 200) return;
      keep(pageAt(path, sender));
      for (const form of formsAt(house, html, path, sender, names)) keep(form);
    };
    await walkPages(house, { prefix, starts, headers, each });
  }
  for (const target of [...found.values()])
    if (target.method === "POST") await furtherSteps(target, keep, house, senders, names);
  return [...found.values()];
}

const pageAt = (path: string, sender: Sender): Target => {
  const { pathname, searchParams } = new URL(path, "http://house");
  return {
    ...{ kind: "page", name: `GET ${kindOf(path)}`, method: "GET", path, sender, headers: {}, limits: new Map() },
    query: [...new Set([...searchParams.keys(), ...QUERIES, pathname.split("/").at(-1) ?? ""])],
  };
};
/** What pages of ours ask for in their addresses. */
const QUERIES = ["cursor", "q", "status", "region", "date", "topic", "from", "to", "next", "code", "step", "page"];

function formsAt(house: House, html: string, page: string, sender: Sender, names: readonly string[]): Target[] {
  return formsOf(html).flatMap(({ action, method, fields }): Target[] => {
    const { origin, pathname, search } = new URL(action || page, house.origin + page);
    if (origin !== house.origin || /^\/(inbox|gateway)/.test(pathname)) return [];
    const token = fields.find(([name]) => name === "formToken")?.[1];
    const sent = fields.map(([name]) => name).filter((name, index, all) => all.indexOf(name) === index);
    const step = fields.find(([name]) => name === "step")?.[1] ?? "";
    const name = `${method} ${kindOf(pathname + search)} ${sent.join()} ${step}`;
    const common = { name, method, path: pathname + search, sender, headers: {}, limits: new Map<string, number>() };
    if (method === "GET") return [{ ...common, kind: "page", query: sent }];
    const form = token === undefined ? undefined : names.find((one) => isSealedAs(house, one, token));
    return [{ ...common, kind: "form", query: [], fields: fields.filter(([one]) => one !== "formToken"), form }];
  });
}

function isSealedAs(house: House, form: string, formToken: string): boolean {
  try {
    inScope({ ...house.platform.deps, now: house.now, actor: system("test"), requestId: "" }, () =>
      openForm(form, { formToken }, -1000),
    );
    return true;
  } catch {
    return false;
  }
}

/** The steps behind a form, found by sending it as it stands. What it does on the way is the demonstration's own story. */
async function furtherSteps(
  first: Target,
  keep: (target: Target) => boolean,
  house: House,
  senders: Senders,
  names: readonly string[],
): Promise<void> {
  if (!first.fields?.some(([name]) => name === "step")) return;
  for (let target: Target | undefined = first, step = 0; target && step < MOST_STEPS; step += 1) {
    const answer = await send(house, senders, target);
    const html = await answer.text();
    const next: Target[] = formsAt(house, html, target.path, target.sender, names).filter(
      ({ path }) => path === first.path,
    );
    target = next.find(keep);
  }
}
