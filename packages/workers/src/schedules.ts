import { closing } from "./schedule/closing.ts";
import { forget } from "./schedule/forget.ts";
import { members } from "./schedule/members.ts";
import { recount } from "./schedule/recount.ts";
import { recountCouncils } from "./schedule/recount-councils.ts";
import type { Job } from "./schedule.ts";

/** Every job, for the local scheduler and the stacks. */
export const JOBS: readonly Job[] = [forget, recountCouncils, closing, recount, members];
