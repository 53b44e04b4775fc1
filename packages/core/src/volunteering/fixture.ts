import { Identity } from "../identity/index.ts";
import { asActor, GUEST, type Person, system } from "../kernel/index.ts";
import { note } from "./noting.ts";
import type { HoursForm } from "./schema.ts";

/** Help of some hours in Astana, for tests that do not care. Nobody real. */
export const form = (overrides: Partial<HoursForm> = {}): HoursForm => ({
  what: "event",
  region: "71",
  organiser: "71",
  date: "2026-10-10",
  quarters: 10,
  name: "Үлгі Сынақбаева",
  text: "Кітап таратуға көмектестім",
  language: "kk",
  ...overrides,
});

/** Somebody signed in who agreed to the text in force. */
export async function volunteer(email: string): Promise<Person> {
  const { personId } = await asActor(GUEST, () => Identity.meet({ email, language: "kk" }));
  await asActor(system("test"), () => Identity.confirmAddress({ personId, language: "kk" }));
  const person: Person = { kind: "person", personId, sessionId: "s", provedAt: "9999-01-01T00:00:00.000Z" };
  const version = Identity.CONSENT_VERSION;
  await asActor(person, () => Identity.agree({ purposes: ["processing"], version }));
  return person;
}

/** Hours as this person notes them. */
export const notedBy = async (person: Person, overrides: Partial<HoursForm> = {}): Promise<string> =>
  (await asActor(person, () => note(form(overrides)))).hoursId;
