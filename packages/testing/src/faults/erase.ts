import { Identity } from "@kz2050/core/identity";
import { inScope, type Person, system } from "@kz2050/core/kernel";
import { Participation } from "@kz2050/core/participation";
import { ask } from "./client.ts";
import type { Cell } from "./deed.ts";
import { emailOf } from "./model.ts";
import type { Play } from "./play.ts";

const asPlatform = <T>({ w }: Play["ground"], work: () => Promise<T>): Promise<T> =>
  inScope({ ...w.deps, actor: system("erase"), requestId: "erase" }, work);

interface Booked {
  readonly id: string;
  readonly email: string;
  readonly status: string;
}

/**
 * A person asks to be erased and the streams carry it out. What stands of theirs is taken from what is stored, since the
 * erasure is no deed of one cell; the laws then hold it to what was promised.
 */
export async function erase({ ground, model, story }: Play, who: number): Promise<void> {
  const email = emailOf(model, who);
  // What was done a moment ago has told its line by then.
  await ground.drain();
  const { personId } = await asPlatform(ground, () => Identity.meet({ email, language: "kk" }));
  const person: Person = { kind: "person", personId, sessionId: "s", provedAt: "9999-01-01T00:00:00.000Z" };
  await ask(ground, person, () => Participation.eraseMe({}), { manner: "repeatable", key: `erase ${email}` });
  await ground.drain();
  // A record that was set aside has told no line, so the erasure did not come upon it: the night does.
  if ((await ground.rows("Parked")).length > 0) await asPlatform(ground, () => Participation.replayErasures());
  model.lives.set(who, (model.lives.get(who) ?? 0) + 1);
  model.cells.delete(`member:${email}`);
  for (const [name, cell] of model.cells) {
    if (name.startsWith("proposal:")) await afterwards(ground, cell as Cell<{ id: string; email: string }>, email);
    if (name.startsWith("lecturer:")) {
      const rows = new Map((await ground.rows("Bookings")).map((row) => [row.bookingId, row]));
      const lecturer = cell as Cell<readonly Booked[]>;
      lecturer.state = lecturer.state.map((one) =>
        one.email === email ? { ...one, status: String(rows.get(one.id)?.status) } : one,
      );
    }
  }
  const confirmed = (await ground.rows("Bookings")).filter(({ confirmedAt }) => confirmedAt !== undefined);
  const bookings = new Set(confirmed.map(({ bookingId }) => bookingId));
  // The contact of a booking that nobody confirmed is nobody's and is swept after seven days.
  const contacts = (await ground.rows("SchoolContacts")).filter(({ bookingId }) => bookings.has(bookingId));
  // So is an application: nobody has shown that the mailbox is theirs.
  const applications = (await ground.rows("Memberships")).filter(({ status }) => status !== "unconfirmed");
  const traces = [...(await ground.rows("People")), ...applications, ...contacts].filter((row) =>
    JSON.stringify(row).includes(email),
  );
  for (const row of traces) story.violations.push(`${email} was erased and is still in ${JSON.stringify(row)}`);
}

async function afterwards(
  ground: Play["ground"],
  cell: Cell<{ id: string; email: string }>,
  email: string,
): Promise<void> {
  const { state } = cell;
  if (state.id === "") return;
  const row = await ground.row("Proposals", { proposalId: state.id, item: "proposal" });
  const supports = await ground.rows("PendingSupports");
  const ids = new Set(supports.map(({ supportId }) => supportId));
  const { supports: known } = state as unknown as { supports: readonly { id: string }[] };
  cell.state = { ...state, supports: known.filter(({ id }) => ids.has(id)) } as typeof state;
  if (state.email === email) cell.state = { ...cell.state, email: "", ...(!row && { id: "" }) };
}
