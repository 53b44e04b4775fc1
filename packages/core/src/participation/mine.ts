import * as z from "zod";
import { Identity } from "../identity/index.ts";
import { action, person } from "../kernel/index.ts";
import { SERVICES } from "./services.ts";

/** Everything the person has done, wherever, as it stands now; the newest first. */
export const mine = action({
  name: "participation.mine",
  access: person,
  unkeyed: true,
  input: z.object({}),
  run: async (_input, { actor }) => ({ lines: await linesOf(actor.personId) }),
});

/** A person's lines, read anew from their records; for an action that has said who may ask. */
export async function linesOf(
  personId: string,
  wanted: (deed: Identity.Deed) => boolean = () => true,
): Promise<Identity.Line[]> {
  const deeds = (await Identity.deedsOf(personId)).filter(wanted);
  const found = await Promise.all(
    SERVICES.map(({ name, lines }) => {
      const own = deeds.filter(({ service }) => service === name);
      return own.length > 0 ? lines(personId, own) : [];
    }),
  );
  return found.flat().toSorted((a, b) => (a.at < b.at ? 1 : a.at > b.at ? -1 : 0));
}
