import type { Break, Plan } from "./plan.ts";
import { inLanguage, type Target } from "./target.ts";

/** A request as it goes out, and which fields of it were broken. */
export interface Broken {
  readonly method: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer | undefined;
  /** Names of the fields that are not as they should be; undefined where the body as a whole is not. */
  readonly fields: ReadonlySet<string> | undefined;
  /** Texts that stand nowhere but in this request: no line of the log may bear them. */
  readonly said: readonly string[];
}

/** Names and values in their order, the values as JSON: what both a program and a form send. */
type Pairs = { name: string; json: string }[];

const SIZES = [40, 60, 100, 200, 300, 500, 1000, 2000, 4000, 10_000];

/** The request of `target`, broken as `plan` says, with these further fields and headers that are right. */
export function broken(
  target: Target,
  plan: Plan,
  right: { fields: readonly (readonly [string, string])[]; headers: Readonly<Record<string, string>> },
): Broken {
  const draft = new Draft(target, right);
  for (const one of plan.breaks) draft.break(one);
  const path = inLanguage(draft.path, plan.language);
  return {
    method: target.method,
    path,
    headers: draft.sentHeaders(),
    body: draft.bytes(),
    fields: draft.fields,
    said: draft.said,
  };
}

class Draft {
  path: string;
  fields: Set<string> | undefined = new Set();
  readonly said: string[] = [];
  private readonly target: Target;
  private readonly headers: Record<string, string>;
  private readonly pairs: Pairs;
  private whole: string | undefined;
  private share = 100;
  private spoilt: number | undefined;
  private type: string | undefined;

  constructor(
    target: Target,
    right: { fields: readonly (readonly [string, string])[]; headers: Readonly<Record<string, string>> },
  ) {
    this.target = target;
    this.path = target.path;
    this.headers = { ...target.headers, ...right.headers };
    this.pairs = [
      ...leavesOf(target.body),
      ...[...(target.fields ?? []), ...right.fields].map(([name, value]) => ({ name, json: JSON.stringify(value) })),
    ];
  }

  break(one: Break): void {
    switch (one.how) {
      case "value":
      case "size":
      case "repeat":
      case "drop":
        this.breakField(one);
        return;
      case "add":
        this.pairs.push({ name: one.name, json: one.json });
        this.fields?.add(one.name);
        return;
      case "path":
        this.path = this.pathWith(one.at, one.text);
        return;
      case "query": {
        const names = this.target.query.length > 0 ? this.target.query : ["cursor"];
        this.ask(names[one.at % names.length] ?? "", one.text);
        return;
      }
      case "header": {
        const [name, value] = one.header;
        this.headers[name] = value;
        return;
      }
      case "type":
        this.type = one.type;
        break;
      case "whole":
        this.whole = one.json;
        break;
      case "cut":
        this.share = one.share;
        break;
      case "bytes":
        this.spoilt = one.at;
    }
    // Of a body that cannot be read nobody can say which field is at fault.
    this.fields = undefined;
  }

  private breakField(one: Extract<Break, { at: number; how: "value" | "size" | "repeat" | "drop" }>): void {
    const index = one.at % Math.max(this.pairs.length, 1);
    const pair = this.pairs[index];
    // What has no fields is asked with something in its address.
    if (!pair) {
      this.ask(this.target.query[one.at % Math.max(this.target.query.length, 1)] ?? "a", "json" in one ? one.json : "");
      return;
    }
    this.fields?.add(pair.name);
    if (one.how === "drop") this.pairs.splice(index, 1);
    else if (one.how === "repeat") this.pairs.push({ name: pair.name, json: one.json });
    else if (one.how === "value") pair.json = one.json;
    else pair.json = JSON.stringify(sized(one.letters, this.limitOf(pair.name, one.at) + one.past));
    this.tell(pair.json);
  }

  private limitOf(name: string, at: number): number {
    return this.target.limits.get(name.replaceAll(/\.\d+/g, ".0")) ?? SIZES[at % SIZES.length] ?? 0;
  }

  private ask(name: string, text: string): void {
    this.tell(JSON.stringify(text));
    this.path += `${this.path.includes("?") ? "&" : "?"}${encoded(name)}=${encoded(text)}`;
  }

  private pathWith(at: number, text: string): string {
    this.tell(JSON.stringify(text));
    const [path = "", query] = this.path.split("?");
    const parts = path.split("/");
    const open = parts.flatMap((part, index) => (/[\d_-]|^none$/.test(part) ? [index] : []));
    const index = open.length > 0 ? (open[at % open.length] ?? 0) : parts.length - 1;
    // Dots alone would lead elsewhere before they are sent.
    parts[index] = /^\.*$/.test(text) ? "x." : encoded(text).slice(0, 8000);
    return parts.join("/") + (query === undefined ? "" : `?${query}`);
  }

