/** A form as a page shows it: where it goes, and what it would send of itself. */
export interface ShownForm {
  readonly action: string;
  readonly method: "GET" | "POST";
  readonly fields: readonly (readonly [name: string, value: string])[];
}

const ENTITIES: Readonly<Record<string, string>> = { amp: "&", lt: "<", gt: ">", quot: '"', "#39": "'" };
const plain = (text: string): string =>
  text.replaceAll(/&(amp|lt|gt|quot|#39);/g, (_, name: string) => ENTITIES[name] ?? "");
const attribute = (tag: string, name: string): string | undefined => {
  const [, value] = new RegExp(`\\s${name}="([^"]*)"`).exec(tag) ?? [];
  return value === undefined ? undefined : plain(value);
};

/** What somebody would write into a field of this name, or choose there. */
const TYPED: readonly (readonly [RegExp, string])[] = [
  [/email/i, "synaq@posta.example"],
  [/phone/i, "+7 701 000 00 11"],
  [/-day$/, "14"],
  [/-month$/, "3"],
  [/-year$/, "1990"],
  [/code|pin/i, "123456"],
  [/(On|At|date|from|until|endsOn|due)$/i, "2026-12-01"],
  [/amount|target|sum|count|number|version|minutes|hours|pupils|cap/i, "5"],
  [/name$|patronymic|city|settlement|region|place/i, "Айгүл"],
  [/url|link/i, "https://posta.example/kk"],
];
const WORDS = "Мектеп алдындағы жаяу өткелге жарық керек, кешке балаларға қауіпті болып тұр.";
const typed = (name: string): string => TYPED.find(([pattern]) => pattern.test(name))?.[1] ?? WORDS;

/** The forms of a page, each filled in as a person would who has no time. */
export function formsOf(html: string): ShownForm[] {
  return [...html.matchAll(/<form\b([^>]*)>([\s\S]*?)<\/form>/g)].flatMap(([, head = "", body = ""]) => {
    const action = attribute(` ${head}`, "action");
    if (action === undefined) return [];
    const method = attribute(` ${head}`, "method") === "get" ? "GET" : "POST";
    return [{ action, method, fields: fieldsOf(body) } as const];
  });
}

function fieldsOf(body: string): [string, string][] {
  const fields: [string, string][] = [];
  const chosen = new Set<string>();
  for (const [tag, kind = "", rest = ""] of body.matchAll(/<(input|select|textarea|button)\b([^>]*)>/g)) {
    const name = attribute(tag, "name");
    if (name === undefined) continue;
    const value = attribute(tag, "value") ?? "";
    const type = attribute(tag, "type") ?? "text";
    if (kind === "select") fields.push([name, chosenOf(body.slice(body.indexOf(rest)))]);
    else if (kind === "textarea") fields.push([name, typed(name)]);
    else if (type === "radio" || type === "checkbox") {
      if (!chosen.has(name)) fields.push([name, value]);
      chosen.add(name);
    } else if (kind === "button") {
      if (!chosen.has(name) && value !== "back") fields.push([name, value]);
      chosen.add(name);
    } else if (type === "hidden" || name === "website") fields.push([name, value]);
    else if (type !== "file") fields.push([name, value || typed(name)]);
  }
  return fields;
}

/** The last of a list's choices: the first says "choose". */
function chosenOf(rest: string): string {
  const list = rest.slice(0, rest.indexOf("</select>"));
  return [...list.matchAll(/<option\b([^>]*)>/g)].map(([tag]) => attribute(tag, "value") ?? "").at(-1) ?? "";
}
