import { lambda } from "@kz2050/http/lambda";
import { createSite } from "./site.ts";

export const handler = lambda(createSite);
