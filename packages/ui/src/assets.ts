import { createHash } from "node:crypto";
import { css, cssHash } from "./generated/css.ts";
import { MARK_SVG } from "./mark.tsx";

export type Asset = { readonly path: string; readonly type: string; readonly body: string };

const iconHash = createHash("sha256").update(MARK_SVG).digest("hex").slice(0, 12);

/** The style sheet's path; it changes with the contents, so it is served as immutable. */
export const STYLE_PATH = `/assets/site.${cssHash}.css`;
export const ICON_PATH = `/assets/mark.${iconHash}.svg`;

/** Every file a page may ask for: serve each with `Cache-Control: public, max-age=31536000, immutable`. */
export const ASSETS: readonly Asset[] = [
  { path: STYLE_PATH, type: "text/css; charset=utf-8", body: css },
  { path: ICON_PATH, type: "image/svg+xml; charset=utf-8", body: MARK_SVG },
];
