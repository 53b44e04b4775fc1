import { newRoutes } from "../route.ts";

/** Lectures: lecturers, their free slots, and a booking from hold to feedback. */
export const lectures = newRoutes();
