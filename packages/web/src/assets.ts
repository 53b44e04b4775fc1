import { answerHeaders } from "@kz2050/http";
import { ASSETS } from "@kz2050/ui/assets";
import { Hono } from "hono";

/** Styles and the mark, under names that change with their content: kept for a year. */
export const assets = new Hono();
for (const { path, type, body } of ASSETS) {
  assets.get(path, answerHeaders, (c) =>
    c.body(body, 200, { "content-type": type, "cache-control": "public, max-age=31536000, immutable" }),
  );
}
