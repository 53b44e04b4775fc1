import type { Front } from "@kz2050/http";
import { Hono } from "hono";
import { DOCUMENT_JSON } from "./generated/document.ts";

const HOUR = "public, max-age=3600";

/** The OpenAPI document, as the script wrote it, and a page to read it on, served by us alone. */
export const reference = new Hono<Front>();

reference.get("/api/openapi.json", (c) =>
  c.body(DOCUMENT_JSON, 200, { "content-type": "application/json; charset=utf-8", "cache-control": HOUR }),
);
