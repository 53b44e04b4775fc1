import { lambda } from "@kz2050/http/lambda";
import { createMine } from "./mine.ts";

export const handler = lambda(createMine);
