/** Classes pages may write by hand, beside those the components write. */
export const TEXT_CLASSES: readonly RegExp[] = [
  /^kz-heading-(xl|l|m|s)$/,
  /^kz-caption-(xl|l|m)$/,
  /^kz-body(-s|-l)?$/,
  /^kz-link$/,
  /^kz-list(--bullet|--number|--spaced)?$/,
  /^kz-visually-hidden$/,
];

/** Says of a class name whether any source writes it, whole or as the start of a template: `kz-tag--${colour}`. */
export function writtenIn(sources: readonly string[]): (name: string) => boolean {
  const whole = new Set<string>();
  const starts = new Set<string>();
  for (const source of sources) {
    for (const [, name = "", next] of source.matchAll(/(kz-[\w-]*)(\$\{)?/g)) (next ? starts : whole).add(name);
    // `${block}__item`: the blocks are written whole, their parts are not.
    for (const [, block = ""] of source.matchAll(/block="(kz-[\w-]+)"/g)) starts.add(block);
  }
  return (name) =>
    whole.has(name) ||
    [...starts].some((start) => name.startsWith(start)) ||
    TEXT_CLASSES.some((text) => text.test(name));
}

/** The top-level parts of a text split at `separator`, heeding brackets. */
function split(text: string, separator: string): string[] {
  const parts: string[] = [];
  let depth = 0;
  let from = 0;
  for (let at = 0; at < text.length; at++) {
    const sign = text[at];
    if (sign === "(" || sign === "[") depth++;
    else if (sign === ")" || sign === "]") depth--;
    else if (sign === separator && depth === 0) {
      parts.push(text.slice(from, at));
      from = at + 1;
    }
  }
  parts.push(text.slice(from));
  return parts;
}

/** Where the block that opens at `open` closes. */
function closing(css: string, open: number): number {
  let depth = 0;
  for (let at = open; at < css.length; at++) {
    if (css[at] === "{") depth++;
    else if (css[at] === "}" && --depth === 0) return at;
  }
  throw new Error("the style sheet ends inside a block");
}

/** Print sizes of text: a printed page keeps the screen's, which is less to load. */
const PRINT_ONLY = /^((font-(size|family)|line-height|color):[^;]*;?)*$/;
/** Set once on the body, and inherited. */
const INHERITED = /(font-family:system-ui[^;]*|-webkit-font-smoothing:[^;]*|-moz-osx-font-smoothing:[^;]*)(;|$)/g;
/** Hacks for Internet Explorer: `@media screen\0`. */
const OLD_BROWSER = /^@media screen[^\x20-\x7e]|^@media screen\\|-ms-high-contrast: none/;

/** Compressed CSS without the selectors whose class nobody writes. */
export function pruneCss(css: string, used: (name: string) => boolean, print = false): string {
  let kept = "";
  let at = 0;
  while (at < css.length) {
    const open = css.indexOf("{", at);
    if (open < 0) return kept + css.slice(at);
    const close = closing(css, open);
    const head = css.slice(at, open);
    const body = css.slice(open + 1, close);
    at = close + 1;
    if (OLD_BROWSER.test(head)) continue;
    if (/^@(media|supports)/.test(head)) {
      const inner = pruneCss(body, used, head === "@media print");
      if (inner) kept += `${head}{${inner}}`;
    } else if (head.startsWith("@")) {
      kept += `${head}{${body}}`;
    } else {
      const selectors = split(head, ",").filter((selector) =>
        [...selector.replace(/:not\([^()]*(\([^()]*\))?[^()]*\)/g, "").matchAll(/\.(kz-[\w-]+)/g)].every(
          ([, name = ""]) => used(name),
        ),
      );
      const declarations = head.includes("template__body") ? body : body.replace(INHERITED, "").replace(/;$/, "");
      if (declarations === "" || (print && PRINT_ONLY.test(declarations))) continue;
      if (selectors.length > 0) kept += `${selectors.join(",")}{${declarations}}`;
    }
  }
  return kept;
}
