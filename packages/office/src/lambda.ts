import { lambda } from "@kz2050/http/lambda";
import { createOffice } from "./app.tsx";

export const handler = lambda(createOffice);
