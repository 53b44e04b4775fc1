import { newRoutes } from "../route.ts";

/** Councils: proposals from the first word to the akimat's answer. */
export const councils = newRoutes();