  /** Remembers words of the sender's own that are long enough to be told from ours. */
  private tell(json: string): void {
    const words = /[^"\\]{12,60}/.exec(json)?.[0];
    if (words !== undefined) this.said.push(words);
  }

  private get isJson(): boolean {
    return this.target.fields === undefined;
  }

  bytes(): Buffer | undefined {
    if (this.target.method === "GET") return undefined;
    if (this.whole === undefined && this.pairs.length === 0 && this.target.fields === undefined) return undefined;
    const text = this.whole ?? this.text();
    const whole = Buffer.from(text);
    const cut = whole.subarray(0, Math.floor((whole.length * this.share) / 100));
    if (this.spoilt === undefined) return cut;
    const at = cut.length === 0 ? 0 : this.spoilt % cut.length;
    return Buffer.concat([cut.subarray(0, at), Buffer.from([0xff, 0xc0, 0x80, 0xed, 0xa0, 0x80]), cut.subarray(at)]);
  }

  private text(): string {
    if (this.type?.startsWith("multipart/") && !this.isJson) return parts(this.pairs);
    return this.isJson
      ? jsonOf(this.pairs)
      : this.pairs.map(({ name, json }) => `${encoded(name)}=${encoded(textOf(json))}`).join("&");
  }

  sentHeaders(): Record<string, string> {
    if (this.target.method === "GET") return this.headers;
    const type = this.type ?? (this.isJson ? "application/json" : "application/x-www-form-urlencoded");
    return type === "" || (this.type === undefined && this.bytes() === undefined)
      ? this.headers
      : { ...this.headers, "content-type": type };
  }
}

const sized = (letters: string, length: number): string =>
  letters.repeat(Math.ceil(Math.max(length, 0) / letters.length)).slice(0, Math.max(length, 0));

function* leaves(value: unknown, name: string): Generator<{ name: string; json: string }> {
  const inner = typeof value === "object" && value !== null ? Object.entries(value) : [];
  if (inner.length === 0) yield { name, json: JSON.stringify(value) };
  for (const [key, one] of inner) yield* leaves(one, name === "" ? key : `${name}.${key}`);
}
const leavesOf = (body: unknown): Pairs =>
  body === undefined ? [] : [...leaves(body, "")].filter(({ name }) => name !== "");

/** JSON of these leaves: names may come twice and be any, since it is written and not made. */
function jsonOf(pairs: Pairs): string {
  const groups = new Map<string, Pairs>();
  const written: string[] = [];
  for (const { name, json } of pairs) {
    const [first = "", ...rest] = name.split(".");
    if (rest.length === 0 || first === "") written.push(`${JSON.stringify(name)}:${json}`);
    else groups.set(first, [...(groups.get(first) ?? []), { name: rest.join("."), json }]);
  }
  for (const [name, inner] of groups) {
    const isList = inner.every((one) => /^\d+(\.|$)/.test(one.name));
    written.push(`${JSON.stringify(name)}:${isList ? listOf(inner) : jsonOf(inner)}`);
  }
  return `{${written.join(",")}}`;
}

function listOf(pairs: Pairs): string {
  if (pairs.every(({ name }) => /^\d+$/.test(name))) return `[${pairs.map(({ json }) => json).join(",")}]`;
  const items = new Map<string, Pairs>();
  for (const { name, json } of pairs) {
    const [index = "", ...rest] = name.split(".");
    items.set(index, [...(items.get(index) ?? []), { name: rest.join("."), json }]);
  }
  return `[${[...items.values()].map(jsonOf).join(",")}]`;
}

/** What a form sends for a value: its text, or JSON as it stands. */
function textOf(json: string): string {
  try {
    const value: unknown = JSON.parse(json);
    return typeof value === "string" ? value : json;
  } catch {
    return json;
  }
}

/** Percent-encoded, halves of characters too, which `encodeURIComponent` refuses. */
const encoded = (text: string): string =>
  [...text]
    .map((character) => (/^[\ud800-\udfff]$/.test(character) ? "%ED%A0%80" : encodeURIComponent(character)))
    .join("");

const parts = (pairs: Pairs): string =>
  `${pairs.map(({ name, json }) => `--parts\r\ncontent-disposition: form-data; name="${name}"\r\n\r\n${textOf(json)}\r\n`).join("")}--parts--\r\n`;
