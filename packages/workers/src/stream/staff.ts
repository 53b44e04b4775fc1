import { Council } from "@kz2050/core/council";
import { onStream } from "../lambda.ts";
import { streamWorker } from "../stream.ts";

/** Keeps the public list of a council's members and moderators by their grants. */
export const staff = streamWorker({
  table: "Staff",
  copy: async ({ personId = "", grant = "" }) => {
    await Council.noteSeat({ personId, grant });
  },
});

export const handler = onStream(staff);
