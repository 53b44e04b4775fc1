import { lambda } from "@kz2050/http/lambda";
import { createApi } from "./app.ts";

export const handler = lambda(createApi);
